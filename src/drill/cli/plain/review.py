"""Reviews in line mode: a question, the recall, the answer, a rating."""

from collections.abc import Callable

from drill.cli.plain.commands import Word
from drill.cli.plain.conversation import Conversation
from drill.cli.plain.prose import prose
from drill.cli.plain.replies import number_in, reply_to
from drill.domain.cards import CardState
from drill.domain.sitting import CardStep, Deed, Look, Step
from drill.domain.sitting_words import RATING_TEXT, WHY_TEXT, leech_advice, rated_text
from drill.domain.vocabulary import Rating
from drill.domain.wording import count_text, due_text
from drill.errors import SessionError
from drill.services.bootstrap import Services
from drill.services.reviews import ReviewSitting, phases_of

DEED_TEXT = {
    Deed.FLAGGED: "Flagged.",
    Deed.UNFLAGGED: "The flag is gone.",
    Deed.BURIED: "Buried: not asked before tomorrow.",
    Deed.SUSPENDED: "Suspended: not asked any more.",
    Deed.WOKEN: "Awake again.",
    Deed.REWORDED: "Reworded.",
    Deed.TOOK_MORE: "More of what waits was taken on.",
    Deed.BEGAN_PRACTICE: "Practice beyond the queue: logged, and no due day moves.",
}

WORDS = (
    Word("undo", "take back what was done last, as often as you like."),
    Word("flag", "mark the card to look at it later, or take the mark away."),
    Word("bury", "ask it no more today."),
    Word("suspend", "ask it no more at all."),
    Word("more", "take on more of the cards that wait."),
    Word("practise", "practise cards that are not due; no due day moves."),
)

RECALL_HINT = (
    "Say the answer to yourself, or type it; it is not kept. Then an empty line, or your line, shows the answer."
)
RATINGS = "; ".join(f"{rating.value} {rating.name.capitalize()}: {text}" for rating, text in RATING_TEXT.items())
RATE_HINT = f"How did it come? {RATINGS}."
LAST_HINT = ":more takes on more, :practise practises beyond the queue, :undo takes back, :quit leaves."


class PlainReview:
    """A sitting of reviews.

    Args:
        conversation: With whom.
        services: Where the cards are.
    """

    def __init__(self, conversation: Conversation, services: Services) -> None:
        self._conversation = conversation
        self._services = services
        self._sitting = ReviewSitting(services.recorder)
        self._is_revealed = False
        self._explains_rating = True

    def review(self, *, beyond: bool = False) -> None:
        """Ask the cards of today.

        Args:
            beyond: Whether to practise all others afterwards.

        Raises:
            LeavingError: when the user leaves; every rating is kept.
        """
        self._say(f"Review: {count_text(len(self._sitting.plan.due), 'card')} today. :help lists what can be done.")
        if beyond:
            self._try(self._sitting.practise)
        while True:
            if self._sitting.look is None:
                if not self._end():
                    return
            elif self._is_revealed:
                self._rate()
            else:
                self._ask()

    def _ask(self) -> None:
        look = self._sitting.look
        if look is None:
            return
        self._tell_question(look)
        if not self._obeyed(reply_to(self._conversation, "your answer, or empty", RECALL_HINT, WORDS)):
            self._reveal(look.card)

    def _tell_question(self, look: Look) -> None:
        card = look.card
        state = "new" if card.memory is None else f"seen {count_text(card.reviews, 'time')}"
        facts = [self._title_of(card), state, WHY_TEXT.get(look.why, ""), "flagged" if card.flagged else ""]
        self._say("")
        self._say(f"Question, {', '.join(filter(None, facts))}:")
        self._conversation.say_as_it_is(prose(card.ask))

    def _reveal(self, card: CardState) -> None:
        """Tell the answer; the first time also how it is rated."""
        self._is_revealed = True
        self._say("Answer:")
        self._conversation.say_as_it_is(prose(card.answer))
        if self._explains_rating:
            self._say(RATE_HINT)
        self._explains_rating = False

    def _rate(self) -> None:
        reply = reply_to(self._conversation, "1 to 4", RATE_HINT, WORDS)
        if self._obeyed(reply):
            return
        number = number_in(reply)
        if number not in list(Rating):
            self._say(RATE_HINT)
            return
        step = self._try(lambda: self._sitting.rate(Rating(number)))
        self._is_revealed = False
        if isinstance(step, CardStep) and step.is_new_leech:
            self._name_leech(step.card)

    def _end(self) -> bool:
        """Say that no card is left; whether to go on all the same."""
        sitting, today = self._sitting, self._services.recorder.today
        done = f"{count_text(sitting.done, 'card')} reviewed. " if sitting.done else ""
        self._say(f"{done}{'Enough' if sitting.waiting else 'No card is left'} for today.")
        if sitting.waiting:
            self._say(f"{count_text(sitting.waiting, 'more card')} can wait for another day.")
        if sitting.next_day is not None:
            day, count = sitting.next_day
            self._say(f"Next: {count_text(count, 'card')}, {due_text(day, today)}.")
        if not sitting.all_cards():
            self._say("Cards come from what a mock missed: `drill mock --plain` begins one.")
            return False
        self._say(LAST_HINT)
        while not self._obeyed(reply_to(self._conversation, ":more, :practise, :undo or :quit", LAST_HINT, WORDS)):
            self._say(LAST_HINT)
        return True

    def _obeyed(self, reply: str) -> bool:
        """Whether a reply was a command; it is done then."""
        match reply:
            case ":undo":
                self._undo()
            case ":more":
                self._try(self._sitting.take_more)
            case ":practise":
                self._try(self._sitting.practise)
            case ":flag" | ":bury" | ":suspend":
                self._handle_card(reply)
            case _:
                return False
        return True

    def _handle_card(self, reply: str) -> None:
        look = self._sitting.look
        if look is None:
            self._say("There is no card now.")
            return
        card = look.card.id
        deeds: dict[str, Callable[[str], Step]] = {
            ":flag": self._sitting.toggle_flag,
            ":bury": self._sitting.bury,
            ":suspend": self._sitting.toggle_suspended,
        }
        done = self._try(lambda: deeds[reply](card))
        if done is not None and reply != ":flag":
            self._is_revealed = False

    def _undo(self) -> None:
        step = self._try(self._sitting.undo, said="Taken back: ")
        if step is None:
            return
        self._is_revealed = False
        look = self._sitting.look
        if look is not None and isinstance(step, CardStep) and step.rating is not None:
            # A card whose rating was taken back is rated anew, its answer is known.
            self._tell_question(look)
            self._reveal(look.card)

    def _try(self, deed: Callable[[], Step], said: str = "") -> Step | None:
        """Do something and say so; what is not possible is said as well."""
        try:
            step = deed()
        except SessionError as error:
            self._say(f"{error.message} {error.hint}".strip())
            return None
        rating = step.rating if isinstance(step, CardStep) else None
        if isinstance(step, CardStep) and rating is not None:
            self._say(f"{said}{rated_text(step, rating, self._services.recorder.today)}")
        else:
            self._say(f"{said}{DEED_TEXT[step.deed]}")
        return step

    def _name_leech(self, card: CardState) -> None:
        self._say(f"A leech: forgotten {count_text(card.lapses, 'time')}.")
        self._say(leech_advice(card, self._title_of(card), phases_of(self._services.library, card)))

    def _title_of(self, card: CardState) -> str:
        return self._services.library.title_of(card.problem)

    def _say(self, text: str) -> None:
        self._conversation.say(text)
