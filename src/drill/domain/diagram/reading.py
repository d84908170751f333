"""Reads a drawing from text: an arrow list, a Mermaid flowchart, or a mixture of both. Never fails, never hurries."""

import re
from typing import Final

from drill.domain.diagram.graph import Direction, Reading
from drill.domain.diagram.labels_in_text import plain_label
from drill.domain.diagram.sketch import Sketch
from drill.domain.diagram.statement import read_statement

MOST_LINES: Final = 10_000
FOR_DRILL: Final = "%% drill:"
"""In a Mermaid comment that begins so stands what Mermaid has no words for, such as what a box bears."""

LONGEST_LINE: Final = 1_000
"""In characters."""

_HEADER = re.compile(r"(?:flowchart|graph)(?:-elk)?(?:\s+(?P<direction>TD|TB|LR|RL|BT))?\s*(?:;|$)")
_LOOKS = re.compile(r"(?:classDef|class|style|linkStyle|click|direction|accTitle|accDescr)(?:\s|:|$)")
_GROUP = re.compile(r"subgraph(?:\s+(?P<name>.*))?$")
_TITLED = re.compile(r"(?P<name>[^\[\"]*?)\s*\[(?P<label>.*?)\]?$")
_COMMENT = re.compile(r"(?:^|(?<=\s))(?:%%|//|\#(?=\s|$)).*$|%%.*$")
_QUOTED = re.compile(r'"[^"]*"')
_BULLET = re.compile(r"[-*•]\s+(?=\S)")
_RULE = re.compile(r"[-=_*]{3,}$|```|~~~\w*$")


def read(text: str) -> Reading:
    """Read a drawing.

    Args:
        text: Lines of either notation. Lines of the interviewer (`> `) are passed over.

    Returns:
        The graph as far as it was understood, and a complaint for each line that was not.
    """
    lines = text.split("\n")
    sketch = Sketch(exact=any(_HEADER.match(line.strip()[:LONGEST_LINE]) for line in lines[:MOST_LINES]))
    for number, line in enumerate(lines[:MOST_LINES], start=1):
        sketch.line = number
        if line[: 2 * LONGEST_LINE].strip() == line.strip() and len(line.strip()) <= LONGEST_LINE:
            _read_line(line.strip(), sketch)
        else:
            sketch.complain(f"This line is longer than {LONGEST_LINE:,} characters; it is left out.")
    if len(lines) > MOST_LINES:
        sketch.complain(f"Only the first {MOST_LINES:,} lines are read.", MOST_LINES + 1)
    return sketch.finish()


def _read_line(line: str, sketch: Sketch) -> None:
    if line.startswith(">") or _RULE.match(line):
        return
    line = _without_comment(line.removeprefix(FOR_DRILL).lstrip())
    header = _HEADER.match(line)
    if header is not None:
        direction = (header["direction"] or "TD").replace("TB", "TD")
        sketch.direction = sketch.direction or Direction(direction)
        line = line[header.end() :].strip()
    line = _BULLET.sub("", line, count=1) if _BULLET.match(line) else line
    while line:
        line = _read_part(line, sketch).lstrip("; \t")


def _read_part(line: str, sketch: Sketch) -> str:
    """Read one statement; what is left of the line."""
    if _LOOKS.match(line):
        return line.partition(";")[2]
    statement, _, rest = line.partition(";")
    if statement.strip() == "end":
        sketch.close_group()
        return rest
    group = _GROUP.match(statement.strip())
    if group is not None:
        _open_group((group["name"] or "").strip(), sketch)
        return rest
    return read_statement(line, sketch)


def _open_group(named: str, sketch: Sketch) -> None:
    titled = _TITLED.match(named)
    name = (titled["name"] if titled else named).strip().strip('"')
    label = plain_label(titled["label"]) if titled else plain_label(named)
    name = name or label or f"group {len(sketch.groups) + 1}"
    sketch.open_group(name, label or name)


def _without_comment(line: str) -> str:
    """The line without a comment; what stands in quotes is none."""
    hidden = _QUOTED.sub(lambda quoted: '"' * len(quoted.group()), line)
    comment = _COMMENT.search(hidden)
    return line if comment is None else line[: comment.start()].rstrip()
