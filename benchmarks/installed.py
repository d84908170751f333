"""drill as a user has it: a wheel, in an environment of its own, compiled."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
PROGRAMS = Path(__file__).parent / "inside"
COPIED = ("pyproject.toml", "README.md", "LICENSE", "src", "problems", "rubrics")


@dataclass(frozen=True)
class Installed:
    """An environment with drill in it.

    Args:
        environment: Its folder.
        folder: Where data homes go.
    """

    environment: Path
    folder: Path

    @property
    def python(self) -> str:
        """Its interpreter."""
        return str(self.environment / "bin" / "python")

    @property
    def drill(self) -> str:
        """The command that pip wrote."""
        return str(self.environment / "bin" / "drill")

    def program(self, name: str, *arguments: str) -> list[str]:
        """The command line of one of the programs that run inside."""
        return [self.python, "-P", str(PROGRAMS / f"{name}.py"), *arguments]

    def output(self, *command: str) -> str:
        """What a command prints that must succeed."""
        done = subprocess.run(command, env=variables(self.folder), stdout=subprocess.PIPE, text=True, check=True)
        return done.stdout


def install(folder: Path) -> Installed:
    """Build the wheel from the checkout and install it; pip compiles it, as it does for a user."""
    environment, copy = folder / "environment", folder / "checkout"
    # A copy, so that the wheel holds one state of a checkout that is being worked on.
    copy.mkdir()
    for name in COPIED:
        source = CHECKOUT / name
        copying = shutil.copytree if source.is_dir() else shutil.copy2
        copying(source, copy / name)
    subprocess.run([sys.executable, "-m", "venv", environment], check=True)
    pip = [str(environment / "bin" / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", str(folder), str(copy)], check=True)
    (wheel,) = folder.glob("*.whl")
    subprocess.run([*pip, "install", str(wheel)], check=True)
    return Installed(environment, folder)


def variables(home: Path) -> dict[str, str]:
    """The environment variables of every process measured: nothing of the caller's that could change a figure."""
    return {
        "COLORTERM": "truecolor",
        "DRILL_HOME": str(home),
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
    }
