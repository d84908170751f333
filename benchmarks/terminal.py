"""A program in a pseudo-terminal, and when which text stood on its screen.

What it writes is stamped as it arrives and looked at afterwards, so that the emulator costs nothing while time runs.
"""

import os
import pty
import re
import select
import signal
import subprocess
import termios
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

from benchmarks.installed import variables

PATIENCE = 30.0
QUIET = 0.25
"""Seconds without output after which a screen is complete."""

# What pyte prints as text: private modes, mode queries, cursor shapes, device control strings.
UNKNOWN = re.compile(
    rb"\x1b\[[<>=][\d;:]*[@-~]|\x1b\[\?[\d;]*(?:[mu]|\$p)|\x1b\[[\d;]*[ -/][@-~]|\x1b[P_^][^\x1b]*\x1b\\"
)
CUT = re.compile(rb"\x1b[^@-~]*$|\x1b\[[^@-~]*$")
ASKS_FOR_FRAMES, HAS_FRAMES = b"\x1b[?2026$p", b"\x1b[?2026;2$y"


class Terminal:
    """A program in a terminal.

    Args:
        command: The program with its arguments.
        home: Its data home.
        size: Columns and rows.
    """

    def __init__(self, command: Sequence[str], home: Path, size: tuple[int, int] = (120, 30)) -> None:
        columns, rows = size
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._held_back = b""
        self._master, inner = pty.openpty()
        termios.tcsetwinsize(inner, (rows, columns))
        self.begun = time.perf_counter()
        self._process = subprocess.Popen(
            command, env=variables(home), stdin=inner, stdout=inner, stderr=inner, start_new_session=True
        )
        os.close(inner)

    def __enter__(self) -> Self:
        """Nothing more to do: it runs."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End the program."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._master)

    @property
    def text(self) -> str:
        """The screen as it was last looked at."""
        return "\n".join(self._screen.display)

    @property
    def peak_memory(self) -> float:
        """The most memory that the program has had so far, in MiB."""
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")) / 1024

    def press(self, key: str) -> float:
        """Press a key, and say when."""
        now = time.perf_counter()
        os.write(self._master, key.encode())
        return now

    def wait_for(self, condition: Callable[[str], bool], what: str) -> float:
        """Wait until the screen fulfils a condition and rests; give the moment at which it first did."""
        deadline = time.perf_counter() + PATIENCE
        met = None
        while time.perf_counter() < deadline:
            for stamp, data in self._output():
                self._show(data)
                if met is None and condition(self.text):
                    met = stamp
            if met is not None:
                return met
            if self._process.poll() is not None:
                break
        raise RuntimeError(f"waited for {what}; the screen is\n{self.text.rstrip()}")

    def _output(self) -> list[tuple[float, bytes]]:
        """What the program writes until it rests, each piece with the moment at which it came."""
        pieces: list[tuple[float, bytes]] = []
        while select.select([self._master], [], [], QUIET)[0]:
            try:
                data = os.read(self._master, 1 << 16)
            except OSError:  # the way of Linux to say that the other end is closed
                break
            pieces.append((time.perf_counter(), data))
            if ASKS_FOR_FRAMES in data:
                os.write(self._master, HAS_FRAMES)
        return pieces

    def _show(self, data: bytes) -> None:
        data = self._held_back + data
        cut = CUT.search(data, max(0, len(data) - 64))
        whole = len(data) if cut is None else cut.start()
        self._held_back = data[whole:]
        self._stream.feed(UNKNOWN.sub(b"", data[:whole]))
