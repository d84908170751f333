"""The deep dive step by step: of each hot spot the ways to build it, the decision, its failures, and follow-ups."""

from collections.abc import Iterator

from drill.domain.problem import DeepDive, HotSpot
from drill.domain.study.blocks import ended, listed, present
from drill.domain.study.step import Step
from drill.domain.study.telling import options_text
from drill.domain.vocabulary import Phase
from drill.domain.wording import one_line


def deep_dive_steps(script: DeepDive) -> Iterator[Step]:
    """The steps of the deep dive."""
    for spot in script.hot_spots:
        yield from _hot_spot(spot)
    yield Step.of(
        Phase.DEEP_DIVE,
        "reference",
        "What the deep dive shows",
        "If you could take only one of these parts, which would it be, and why?",
        present(script.reference),
    )


def _hot_spot(spot: HotSpot) -> Iterator[Step]:
    phase, names = Phase.DEEP_DIVE, listed(option.name for option in spot.options)
    yield Step.of(
        phase,
        spot.id,
        spot.title,
        "Name two ways to do it, each with a number, before you choose.",
        present(*(options_text(option.name, option.how, option.numbers) for option in spot.options)),
        spot.question,
    )
    price = listed(
        f"**{one_line(option.name)}** costs {ended(option.cost)} Take it when: {ended(option.when)}"
        for option in spot.options
    )
    yield Step.of(
        phase,
        f"{spot.id}/decision",
        f"{spot.title}: the decision",
        "What does each of them cost? Then decide, in one sentence with a reason.",
        present(price, f"**Decision.** {one_line(spot.decision)}"),
        names,
        repeats=True,
    )
    yield Step.of(
        phase,
        f"{spot.id}/failures",
        f"{spot.title}: when it fails",
        "How can this part fail, and what does a user notice?",
        present(listed(spot.failures)),
        f"**Decided.** {one_line(spot.decision)}",
        repeats=True,
    )
    for number, follow_up in enumerate(spot.follow_ups, start=1):
        yield Step.of(
            phase,
            f"{spot.id}/follow-up-{number}",
            f"{spot.title}: they ask on",
            "Answer aloud, in half a minute.",
            present(follow_up.answer),
            f"> {one_line(follow_up.ask)}",
        )
