"""Scoring in line mode: item by item the evidence, then the level of the dimension, then the next one."""

from collections.abc import Iterable

from drill.cli.plain.commands import Word
from drill.cli.plain.conversation import Conversation
from drill.cli.plain.pointing import lines_meant, notes, quoted_line
from drill.cli.plain.replies import BACK, number_in, reply_to
from drill.cli.plain.worksheet import mark_worksheet
from drill.domain.rubric import RedFlag
from drill.domain.scorecard import Decision
from drill.domain.scoring import AskedItem
from drill.domain.scoring_words import NO_EVIDENCE, support_text
from drill.domain.vocabulary import LEVELS, Dimension
from drill.errors import SessionError, UsageError
from drill.services.marking import WorksheetMarking
from drill.services.scoring import Question, Scoring

LEVELS_ONLY = Word("levels", "leave the evidence out: quicker, makes no cards, and stays marked as such; asks once.")
WORKSHEET = Word("worksheet", "mark which line of the worksheet answers which figure, and see how near it came.")
WORDS = (BACK, LEVELS_ONLY, WORKSHEET)

ITEM_HINT = (
    "y and the line that shows it, such as y 3 or y requirements/notes:3; n when none does; ? reads your notes;"
    " an empty line repeats the question."
)
LEVEL_HINT = (
    "1 to 4 chooses the level; f and a number confirms a red flag or takes it back; ? reads your notes;"
    " an empty line repeats the question."
)
CLOSING_HINT = (
    "c compares with authored answers, after which each score may change once; f finishes; b goes back to the scores."
)


class FirstScores:
    """The questions of one scoring, up to its comparison or its end.

    Args:
        conversation: With whom.
        scoring: The scoring, at its evidence.
        marking: The marking of its worksheet; None where there is nothing to mark.
    """

    def __init__(self, conversation: Conversation, scoring: Scoring, marking: WorksheetMarking | None = None) -> None:
        self._conversation = conversation
        self._scoring = scoring
        self._marking = marking
        self._offers_worksheet = marking is not None
        self._questions = scoring.questions()
        self._index = scoring.place()
        self._told: Question | None = None
        self._before = ""

    def give(self) -> None:
        """Ask until everything is decided, and the user has chosen to compare or to finish.

        Raises:
            LeavingError: when the user leaves; what was decided is kept.
        """
        self._say("")
        self._say(f"Score your locked answers: {len(self._questions)} questions. :help says how to answer.")
        is_closed = self._scoring.card.is_complete and self._close()
        while not is_closed:
            is_closed = self._ask() and self._close()

    def _ask(self) -> bool:
        """Ask the present question, and go to the next one; whether nothing is open any more."""
        question = self._questions[self._index]
        self._scoring.remember_place(question)
        try:
            reply = self._answer_to(question)
            before, self._before = self._before, reply
            if reply == f":{BACK.name}":
                self._index, self._told = max(0, self._index - 1), None
            elif reply == f":{WORKSHEET.name}":
                self._mark_worksheet()
            elif reply == f":{LEVELS_ONLY.name}":
                self._leave_evidence_out(question.dimension, is_confirmed=reply == before)
            elif question.item is None:
                return self._take_level(question.dimension, reply)
            else:
                return self._take_item(question.item, reply)
        except (SessionError, UsageError) as error:
            self._say(f"{error.message} {error.hint}".strip())
        return False

    def _answer_to(self, question: Question) -> str:
        """The reply to a question, which is told once; an empty line has it told again."""
        place = f"{self._index + 1} of {len(self._questions)}"
        if question.item is None:
            prompt, hint = f"{question.dimension} level", LEVEL_HINT
        else:
            prompt, hint = "y LINE or n", ITEM_HINT
        while True:
            if question is not self._told:
                self._told = question
                if question.dimension is Dimension.D2 and self._offers_worksheet:
                    self._offers_worksheet = False
                    self._say("Before D2, :worksheet marks your figures against the reference.")
                if question.item is None:
                    self._tell_levels(question.dimension, place)
                else:
                    self._tell_item(question.item, place)
            reply = reply_to(self._conversation, prompt, hint, WORDS)
            if reply:
                return reply
            self._told = None

    def _tell_item(self, item: AskedItem, place: str) -> None:
        critical = "Critical. " if item.critical else ""
        unreached = " (Its phase was not reached.)" if not item.reached else ""
        self._say(f"Question {place}, {item.dimension}. {critical}Do your notes show this: {item.text}{unreached}")
        suggested = self._scoring.suggestions(item)
        for reference in suggested:
            self._say(f"It may be here: {quoted_line(self._scoring.attempt.answers, reference)}", rest="  ")
        if not suggested:
            self._say("No line holds a word of it; ? reads your notes.")
        decision = self._scoring.card.decisions.get(item.id)
        if decision is not None:
            self._say(f"So far: {_decided_text(decision)}.")

    def _tell_levels(self, dimension: Dimension, place: str) -> None:
        card, rubric = self._scoring.card, self._scoring.rubric.dimensions[dimension]
        self._say(f"Question {place}: the level of {dimension} {rubric.title}. {rubric.question}")
        self._say(f"Evidence: {support_text(card, dimension)}.")
        cap = card.flag_cap(dimension)
        for level in LEVELS:
            is_above = not card.levels_only and level > card.support_of(dimension).level
            note = " (closed by a red flag)" if level > cap else " (above your evidence)" if is_above else ""
            self._say(f"Level {level}: {rubric.anchors[card.seniority][level]}{note}", rest="  ")
        for number, flag in enumerate(self._flags(dimension), start=1):
            state = "confirmed" if flag.id in card.flags else "not confirmed"
            self._say(f"Red flag {number}, {state}, caps at level {flag.cap}: {flag.text}", rest="  ")
        chosen = card.level(dimension)
        if chosen is not None:
            self._say(f"So far: level {chosen}.")

    def _take_item(self, item: AskedItem, reply: str) -> bool:
        verb, *words = reply.replace(",", " ").split()
        parts, answers = self._scoring.searched_parts(item), self._scoring.attempt.answers
        match verb.lower():
            case "y":
                pointed = lines_meant(words, parts, answers) or self._scoring.suggestions(item)[:1]
                if not pointed:
                    raise UsageError("Which line shows it?", ITEM_HINT)
                self._scoring.decide(item.id, True, pointed)
                self._say(f"Found in {', '.join(map(str, pointed))}.")
            case "n":
                self._scoring.decide(item.id, False)
            case "?":
                self._tell_notes(notes(parts, answers))
                return False
            case _:
                raise UsageError("This was not understood.", ITEM_HINT)
        return self._go_on()

    def _take_level(self, dimension: Dimension, reply: str) -> bool:
        verb, *words = reply.lower().split()
        if verb == "?":
            parts = self._scoring.home_parts(dimension)
            self._tell_notes(notes(parts, self._scoring.attempt.answers))
            return False
        if verb == "f":
            self._toggle_flag(dimension, number_in(words[0]) if words else None)
            return False
        level = number_in(verb)
        if level not in LEVELS:
            raise UsageError("This was not understood.", LEVEL_HINT)
        self._scoring.choose_level(dimension, level)
        return self._go_on()

    def _toggle_flag(self, dimension: Dimension, number: int | None) -> None:
        flags = self._flags(dimension)
        if number is None or not 1 <= number <= len(flags):
            raise UsageError("There is no red flag of this number.", LEVEL_HINT)
        flag = flags[number - 1]
        confirmed = flag.id not in self._scoring.card.flags
        self._scoring.confirm_flag(flag.id, confirmed)
        cap = self._scoring.card.flag_cap(dimension)
        self._say(f"Red flag {number} is {'confirmed' if confirmed else 'taken back'}. Open: levels 1 to {cap}.")

    def _flags(self, dimension: Dimension) -> list[RedFlag]:
        return [flag for flag in self._scoring.card.red_flags if flag.dimension is dimension]

    def _go_on(self) -> bool:
        """To the first question that is open; whether there is none."""
        still_open = [index for index, question in enumerate(self._questions) if not self._scoring.is_decided(question)]
        self._index = next(iter(still_open), self._index)
        return not still_open

    def _mark_worksheet(self) -> None:
        if self._marking is None:
            raise SessionError("The worksheet has no figure to mark.")
        mark_worksheet(self._conversation, self._marking)
        self._told = None

    def _leave_evidence_out(self, dimension: Dimension, *, is_confirmed: bool) -> None:
        if self._scoring.card.levels_only:
            raise SessionError("The evidence is left out already.")
        if not is_confirmed:
            self._say("Quicker, and less honest: no item is asked, no card is made, and the result is marked as such.")
            self._say(":levels once more leaves the evidence out for good.")
            return
        self._scoring.skip_evidence()
        self._questions = self._scoring.questions()
        self._index = [question.dimension for question in self._questions].index(dimension)
        self._say(f"From here on {NO_EVIDENCE}.")

    def _close(self) -> bool:
        """Ask whether to compare; whether the first scores are done with."""
        self._say(f"All is decided. {CLOSING_HINT} The result comes at the end.")
        while True:
            match reply_to(self._conversation, "c, f or b", CLOSING_HINT).lower():
                case "c":
                    self._scoring.remember_page(0)
                    return True
                case "f":
                    self._scoring.finish()
                    return True
                case "b":
                    return False
                case _:
                    self._say(CLOSING_HINT)

    def _tell_notes(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._say(line, rest="    ")

    def _say(self, text: str, rest: str = "") -> None:
        self._conversation.say(text, rest=rest)


def _decided_text(decision: Decision) -> str:
    if not decision.held:
        return "not found"
    return f"found in {', '.join(map(str, decision.lines))}" if decision.lines else "found"
