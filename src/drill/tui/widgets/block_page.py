"""A page of texts and drawings that scrolls; drawings are made for the width there is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.visual import Visual
from textual.widgets import Static

from drill.domain.study.blocks import Block, Drawing
from drill.tui.markdown import render
from drill.tui.picture_view import picture

ANY_HEIGHT: Final = 200
"""A page is scrolled, so a drawing may be as high as it likes."""

Piece: TypeAlias = Block | Visual
"""Markdown, a drawing, or what is made already."""


@dataclass(frozen=True)
class Section:
    """Some pieces below each other that look alike.

    Args:
        kind: The style class of its widgets.
        pieces: What it holds.
        begins: Whether the page is scrolled to its beginning when it is shown.
    """

    kind: str
    pieces: Sequence[Piece]
    begins: bool = False


class BlockPage(VerticalScroll):
    """Sections of texts and drawings."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._sections: Sequence[Section] = ()
        self._drawn_for = 0

    async def show(self, sections: Sequence[Section]) -> None:
        """Show other sections, from the top or from the one that begins."""
        self._sections = sections
        begin = await self._fill()
        if begin is None:
            self.scroll_home(animate=False, force=True)
        else:
            self.call_after_refresh(self.scroll_to_widget, begin, animate=False, top=True, force=True)

    async def on_resize(self) -> None:
        """Draw what is drawn for the room there is now."""
        if self._sections and self._drawn_for != self._room:
            await self.show(self._sections)

    @property
    def _room(self) -> int:
        return self.scrollable_content_region.width

    async def _fill(self) -> Static | None:
        """Make the widgets anew; the one at which a section begins that is to be scrolled to."""
        self._drawn_for = self._room
        old = list(self.children)
        new = [(section, widget) for section in self._sections for widget in self._widgets(section)]
        # The new before the old: a page that is never empty keeps its place.
        await self.mount(*(widget for _, widget in new), before=0 if old else None)
        await self.remove_children(old)
        return next((widget for section, widget in new if section.begins), None)

    def _widgets(self, section: Section) -> Iterator[Static]:
        """Neighbouring texts as one widget, and one for everything else."""
        texts: list[str] = []
        for piece in section.pieces:
            if isinstance(piece, str):
                texts.append(piece)
                continue
            yield from self._text(texts, section.kind)
            texts = []
            if isinstance(piece, Drawing):
                yield Static(self._picture(piece), classes=f"{section.kind} drawing")
            else:
                yield Static(piece, classes=f"{section.kind} text")
        yield from self._text(texts, section.kind)

    def _text(self, texts: Sequence[str], kind: str) -> Iterator[Static]:
        if texts:
            yield Static(render("\n\n".join(texts)), classes=f"{kind} text")

    def _picture(self, drawing: Drawing) -> Content:
        return picture(drawing.graph, Size(self._room, ANY_HEIGHT), {}, ascii_only=False)
