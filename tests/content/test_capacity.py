import pytest

from drill.content.decode import decode_capacities
from drill.content.library import load_capacities
from drill.domain.diagram.capacity import CapacityFigure
from drill.domain.diagram.graph import Kind
from tests.factories import edited, place

TEXT = """\
schema: 1
id: capacity
title: What one box bears
as_of: 2026-11
figures:
  - {kind: service, typical: 2k/s, low: 500/s, high: 10k/s, what: Small ones., source: A page, as_of: 2025}
  - {kind: cache, typical: 100000, low: 80k/s, high: 180k/s, what: Commands., source: A listing, as_of: 2024-05}
"""


def faults(text: str) -> list[str]:
    return [str(fault) for fault in decode_capacities(text, "c.yaml").faults]


def test_rates_are_written_in_the_estimation_language_and_decoded_per_second() -> None:
    decoded = decode_capacities(TEXT, "c.yaml").value
    assert decoded is not None
    assert decoded[Kind.SERVICE] == CapacityFigure(Kind.SERVICE, 2_000, 500, 10_000, "Small ones.", "A page", "2025")
    assert decoded[Kind.CACHE].per_second == 100_000


@pytest.mark.parametrize(
    ("old", "new", "marker", "message"),
    [
        ("typical: 2k/s", "typical: 20k/s", "20k/s", "typical: expected a rate between 500/s and 10k/s, got 20k/s"),
        ("2k/s", "2 kB/s", "2 kB/s", "typical: expected a rate such as `2k/s`, got `2 kB/s`; 2 kB/s is no rate"),
        ("low: 500/s", "low: often", "often", "low: expected a rate such as `2k/s`, got `often`; nothing says"),
        ("kind: service", "kind: sevice", "sevice", "kind: `sevice` is no choice here; did you mean `service`?"),
        ("kind: cache", "kind: service", "service, typical: 100000", "figures: `service` stands in line 6 already"),
    ],
    ids=["outside its span", "no rate", "no figure", "no kind", "twice"],
)
def test_what_is_wrong_is_told_with_its_place(old: str, new: str, marker: str, message: str) -> None:
    text = edited(TEXT, old, new)
    [fault] = faults(text)
    assert fault.startswith(f"c.yaml:{place(text, marker)}: {message}")


def test_the_shipped_figures_are_there_for_what_we_run_ourselves() -> None:
    shipped = load_capacities()
    assert {Kind.SERVICE, Kind.DATABASE, Kind.CACHE, Kind.QUEUE, Kind.WORKER} <= shipped.keys()
    assert Kind.CLIENT not in shipped
    assert Kind.EXTERNAL not in shipped
