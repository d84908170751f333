"""Markdown as one piece of text: a `Markdown` widget costs about ten milliseconds a line, this a few for a page."""

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from textual.content import Content

from drill.tui.rows import Row, Rows

NOTHING = Content("")
EMPTY: Row = (NOTHING, NOTHING)
INLINE_STYLES = {"strong": "bold", "em": "italic"}


def render(text: str) -> Rows:
    """Markdown as rows of styled text. Its own markup is never interpreted: foreign text stays text."""
    root = SyntaxTreeNode(MarkdownIt("commonmark", {"html": False}).enable("table").parse(text))
    rows: list[Row] = []
    for node in root.children:
        rows += [*_block(node), EMPTY]
    return Rows(rows[:-1])


def _block(node: SyntaxTreeNode) -> Iterator[Row]:
    match node.type:
        case "heading":
            yield NOTHING, Content.styled(_inline(node).plain, "bold $primary")
        case "bullet_list" | "ordered_list":
            yield from _items(node)
        case "fence" | "code_block":
            for line in node.content.rstrip("\n").split("\n"):
                yield Content("  "), Content.styled(line, "$accent")
        case "blockquote":
            for child in node.children:
                yield from ((Content.assemble(("▎ ", "$primary"), front), text) for front, text in _block(child))
        case "hr":
            yield NOTHING, Content.styled("─" * 20, "$muted")
        case "table":
            yield from ((NOTHING, row) for row in _table(node))
        case _:
            yield NOTHING, _inline(node)


def _items(node: SyntaxTreeNode) -> Iterator[Row]:
    for number, item in enumerate(node.children, start=int(node.attrs.get("start", 1))):
        marker = "• " if node.type == "bullet_list" else f"{number}. "
        rows = [row for child in item.children for row in _block(child)] or [EMPTY]
        for index, (front, text) in enumerate(rows):
            lead = (marker, "$primary") if index == 0 else " " * len(marker)
            yield Content.assemble(lead, front), text


def _table(node: SyntaxTreeNode) -> Iterator[Content]:
    rows = [row for part in node.children for row in part.children]
    cells = [[_inline(cell) for cell in row.children] for row in rows]
    widths = [max(cell.cell_length for cell in column) for column in zip(*cells, strict=True)]
    for index, row in enumerate(cells):
        padded = [cell.pad_right(width - cell.cell_length) for cell, width in zip(row, widths, strict=True)]
        line = Content("  ").join(padded)
        yield line.stylize("bold") if index == 0 else line


def _inline(node: SyntaxTreeNode) -> Content:
    return Content.assemble(*(part for child in node.children for part in _pieces(child, "")))


def _pieces(node: SyntaxTreeNode, style: str) -> Iterator[Content]:
    match node.type:
        case "text":
            yield Content.styled(node.content, style)
        case "code_inline":
            yield Content.styled(node.content, f"{style} $accent".strip())
        case "softbreak":
            yield Content(" ")
        case "hardbreak":
            yield Content("\n")
        case _:
            inner = f"{style} {INLINE_STYLES.get(node.type, '')}".strip()
            for child in node.children:
                yield from _pieces(child, inner)
