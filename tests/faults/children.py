"""Processes that die: forked from a small program, so that hundreds of them cost little.

The programs of this folder run by themselves, apart from pytest, whose threads a fork would not survive.
"""

import ctypes
import os
import resource
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).parents[2]
FILE_CALLS = {"chmod", "fsync", "link", "mkdir", "open", "rename", "replace", "sendfile", "unlink"}
DATABASE_CALLS = {"backup", "close", "connect", "execute", "executemany"}

LINUX_CAPABILITY_VERSION_3 = 0x20080522


def run_program(name: str, *arguments: object) -> str:
    """Run a program of this folder; what it printed.

    Raises:
        AssertionError: when it failed.
    """
    command = [sys.executable, "-m", f"tests.faults.{name}", *map(str, arguments)]
    paths = [str(ROOT), str(ROOT / "src"), os.environ.get("PYTHONPATH", "")]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths))}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def exit_code(action: Callable[[], object]) -> int:
    """Do something in a child of its own; 0 when it came to its end, else what ended it."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            action()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        except BaseException:  # noqa: BLE001 - the child of a fork must end here, whatever happens
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def calls_of(action: Callable[[], object]) -> list[str]:
    """The calls that something makes before which it could be killed, by their names."""
    reading, writing = os.pipe()

    def count() -> None:
        calls: list[str] = []

        def watch(frame: FrameType, event: str, function: object) -> None:
            if event == "c_call" and (name := name_of(function)):
                calls.append(name)

        sys.setprofile(watch)
        action()
        sys.setprofile(None)
        os.write(writing, " ".join(calls).encode())

    assert exit_code(count) == 0
    os.close(writing)
    with os.fdopen(reading) as file:
        return file.read().split()


def name_of(function: object) -> str:
    """The name of a function that reaches files or the database, before which a process may be killed; else nothing."""
    name = str(getattr(function, "__name__", ""))
    if name in FILE_CALLS:
        return name if getattr(function, "__module__", "") in ("posix", "io") else ""
    return name if name in DATABASE_CALLS else ""


def killed_at(call: int, action: Callable[[], object]) -> int:
    """Do something in a child that is killed before its n-th call."""

    def act() -> None:
        left = call

        def watch(frame: FrameType, event: str, function: object) -> None:
            nonlocal left
            if event == "c_call" and name_of(function):
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.setprofile(watch)
        action()
        sys.setprofile(None)

    return exit_code(act)


def killed_after(seconds: float, action: Callable[[], object]) -> int:
    """Do something in a child that the system ends after a while, wherever it is."""

    def act() -> None:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)
        action()

    return exit_code(act)


def with_room_for(size: int, action: Callable[[], object]) -> int:
    """Do something in a child none of whose files may grow beyond a size."""

    def act() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        action()

    return exit_code(act)


def without_privileges(action: Callable[[], object]) -> int:
    """Do something in a child for which the permissions of files hold, also where tests run as root."""

    def act() -> None:
        if os.geteuid() == 0:
            header = (ctypes.c_uint32 * 2)(LINUX_CAPABILITY_VERSION_3, 0)
            nothing = (ctypes.c_uint32 * 6)()
            assert ctypes.CDLL(None).capset(header, nothing) == 0
        action()

    return exit_code(act)
