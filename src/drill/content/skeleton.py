"""The skeleton of a new problem, made from the decoder's declarations, so that it decodes whatever these become.

Texts begin with three dots, which the lints report as still to be written.
"""

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from drill.content.lints.unwritten import OPEN
from drill.content.problem_spec import problem
from drill.content.records import Field, ListOf, MapOf, Record, Required
from drill.content.spec import Choice, Flag, Integer, Slug, Spec
from drill.domain.vocabulary import HOME_PHASES, Dimension, Phase

WIDTH = 120
INDENT = "  "

Path: TypeAlias = tuple[str, ...]
"""Keys that lead to a value."""

_WRITTEN = frozenset({"clarifications", "cues", "curveballs", "exemplars", "facts", "probes", "spoilers", "unlocks"})
"""Keys that may be left out and are written all the same, for the bar asks for them."""

_BY_KEY = {
    "at": "0.5",
    "factor": "2",
    "spoilers": "[]",
    "unlocks": "[estimation-quantities]",
}
"""Values of keys, wherever these stand."""

_DRAWING = """|
      Client: client
      Service: service x3
      Store: database x2
      Queue: queue x3
      Worker: worker x2
      Client --> Service: HTTPS
      Service --> Store: reads and writes
      Service --> Queue: what happened
      Queue --> Worker: what happened
      Worker --> Store: sums"""

_BY_PATH = {
    ("domains",): "[fundamentals]",
    ("phases", Phase.ESTIMATION, "givens"): '{daily_users: "1M", posts: "2 /day"}',
    ("phases", Phase.ESTIMATION, "quantities", "formula"): "peak(daily_users * posts, 3)",
    ("phases", Phase.ESTIMATION, "quantities", "unit"): "1/s",
    ("phases", Phase.HIGH_LEVEL_DESIGN, "diagram"): _DRAWING,
    ("curveballs", "phase"): Phase.DEEP_DIVE,
    ("curveballs", "at"): "0.3",
}
"""Values that must fit together, or that have a language of their own."""


def skeleton(id_: str, *, pattern: str, as_of: str) -> str:
    """A problem to be filled in.

    Args:
        id_: The problem's id, a slug.
        pattern: A pattern of the rubric, to begin with.
        as_of: The day, month or year for which its figures will hold.
    """
    known = {("id",): id_, ("patterns",): f"[{pattern}]", ("as_of",): as_of, ("facts", "as_of"): as_of}
    introduction = (
        f"Texts that begin with `{OPEN}` are still to be written; `drill check` names them, and says of which things "
        "there should be more. Keys behind a `#` may be left out."
    )
    lines = _Writer({**_BY_PATH, **known}).record(problem(), (), "")
    return "\n".join([*_comment(introduction, ""), "", *lines]) + "\n"


@dataclass(frozen=True)
class _Writer:
    """Writes a value for each spec.

    Args:
        by_path: Values that are known, by the keys that lead to them.
    """

    by_path: Mapping[Path, str]

    def record(self, record: Record[object], path: Path, indent: str) -> Iterator[str]:
        """The lines of a mapping, and above each key what it is for."""
        for field in record.fields:
            yield from _comment(field.description, indent)
            if isinstance(field.default, Required) or field.name in _WRITTEN:
                yield from self._entry(field, (*path, field.name), indent)
            else:
                yield f"{indent}# {field.name}:"
            if not path:
                yield ""

    def _entry(self, field: Field[object], path: Path, indent: str) -> Iterator[str]:
        spec = field.spec
        known = self.by_path.get(path, _BY_KEY.get(field.name))
        if known is None and isinstance(spec, Record):
            yield f"{indent}{field.name}:"
            yield from self.record(spec, path, indent + INDENT)
        elif known is None and isinstance(spec, ListOf) and isinstance(spec.spec, Record):
            yield f"{indent}{field.name}:"
            yield from _as_item(self.record(spec.spec, path, ""), indent + INDENT)
            for _ in range(1, spec.least):
                bare = (line for line in self.record(spec.spec, path, "") if not line.lstrip().startswith("#"))
                yield from _as_item(bare, indent + INDENT)
        else:
            yield f"{indent}{field.name}: {known or _value(spec, path)}"


def _value(spec: Spec[object], path: Path) -> str:
    """A value on one line."""
    match spec:
        case ListOf(spec=inner, least=least):
            one = _value(inner, path)
            return f"[{', '.join([one, *(f'{one} {number}' for number in range(2, least + 1))])}]"
        case MapOf(value=inner, complete=complete):
            return "{" + ", ".join(f"{key}: {_value(inner, path)}" for key in complete or [_scored(path)]) + "}"
        case Slug():
            return "-".join(name.replace("_", "-") for name in path if name not in ("phases", "id"))
        case Choice(names=names):
            return names[0]
        case Integer(most=most):
            return str(min(2, most))
        case Flag():
            return "false"
        case _:
            return OPEN


def _scored(path: Path) -> Dimension:
    """The first dimension that is scored from the phase on a path."""
    return next(dimension for dimension in Dimension if HOME_PHASES[dimension][0] in path)


def _as_item(lines: Iterator[str], indent: str) -> Iterator[str]:
    """The lines of a mapping as an item of a list: what stands above its first key goes above the dash."""
    dashed = False
    for line in lines:
        begins = not dashed and not line.startswith("#")
        yield f"{indent}- {line}" if begins else f"{indent}{INDENT if dashed else ''}{line}"
        dashed = dashed or begins


def _comment(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=f"{indent}# ", subsequent_indent=f"{indent}# ")
