"""Valid content to build tests on. Each test changes what it is about and leaves the rest alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from drill.content.decode import decode_family, decode_numbers, decode_problem, decode_rubric
from drill.domain.answers import Part
from drill.domain.estimation.family import Family, NumberSet
from drill.domain.format import Format, Step
from drill.domain.problem import (
    ConceptCard,
    Curveball,
    DeepDive,
    Estimation,
    EvidenceItem,
    Exemplar,
    FollowUp,
    HighLevelDesign,
    HotSpot,
    Probe,
    Problem,
    Requirements,
    TradeOffs,
)
from drill.domain.rubric import DimensionRubric, Pattern, RedFlag, Rubric, TimelineFact, TimelineItem, VerdictRule
from drill.domain.scorecard import Scorecard
from drill.domain.scoring import AskedItem
from drill.domain.session import Session
from drill.domain.vocabulary import HOME_PHASES, Dimension, Phase, Seniority, Tier, Verdict

_PROBLEM = {
    "schema": "1",
    "id": "parking-garage",
    "title": "Parking garage",
    "summary": "Drivers reserve a space and drive in.",
    "tier": "easy",
    "patterns": "[contention]",
    "domains": "[fundamentals]",
    "related": "[ticket-sale]",
    "covers": "[sys-parking]",
    "as_of": "2025-06",
    "spoilers": "[lease]",
    "brief": """|
  Drivers reserve a space from their phones and drive in. How would you build it?""",
    "clarifications": """
  - id: size
    topic: Size
    asks: [how many garages, how big is it]
    answer: About 400 garages, 600 spaces each.
    unlocks: [reservations, no-double-booking]
    important: true""",
    "phases": """
  requirements:
    task: Settle what to build.
    hints: ["Who drives in?", "What must never happen?", Name the promise made to a driver.]
    probes:
      - {id: last-space, at: 0.6, from: senior, unless: [no-double-booking], say: "Two drivers tap the last space?"}
    reference: A space is never sold twice.
    exemplars:
      - {id: r-2, level: 2, keys: {D1: 2}, evidence: [no-double-booking], text: Reserve a space., why: No target.}
    functional: [Reserve a space, Drive in]
    out_of_scope: [Payment]
    non_functional:
      - {operation: Reserve, target: 300 ms at p99}
  estimation:
    task: Work out what decides.
    hints: [Count drivers., Count per second., Take the peak.]
    reference: About 56 reservations per second.
    givens:
      garages: 400
      spaces: 600 spaces
      turnover: "4 /day"
    quantities:
      - id: reservations
        ask: Reservations per second at peak
        formula: "peak(garages * spaces * turnover, 5)"
        unit: "1/s"
        factor: 3
        decides: One primary is enough.
  high-level-design:
    task: Draw the boxes.
    hints: [Start at the phone., "Where is the truth?", One row per space.]
    reference: One service before one database.
    api:
      - {method: POST, path: /reservations, request: garage and time, response: a reservation, errors: 409 when full}
    entities:
      - {name: Space, keys: garage and number, access: by garage}
    diagram: |
      App --> Gateway: HTTPS
      Gateway --> API: HTTPS
      API --> Cache: free spaces
      API --> DB: reserve
      DB --> Standby: replication
      API: service x2
    read_path: The API reads the count.
    write_path: The API takes a row.
    simplest: One server.
    evolution:
      - {bottleneck: Reads at 2000 per second, change: Cache the count, cost: A stale count}
  deep-dive:
    task: Take one part apart.
    hints: ["Which part is fought over?", Two drivers at once., Compare and set.]
    reference: A conditional update.
    exemplars:
      - id: d-3
        level: 3
        hot_spot: last-space
        keys: {D4: 3, D6: 2}
        evidence: [conditional-update]
        text: Update where free.
        why: No failure named.
    hot_spots:
      - id: last-space
        title: The last space
        question: How is it never sold twice?
        options:
          - {name: Lock, how: Lock the row, numbers: 1000 per second, cost: Waiting, when: Few conflicts}
          - {name: Compare, how: Update where free, numbers: 3000 per second, cost: Retries, when: Many conflicts}
        decision: Compare.
        follow_ups:
          - {ask: "And if the client retries?", answer: The same key gives the same answer.}
        failures: [The primary dies and the last second is lost.]
  trade-offs:
    task: Defend it.
    hints: ["What was given up?", "What fails?", "Who notices?"]
    reference: One primary.
    decisions:
      - {id: one-primary, chose: One primary, over: Shards, because: 56 per second, costs: Minutes down, revisit: 5000}
    failures:
      - {id: primary, fails: The primary, user_sees: An error, detection: Health check, recovery: Promote in 1 min}
  qa:
    follow_ups:
      - {ask: "What would you measure first?", answer: Conflicts per minute.}""",
    "evidence": """
  - id: no-double-booking
    dimension: D1
    phases: [requirements]
    critical: true
    text: States that a space is never sold twice.
    cues: [double, twice]
    ask: What must never happen?
    answer: A space sold twice.
  - id: conditional-update
    dimension: D4
    phases: [deep-dive]
    from: senior
    hot_spot: last-space
    text: Takes the space by a conditional update.
    ask: How does one update decide the race?
    answer: Its condition holds for one driver only.""",
    "curveballs": """
  - {id: event-day, phase: deep-dive, at: 0.3, say: A concert tonight., moves: [The peak], stays: [The API]}""",
    "seniority": "{mid: One server., senior: The race., staff: The contract with garages.}",
    "pitfalls": "[A lock held while the driver pays]",
    "cards": """
  - {id: peak-factor, ask: "Why times five?", answer: Drivers come at nine.}""",
    "facts": """
  - {id: garages, text: A city has 400 garages., source: A city report, as_of: 2024, disputed: 300 to 500}""",
}


_ANCHORS = "".join(
    f"""
      {seniority}: {{1: Nothing, 2: A start, 3: Enough, 4: More}}"""
    for seniority in Seniority
)

_RUBRIC = {
    "schema": "1",
    "id": "system-design",
    "title": "System design round",
    "dimensions": "".join(
        f"""
  - id: {dimension}
    title: Title of {dimension}
    question: Is it good?
    weights: {{mid: {weight}, senior: {weight}, staff: {weight}}}
    anchors:{_ANCHORS}"""
        for dimension, weight in zip(Dimension, (20, 10, 20, 20, 10, 10, 10), strict=True)
    ),
    "verdicts": """
  - {verdict: strong hire, points: 350, lowest_level: 3}
  - {verdict: hire, points: 275, lowest_level: 2}
  - {verdict: lean no hire, points: 240, lowest_level: 1}
  - {verdict: no hire, points: 0, lowest_level: 1}""",
    "red_flags": """
  - {id: no-scope, dimension: D1, cap: 2, text: Draws before asking.}""",
    "timeline": """
  - {id: reached, fact: all-phases-reached, critical: true, text: Every phase was reached.}""",
    "generic_evidence": """
  - id: two-options
    dimension: D4
    phases: [deep-dive]
    text: Weighs two ways to build it.
    ask: What comes before a choice?
    answer: An alternative.""",
    "patterns": """
  - {id: contention, title: Contention, constraint: Many want the same row.}""",
}

_FORMATS = {
    "schema": "1",
    "formats": """
  - id: 45-minute
    title: 45 minutes
    steps:
      - {name: Scope, minutes: 10, phases: [requirements, estimation], parts: [requirements/notes]}
      - {name: Design, minutes: 15, phases: [high-level-design], parts: [high-level-design/api]}
      - {name: Deep dive, minutes: 15, phases: [deep-dive], parts: [deep-dive/own], task: Take one part apart.}
      - {name: Trade-offs, minutes: 5, phases: [trade-offs]}""",
}


_FAMILY = {
    "schema": "1",
    "id": "gate-rate",
    "title": "Cars at the gates",
    "topic": "rates",
    "covers": "[back-of-the-envelope]",
    "as_of": "2026-11",
    "situation": """|
  A city has {garages}, and into each drive {cars}. The busiest hour runs at {peak} times the average.
  How many cars must the gates take?""",
    "draws": """
  garages: {low: 20 garages, high: 2k garages}
  cars: {choose: [100 cars/garage/day, 400 cars/garage/day, 1500 cars/garage/day]}
  peak: {choose: ["2", "3", "5"]}""",
    "steps": """
  - {name: average, say: Cars of a day over its seconds, formula: garages * cars, unit: cars/s}
  - {name: answer, say: Times the peak, formula: average * peak, unit: cars/s}""",
    "target_seconds": "60",
    "slips": """
  - {id: average-for-peak, formula: average, say: That is the average.}
  - {id: day-for-second, formula: answer * 86400, say: That is per day.}""",
    "shortcut": "A day has nearly 100k seconds.",
}

_NUMBERS = {
    "schema": "1",
    "id": "numbers",
    "title": "Numbers to know",
    "as_of": "2026-11",
    "numbers": """
  - id: gate-latency
    topic: latency
    ask: A gate opens after about
    answer: 2 s
    low: 1 s
    high: 8 s
    source: A city report
    as_of: 2024
    why: Nobody waits for longer.""",
}


def problem_yaml(**changes: str | None) -> str:
    """A small valid problem file, one top-level key after the other.

    Args:
        changes: For a top-level key the YAML that follows its colon; None leaves the key out.
    """
    return _yaml({**_PROBLEM, **changes})


def rubric_yaml(**changes: str | None) -> str:
    """A small valid rubric file, changed like `problem_yaml`."""
    return _yaml({**_RUBRIC, **changes})


def formats_yaml(**changes: str | None) -> str:
    """A small valid file of one format, changed like `problem_yaml`."""
    return _yaml({**_FORMATS, **changes})


def family_yaml(**changes: str | None) -> str:
    """A small valid family of estimation tasks, changed like `problem_yaml`."""
    return _yaml({**_FAMILY, **changes})


def numbers_yaml(**changes: str | None) -> str:
    """A small valid file of one number to know, changed like `problem_yaml`."""
    return _yaml({**_NUMBERS, **changes})


def edited(text: str, old: str, new: str) -> str:
    """The text with one passage replaced, which must stand in it once."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the text"
    return text.replace(old, new)


def place(text: str, passage: str) -> str:
    """`line:column` of a passage, which must stand in the text once."""
    assert text.count(passage) == 1, f"{passage!r} stands {text.count(passage)} times in the text"
    before = text[: text.index(passage)]
    return f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def problem(**changes: str | None) -> Problem:
    """The decoded value of `problem_yaml(**changes)`."""
    decoded = decode_problem(problem_yaml(**changes), "problem.yaml")
    assert decoded.value is not None, decoded.faults
    return decoded.value


def family(**changes: str | None) -> Family:
    """The decoded value of `family_yaml(**changes)`."""
    decoded = decode_family(family_yaml(**changes), "family.yaml")
    assert decoded.value is not None, decoded.faults
    return decoded.value


def number_set(**changes: str | None) -> NumberSet:
    """The decoded value of `numbers_yaml(**changes)`."""
    decoded = decode_numbers(numbers_yaml(**changes), "numbers.yaml")
    assert decoded.value is not None, decoded.faults
    return decoded.value


def rubric(**changes: str | None) -> Rubric:
    """The decoded value of `rubric_yaml(**changes)`."""
    decoded = decode_rubric(rubric_yaml(**changes), "system-design.yaml")
    assert decoded.value is not None, decoded.faults
    return decoded.value


def _yaml(sections: dict[str, str | None]) -> str:
    return "".join(f"{key}: {value}\n" for key, value in sections.items() if value is not None)


# Domain values, built without a file.

BEGIN = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
"""Friday evening, 19:00 in Berlin."""


class FakeClock:
    """A clock that stands until it is told to move."""

    def __init__(self, now: datetime = BEGIN, zone: tzinfo | None = None) -> None:
        self.wall = now
        self.place: tzinfo = zone or ZoneInfo("Europe/Berlin")
        self.seconds = 1000.0

    def now(self) -> datetime:
        return self.wall

    def monotonic(self) -> float:
        return self.seconds

    def zone(self) -> tzinfo:
        return self.place

    def advance(self, seconds: float) -> None:
        """Time passes."""
        self.wall += timedelta(seconds=seconds)
        self.seconds += seconds

    def sleep_machine(self, seconds: float) -> None:
        """The lid is closed: only the wall clock goes on."""
        self.wall += timedelta(seconds=seconds)

    def next_day(self, days: int = 1) -> None:
        """The same time of day, some days later."""
        self.advance(days * 86_400.0)


FORTY_FIVE = Format(
    "45-minute",
    "45 minutes",
    tuple(Step(phase.label, minutes, (phase,)) for phase, minutes in zip(Phase, (5, 5, 10, 15, 5, 5), strict=True)),
)

FOUR_STEPS = Format(
    "four-step",
    "Four steps",
    (
        Step("Scope and scale", 10, (Phase.REQUIREMENTS, Phase.ESTIMATION)),
        Step("Architecture", 13, (Phase.HIGH_LEVEL_DESIGN,)),
        Step("Scale it out", 14, (Phase.DEEP_DIVE,)),
        Step("Failures", 8, (Phase.TRADE_OFFS,), ("trade-offs/decisions",), "Go through your drawing."),
    ),
)

WEIGHTS = {
    Seniority.MID: (20, 10, 25, 20, 10, 5, 10),
    Seniority.SENIOR: (15, 10, 20, 25, 15, 10, 5),
    Seniority.STAFF: (15, 5, 15, 25, 20, 15, 5),
}
"""Percent of D1 to D7, as the product page has them."""

VERDICT_RULES = (
    VerdictRule(Verdict.STRONG_HIRE, 350, 3),
    VerdictRule(Verdict.HIRE, 275, 2),
    VerdictRule(Verdict.LEAN_NO_HIRE, 240, 1),
    VerdictRule(Verdict.NO_HIRE, 0, 1),
)


def levels(*seven: int) -> dict[Dimension, int]:
    """Levels of D1 to D7; one number stands for all."""
    return dict(zip(Dimension, seven * 7 if len(seven) == 1 else seven, strict=True))


def weights(seniority: Seniority = Seniority.SENIOR) -> dict[Dimension, int]:
    """The weights of a seniority."""
    return dict(zip(Dimension, WEIGHTS[seniority], strict=True))


def an_item(item_id: str, dimension: Dimension = Dimension.D1, **changes: Any) -> EvidenceItem:
    """An evidence item, looked for in the home phases of its dimension."""
    plain = EvidenceItem(
        item_id, dimension, HOME_PHASES[dimension], f"Shows {item_id}.", f"Why {item_id}?", f"Because of {item_id}."
    )
    return replace(plain, **changes)


def asked(item_id: str, dimension: Dimension = Dimension.D1, **changes: Any) -> AskedItem:
    """An item as a scorecard asks it."""
    return replace(AskedItem(item_id, dimension, HOME_PHASES[dimension], f"Shows {item_id}.", False), **changes)


def a_script(**changes: Any) -> dict[str, Any]:
    """What every phase of a problem has."""
    return {"task": "Do it.", "hints": (), "probes": (), "reference": "Done.", "exemplars": ()} | changes


def a_hot_spot(spot_id: str) -> HotSpot:
    """A hot spot without options."""
    return HotSpot(spot_id, spot_id, "How?", (), "So.", (), ())


def a_problem(**changes: Any) -> Problem:
    """A garage to reserve spaces in. Each dimension but D7 is asked for two items, one of them critical."""
    evidence = tuple(
        an_item(f"{dimension.lower()}-{name}", dimension, cues=(f"{name}{dimension[1]}",), critical=name == "must")
        for dimension in Dimension
        if dimension is not Dimension.D7
        for name in ("must", "may")
    )
    plain = Problem(
        id="parking-garage",
        title="Parking garage",
        summary="Drivers reserve a space and drive in.",
        tier=Tier.EASY,
        patterns=("contention",),
        domains=("fundamentals",),
        as_of="2026-01",
        brief="Drivers reserve a space from their phones. How would you build it?",
        clarifications=(),
        requirements=Requirements(**a_script(probes=(Probe("last-space", 0.6, "Two drivers tap the last space?"),))),
        estimation=Estimation(**a_script(), givens={"garages": "400", "spaces": "600 spaces"}),
        high_level_design=HighLevelDesign(**a_script()),
        deep_dive=DeepDive(**a_script(), hot_spots=(a_hot_spot("last-space"), a_hot_spot("gate"))),
        trade_offs=TradeOffs(**a_script()),
        follow_ups=(FollowUp("What is measured first?", "Conflicts."), FollowUp("And at ten times?", "Shards.")),
        evidence=evidence,
        curveballs=(Curveball("event-day", Phase.DEEP_DIVE, 0.3, "A concert tonight.", (), ()),),
        seniority={},
        pitfalls=(),
        cards=(ConceptCard("peak-factor", "Why times five?", "Drivers come at nine."),),
    )
    return replace(plain, **changes)


def a_rubric(**changes: Any) -> Rubric:
    """The rubric with the weights and thresholds that are ruled, and two generic items."""
    plain = Rubric(
        id="system-design",
        title="System design round",
        dimensions={
            dimension: DimensionRubric(
                dimension, dimension, "Is it good?", {}, {each: WEIGHTS[each][index] for each in Seniority}
            )
            for index, dimension in enumerate(Dimension)
        },
        verdicts=VERDICT_RULES,
        red_flags=(RedFlag("no-scope", Dimension.D1, 2, "Draws before asking."),),
        timeline=tuple(TimelineItem(f"timeline-{fact}", fact, fact) for fact in TimelineFact),
        generic_evidence=(
            an_item("generic-mechanism", Dimension.D4, critical=True),
            an_item("generic-failure", Dimension.D6),
        ),
        patterns=(Pattern("contention", "Contention", "Many want the same row."),),
    )
    return replace(plain, **changes)


def a_session(**changes: Any) -> Session:
    """A session of 45 minutes whose clock stands at 0."""
    plain = Session("s1", "parking-garage", "Parking garage", FORTY_FIVE, Seniority.SENIOR, seed=0)
    return replace(plain, **changes)


def a_scorecard(**changes: Any) -> Scorecard:
    """A scorecard at senior weights that asks nothing."""
    plain = Scorecard("s1", Seniority.SENIOR, weights(), VERDICT_RULES, (), (), frozenset())
    return replace(plain, **changes)


def part(text: str) -> Part:
    """A part from `phase/name`."""
    return Part.parse(text)


def with_exemplars(base: Problem) -> Problem:
    """A problem that has an exemplar at levels 2, 3 and 4 in every phase."""
    return replace(
        base,
        requirements=replace(base.requirements, exemplars=_exemplars(Phase.REQUIREMENTS)),
        estimation=replace(base.estimation, exemplars=_exemplars(Phase.ESTIMATION)),
        high_level_design=replace(base.high_level_design, exemplars=_exemplars(Phase.HIGH_LEVEL_DESIGN)),
        deep_dive=replace(base.deep_dive, exemplars=_exemplars(Phase.DEEP_DIVE)),
        trade_offs=replace(base.trade_offs, exemplars=_exemplars(Phase.TRADE_OFFS)),
    )


def _exemplars(phase: Phase) -> tuple[Exemplar, ...]:
    scored = [each for each in Dimension if phase in HOME_PHASES[each] and each is not Dimension.D7]
    return tuple(
        Exemplar(f"{phase}-{level}", level, f"An answer to {phase}.", dict.fromkeys(scored, level), (), "So it is.")
        for level in (2, 3, 4)
    )
