"""Markdown as lines for the ear: no signs of layout, tables told row by row."""

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from drill.cli.plain.conversation import wrapped

CODE = "    "


def prose(text: str) -> tuple[str, ...]:
    """Markdown as wrapped lines, a blank one between its blocks."""
    root = SyntaxTreeNode(MarkdownIt("commonmark", {"html": False}).enable("table").parse(text))
    lines: list[str] = []
    for node in root.children:
        lines += [*_block(node, "", ""), ""]
    return tuple(lines[:-1])


def _block(node: SyntaxTreeNode, first: str, rest: str) -> Iterator[str]:
    """A block as lines.

    Args:
        node: The block.
        first: What stands before its first line.
        rest: What stands before all others.
    """
    match node.type:
        case "bullet_list" | "ordered_list":
            for number, item in enumerate(node.children, start=int(node.attrs.get("start", 1))):
                marker = "- " if node.type == "bullet_list" else f"{number}. "
                blank = " " * len(marker)
                yield from _blocks(item, first + marker, rest + blank)
                first = rest
        case "fence" | "code_block":
            for line in node.content.rstrip("\n").split("\n"):
                yield f"{first}{CODE}{line}"
                first = rest
        case "blockquote":
            yield from _blocks(node, f"{first}> ", f"{rest}> ")
        case "table":
            for row in _table(node):
                yield from wrapped(row, f"{first}- ", f"{rest}  ")
                first = rest
        case "hr":
            pass
        case _:
            yield from wrapped(_inline(node), first, rest)


def _blocks(node: SyntaxTreeNode, first: str, rest: str) -> Iterator[str]:
    for child in node.children:
        yield from _block(child, first, rest)
        first = rest


def _table(node: SyntaxTreeNode) -> Iterator[str]:
    """Each row as `title: cell; title: cell`."""
    rows = [[_inline(cell) for cell in row.children] for part in node.children for row in part.children]
    titles, *others = rows
    for cells in others:
        yield "; ".join(f"{title}: {cell}" if title else cell for title, cell in zip(titles, cells, strict=True))


def _inline(node: SyntaxTreeNode) -> str:
    return "".join(_piece(child) for child in node.children)


def _piece(node: SyntaxTreeNode) -> str:
    match node.type:
        case "text" | "code_inline":
            return node.content
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case _:
            return _inline(node)
