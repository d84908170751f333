"""Revising in line mode: after the comparison each tick and each level may change once, with a reason."""

from collections.abc import Callable, Iterator

from drill.cli.plain.conversation import Conversation
from drill.cli.plain.pointing import lines_meant, notes, quoted_line
from drill.cli.plain.replies import number_in, reply_to
from drill.domain.scoring import AskedItem
from drill.domain.vocabulary import LEVELS, Dimension
from drill.errors import SessionError, UsageError
from drill.services.scoring import Scoring

LONGEST_REASON = 200

HINT = "A number changes that score, once and with a reason; ? lists the scores; f finishes."
LINE_HINT = "Which line shows it after all? Such as 3 or requirements/notes:3; ? reads your notes; empty goes back."

Entry = Dimension | AskedItem


class Revision:
    """The revision of one scoring.

    Args:
        conversation: With whom.
        scoring: The scoring, in its last stage.
    """

    def __init__(self, conversation: Conversation, scoring: Scoring) -> None:
        self._conversation = conversation
        self._scoring = scoring
        self._entries: tuple[Entry, ...] = tuple(self._all_entries())

    def make(self) -> None:
        """Change what the user sees otherwise now, and finish.

        Raises:
            LeavingError: when the user leaves; what was changed is kept.
        """
        self._say("")
        self._say(f"Revise. What do you see otherwise now? Nothing has to change. {HINT}")
        self._tell_entries()
        while True:
            reply = reply_to(self._conversation, "number or f", HINT).lower()
            if reply == "f":
                self._scoring.finish()
                return
            try:
                self._take(reply)
            except (SessionError, UsageError) as error:
                self._say(f"{error.message} {error.hint}".strip())

    def _take(self, reply: str) -> None:
        number = number_in(reply)
        if reply == "?":
            self._tell_entries()
        elif number is None or not 1 <= number <= len(self._entries):
            self._say(HINT)
        else:
            entry, card = self._entries[number - 1], self._scoring.card
            if entry in card.revised_levels or (isinstance(entry, AskedItem) and entry.id in card.revised_decisions):
                raise SessionError("This was revised once already; that stands.")
            self._say(self._text_of(entry))
            if isinstance(entry, Dimension):
                self._change_level(entry)
            elif card.holds(entry):
                self._with_reason("Not found after all.", lambda why: self._take_back(entry, why))
            else:
                self._find(entry)

    def _change_level(self, dimension: Dimension) -> None:
        card, rubric = self._scoring.card, self._scoring.rubric.dimensions[dimension]
        now, cap = card.level(dimension), card.flag_cap(dimension)
        others = [level for level in LEVELS if level != now and level <= cap]
        for level in others:
            self._say(f"Level {level}: {rubric.anchors[card.seniority][level]}", rest="  ")
        reply = reply_to(self._conversation, "new level", "The new level; empty goes back.")
        chosen = number_in(reply)
        if chosen is None or chosen not in others:
            self._say("That is none of these levels. Nothing was changed." if reply else "Nothing was changed.")
            return
        self._with_reason(
            f"{dimension}: level {now}, now {chosen}.", lambda why: self._scoring.revise_level(dimension, chosen, why)
        )

    def _find(self, item: AskedItem) -> None:
        parts, answers = self._scoring.searched_parts(item), self._scoring.attempt.answers
        for reference in self._scoring.suggestions(item):
            self._say(f"It may be here: {quoted_line(answers, reference)}", rest="  ")
        self._say(LINE_HINT)
        while (reply := reply_to(self._conversation, "line", LINE_HINT)) == "?":
            for line in notes(parts, answers):
                self._say(line, rest="    ")
        lines = lines_meant(reply.replace(",", " ").split(), parts, answers)
        if not lines:
            self._say("Nothing was changed.")
            return
        self._with_reason("Found after all.", lambda why: self._scoring.revise_decision(item.id, True, lines, why))

    def _take_back(self, item: AskedItem, reason: str) -> None:
        self._scoring.revise_decision(item.id, False, (), reason)

    def _with_reason(self, change: str, make: Callable[[str], None]) -> None:
        self._say(f"{change} Why? One line; an empty one changes nothing.")
        reason = reply_to(self._conversation, "reason", "What you saw that you had not seen, in one line.")
        if not reason:
            self._say("Nothing was changed.")
            return
        make(reason[:LONGEST_REASON])
        self._say("Changed.")

    def _tell_entries(self) -> None:
        for number, entry in enumerate(self._entries, start=1):
            self._say(f"{number} {self._text_of(entry)}", rest="  ")

    def _text_of(self, entry: Entry) -> str:
        card = self._scoring.card
        first = card.as_first_given()
        if isinstance(entry, Dimension):
            revision = card.revised_levels.get(entry)
            moved = f" first {first.level(entry)}, because: {revision.reason}" if revision else ""
            return f"{entry} {self._scoring.rubric.dimensions[entry].title}: level {card.level(entry)}.{moved}"
        decision = card.revised_decisions.get(entry.id)
        state = "found" if card.holds(entry) else "not found"
        moved = (
            f", first {'found' if first.holds(entry) else 'not found'}, because: {decision.reason}" if decision else ""
        )
        critical = "critical, " if entry.critical else ""
        return f"{entry.dimension} {critical}{state}{moved}: {entry.text}"

    def _all_entries(self) -> Iterator[Entry]:
        card = self._scoring.card
        for dimension in card.predicted_dimensions:
            yield dimension
            items = () if card.levels_only else card.items_of(dimension)
            yield from (item for item in items if item.computed is None)

    def _say(self, text: str, rest: str = "") -> None:
        self._conversation.say(text, rest=rest)
