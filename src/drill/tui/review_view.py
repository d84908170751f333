"""What the review screens show, as text made from a sitting."""

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from drill.content.sanitise import sanitise
from drill.domain.cards import CardState
from drill.domain.sitting import CardStep, Deed, Look, Step
from drill.domain.sitting_words import RATING_TEXT, WHY_TEXT, rated_text
from drill.domain.wording import count_text, due_text
from drill.services.reviews import ReviewSitting
from drill.tui.markdown import render
from drill.tui.rows import Row, Rows
from drill.tui.words import FLAGGED, LEECH, SUSPENDED, heading, lines, muted, shown

DEED_TEXT = {
    Deed.FLAGGED: "Flagged; c lists it.",
    Deed.UNFLAGGED: "The flag is gone.",
    Deed.BURIED: "Buried: not asked before tomorrow.",
    Deed.SUSPENDED: "Suspended: not asked until you wake it under Cards.",
    Deed.WOKEN: "Awake again.",
    Deed.REWORDED: "Reworded: the card keeps your wording and its history.",
    Deed.TOOK_MORE: "More of what waits was taken on.",
    Deed.BEGAN_PRACTICE: "Practice beyond the queue: logged, and no due day moves.",
}

TYPE_HINT = "Not kept: what you type here is gone when you leave the reviews. Esc or F2 shows the answer."


def status(sitting: ReviewSitting, today: date) -> Content:
    """How far the sitting is, and what was done last."""
    plan = sitting.plan
    counts = [f"{len(plan.due)} left", f"{sitting.done} done"]
    if plan.again:
        counts.append(f"{len(plan.again)} once more")
    if plan.practice:
        counts.append(f"{len(plan.practice)} to practise")
    if sitting.waiting:
        counts.append(f"{sitting.waiting} more wait")
    return lines(
        Content.assemble(heading("Review"), muted("   " + ", ".join(counts))),
        Content("") if sitting.last is None else muted(f"{last_text(sitting.last, today)} u takes it back."),
    )


def last_text(step: Step, today: date) -> str:
    """What was done, in a sentence, and on which day the card comes back."""
    if not isinstance(step, CardStep) or step.rating is None:
        return DEED_TEXT[step.deed]
    return rated_text(step, step.rating, today)


def marks(card: CardState) -> Content:
    """What the user, or its lapses, have marked a card with."""
    pieces = []
    if card.flagged:
        pieces.append(Content.styled(f"{FLAGGED} flagged", "$warning"))
    if card.suspended:
        pieces.append(Content.styled(f"{SUSPENDED} suspended", "$secondary"))
    if card.is_leech:
        pieces.append(Content.styled(f"{LEECH} leech, {card.lapses} lapses", "$error"))
    return Content("  ").join(pieces)


def question(look: Look, title: str) -> Rows:
    """Where a card is from, and what it asks."""
    state = "new" if look.card.memory is None else f"seen {count_text(look.card.reviews, 'time')}"
    why = f", {WHY_TEXT[look.why]}" if look.why in WHY_TEXT else ""
    line = Content.assemble(muted(f"{title}, {state}{why}  "), marks(look.card))
    return Rows([line, "", *bold(look.card.ask)])


def titled(title: str, text: str) -> Rows:
    """A text under a heading."""
    return Rows(["", heading(title), *_rendered(text)])


def typed(text: str) -> Rows:
    """What the user typed, line by line as it was typed."""
    return Rows(["", heading("Your words"), *(shown(line) for line in text.strip().split("\n"))])


def rating_lines() -> Content:
    """The four ratings, each with the words that anchor it."""
    return lines(
        *(
            Content.assemble(
                (f" {rating.value} ", "bold $accent"), (f"{rating.name.capitalize():6}", "bold"), muted(text)
            )
            for rating, text in RATING_TEXT.items()
        )
    )


def ending(sitting: ReviewSitting, today: date) -> Rows:
    """What is shown when no card is left: what was done, and what can be done next."""
    return Rows(_ending(sitting, today))


def _ending(sitting: ReviewSitting, today: date) -> Iterator[Row | Content | str]:
    done, waiting, cards = sitting.done, sitting.waiting, sitting.all_cards()
    if done or sitting.practised:
        extra = f", {sitting.practised} practised" if sitting.practised else ""
        yield heading(f"{count_text(done, 'card')} reviewed{extra}. Done for today.")
    else:
        yield heading("Enough for today." if waiting else "No card is due today.")
    if not cards:
        yield muted("Cards come from what a mock missed, and from problems you have played. Esc, then m begins a mock.")
        return
    if sitting.next_day is not None:
        day, count = sitting.next_day
        yield muted(f"Next: {count_text(count, 'card')}, {due_text(day, today)}.")
    yield ""
    if waiting:
        verb = "waits" if waiting == 1 else "wait"
        yield _key("m"), Content(f"Take on more: {count_text(waiting, 'card')} {verb} for another day. No hurry.")
    yield _key("p"), Content("Practise beyond the queue: logged, and no due day moves.")
    flagged, suspended = sum(card.flagged for card in cards), sum(card.suspended for card in cards)
    yield _key("c"), Content(f"All cards: {len(cards)}, {flagged} flagged, {suspended} suspended.")


def _key(key: str) -> Content:
    return Content.styled(f" {key} ", "bold $accent")


def _rendered(text: str) -> tuple[Row, ...]:
    """Markdown that may come from an import."""
    return render(sanitise(text)).rows


def bold(text: str) -> Iterator[Row]:
    """A question."""
    return ((front, line.stylize("bold")) for front, line in _rendered(text))
