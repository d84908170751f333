"""The drawings of the problems that come with drill, as a reader of them meets them."""

import pytest

from drill.domain.diagram.drawing import draw
from drill.domain.diagram.reading import read
from tests.domain.diagram.test_drawing import SHIPPED

MOST_ROWS = 30


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_drawing_needs_few_rows_in_a_hundred_columns(name: str) -> None:
    drawn = draw(read(SHIPPED[name]).graph, 100)
    assert drawn.fits
    assert drawn.height <= MOST_ROWS
