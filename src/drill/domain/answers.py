"""Answers: plain text per part, and references to single lines of it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from drill.domain.vocabulary import Phase

QUOTE = "> "
"""Starts a line that the interviewer said. Such lines count as nobody's answer."""

OWN_HOT_SPOT = "own"
"""The part for a hot spot that the candidate named instead of an authored one."""

FIXED_PARTS: dict[Phase, tuple[str, ...]] = {
    Phase.REQUIREMENTS: ("notes",),
    Phase.ESTIMATION: ("worksheet",),
    Phase.HIGH_LEVEL_DESIGN: ("api", "data", "diagram", "notes"),
    Phase.TRADE_OFFS: ("decisions",),
    Phase.QA: ("notes",),
}

PART_NAMES = {
    "notes": "Notes",
    "worksheet": "Worksheet",
    "api": "API",
    "data": "Data model",
    "diagram": "Diagram",
    "decisions": "Decisions",
    OWN_HOT_SPOT: "My own",
}


@dataclass(frozen=True)
class Part:
    """One place to write in: a phase and a name within it."""

    phase: Phase
    name: str

    def __str__(self) -> str:
        """The part as `phase/name`, the form in which it is stored."""
        return f"{self.phase}/{self.name}"

    @classmethod
    def parse(cls, text: str) -> "Part":
        """The part that `str` of it wrote.

        Raises:
            ValueError: when the phase is unknown.
        """
        phase, _, name = text.partition("/")
        return cls(Phase(phase), name)


WORKSHEET = Part(Phase.ESTIMATION, "worksheet")
DIAGRAM = Part(Phase.HIGH_LEVEL_DESIGN, "diagram")
DECISIONS = Part(Phase.TRADE_OFFS, "decisions")

Answers = Mapping[Part, str]


@dataclass(frozen=True)
class LineReference:
    """A line of the locked text, counted from 1."""

    part: Part
    line: int

    def __str__(self) -> str:
        """The reference as `phase/name:line`."""
        return f"{self.part}:{self.line}"

    @classmethod
    def parse(cls, text: str) -> "LineReference":
        """The reference that `str` of it wrote.

        Raises:
            ValueError: when the phase is unknown or the line is no number.
        """
        part, _, line = text.rpartition(":")
        return cls(Part.parse(part), int(line))


def parts_of(phases: Iterable[Phase], hot_spots: Iterable[str]) -> tuple[Part, ...]:
    """All parts of some phases, in the order in which they are shown.

    Args:
        phases: The phases.
        hot_spots: The ids of the problem's hot spots; one's own comes last unless it is among them.
    """
    dives = tuple(dict.fromkeys((*hot_spots, OWN_HOT_SPOT)))
    return tuple(Part(phase, name) for phase in phases for name in FIXED_PARTS.get(phase, dives))


def part_name(part: Part, hot_spots: Mapping[str, str]) -> str:
    """The name of a part: fixed, or the title of its hot spot.

    Args:
        part: The part.
        hot_spots: Titles by the ids of the problem's hot spots.
    """
    titles = hot_spots if part.phase is Phase.DEEP_DIVE else {}
    return titles.get(part.name) or PART_NAMES.get(part.name, part.name)


def line_at(answers: Answers, reference: LineReference) -> str | None:
    """The line that a reference points to; None when its text was erased."""
    lines = answers.get(reference.part, "").split("\n")
    return lines[reference.line - 1] if reference.part in answers and 1 <= reference.line <= len(lines) else None


def own_lines(text: str) -> tuple[tuple[int, str], ...]:
    """The numbered lines that the candidate wrote: neither blank nor quoted."""
    return tuple(
        (number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip() and not _is_quoted(line)
    )


def _is_quoted(line: str) -> bool:
    """Whether the interviewer said it; `>100 ms` is the candidate's."""
    return line.startswith(QUOTE) or line.rstrip() == QUOTE.rstrip()


def quoted(text: str) -> str:
    """A text as the interviewer's lines."""
    return "\n".join(f"{QUOTE}{line}".rstrip() for line in text.strip().split("\n"))


def chosen_hot_spots(answers: Answers) -> tuple[str, ...]:
    """The hot spots that the candidate wrote about; choosing is writing."""
    return tuple(part.name for part, text in answers.items() if part.phase is Phase.DEEP_DIVE and own_lines(text))


def matches(cue: str, line: str) -> bool:
    """Whether a line holds a cue: whole words in any case; a closing `*` stands for any ending.

    A unit may stand right behind its number: `ms` is found in `50ms`, `/s` in `5000/s`.
    """
    stem = cue.rstrip("*")
    beginning = r"(?<![^\W\d])" if stem[:1].isalpha() else r"(?<!\w)" if stem[:1].isdigit() else ""
    ending = r"\w*" if cue.endswith("*") else ""
    return re.search(rf"{beginning}{re.escape(stem)}{ending}(?!\w)", line, re.IGNORECASE) is not None
