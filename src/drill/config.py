"""Looks and tools: kept in a small file that may be lost without loss."""

import json
import os
from dataclasses import dataclass, replace
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
    """How drill looks."""

    theme: str = "drill-dark"
    clock: ClockDisplay = ClockDisplay.FULL

    def with_theme(self, theme: str) -> "Config":
        """The same with another theme."""
        return replace(self, theme=theme)

    def with_clock(self, clock: ClockDisplay) -> "Config":
        """The same with another clock display."""
        return replace(self, clock=clock)


def load_config(path: Path) -> Config:
    """The stored looks; the defaults where there are none or they make no sense."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return Config(str(data["theme"]), ClockDisplay(data["clock"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Config()


def save_config(path: Path, config: Config) -> None:
    """Store the looks; a failure is not worth a word, the defaults come back.

    The file is written beside its place first, so that a crash leaves the old one.
    """
    unfinished = path.with_suffix(".new")
    try:
        unfinished.write_text(json.dumps({"theme": config.theme, "clock": config.clock}), encoding="utf-8")
        unfinished.replace(path)
    except OSError:
        unfinished.unlink(missing_ok=True)


def editor_command() -> str:
    """The user's editor: `VISUAL`, else `EDITOR`, else `vi`."""
    return os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
