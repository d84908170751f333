"""Start an installed drill as a newcomer would: `start_wheel.py BIN`, the directory of its commands.

Shows that a wheel holds all it needs: the commands answer, the shipped content is found and right, and in a real
terminal with an empty home the first screen comes up, takes a key and leaves the terminal as it was.
"""

import fcntl
import json
import os
import pty
import re
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

import pyte

ROWS, COLUMNS = 24, 80
PATIENCE = 30  # seconds
CTRL_Q = b"\x11"
LEAVE_ALTERNATE_SCREEN = b"\x1b[?1049l"
# What pyte would print as text or stumble over: private modes, mode queries, device control strings.
UNKNOWN = re.compile(rb"\x1b\[[<>=][\d;:]*[@-~]|\x1b\[\?[\d;]*(?:[mu]|\$p)|\x1b\[[\d;]*[ -/][@-~]|\x1bP[^\x1b]*\x1b\\")


def main() -> None:
    """Run every check; the first that fails ends the program with a sentence."""
    commands = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as home:
        environment = {
            "DRILL_HOME": f"{home}/drill",
            "HOME": home,
            "LANG": "C.UTF-8",
            "PATH": os.defpath,
            "TERM": "xterm-256color",
        }
        os.chdir(home)  # away from the checkout: nothing may be found there by chance

        version = answer(commands / "drill", "--version", environment=environment)
        if version != answer(commands / "drill-interview", "--version", environment=environment):
            sys.exit("drill and drill-interview are not the same program")
        if not json.loads(answer(commands / "drill", "problems", "--json", environment=environment)):
            sys.exit("the wheel ships no problems")
        answer(commands / "drill", "check", environment=environment)
        visit(commands / "drill", environment)
    print(f"{version.strip()}: the wheel starts, answers and leaves")


def answer(command: Path, *arguments: str, environment: dict[str, str]) -> str:
    """Run a command that must succeed and return what it printed."""
    done = subprocess.run([command, *arguments], env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{command.name} {' '.join(arguments)} ended with {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def visit(command: Path, environment: dict[str, str]) -> None:
    """Start the app in a terminal, wait for its home screen, quit with ctrl+q."""
    child, terminal = pty.fork()
    if child == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        os.execve(command, [str(command)], environment)
    output = read(terminal, until=("drill", "Home"))
    os.write(terminal, CTRL_Q)
    output += read(terminal)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status:
        sys.exit(f"the app ended with {status}\n{picture(output)}")
    if LEAVE_ALTERNATE_SCREEN not in output:
        sys.exit("the app did not give the terminal back")


def read(terminal: int, until: tuple[str, ...] = ()) -> bytes:
    """Return what the app writes until all the given words stand on the screen; without words, until it has ended."""
    output = b""
    deadline = time.monotonic() + PATIENCE
    while select.select([terminal], [], [], max(0, deadline - time.monotonic()))[0]:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # Linux's way to say that the other end is closed
            piece = b""
        output += piece
        if not until and not piece:
            return output
        if until and all(word in picture(output) for word in until):
            return output
        if not piece:
            sys.exit(f"the app ended by itself\n{picture(output)}")
    sys.exit(f"waited {PATIENCE} s for {until or 'the end'}\n{picture(output)}")


def picture(output: bytes) -> str:
    """Return the screen as the output leaves it."""
    screen = pyte.Screen(COLUMNS, ROWS)
    pyte.ByteStream(screen).feed(UNKNOWN.sub(b"", output))
    return "\n".join(line.rstrip() for line in screen.display)


if __name__ == "__main__":
    main()
