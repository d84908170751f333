"""What must fit together inside a format."""

import re

from drill.content.faults import Faults, instead_of, quote
from drill.content.nodes import EACH, Node, scalars, select, texts
from drill.domain.answers import parts_of
from drill.domain.vocabulary import CORE_PHASES, Phase

_HOT_SPOT_PART = re.compile(r"deep-dive/[a-z0-9-]+")
"""The hot spots differ from problem to problem, and a format serves all of them."""


def check_formats(root: Node, faults: Faults) -> None:
    """All rules of the formats."""
    for steps in select(root, "formats", EACH, "steps"):
        covered = texts(steps, EACH, "phases", EACH)
        missing = [phase for phase in CORE_PHASES if phase not in covered]
        if missing:
            faults.add(steps, f"no step covers {', '.join(missing)}; a format covers all five phases")
        for step in select(steps, EACH):
            _check_parts(step, faults)


def _check_parts(step: Node, faults: Faults) -> None:
    covered = texts(step, "phases", EACH)
    known = [str(part) for part in parts_of((phase for phase in Phase if phase in covered), hot_spots=())]
    for part in scalars(step, "parts", EACH):
        is_hot_spot = Phase.DEEP_DIVE in covered and _HOT_SPOT_PART.fullmatch(part.text)
        if known and part.text not in known and not is_hot_spot:
            faults.add(part, f"{quote(part.text)} is no part of this step's phases; {instead_of(part.text, known)}")
