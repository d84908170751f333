"""One step of the reasoning of a problem: a question first, then what its author says."""

from dataclasses import dataclass

from drill.domain.study.blocks import Block, present
from drill.domain.vocabulary import Phase
from drill.domain.wording import one_line


@dataclass(frozen=True)
class Step:
    """One step of the reasoning.

    Args:
        id: Stays the same as long as its author keeps the ids of what it is about.
        heading: What it is about.
        shown: What stands there from the beginning.
        think: What to think about before it is revealed.
        body: What is revealed.
        repeats: Whether the body says again what is shown.
    """

    id: str
    phase: Phase
    heading: str
    shown: tuple[Block, ...]
    think: str
    body: tuple[Block, ...]
    repeats: bool = False

    @classmethod
    def of(
        cls,
        phase: Phase,
        name: str,
        heading: str,
        think: str,
        body: tuple[Block, ...],
        *shown: Block,
        repeats: bool = False,
    ) -> "Step":
        """A step of a phase; of what is shown, blocks that hold nothing are left out."""
        return cls(f"{phase}/{name}", phase, one_line(heading), present(*shown), think, body, repeats)
