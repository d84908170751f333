"""Printing: JSON for scripts, aligned columns for people. Nothing is coloured, and no text reaches the terminal raw."""

from collections.abc import Iterable, Sequence


def print_json(data: object) -> None:
    """Print data as one line of JSON."""
    import json

    print(json.dumps(data))


def print_text(text: str) -> None:
    """Print a text of any origin; what a terminal would obey is shown as a symbol."""
    from drill.content.sanitise import sanitise

    print(sanitise(text))


def print_table(rows: Iterable[Sequence[str]]) -> None:
    """Print rows of cells in columns as wide as they need to be."""
    print_text("\n".join(table_lines(rows)))


def table_lines(rows: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Rows of cells as lines with aligned columns; the last column is not filled up."""
    rows = [tuple(rows_cell.replace("\n", " ") for rows_cell in row) for row in rows]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return tuple("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)
