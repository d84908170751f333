"""How long a process takes from its start to its end."""

import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.installed import variables
from benchmarks.pairs import Run

MILLISECONDS = 1000


def lifetime(command: Sequence[str], home: Path) -> Run:
    """A run of a command that must succeed; milliseconds."""
    environment = variables(home)

    def run() -> float:
        begun = time.perf_counter()
        code = subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False
        ).returncode
        took = time.perf_counter() - begun
        if code != os.EX_OK:
            raise RuntimeError(f"{' '.join(command)} ended with {code}")
        return took * MILLISECONDS

    return run
