"""Comparing in line mode: one's own answers held against authored ones, phase by phase."""

from collections.abc import Collection, Iterable

from drill.cli.plain.commands import Word
from drill.cli.plain.conversation import Conversation
from drill.cli.plain.pointing import notes
from drill.cli.plain.prose import prose
from drill.cli.plain.replies import BACK, reply_to
from drill.domain.answers import Part, parts_of
from drill.domain.beside import Beside, Changed, Weighed, all_beside
from drill.domain.problem import Exemplar, HotSpot
from drill.domain.reflection import Measure, lacking, sure_but_missed
from drill.domain.scorecard import ScoringStage
from drill.domain.scoring import AskedItem
from drill.domain.vocabulary import LEVELS, Phase
from drill.services.reference import changed_text, options_text, reference
from drill.services.scoring import Scoring

HINT = "An empty line goes on; h reads the next higher authored answer, l the next lower, r the reference."
ON_HINT = "An empty line goes on; r reads the reference."
REVISE = Word("revise", "end the comparison here, and go on to revising.")

Page = Beside | tuple[AskedItem, ...]


class Comparison:
    """The comparison of one scoring.

    Args:
        conversation: With whom.
        scoring: The scoring, with all its first scores.
    """

    def __init__(self, conversation: Conversation, scoring: Scoring) -> None:
        self._conversation = conversation
        self._scoring = scoring
        self._card = scoring.card.as_first_given()
        missed = sure_but_missed(self._card)
        first: tuple[Page, ...] = (missed,) if missed else ()
        self._pages = first + all_beside(scoring.problem, self._card, scoring.attempt)

    def read(self) -> None:
        """Go through what there is to compare, and on to revising.

        Raises:
            LeavingError: when the user leaves; the place is kept.
        """
        self._say("")
        self._say(f"Compare. {HINT}" if self._pages else "This problem has no authored answers for what you reached.")
        place = min(self._scoring.page or 0, max(0, len(self._pages) - 1))
        while place < len(self._pages):
            self._scoring.remember_page(place)
            self._say(f"Page {place + 1} of {len(self._pages)}.")
            reply = self._read_page(self._pages[place])
            if reply == f":{REVISE.name}":
                break
            place = max(0, place - 1) if reply == f":{BACK.name}" else place + 1
        self._scoring.enter(ScoringStage.REVISED)

    def _read_page(self, page: Page) -> str:
        """Read a page, until the user goes on; the reply that did so."""
        match page:
            case tuple():
                self._say("Sure but missed: you predicted 3 or more here and were certain. These items teach most.")
                self._tell_items(page, with_answers=True)
                return self._reply("empty", "An empty line goes on.", ("",))
            case Measure():
                return self._read_measure(page)
            case Weighed():
                self._tell_own(page)
                self._tell_weighed(page.spot)
            case Changed():
                self._tell_own(page)
                self._tell_changed(page)
        while (reply := self._reply("empty or r", ON_HINT, ("", "r"))) == "r":
            self._tell_reference(page.phase)
        return reply

    def _read_measure(self, measure: Measure) -> str:
        self._tell_own(measure)
        chosen, told = measure.start, -1
        while True:
            if chosen != told:
                self._tell_exemplar(measure.exemplars[chosen], f"{chosen + 1} of {len(measure.exemplars)}")
                told = chosen
            match self._reply("empty, h, l or r", HINT, ("", "h", "l", "r")):
                case "h" if chosen + 1 < len(measure.exemplars):
                    chosen += 1
                case "l" if chosen > 0:
                    chosen -= 1
                case "h" | "l" as direction:
                    self._say(f"There is no {'higher' if direction == 'h' else 'lower'} one.")
                case "r":
                    self._tell_reference(measure.phase)
                case reply:
                    return reply

    def _reply(self, prompt: str, hint: str, known: Collection[str]) -> str:
        while True:
            reply = reply_to(self._conversation, prompt, hint, (BACK, REVISE)).lower()
            if reply in known or reply.startswith(":"):
                return reply
            self._say(hint)

    def _tell_reference(self, phase: Phase) -> None:
        text = reference(self._scoring.problem, phase, self._scoring.attempt.session)
        self._conversation.say_as_it_is(prose(text))

    def _tell_weighed(self, spot: HotSpot) -> None:
        self._say("The ways its author weighs:")
        self._conversation.say_as_it_is(prose(options_text(spot)))

    def _tell_changed(self, change: Changed) -> None:
        self._conversation.say_as_it_is(prose(changed_text(change)))

    def _tell_own(self, beside: Beside) -> None:
        problem, answers = self._scoring.problem, self._scoring.attempt.answers
        spots = {spot.id: spot.title for spot in problem.deep_dive.hot_spots}
        spot = f", {spots[beside.hot_spot]}" if beside.hot_spot in spots else ""
        level = self._card.level(beside.dimension) or LEVELS[0]
        self._say(f"{beside.phase.label}{spot}. Your answer, {beside.dimension} level {level}:")
        dived = Part(Phase.DEEP_DIVE, beside.hot_spot or "")
        parts = (dived,) if answers.get(dived, "").strip() else parts_of((beside.phase,), spots)
        decisions = self._card.decisions.values()
        pointed = {line for decision in decisions if decision.held for line in decision.lines}
        written = [part for part in parts if answers.get(part, "").strip()]
        for line in notes(written, answers, pointed):
            self._say(line, rest="    ")
        if not written:
            self._say("Nothing was written here.")

    def _tell_exemplar(self, exemplar: Exemplar, place: str) -> None:
        keys = ", ".join(f"{dimension} {level}" for dimension, level in exemplar.keys.items())
        self._say(f"Authored answer {place}, level {exemplar.level} ({keys}):")
        self._say(exemplar.text.strip(), first="  ", rest="  ")
        self._say(f"Why: {exemplar.why.strip()}")
        lacked = lacking(exemplar, self._card)
        self._say("It shows, and yours does not:" if lacked else "All that it shows, you found in yours.")
        self._tell_items(lacked)

    def _tell_items(self, items: Iterable[AskedItem], *, with_answers: bool = False) -> None:
        for item in items:
            critical = "critical, " if item.critical else ""
            self._say(f"- {critical}{item.dimension}: {item.text}", rest="  ")
            if with_answers:
                self._say(item.answer.strip(), first="  ", rest="  ")

    def _say(self, text: str, first: str = "", rest: str = "") -> None:
        self._conversation.say(text, first, rest)
