"""Makes foreign text harmless to a terminal.

A pack, an import or a file may hold bytes that move the cursor, write the clipboard or reverse the reading
direction. They are replaced once, when the text comes in, by symbols that can be seen; nothing is dropped, so
an author finds what was there.
"""

import re

_RANGES = (
    (0x00, 0x08),  # C0 controls but tab and newline
    (0x0B, 0x1F),
    (0x7F, 0x9F),  # DEL and the C1 controls
    (0xAD, 0xAD),  # soft hyphen
    (0x061C, 0x061C),  # Arabic letter mark
    (0x180E, 0x180E),  # Mongolian vowel separator
    (0x200B, 0x200F),  # zero-width characters and direction marks
    (0x2028, 0x202E),  # line and paragraph separator, bidi embeddings and overrides
    (0x2060, 0x206F),  # word joiner, invisible operators, bidi isolates
    (0xD800, 0xDFFF),  # lone surrogates
    (0xFEFF, 0xFEFF),  # byte order mark
    (0xFFF9, 0xFFFB),  # interlinear annotation
    (0xE0000, 0xE007F),  # tags
)
_UNSAFE = re.compile("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in _RANGES) + "]")
_CONTROL_PICTURES = 0x2400
_PICTURE_OF_DELETE = "\u2421"


def sanitise(text: str) -> str:
    """Replace everything a terminal would obey instead of show.

    Newlines and tabs stay; carriage returns become newlines. Sanitising twice changes nothing more.
    """
    return _UNSAFE.sub(_symbol, newlines(text))


def newlines(text: str) -> str:
    """The text with a newline for every kind of line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _symbol(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(_CONTROL_PICTURES + code)
    if code == 0x7F:
        return _PICTURE_OF_DELETE
    return f"\u27e8U+{code:04X}\u27e9"
