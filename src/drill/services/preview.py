"""Previewing a problem file while it is written: it is read again when it changes, and the last good state kept."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from drill.content.checking import Checked, check
from drill.content.faults import Fault
from drill.content.files import FileStamp, inspect
from drill.content.library import read_problem
from drill.domain.diagram.drawing import draw
from drill.domain.diagram.reading import read
from drill.domain.problem import Problem
from drill.domain.wording import count_text
from drill.errors import DrillError, UsageError
from drill.services.library import Library
from drill.services.markdown_export import code_span, fenced, inline
from drill.services.preview_pages import Block, Drawing, Page, pages
from drill.services.start import USUAL_FORMAT, find_format

PLAIN_WIDTH: Final = 80
"""The columns for which drawings are drawn in Markdown."""


class Preview:
    """A problem file as its author should see it. Nothing of the user's data is touched.

    Args:
        path: The file.
        library: Knows formats and the rubric's patterns.

    Raises:
        UsageError: when there is no such file, or it is a folder.
    """

    def __init__(self, path: Path, library: Library) -> None:
        if not path.exists() or path.is_dir():
            reason = "is a folder" if path.is_dir() else "is not there"
            raise UsageError(f"{path} {reason}.", "Name a problem of `drill problems`, or its file.")
        self.path = path
        self._patterns = frozenset(pattern.id for pattern in library.rubric.patterns)
        self._agenda = find_format(library.formats, USUAL_FORMAT)
        self._seen: FileStamp | Fault | None = None
        self._problem: Problem | None = None
        self._checked = Checked()
        self.is_broken = False
        self.refresh()

    def refresh(self) -> bool:
        """Read the file again if it changed; whether it did."""
        stamp = inspect(self.path)
        if stamp == self._seen:
            return False
        self._seen = stamp
        decoded = read_problem(self.path, self._patterns)
        self.is_broken = decoded.value is None
        self._problem = decoded.value or self._problem
        try:
            self._checked = check(self.path)
        except DrillError:  # it went away in between
            self._checked = Checked(decoded.faults)
        return True

    @property
    def title(self) -> str:
        """What is previewed."""
        return self._problem.title if self._problem else self.path.name

    @property
    def pages(self) -> tuple[Page, ...]:
        """What stands in the file's way, then the problem as it was when it last could be read."""
        first = Page("File", tuple(self._state()))
        return (first, *(pages(self._problem, self._agenda) if self._problem else ()))

    def markdown(self) -> str:
        """All pages as one text, with drawings drawn."""
        parts = [f"# {inline(self.title)}"]
        for page in self.pages:
            parts += [f"## {page.title}", *(_plain(block) for block in page.blocks)]
        return "\n\n".join(part.strip() for part in parts) + "\n"

    def _state(self) -> Iterator[Block]:
        yield code_span(str(self.path))
        faults, warnings = self._checked.faults, self._checked.warnings
        if self.is_broken:
            last = "The other pages show it as it last could be read." if self._problem else ""
            yield f"**! It cannot be read: {count_text(len(faults), 'fault')}.** {last}"
        else:
            yield "It can be played." if not faults else f"**! {count_text(len(faults), 'fault')}**"
        yield from _listed(faults)
        if not self.is_broken:
            yield f"### Lints: {len(warnings)}"
            yield from _listed(warnings)


def _listed(faults: tuple[Fault, ...]) -> Iterator[str]:
    if faults:
        yield "\n".join(f"- {fault.line}:{fault.column}: {inline(fault.message)}" for fault in faults)


def _plain(block: Block) -> str:
    if not isinstance(block, Drawing):
        return block
    reading = read(block.text)
    complaints = [f"- ! line {complaint.line}: {inline(complaint.reason)}" for complaint in reading.complaints]
    return "\n".join((fenced(str(draw(reading.graph, PLAIN_WIDTH))), *complaints))
