"""The editors of all parts of an answer, of which one shows. Which part has which editor is decided here."""

from collections.abc import Callable, Iterator, Mapping

from textual.containers import Container

from drill.domain.answers import DECISIONS, DIAGRAM, WORKSHEET, Answers, Part
from drill.domain.part_names import placeholder
from drill.domain.problem import Problem
from drill.tui.widgets.answer_editor import AnswerEditor
from drill.tui.widgets.decisions_editor import DecisionsEditor
from drill.tui.widgets.diagram_editor import DiagramEditor
from drill.tui.widgets.part_editor import PartEditor
from drill.tui.widgets.worksheet_editor import WorksheetEditor

KINDS: Mapping[Part, Callable[[str, str], PartEditor]] = {
    WORKSHEET: WorksheetEditor,
    DIAGRAM: DiagramEditor,
    DECISIONS: DecisionsEditor,
}
"""The parts with an editor of their own kind; it takes the text and what an empty one says."""


def editor_for(part: Part, text: str, problem: Problem) -> PartEditor:
    """The editor of a part.

    Args:
        part: The part.
        text: What stands in it.
        problem: What the answer is about.
    """
    hint = placeholder(part, problem)
    kind = KINDS.get(part)
    return PartEditor(AnswerEditor(text, hint)) if kind is None else kind(text, hint)


class PartEditors(Container):
    """The editors that were opened so far; each keeps its own undo.

    Args:
        problem: What the answers are about.
        answers: What stands in the parts.
    """

    def __init__(self, problem: Problem, answers: Answers) -> None:
        super().__init__(id="editors")
        self._problem = problem
        self._answers = answers
        self._by_part: dict[Part, PartEditor] = {}
        self._present: Part | None = None

    async def open(self, part: Part) -> None:
        """Show the editor of a part, and let the next key be typed there."""
        self._present = part
        if part not in self._by_part:
            # Known before it stands on the screen: the interviewer may write into it any moment.
            editor = self._by_part[part] = editor_for(part, self._answers.get(part, ""), self._problem)
            await self.mount(editor)
        # Another part may have been asked for meanwhile; the last one counts.
        for each, editor in self._by_part.items():
            editor.display = each == self._present
        self._by_part[self._present].focus()

    def editor(self, part: Part) -> PartEditor:
        """The editor of a part that was opened."""
        return self._by_part[part]

    @property
    def wants_room(self) -> bool:
        """Whether what stands around should make room for the editor that shows."""
        return any(editor.display and editor.wants_room for editor in self._by_part.values())

    def texts(self) -> Iterator[tuple[Part, str]]:
        """What stands in each part that was opened."""
        for part, editor in self._by_part.items():
            yield part, editor.text

    def show_insertion(self, part: Part, text: str) -> None:
        """Show what the interviewer has put above a text."""
        editor = self._by_part.get(part)
        if editor is not None:
            editor.insert_on_top(text.removesuffix(editor.text))

    def go_below(self, part: Part, line: int) -> None:
        """Put the cursor of a part at the beginning of a line."""
        self._by_part[part].area.move_cursor((line, 0))

    def show_answer(self, part: Part, line: int, text: str) -> None:
        """Show what the interviewer has answered, behind the end of a line."""
        editor = self._by_part.get(part)
        if editor is not None:
            editor.insert_below(line, text)
