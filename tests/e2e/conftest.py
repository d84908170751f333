"""A computer for each test, switched off at its end."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.machine import Machine


@pytest.fixture
def machine(tmp_path: Path, home: Path) -> Iterator[Machine]:
    """A computer on which drill was never used."""
    machine = Machine(tmp_path, home)
    yield machine
    machine.switch_off()
