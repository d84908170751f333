"""Every example of docs/estimation-language.md."""

import re
from pathlib import Path

import pytest

from drill.domain.estimation.functions import FUNCTIONS
from drill.domain.estimation.units import UNITS
from drill.domain.estimation.worksheet import MOST_SIZE
from tests.domain.estimation.computing import beside, refusal

PAGE = (Path(__file__).parents[3] / "docs" / "estimation-language.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```estimate\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("block", BLOCKS)
def test_the_examples_come_out_as_they_say(block: str) -> None:
    lines = block.rstrip("\n").split("\n")
    promised = [line.split("# ")[1].strip() if "# " in line else None for line in lines]
    assert beside("\n".join(lines)) == promised


def test_the_examples_in_the_text_hold_too() -> None:
    assert len(BLOCKS) == 4
    assert "1000 characters and 256 numbers" in PAGE
    assert f"{MOST_SIZE:,} of them" in PAGE
    assert refusal("5 tweets + 3 users") == "tweets and users cannot be added"
    assert beside("1.5 B tweets") == ["1.5 billion tweets"]


def test_every_function_and_the_usual_units_stand_there() -> None:
    assert not [name for name in FUNCTIONS if f"{name}(" not in PAGE]
    assert {unit.symbol for unit in UNITS.values()} - set(re.findall(r"[$€]|\w+", PAGE)) == {"µs", "bps", "Tbps"}
