"""A problem as its users will meet it, while its author writes it."""

from collections.abc import Iterator
from typing import ClassVar, Final

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Footer, Static

from drill.domain.diagram.reading import read
from drill.services.preview import Preview
from drill.services.preview_pages import Drawing, Page
from drill.tui.commands import Place, bindings
from drill.tui.drawing_view import complaint_line
from drill.tui.markdown import render
from drill.tui.picture_view import picture
from drill.tui.screens.base import DrillScreen
from drill.tui.words import heading, lines, muted

TICK_SECONDS: Final = 1.0
ANY_HEIGHT: Final = 200
"""A page is scrolled, so a drawing may be as high as it likes."""


class PreviewScreen(DrillScreen):
    """The pages of a problem; they follow the file.

    Args:
        preview: The file with what it holds.
    """

    PLACE = Place.PREVIEW
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.PREVIEW)
    CSS_PATH: ClassVar[str] = "preview.tcss"

    page = getters.query_one("#page", VerticalScroll)

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self._preview = preview
        self._pages = preview.pages
        self._title = ""
        self._number = 0
        self._drawn_for = 0

    def compose(self) -> ComposeResult:
        """What it is and which page, the list of pages where there is room, and the page."""
        yield Static(id="what")
        with Horizontal():
            yield Static(id="pages")
            yield VerticalScroll(id="page")
        yield Footer(show_command_palette=False)

    async def on_mount(self) -> None:
        """Show the first page, and look after the file from now on."""
        self.page.focus()
        await self._show(from_top=True)
        self.set_interval(TICK_SECONDS, self.tick)

    async def on_resize(self) -> None:
        """Draw what is drawn for the room there is now."""
        if self._drawn_for not in (0, self._room.width):
            await self._show(from_top=False)

    async def tick(self) -> None:
        """Show the file anew if it changed, at the same place."""
        if not self._preview.refresh():
            return
        self._pages = self._preview.pages
        titles = [page.title for page in self._pages]
        kept = self._title in titles
        self._number = titles.index(self._title) if kept else 0
        await self._show(from_top=not kept)

    async def action_next_page(self) -> None:
        """Show the next page; after the last the first."""
        await self._turn(1)

    async def action_previous_page(self) -> None:
        """Show the page before; before the first the last."""
        await self._turn(-1)

    def action_back(self) -> None:
        """Leave drill: the preview was all that was asked for."""
        self.app.exit()

    @property
    def _room(self) -> Size:
        return self.page.scrollable_content_region.size

    async def _turn(self, steps: int) -> None:
        self._number = (self._number + steps) % len(self._pages)
        await self._show(from_top=True)

    async def _show(self, *, from_top: bool) -> None:
        shown = self._pages[self._number]
        self._title = shown.title
        self._drawn_for = self._room.width
        self.query_one("#what", Static).update(self._what(shown))
        self.query_one("#pages", Static).update(lines(*(self._entry(page) for page in self._pages)))
        # The new before the old: a page that is never empty keeps its place.
        old = list(self.page.children)
        await self.page.mount(*self._widgets(shown), before=0 if old else None)
        await self.page.remove_children(old)
        if from_top:
            self.page.scroll_home(animate=False, force=True)

    def _what(self, shown: Page) -> Content:
        number = f"   {self._number + 1} of {len(self._pages)}: {shown.title}"
        broken = Content.styled("   ! broken, see File", "bold $error") if self._preview.is_broken else Content("")
        return Content.assemble(heading(self._preview.title), muted(number), broken)

    def _entry(self, page: Page) -> Content:
        if page.title == self._title:
            return Content.styled(f"▸ {page.title}", "bold $primary")
        return muted(f"  {page.title}")

    def _widgets(self, shown: Page) -> Iterator[Static]:
        """Neighbouring texts as one widget, and one for each drawing."""
        texts: list[str] = []
        for block in shown.blocks:
            if isinstance(block, str):
                texts.append(block)
                continue
            yield Static(render("\n\n".join(texts)), classes="text")
            yield Static(self._picture(block), classes="drawing")
            texts.clear()
        yield Static(render("\n\n".join(texts)), classes="text")

    def _picture(self, drawing: Drawing) -> Content:
        reading = read(drawing.text)
        drawn = picture(reading.graph, Size(self._room.width, ANY_HEIGHT), {}, ascii_only=False)
        return lines(*map(complaint_line, reading.complaints), drawn)
