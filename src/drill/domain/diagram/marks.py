"""What the label of an arrow says about how much it carries."""

import re
from dataclasses import dataclass

_FACTOR = re.compile(r"(?<![\w.])[x×](?P<factor>\d{1,6}(?:\.\d{1,6})?)(?P<percent>%?)(?![\w.])", re.IGNORECASE)
_HIT = re.compile(
    r"\bhits?(?:\s+(?:rate|ratio))?[\s:=]*(?P<behind>\d{1,3}(?:\.\d{1,6})?)\s*%"
    r"|(?P<front>\d{1,3}(?:\.\d{1,6})?)\s*%\s*hits?\b",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\bsplit\b", re.IGNORECASE)
_MISS = re.compile(r"\bmiss(?:es)?\b", re.IGNORECASE)


@dataclass(frozen=True)
class Mark:
    """How much an arrow carries.

    Args:
        factor: So many requests for each one; None when that was not said.
        hit: The share that its target answers by itself, 0 to 1.
        split: Whether it shares with the other arrows so marked that leave the same box.
        miss: Whether it says that it is for what a cache does not have.
    """

    factor: float | None = None
    hit: float = 0.0
    split: bool = False
    miss: bool = False


def mark_of(label: str) -> Mark:
    """What a label says: `x0.1`, `x10%`, `hit 90%`, `split`, `on a miss`; several may stand together."""
    factor = _FACTOR.search(label)
    hit = _HIT.search(label)
    return Mark(
        None if factor is None else float(factor["factor"]) / (100 if factor["percent"] else 1),
        0.0 if hit is None else min(float(hit["behind"] or hit["front"]) / 100, 1.0),
        _SPLIT.search(label) is not None,
        _MISS.search(label) is not None,
    )
