"""Wording: solutions that leak before they are found, and figures that have aged."""

from collections.abc import Iterator

from drill.content.faults import quote
from drill.content.lints.finding import Finding, Path, scripts
from drill.domain.answers import matches
from drill.domain.problem import Problem

AGED_YEARS = 8


def spoiled_texts(problem: Problem) -> Iterator[Finding]:
    """Spoilers in what a candidate reads or hears before the solution."""
    if not problem.spoilers:
        yield Finding(("spoilers",), "name the words that would give the solution away; they are looked for then")
    for path, text in _open_texts(problem):
        for word in problem.spoilers:
            if matches(word, text):
                yield Finding(path, f"holds {quote(word)}, one of the spoilers")


def _open_texts(problem: Problem) -> Iterator[tuple[Path, str]]:
    yield ("title",), problem.title
    yield ("summary",), problem.summary
    yield ("brief",), problem.brief
    for index, clarification in enumerate(problem.clarifications):
        path: Path = ("clarifications", index)
        yield (*path, "topic"), clarification.topic
        yield (*path, "answer"), clarification.answer
        for place, ask in enumerate(clarification.asks):
            yield (*path, "asks", place), ask
    for phase, script in scripts(problem):
        yield ("phases", phase, "task"), script.task
    for index, spot in enumerate(problem.deep_dive.hot_spots):
        yield ("phases", "deep-dive", "hot_spots", index, "title"), spot.title
        yield ("phases", "deep-dive", "hot_spots", index, "question"), spot.question


def old_figures(problem: Problem) -> Iterator[Finding]:
    """Figures that were old when the problem was last gone through, without a word on that."""
    year = _year(problem.as_of)
    for index, fact in enumerate(problem.facts):
        age = year - _year(fact.as_of)
        named = str(_year(fact.as_of)) in f"{fact.text} {fact.source}"
        if age > AGED_YEARS and not fact.disputed and not named:
            message = f"{age} years old; say under `disputed` what is known today, or name the year in the sentence"
            yield Finding(("facts", index, "as_of"), message)


def _year(as_of: str) -> int:
    return int(as_of[:4])
