"""No socket is ever opened: every program of these tests ends at once when it reaches for one."""

from pathlib import Path

import pytest

from tests.e2e.machine import Machine
from tests.e2e.timed_drill import USED_A_SOCKET
from tests.wheel import lay_out

pytestmark = pytest.mark.e2e

ATTEMPTS = {
    "any socket": "socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
    "a connection": "socket.create_connection(('127.0.0.1', 9))",
    "a name asked for": "socket.getaddrinfo('localhost', 80)",
    "a socket with a name": "socket.socket(socket.AF_UNIX).bind('named')",
}


@pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=ATTEMPTS)
def test_a_drill_that_reached_for_the_network_would_be_noticed(machine: Machine, tmp_path: Path, attempt: str) -> None:
    package = lay_out(tmp_path / "site")
    machine.environment["PYTHONPATH"] = str(package.parent)
    command = package / "cli" / "study.py"
    reaching = f"try:\n    import socket\n    {attempt}\nexcept BaseException:\n    pass\n"
    command.write_text(f"{command.read_text(encoding='utf-8')}\n{reaching}", encoding="utf-8")
    done = machine.run("due")
    assert done.returncode == USED_A_SOCKET
    assert done.stderr.startswith("socket.")
