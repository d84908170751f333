"""What must fit together inside the rubric."""

from itertools import pairwise

from drill.content.faults import Faults
from drill.content.nodes import EACH, Node, scalars, select, texts
from drill.content.rules import check_evidence_homes, whole
from drill.domain.vocabulary import Dimension, Seniority

ALL_PERCENT = 100


def check_rubric(root: Node, faults: Faults) -> None:
    """All rules of the rubric."""
    for dimensions in select(root, "dimensions"):
        _check_dimensions(dimensions, faults)
    _check_verdicts(root, faults)
    for evidence in select(root, "generic_evidence"):
        check_evidence_homes(evidence, faults)


def _check_dimensions(dimensions: Node, faults: Faults) -> None:
    listed = texts(dimensions, EACH, "id")
    missing = [dimension for dimension in Dimension if dimension not in listed]
    if missing:
        faults.add(dimensions, f"dimensions: {', '.join(missing)} missing; all seven are judged")
    for seniority in Seniority:
        weights = [whole(weight) for weight in scalars(dimensions, EACH, "weights", seniority)]
        known = [weight for weight in weights if weight is not None]
        if len(known) == len(Dimension) and sum(known) != ALL_PERCENT:
            faults.add(dimensions, f"the weights of {seniority} make {sum(known)} together; expected {ALL_PERCENT}")


def _check_verdicts(root: Node, faults: Faults) -> None:
    points = list(scalars(root, "verdicts", EACH, "points"))
    for before, after in pairwise(points):
        most, least = whole(before), whole(after)
        if most is not None and least is not None and least >= most:
            faults.add(after, f"expected fewer points than the {most} of the verdict before, got {least}")
    for last in list(select(root, "verdicts", EACH))[-1:]:
        for key, expected in (("points", 0), ("lowest_level", 1)):
            for scalar in scalars(last, key):
                value = whole(scalar)
                if value is not None and value != expected:
                    faults.add(scalar, f"{key}: expected {expected}, for the last verdict always holds; got {value}")
