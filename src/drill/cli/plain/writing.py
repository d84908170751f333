"""The part that is being written in line mode: chosen, written line by line, read, changed, drawn."""

from dataclasses import dataclass
from pathlib import Path

from drill.cli.plain.commands import text_in
from drill.cli.plain.conversation import WIDTH, Conversation
from drill.cli.plain.part_text import LastResult, appended, numbered, replaced
from drill.cli.plain.replies import number_in
from drill.config import Config
from drill.domain.answers import DIAGRAM, WORKSHEET, Part, own_lines
from drill.domain.diagram.drawing import draw
from drill.domain.diagram.graph import Graph
from drill.domain.diagram.reading import read
from drill.domain.diagram.sentences import sentences_of
from drill.domain.part_names import placeholder
from drill.domain.wording import count_text
from drill.errors import UsageError
from drill.services.external_editor import edited, run_editor
from drill.services.mock import MockInterview

IN_WORDS = "words"
SHOWN = 40
"""So many characters of what was not understood are repeated."""


@dataclass(frozen=True)
class Surroundings:
    """What a mock is written with.

    Args:
        config: How the clock is shown, and the editor.
        folder: Where a text lies while it is in an editor.
    """

    config: Config
    folder: Path


class PartWriting:
    """The parts of one mock, one of which is being written.

    Args:
        mock: The interview.
        conversation: With whom.
        surroundings: What it is written with.
    """

    def __init__(self, mock: MockInterview, conversation: Conversation, surroundings: Surroundings) -> None:
        self._mock = mock
        self._conversation = conversation
        self._surroundings = surroundings
        self.part = mock.step_parts()[0]
        self._result = LastResult()

    @property
    def text(self) -> str:
        """What stands in the part."""
        return self._mock.answers.get(self.part, "")

    def open(self, part: Part) -> None:
        """Write in a part from now on, and say what belongs there."""
        self.part = part
        self._result = LastResult()
        written = len(own_lines(self.text))
        state = f"{count_text(written, 'line')} of yours so far. " if written else ""
        self._conversation.say(f"You write in {self._named(part)}. {state}{placeholder(part, self._mock.problem)}")

    def write(self, line: str) -> None:
        """Add a line.

        Raises:
            UsageError: when the part is full.
        """
        self._mock.write(self.part, appended(self.text, line))
        result = self._result.of(self.text) if self.part == WORKSHEET else ""
        if result:
            self._conversation.say(result)

    def choose(self, wanted: str) -> None:
        """Write in the part of a name or number; without one, list all parts.

        Raises:
            UsageError: when there is no such part, or several.
        """
        parts = self._mock.parts()
        if wanted:
            self.open(_part_meant(wanted, parts))
            return
        for number, part in enumerate(parts, start=1):
            written = len(own_lines(self._mock.answers.get(part, "")))
            here = ", you write here" if part == self.part else ""
            self._conversation.say(f"{number} {self._named(part)}: {count_text(written, 'line')}{here}", rest="  ")

    def show(self) -> None:
        """Read the part, with line numbers."""
        if not self.text.strip():
            self._conversation.say(f"Nothing is written in {self.part} yet.")
            return
        self._conversation.say(f"{self.part}:")
        for line in numbered(self.part, self.text):
            self._conversation.say(line, rest="    ")

    def edit(self, argument: str) -> None:
        """Change a line, take it out, or open the whole part in the user's own editor.

        Raises:
            UsageError: when no such line is there, or no editor can be opened; the text stays as it is.
        """
        if not argument:
            self._edit_all()
            return
        word, _, line = argument.partition(" ")
        number = number_in(word)
        if number is None:
            raise UsageError(f":edit {word[:SHOWN]} names no line.", "Type :edit N TEXT, with the number from :show.")
        self._mock.write(self.part, replaced(self.text, number, text_in(line)))
        self._conversation.say(f"Line {number} is {'changed' if line else 'taken out'}.")

    def draw(self, how: str) -> None:
        """Draw the diagram with plain signs, or tell it in words; and say what was not understood.

        Args:
            how: `words`, or nothing.

        Raises:
            UsageError: when there is nothing to draw, or another way is wished for.
        """
        if how not in ("", IN_WORDS):
            raise UsageError(f"There is no way to draw called {how[:SHOWN]}.", f":draw, or :draw {IN_WORDS}.")
        reading = read(self._mock.answers.get(DIAGRAM, ""))
        for complaint in reading.complaints:
            self._conversation.say(f"Line {complaint.line}: {complaint.reason}.")
        if not reading.graph.boxes:
            raise UsageError(f"There is nothing to draw in {DIAGRAM}.", "Write lines such as client -> api: HTTPS.")
        if how == IN_WORDS:
            tell_in_words(self._conversation, reading.graph)
        else:
            self._conversation.say_as_it_is(str(draw(reading.graph, WIDTH, ascii_only=True)).split("\n"))

    def _edit_all(self) -> None:
        if not self._conversation.can_lend_terminal:
            raise UsageError("An editor needs a terminal.", ":edit N TEXT changes a line without one.")
        command = self._surroundings.config.editor_command
        new = edited(self.text, self._surroundings.folder, lambda path: run_editor(command, path))
        self._conversation.interruptions.forget_interrupt()
        self._mock.write(self.part, new)
        self._conversation.say(f"{self.part} has {count_text(len(own_lines(new)), 'line')} of yours now.")

    def _named(self, part: Part) -> str:
        return f"{part} ({part.phase.label}: {self._mock.name_of(part)})"


def tell_in_words(conversation: Conversation, graph: Graph) -> None:
    """Tell a drawing as sentences."""
    for sentence in sentences_of(graph):
        conversation.say(sentence, first="- ", rest="  ")


def _part_meant(wanted: str, parts: tuple[Part, ...]) -> Part:
    """The part of a name, of the beginning of one, or of a number in the list.

    Raises:
        UsageError: when it is none, or not one alone.
    """
    number = number_in(wanted)
    if number is not None and 1 <= number <= len(parts):
        return parts[number - 1]
    exact = [part for part in parts if wanted in (str(part), part.name)]
    found = exact or [part for part in parts if str(part).startswith(wanted) or part.name.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(f"There is no part {wanted[:SHOWN]}.", ":part lists them.")
    raise UsageError(f"Which one: {', '.join(map(str, found))}?", ":part takes the whole name or the number.")
