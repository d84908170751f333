"""What the phases before a drilled one settled, read out."""

from drill.cli.plain.conversation import Conversation
from drill.cli.plain.writing import tell_in_words
from drill.domain.diagram.reading import read
from drill.domain.problem import Problem
from drill.domain.settled import settled
from drill.domain.vocabulary import Phase


def tell_settled(conversation: Conversation, problem: Problem, phase: Phase) -> None:
    """Tell what stands when a phase begins, if all went well before it."""
    for each in settled(problem, phase):
        conversation.say(f"{each.phase.label}, settled before. {each.title}:")
        for line in each.lines:
            conversation.say(line, first="- ", rest="  ")
        if each.drawing:
            tell_in_words(conversation, read(each.drawing).graph)
