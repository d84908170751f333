"""Phase drills: one phase of a problem, played with its budget and scored by itself."""

from collections.abc import Iterable
from dataclasses import replace

from drill.domain.format import Format, Step
from drill.domain.problem import EvidenceItem
from drill.domain.vocabulary import CORE_PHASES, HOME_PHASES, Dimension, Phase
from drill.errors import UsageError


def scored_dimensions(drilled: Phase | None) -> tuple[Dimension, ...]:
    """The dimensions that an attempt is scored in: all; of a phase drill, the home dimensions of its phase.

    D7 is not among those: how someone drives a whole interview does not show in one phase.

    Args:
        drilled: The phase of a phase drill; None for a whole mock.
    """
    if drilled is None:
        return tuple(Dimension)
    return tuple(each for each in Dimension if each is not Dimension.D7 and drilled in HOME_PHASES[each])


def phase_called(name: str) -> Phase:
    """The phase of a name, or of the beginning of one: `deep` for the deep dive.

    Raises:
        UsageError: when none begins so, several do, or it is one that is never drilled.
    """
    wanted = "-".join(name.lower().split())
    found = [phase for phase in Phase if wanted and phase.startswith(wanted)]
    if len(found) != 1:
        raise UsageError(f"There is no phase {name}.", f"There are {', '.join(CORE_PHASES)}; a beginning will do.")
    refuse_undrilled(found[0])
    return found[0]


def refuse_undrilled(phase: Phase) -> None:
    """Let only phases pass that something is scored from.

    Raises:
        UsageError: for Q&A.
    """
    if phase not in CORE_PHASES:
        hint = f"Drill one of {', '.join(CORE_PHASES)}."
        raise UsageError(f"{phase.label} is not drilled: no dimension is scored from it.", hint)


def drill_format(usual: Format, phase: Phase) -> Format:
    """The agenda of a drill: the phase alone, with the minutes that it has in a whole interview.

    Args:
        usual: The format of the whole interview.
        phase: The phase to drill.
    """
    step = Step(phase.label, usual.budget(phase) // 60, (phase,))
    return Format(f"{phase}-drill", f"{phase.label} drill", (step,))


def items_drilled(items: Iterable[EvidenceItem], phase: Phase) -> tuple[EvidenceItem, ...]:
    """The items that a drill of a phase is asked for, each looked for in that phase only.

    Args:
        items: Those of a whole interview.
        phase: The phase that is drilled.
    """
    dimensions = scored_dimensions(phase)
    return tuple(
        replace(item, phases=(phase,)) for item in items if item.dimension in dimensions and phase in item.phases
    )
