"""Looks and tools: kept in a small file that may be lost without loss."""

import json
import os
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path


class ClockDisplay(StrEnum):
    """How much of the clock a mock shows."""

    FULL = "full"
    PLAIN = "plain"
    HIDDEN = "hidden"

    def after(self) -> "ClockDisplay":
        """The next way of showing it, in a round."""
        ways = list(ClockDisplay)
        return ways[(ways.index(self) + 1) % len(ways)]


@dataclass(frozen=True)
class Config:
    """How drill looks, and with what it works.

    Args:
        theme: The name of a theme.
        clock: How much of the clock a mock shows.
        bell: Whether the terminal's bell rings at the end of steps.
        editor: The command of the external editor; empty for the one of the environment.
        packs: Folders of own problems.
    """

    theme: str = "drill-dark"
    clock: ClockDisplay = ClockDisplay.FULL
    bell: bool = False
    editor: str = ""
    packs: tuple[str, ...] = ()

    @property
    def editor_command(self) -> str:
        """The user's editor: as set here, else `VISUAL`, else `EDITOR`, else `vi`."""
        return self.editor or os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"


def load_config(path: Path) -> Config:
    """The stored looks; the default of every value that is missing or makes no sense."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Config()
    config = Config()
    for name, value in data.items() if isinstance(data, dict) else ():
        config = _with(config, name, value)
    return config


def save_config(path: Path, config: Config) -> None:
    """Store the looks.

    The file is written beside its place first, so that a crash leaves the old one.

    Raises:
        OSError: when it cannot be written.
    """
    unfinished = path.with_suffix(".new")
    unfinished.write_text(json.dumps(asdict(config), indent=2) + "\n", encoding="utf-8")
    unfinished.replace(path)


def _with(config: Config, name: str, value: object) -> Config:
    match name, value:
        case ("theme", str()):
            return replace(config, theme=value)
        case ("clock", str()) if value in list(ClockDisplay):
            return replace(config, clock=ClockDisplay(value))
        case ("bell", bool()):
            return replace(config, bell=value)
        case ("editor", str()):
            return replace(config, editor=value)
        case ("packs", list()):
            return replace(config, packs=tuple(folder for folder in value if isinstance(folder, str)))
        case _:
            return config
