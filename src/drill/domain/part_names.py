"""The names of parts, and what belongs into each."""

from drill.domain import answers
from drill.domain.answers import Part
from drill.domain.problem import Problem
from drill.domain.vocabulary import Phase

PLACEHOLDERS = {
    (
        Phase.REQUIREMENTS,
        "notes",
    ): "What it must do, what is left out, targets as numbers, assumptions. One thought a line.",
    (Phase.ESTIMATION, "worksheet"): "name = expression = result with its unit, and what the figure decides.",
    (Phase.HIGH_LEVEL_DESIGN, "api"): "METHOD /path: request, response, errors. One operation a line.",
    (Phase.HIGH_LEVEL_DESIGN, "data"): "Entity: key, fields, how it is read and written. Which store, and why.",
    (Phase.HIGH_LEVEL_DESIGN, "diagram"): "client -> service -> store: what flows. One arrow or chain a line.",
    (Phase.HIGH_LEVEL_DESIGN, "notes"): "The read path, the write path, the simplest version and what breaks it first.",
    (
        Phase.TRADE_OFFS,
        "decisions",
    ): "Chose X over Y because Z; it costs W; revisit when V. Then: what fails, who notices?",
    (Phase.QA, "notes"): "Your answers to the interviewer's questions.",
}


def part_name(part: Part, problem: Problem) -> str:
    """The name of a part: fixed, or the title of its hot spot."""
    return answers.part_name(part, {spot.id: spot.title for spot in problem.deep_dive.hot_spots})


def placeholder(part: Part, problem: Problem) -> str:
    """What an empty editor says."""
    for spot in problem.deep_dive.hot_spots:
        if part.phase is Phase.DEEP_DIVE and part.name == spot.id:
            return f"{spot.question.strip()} Writing here chooses it."
    return PLACEHOLDERS.get((part.phase, part.name), "A hard part that you name yourself, and how it works inside.")
