"""A terminal for a program under test: keys go in, a screen comes out, and waiting has a deadline."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Sequence
from contextlib import suppress

import pyte

PATIENCE = 20.0
"""Seconds until something that should come counts as missing. Long: the machine may be busy."""

LEAVE_ALTERNATE_SCREEN = b"\x1b[?1049l"

KEYS = {
    "enter": "\r",
    "tab": "\t",
    "escape": "\x1b",
    "space": " ",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "end": "\x1b[F",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    **{
        f"f{number}": f"\x1b[{code}~"
        for number, code in zip(range(5, 13), (15, 17, 18, 19, 20, 21, 23, 24), strict=True)
    },
    "ctrl+b": "\x02",
    "ctrl+l": "\x0c",
    "ctrl+o": "\x0f",
    "ctrl+p": "\x10",
    "ctrl+q": "\x11",
    "ctrl+z": "\x1a",
}

# What pyte prints as text or stumbles over: private modes, mode queries, cursor shapes, device control strings.
_UNKNOWN = re.compile(
    rb"\x1b\[[<>=][\d;:]*[@-~]|\x1b\[\?[\d;]*(?:[mu]|\$p)|\x1b\[[\d;]*[ -/][@-~]|\x1b[P_^][^\x1b]*\x1b\\"
)
_WHOLE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]P_^][^\x07\x1b]*(?:\x07|\x1b\\)|[^\[\]P_^])")

# Told that the terminal shows a frame at once, a program marks where each begins and ends.
_ASKS_FOR_FRAMES, _HAS_FRAMES = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
_FRAME_BEGINS, _FRAME_ENDS = b"\x1b[?2026h", b"\x1b[?2026l"


class Terminal:
    """A program in a pseudo-terminal.

    Args:
        command: The program with its arguments.
        environment: All of its environment.
        size: Columns and rows.
    """

    def __init__(self, command: Sequence[str], environment: dict[str, str], size: tuple[int, int] = (80, 24)) -> None:
        self.output = b""
        self._unseen = b""
        self._master, inner = pty.openpty()
        os.set_blocking(self._master, False)
        self.resize(*size)
        self._process = subprocess.Popen(
            command, env=environment, stdin=inner, stdout=inner, stderr=inner, start_new_session=True
        )
        os.close(inner)

    @property
    def text(self) -> str:
        """The screen as it stands."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def wait_for(self, *texts: str, without: Sequence[str] = ()) -> str:
        """Wait until all texts stand on the screen, and none of the others.

        Returns:
            The screen.
        """
        wanted = f"{texts} without {without}" if without else f"{texts}"
        return self.wait_until(lambda screen: _holds(screen, texts, without), wanted)

    def wait_until(self, condition: Callable[[str], bool], what: str) -> str:
        """Wait until the screen fulfils a condition.

        Returns:
            The screen.
        """
        deadline = time.monotonic() + PATIENCE
        while not condition(self.text):
            if not self._take(deadline):
                raise AssertionError(f"waited for {what}; the screen is\n{self.text}")
        return self.text

    def press(self, *keys: str) -> None:
        """Press keys, by name or as characters."""
        for key in keys:
            self._put(KEYS.get(key, key).encode())

    def type(self, text: str) -> None:
        """Type a text; a newline is Enter."""
        self._put(text.replace("\n", "\r").encode())

    def paste(self, text: str) -> None:
        """Paste a text the way a terminal does, marked as pasted."""
        self._put(b"\x1b[200~" + text.encode() + b"\x1b[201~")

    def resize(self, columns: int, rows: int) -> None:
        """Give the window a size; what it showed is gone until the program paints anew."""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        self._process.send_signal(number)

    def wait_stopped(self) -> None:
        """Wait until the program has been stopped by a signal."""
        _, status = os.waitpid(self._process.pid, os.WUNTRACED)
        assert os.WIFSTOPPED(status)

    def hang_up(self) -> None:
        """Close the window."""
        os.close(self._master)
        self._master = -1

    def wait_exit(self) -> int:
        """Wait until the program has ended.

        Returns:
            Its exit code.
        """
        deadline = time.monotonic() + PATIENCE
        while self._master >= 0 and self._take(deadline):
            pass
        try:
            return self._process.wait(max(1.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            raise AssertionError(f"it has not ended; the screen is\n{self.text}") from None

    def end(self) -> None:
        """Leave nothing behind, however the test went."""
        if self._process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        if self._master >= 0:
            self.hang_up()

    def _put(self, data: bytes) -> None:
        """Write all of it. The program may have to write before it reads on."""
        deadline = time.monotonic() + PATIENCE
        while data:
            patience = max(0.0, deadline - time.monotonic())
            readable, writable, _ = select.select([self._master], [self._master], [], patience)
            assert readable or writable, f"the program takes no input; the screen is\n{self.text}"
            if readable:
                assert self._take(deadline), f"the program has ended; the screen is\n{self.text}"
            if writable:
                with suppress(BlockingIOError):
                    data = data[os.write(self._master, data) :]

    def _take(self, deadline: float) -> bool:
        """Read what the program writes next; False when nothing came until the deadline, or when it has ended."""
        if not select.select([self._master], [], [], max(0.0, deadline - time.monotonic()))[0]:
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError:  # the way of Linux to say that the other end is closed
            data = b""
        self.output += data
        if _ASKS_FOR_FRAMES in data:
            os.write(self._master, _HAS_FRAMES)
        self._show(self._unseen + data)
        return bool(data)

    def _show(self, data: bytes) -> None:
        """Bring the screen up to date, but for a frame or a sequence of which the end is not there yet."""
        frame, sequence = data.rfind(_FRAME_BEGINS), data.rfind(b"\x1b")
        whole = len(data)
        if frame >= 0 and _FRAME_ENDS not in data[frame:]:
            whole = frame
        elif sequence >= 0 and not _WHOLE.match(data, sequence):
            whole = sequence
        self._unseen = data[whole:]
        self._stream.feed(_UNKNOWN.sub(b"", data[:whole]))


def _holds(screen: str, texts: Sequence[str], without: Sequence[str]) -> bool:
    return all(text in screen for text in texts) and not any(text in screen for text in without)
