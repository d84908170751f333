"""Labels as Mermaid writes them: quotes, line breaks, and characters by their names."""

import re
from typing import Final

LONGEST_LABEL: Final = 200
"""In characters; the rest is cut."""

_BREAK = re.compile(r"\s*(?:<br\s{0,3}/?>|\\n)\s*", re.IGNORECASE)
_ENTITY = re.compile(r"#(?:(?P<code>[0-9]{1,7})|(?P<name>[a-z]{2,6}));")
_NAMED = {"quot": '"', "amp": "&", "lt": "<", "gt": ">", "nbsp": " ", "apos": "'", "num": "#", "semi": ";"}
_RISKY = re.compile(r"""["#<>&;|\\\[\](){}`]|^\s|\s$|\s(?=\s)""")
_LAST_CODE = 0x10FFFF


def plain_label(text: str) -> str:
    """What a label shows."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'`":
        text = text[1:-1]
    lines = _BREAK.sub("\n", text).split("\n")
    return "\n".join(_ENTITY.sub(_character, line) for line in lines)[:LONGEST_LABEL]


def mermaid_label(label: str) -> str:
    """A label in quotes, as `plain_label` reads it."""
    lines = (_RISKY.sub(lambda found: f"#{ord(found.group())};", line) for line in label.split("\n"))
    return f'"{"<br/>".join(lines)}"'


def _character(found: re.Match[str]) -> str:
    if found["name"]:
        return _NAMED.get(found["name"], found.group())
    code = int(found["code"])
    surrogate = 0xD800 <= code <= 0xDFFF
    return found.group() if code < ord(" ") or code > _LAST_CODE or surrogate else chr(code)
