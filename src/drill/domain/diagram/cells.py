"""How many cells of a terminal a text takes, and how it is wrapped."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

MOST_MARKS: Final = 2
"""Combining marks kept on one character."""

_UNSEEN: Final = ("Cc", "Cs", "Co", "Cn", "Zl", "Zp")
_SPLIT_BEHIND: Final = "-_/.,:"


@lru_cache(4096)
def characters(text: str) -> tuple[tuple[str, int], ...]:
    """A line of text as what fills one place each: the characters, and whether they take one cell or two."""
    if text.isascii() and text.isprintable():
        return tuple((character, 1) for character in text)
    return tuple(_characters(text))


def _characters(text: str) -> Iterator[tuple[str, int]]:
    held, width, marks = "", 0, 0
    for character in unicodedata.normalize("NFC", text):
        category = unicodedata.category(character)
        if category in ("Mn", "Me", "Cf") or "\U0001f3fb" <= character <= "\U0001f3ff":
            # Marks stay with their character; joiners and variants would change its width in some terminals only.
            if held and category in ("Mn", "Me") and marks < MOST_MARKS and not "\ufe00" <= character <= "\ufe0f":
                held, marks = held + character, marks + 1
            continue
        if held:
            yield held, width
        shown = " " if character in "\t\n\r\v\f" else "�" if category in _UNSEEN else character
        held, width, marks = shown, 2 if unicodedata.east_asian_width(shown) in "WF" else 1, 0
    if held:
        yield held, width


def cell_width(text: str) -> int:
    """The cells that a line of text takes."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(width for _, width in characters(text))


def cut(text: str, width: int) -> str:
    """A line of text in so many cells at most, with an ellipsis where something is missing."""
    if cell_width(text) <= width:
        return text
    kept = ""
    for character, _ in characters(text):
        if cell_width(kept + character) > width - 1:
            break
        kept += character
    return f"{kept}…" if width > 0 else ""


def wrapped(text: str, width: int) -> tuple[str, ...]:
    """A text in lines of so many cells at most, broken between words and else anywhere; its own line breaks stay."""
    lines = [part for line in text.split("\n") for part in _wrapped_line(line, width)]
    return tuple(lines) or ("",)


@lru_cache(2048)
def _wrapped_line(line: str, width: int) -> tuple[str, ...]:
    if cell_width(line) <= width:
        return (" ".join(line.split()),)
    lines = [""]
    for word in line.split():
        for piece in _pieces(word, width):
            glue = " " if lines[-1] and piece is word else ""
            if cell_width(lines[-1] + glue + piece) <= width:
                lines[-1] += glue + piece
            elif lines[-1]:
                lines.append(piece)
            else:
                lines[-1] = piece
    return tuple(lines)


def _pieces(word: str, width: int) -> list[str]:
    """A word, cut where it is too long: behind a hyphen, before a capital, or anywhere."""
    if cell_width(word) <= width:
        return [word]
    pieces, piece = [], ""
    for character, _ in characters(word):
        if piece and cell_width(piece + character) > width:
            at = _good_break(piece)
            pieces.append(piece[:at])
            piece = piece[at:]
        piece += character
    return [*pieces, piece]


def _good_break(piece: str) -> int:
    for at in range(len(piece) - 1, len(piece) // 3, -1):
        if piece[at - 1] in _SPLIT_BEHIND or (piece[at].isupper() and piece[at - 1].islower()):
            return at
    return len(piece)
