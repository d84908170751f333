"""One statement of a drawing: a chain of boxes with arrows between them, or what is said of one box."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from drill.domain.diagram.declaring import declaration, kind_named, without_replicas
from drill.domain.diagram.graph import Arrow, LineStyle, Shape
from drill.domain.diagram.labels_in_text import LONGEST_LABEL, plain_label
from drill.domain.diagram.sketch import Sketch

_SHAPES: Final = (
    ("([", "])", Shape.ROUND),
    ("[[", "]]", Shape.QUEUE),
    ("[(", ")]", Shape.CYLINDER),
    ("(((", ")))", Shape.ROUND),
    ("((", "))", Shape.ROUND),
    ("{{", "}}", Shape.BOX),
    ("[/", "/]", Shape.BOX),
    ("[/", "\\]", Shape.BOX),
    ("[\\", "\\]", Shape.BOX),
    ("[\\", "/]", Shape.BOX),
    ("(", ")", Shape.ROUND),
    ("[", "]", Shape.BOX),
    ("{", "}", Shape.CHOICE),
    (">", "]", Shape.BOX),
)

_PLAIN = r"-{2,}[>xo](?=[\s|\w\"]|$)|-{2,}>|->|-\.+-[>xo]?|={2,}>|=>|-{2,}|={3,}|~{3,}|[–—]>|[→⇒⟶]"
_LINK = re.compile(
    rf"""\s*(?:
      (?P<cross>-{{2,}}[xo](?=\s))
    | (?P<back><)?(?P<open>--|==|-\.)(?![->=.])
      (?P<text>[^|>]{{1,{LONGEST_LABEL}}}?)
      (?P<close>-{{2,}}[>xo]?|={{2,}}>|={{3,}}|\.+-[>xo]?)(?=[^-=.>]|$)
    | (?P<reverse><-{{1,2}}(?![->.]))
    | (?P<both>↔|⇔)
    | (?P<back2><)?(?P<plain>{_PLAIN})
    )""",
    re.VERBOSE,
)
_BAR = re.compile(rf"\s*\|(?P<text>[^|]{{0,{LONGEST_LABEL}}})(?P<end>\|?)")
_SHAPED = re.compile(r"(?P<name>[\w.@/-]*\w)\s*(?=\[)|(?P<tight>[\w.@/-]*\w)(?=[({]|>[^\s>-])")
_NAME = re.compile(
    r"""\s*(?P<name>"[^"]{1,200}"|[^\s&,;:|<>→⇒⟶↔⇔~=–—"-](?:
        (?!\s*(?:<?-->?|<?->|<-|<?-\.|<?=[=>]|~~~|[–—]>|[→⇒⟶↔⇔]|[&,;|]|:::|:(?![/\d:])))
        .){0,199})""",
    re.VERBOSE,
)
_CLASS = re.compile(r"\s*:::(?P<name>[\w-]{1,60})")
_AND = re.compile(r"\s*[&,]\s*")
_COLON = re.compile(r"\s*:(?![/\d:])\s*")
_ARROW_AFTER = re.compile(r";[^;]{0,100}?(?:->|--|=>|==|-\.)")
_SENTENCE = re.compile(r"[.?!]$|^(?:\S+\s+){5}\S")


@dataclass(frozen=True)
class _Link:
    """An arrow as written, with the boxes on its right side."""

    style: LineStyle
    head: bool
    both: bool
    reverse: bool
    label: str
    drawn: bool


def read_statement(line: str, sketch: Sketch) -> str:
    """Read one statement into the sketch.

    Returns:
        What is left of the line; never all of it.
    """
    left, position = _boxes(line, 0, sketch)
    if not left:
        sketch.complain(f"`{_excerpt(line)}` does not begin with the name of a box.")
        return ""
    return _chain(line, position, left, sketch)


def _chain(line: str, position: int, left: Sequence[str], sketch: Sketch) -> str:
    pending: list[tuple[_Link, Sequence[str], Sequence[str]]] = []
    while position < len(line):
        found = _LINK.match(line, position)
        if found is None:
            break
        link, position = _link(found, line, sketch)
        before = position
        right, position = _boxes(line, position, sketch)
        if not right:
            if position == before:
                sketch.complain("This arrow leads nowhere yet.")
            _connect(pending, "", sketch)
            return ""
        pending.append((link, left, right))
        left = right
    colon = _COLON.match(line, position)
    if colon is None:
        _connect(pending, "", sketch)
        return _left_over(line, position, left if not pending else (), sketch)
    words, rest = _words(line[colon.end() :])
    if pending:
        _connect(pending, plain_label(words), sketch)
    else:
        _declare(left, words, sketch)
    return rest


def _left_over(line: str, position: int, alone: Sequence[str], sketch: Sketch) -> str:
    rest = line[position:].strip()
    if rest and not rest.startswith(";"):
        sketch.complain(f"`{_excerpt(rest)}` is not understood here.")
        return rest.partition(";")[2]
    for key in alone:
        box = sketch.boxes[key]
        if key not in sketch.declared and box.line == sketch.line and _SENTENCE.search(box.label):
            sketch.complain("There is no arrow in this line.")
            del sketch.boxes[key]
    return rest[1:]


def _connect(pending: Sequence[tuple[_Link, Sequence[str], Sequence[str]]], label: str, sketch: Sketch) -> None:
    for link, left, right in pending:
        for source in left if link.drawn else ():
            for target in right:
                ends = (target, source) if link.reverse else (source, target)
                arrow = Arrow(*ends, link.label or label, link.style, link.head, link.both, sketch.line)
                sketch.connect(arrow)
                if sketch.full:
                    return


def _declare(keys: Sequence[str], words: str, sketch: Sketch) -> None:
    said = declaration(words)
    for key in keys:
        if said is None:
            sketch.complain(
                f"`{_excerpt(words)}` is no kind of box: say client, service, cache, database, queue, worker …"
            )
            return
        sketch.declare(key, *said)


def _words(rest: str) -> tuple[str, str]:
    """The words after a colon, and the statements behind them."""
    more = _ARROW_AFTER.search(rest)
    if more is None:
        return rest.rstrip("; \t"), ""
    return rest[: more.start()].rstrip(), rest[more.start() + 1 :]


def _link(found: re.Match[str], line: str, sketch: Sketch) -> tuple[_Link, int]:
    position = found.end()
    written = found["plain"] or found["close"] or found["cross"] or ""
    opener = found["open"] or written
    style = LineStyle.DOTTED if "." in opener else LineStyle.THICK if opener[:2] == "==" else LineStyle.SOLID
    if found["reverse"] or found["both"]:
        style, written = LineStyle.SOLID, ">"
    label = plain_label(found["text"] or "")
    bar = _BAR.match(line, position)
    if bar is not None:
        label, position = plain_label(bar["text"]), bar.end()
        if not bar["end"]:
            sketch.complain("The label after `|` is not closed with another `|`.")
    head = written[-1] in ">xo→⇒⟶"
    both = bool(found["back"] or found["back2"] or found["both"])
    return _Link(style, head, both and head, bool(found["reverse"]), label, "~" not in written), position


def _boxes(line: str, position: int, sketch: Sketch) -> tuple[Sequence[str], int]:
    """The boxes from a place on, joined by `&` or commas; their keys, and where they end."""
    keys: list[str] = []
    while True:
        key, after = _box(line, position, sketch)
        if after == position:
            return keys, position
        if key is not None:
            keys.append(key)
        position = after
        more = _AND.match(line, position)
        if more is None:
            return tuple(dict.fromkeys(keys)), position
        position = more.end()


def _box(line: str, position: int, sketch: Sketch) -> tuple[str | None, int]:
    start = position
    while position < len(line) and line[position].isspace():
        position += 1
    shaped = _SHAPED.match(line, position)
    if shaped is not None:
        key, position = _shaped(shaped["name"] or shaped["tight"], line, shaped.end(), sketch)
    else:
        found = _NAME.match(line, position)
        if found is None:
            return None, start
        name, replicas = without_replicas(found["name"].strip().strip('"').strip() or "?")
        key, position = sketch.box(name), found.end()
        if key is not None and replicas is not None:
            sketch.declare(key, replicas=replicas)
    marked = _CLASS.match(line, position)
    if marked is not None:
        position = marked.end()
        if key is not None and kind_named(marked["name"]) is not None:
            sketch.declare(key, kind_named(marked["name"]))
    return key, position


def _shaped(name: str, line: str, position: int, sketch: Sketch) -> tuple[str | None, int]:
    """A box with a bracket behind its name; half typed, the bracket reaches to the end of the line."""
    candidates = [
        (opening, closing, shape) for opening, closing, shape in _SHAPES if line.startswith(opening, position)
    ]
    key = sketch.box(name)
    for opening, closing, shape in candidates:
        begin = position + len(opening)
        quoted = re.compile(rf'\s*"[^"]*"\s*{re.escape(closing)}').match(line, begin)
        end = quoted.end() - len(closing) if quoted else line.find(closing, begin)
        if end >= 0:
            _label(key, name, line[begin:end], shape, sketch)
            return key, end + len(closing)
    opening, _, shape = candidates[0]
    sketch.complain(f"The bracket behind `{_excerpt(name)}` is not closed.")
    _label(key, name, line[position + len(opening) :].strip('"'), shape, sketch)
    return key, len(line)


def _label(key: str | None, name: str, text: str, shape: Shape, sketch: Sketch) -> None:
    if key is not None:
        label, replicas = without_replicas(plain_label(text))
        sketch.shape(key, label or name, shape)
        if replicas is not None:
            sketch.declare(key, replicas=replicas)


def _excerpt(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:29]}…"
