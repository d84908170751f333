"""The bar: how much a problem holds at least, and of some things at most. The figures are those of the design."""

from collections.abc import Iterator, Sized

from drill.content.faults import quote
from drill.content.lints.finding import Finding, Path, scripts
from drill.domain.problem import EvidenceItem, HotSpot, Problem
from drill.domain.vocabulary import Dimension, Phase, Seniority
from drill.domain.wording import count_text, listed

LEAST_ASKS = 3
LEAST_CLARIFICATIONS = 10
LEAST_CARDS = 8
LEAST_CURVEBALLS = 2
LEAST_DECISIONS = 4
LEAST_FAILURES = 4
LEAST_FOLLOW_UPS = 3
LEAST_PITFALLS = 4
LEAST_QUANTITIES = 6
HOT_SPOTS = range(2, 5)
OPTIONS = range(2, 5)
EVIDENCE = range(3, 7)
"""Items of one dimension that are asked in one sitting. Fewer cannot tell four levels apart, more tire."""

EXEMPLAR_LEVELS = (2, 3, 4)
LEAST_LEVELS_OF_A_HOT_SPOT = 2
LEAST_WORDS_OF_A_DECISION = 3


def missing_parts(problem: Problem) -> Iterator[Finding]:
    """Where a problem holds less than the bar asks for."""
    yield from _counts(problem)
    yield from _hot_spots(problem)
    yield from _exemplar_levels(problem)
    yield from _evidence_counts(problem)
    for index, quantity in enumerate(problem.estimation.quantities):
        if len(quantity.decides.split()) < LEAST_WORDS_OF_A_DECISION:
            path = ("phases", Phase.ESTIMATION, "quantities", index, "decides")
            yield Finding(path, "say which decision hangs on this figure; one that drives none is not worth computing")


def _counts(problem: Problem) -> Iterator[Finding]:
    quantities: Path = ("phases", Phase.ESTIMATION, "quantities")
    trade_offs: Path = ("phases", Phase.TRADE_OFFS)
    wanted: list[tuple[Path, Sized, int, str]] = [
        (("clarifications",), problem.clarifications, LEAST_CLARIFICATIONS, "clarifications"),
        (quantities, problem.estimation.quantities, LEAST_QUANTITIES, "estimated figures"),
        ((*trade_offs, "decisions"), problem.trade_offs.decisions, LEAST_DECISIONS, "decisions"),
        ((*trade_offs, "failures"), problem.trade_offs.failures, LEAST_FAILURES, "failure scenarios"),
        (("phases", Phase.QA, "follow_ups"), problem.follow_ups, LEAST_FOLLOW_UPS, "questions"),
        (("curveballs",), problem.curveballs, LEAST_CURVEBALLS, "curveballs"),
        (("pitfalls",), problem.pitfalls, LEAST_PITFALLS, "pitfalls"),
        (("cards",), problem.cards, LEAST_CARDS, "cards"),
    ]
    for index, clarification in enumerate(problem.clarifications):
        wanted.append((("clarifications", index, "asks"), clarification.asks, LEAST_ASKS, "ways to ask it"))
    for path, items, least, nouns in wanted:
        if len(items) < least:
            yield Finding(path, f"the bar asks for {least} {nouns} or more; there {_is(len(items))}")


def _is(count: int) -> str:
    return "is 1" if count == 1 else f"are {count or 'none'}"


def _hot_spots(problem: Problem) -> Iterator[Finding]:
    spots = problem.deep_dive.hot_spots
    path: Path = ("phases", Phase.DEEP_DIVE, "hot_spots")
    if len(spots) not in HOT_SPOTS:
        yield Finding(path, f"the bar asks for {_span(HOT_SPOTS)} hot spots; there {_is(len(spots))}")
    for index, spot in enumerate(spots):
        if len(spot.options) not in OPTIONS:
            message = f"the bar asks for {_span(OPTIONS)} options; there {_is(len(spot.options))}"
            yield Finding((*path, index, "options"), message)
        if len(spot.follow_ups) < LEAST_FOLLOW_UPS:
            message = f"the bar asks for {LEAST_FOLLOW_UPS} follow-ups or more; there {_is(len(spot.follow_ups))}"
            yield Finding((*path, index, "follow_ups"), message)


def _span(allowed: range) -> str:
    return f"{allowed.start} to {allowed.stop - 1}"


def _exemplar_levels(problem: Problem) -> Iterator[Finding]:
    """Examples at every level are what cures over-confidence; one level missing leaves a gap in the scale."""
    for phase, script in scripts(problem):
        path: Path = ("phases", phase, "exemplars")
        there = {each.level for each in script.exemplars}
        missing = [str(level) for level in EXEMPLAR_LEVELS if level not in there]
        if missing:
            noun = "level" if len(missing) == 1 else "levels"
            yield Finding(path, f"{phase} has no exemplar at {noun} {listed(missing)}")
    for index, spot in enumerate(problem.deep_dive.hot_spots):
        levels = {each.level for each in problem.deep_dive.exemplars if each.hot_spot == spot.id}
        if len(levels) < LEAST_LEVELS_OF_A_HOT_SPOT:
            message = f"the bar asks for exemplars of {quote(spot.id)} at two levels or more; there {_is(len(levels))}"
            yield Finding(("phases", Phase.DEEP_DIVE, "hot_spots", index), message)


def _evidence_counts(problem: Problem) -> Iterator[Finding]:
    """One finding a dimension at most, with the first sitting in which the count is wrong."""
    scored = [dimension for dimension in Dimension if dimension is not Dimension.D7]
    for dimension in scored:
        items = [item for item in problem.evidence if item.dimension is dimension]
        counts = {
            (seniority, spot.id): _asked(items, seniority, spot)
            for seniority in Seniority
            for spot in problem.deep_dive.hot_spots
        }
        wrong = next((sitting for sitting, count in counts.items() if count not in EVIDENCE), None)
        if wrong is not None:
            seniority, spot = wrong
            sitting = f"a {seniority} candidate" + (f" with {quote(spot)}" if len(set(counts.values())) > 1 else "")
            asked = f"{sitting} is asked {count_text(counts[wrong], 'item')}"
            path: Path = ("evidence", problem.evidence.index(items[0])) if items else ("evidence",)
            yield Finding(path, f"the bar asks for {_span(EVIDENCE)} evidence items of {dimension} a sitting; {asked}")


def _asked(items: list[EvidenceItem], seniority: Seniority, spot: HotSpot) -> int:
    """How many of the items someone is asked who dives into one hot spot."""
    return sum(item.seniority.rank <= seniority.rank and item.hot_spot in (None, spot.id) for item in items)
