"""What a partner fills in: the sheet at the end of an interviewer's packet."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from drill.content.common_spec import ID, SCHEMA
from drill.content.faults import Faults, quote
from drill.content.nodes import EACH, Mapping, Node, scalars, select
from drill.content.records import Field, ListOf, MapOf, Record
from drill.content.rules import expect_known
from drill.content.sanitise import newlines
from drill.content.spec import Choice, Integer, Text
from drill.domain.partner import PartnerScore
from drill.domain.vocabulary import LEVELS, Dimension

MOST_EVIDENCE = 500
_FENCE = re.compile(r"(?P<ticks>`{3,}|~{3,})[ \t]*(?P<info>[^`]*)$")
_YAML = ("yaml", "yml")


@dataclass(frozen=True)
class ExpectedSheet:
    """The attempt that a sheet must fit.

    Args:
        session: Its id.
        evidence: The ids of the items that it was asked for.
        not_reached: The dimensions that stay at level 1.
    """

    session: str
    evidence: Collection[str]
    not_reached: Collection[Dimension]


def score_sheet() -> Record[PartnerScore]:
    """The sheet, whole."""
    session = Field("session", Text(most=60, least=0, one_line=True), "The attempt that was scored.", "")
    rater = Field("rater", Text(most=60, one_line=True), "Who scored.")
    level = Integer(LEVELS[0], LEVELS[-1])
    levels = Field("levels", MapOf(Choice(Dimension), level, least=1), "A level from 1 to 4 for each dimension.")
    held = Field("held", ListOf(ID, most=MOST_EVIDENCE), "The ids of the evidence that was shown.", ())
    notes = Field("notes", Text(most=20_000, least=0), "Anything else.", "")
    return Record(
        (SCHEMA, session, rater, levels, held, notes),
        lambda values: PartnerScore(values[rater], values[levels], values[held], values[notes]),
    )


def check_score_sheet(root: Node, expected: ExpectedSheet, faults: Faults) -> None:
    """The sheet is about this attempt, names evidence that was asked, and leaves alone what was not reached."""
    for session in scalars(root, "session"):
        if session.text not in ("", expected.session):
            faults.add(session, f"{quote(session.text)} is another attempt; this import is for {expected.session}")
    expect_known(scalars(root, "held", EACH), expected.evidence, "evidence asked here", faults)
    for levels in select(root, "levels"):
        for name, level in levels.entries if isinstance(levels, Mapping) else ():
            lowest = next(scalars(level), None)
            if name.text in expected.not_reached and lowest is not None and lowest.text in map(str, LEVELS[1:]):
                faults.add(lowest, f"{name.text} was not reached and stays at level 1; leave it out or write 1")


def fenced_sheet(text: str) -> str:
    """The last block of YAML in a Markdown text, in its lines; a text without such a block, as it is.

    Only the fences of Markdown count: an answer quoted inside a longer fence may hold one that is no sheet.
    """
    lines = newlines(text).split("\n")
    blocks = list(_yaml_blocks(lines))
    if not blocks:
        return text
    first, end = blocks[-1]
    return "\n".join(line if first <= number < end else "" for number, line in enumerate(lines))


def _yaml_blocks(lines: list[str]) -> Iterator[tuple[int, int]]:
    """The places of the first line and behind the last one of each fenced block of YAML."""
    opened: tuple[str, bool, int] | None = None
    for number, line in enumerate(lines):
        fence = _FENCE.fullmatch(line.rstrip())
        if fence is None:
            continue
        ticks, info = fence["ticks"], fence["info"].strip()
        if opened is None:
            opened = (ticks, info.lower() in _YAML, number + 1)
        elif ticks.startswith(opened[0]) and not info:
            if opened[1]:
                yield opened[2], number
            opened = None
    if opened is not None and opened[1]:
        yield opened[2], len(lines)
