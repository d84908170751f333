"""Replies to a question in line mode: lines that are taken apart, and commands that every question knows."""

from collections.abc import Sequence

from drill.cli.plain.commands import Word, command_in, help_lines, unknown
from drill.cli.plain.conversation import Conversation, LeavingError

QUIT = Word("quit", "leave; everything given is kept, and it goes on here another time.")
HELP = Word("help", "this list.")
BACK = Word("back", "to the question before.")

MOST_DIGITS = 6


def reply_to(conversation: Conversation, prompt: str, hint: str, words: Sequence[Word] = ()) -> str:
    """A line that answers a question. What every question knows is seen to here.

    Args:
        conversation: With whom.
        prompt: What a terminal shows before the line.
        hint: How to answer, for who asks for help.
        words: The commands that this question knows besides; one that is typed is the reply, with its colon.

    Raises:
        LeavingError: when the user leaves.
    """
    while True:
        line = conversation.ask(prompt).strip()
        command = command_in(line)
        if command is None:
            return line
        if command.name == QUIT.name:
            raise LeavingError
        if command.name == HELP.name:
            conversation.say(hint)
            for each in help_lines((*words, QUIT, HELP)):
                conversation.say(each, rest="  ")
        elif any(command.name == word.name for word in words):
            return f":{command.name}"
        else:
            conversation.say(unknown(command))


def number_in(word: str) -> int | None:
    """The number that a word is; None where it is none."""
    return int(word) if word.isascii() and word.isdecimal() and len(word) <= MOST_DIGITS else None
