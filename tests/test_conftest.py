import asyncio
import os
import socket
from pathlib import Path

import pytest

from drill.paths import find_paths
from tests.conftest import NetworkUsed


def test_no_test_reaches_the_network() -> None:
    with pytest.raises(NetworkUsed):
        socket.create_connection(("127.0.0.1", 9))


def test_no_test_opens_an_internet_socket() -> None:
    with pytest.raises(NetworkUsed):
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM)


async def test_an_event_loop_still_runs() -> None:
    assert await asyncio.sleep(0, "awake") == "awake"


def test_each_test_has_a_data_folder_of_its_own(tmp_path: Path) -> None:
    assert find_paths().home == tmp_path / "home"


def test_the_width_of_the_terminal_outside_does_not_reach_in() -> None:
    assert not {"COLUMNS", "LINES", "NO_COLOR"} & os.environ.keys()
