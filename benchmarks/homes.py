"""Data homes to measure in, each made once."""

import json
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from benchmarks.history import Size, fill
from benchmarks.installed import Installed
from benchmarks.terminal import Terminal
from drill.clock import SystemClock
from drill.domain.vocabulary import Seniority
from drill.paths import Paths
from drill.services.bootstrap import open_services
from drill.services.start import USUAL_FORMAT, begin_mock
from tests.factories import problem_yaml

SMALL = Size(cards=500, days=365)
LARGE = Size(cards=5000, days=3400)
FILES = 500
LEAST_EVENTS = 100_000
PROBLEM = "parking-garage"
T = TypeVar("T")

LONG_ANSWER = "".join(f"{number:3} A write goes to the primary; a reader may be behind.\n" for number in range(1, 201))
"""Ends with an empty line, on which to write on."""


@dataclass(frozen=True)
class Homes:
    """The homes, made when they are first asked for.

    Args:
        installed: The drill that is measured.
    """

    installed: Installed

    @cached_property
    def small(self) -> Path:
        """A year of use: 500 cards, the problems that come with drill."""
        home = self._made("small")
        _apart(fill, home, [f"{PROBLEM}-{number:03}" for number in range(20)], SMALL)
        return self._indexed(home)

    @cached_property
    def large(self) -> Path:
        """Ten years of use: 100,000 events, 5,000 cards, 500 problem files."""
        home = self._made("large")
        problems = write_pack(home, FILES)
        events = _apart(fill, home, problems, LARGE)
        if events < LEAST_EVENTS:
            raise RuntimeError(f"the large home holds {events:,} events, not {LEAST_EVENTS:,}; lengthen its days")
        return self._indexed(home)

    def with_mock(self, place: tuple[int, int], text: str) -> Path:
        """A home whose mock goes on in a step with a text in one of its parts, both counted from 0; each time anew."""
        home = self._made(f"mock-{sum(1 for _ in self.installed.folder.glob('home-mock-*'))}")
        _apart(leave_mock, home, place, text)
        return home

    def _made(self, name: str) -> Path:
        home = self.installed.folder / f"home-{name}"
        home.mkdir()
        return home

    def _indexed(self, home: Path) -> Path:
        """The same home, after a first start has read every problem file."""
        with Terminal([self.installed.drill], home) as terminal:
            terminal.wait_for(lambda screen: "Today" in screen, "Home")
        return home


def _apart(work: Callable[..., T], *arguments: object) -> T:
    """Do something in a process of its own: drill holds its lock as long as the process lives."""
    with ProcessPoolExecutor(1) as pool:
        return pool.submit(work, *arguments).result()


def leave_mock(home: Path, place: tuple[int, int], text: str) -> None:
    """Begin a mock, go on to a step, write an answer there, and leave."""
    services = open_services(Paths(home), SystemClock())
    (problem, *_) = services.library.problems
    mock = begin_mock(services, problem.id, USUAL_FORMAT, Seniority.SENIOR)
    step, part = place
    for _ in range(step):
        mock.next_step()
    mock.write(mock.step_parts()[part], text)
    mock.leave()
    services.connection.close()


def write_pack(home: Path, files: int) -> list[str]:
    """Write a pack of so many problems into a home, name it in the configuration, and give the problems' ids."""
    pack = home / "pack"
    pack.mkdir()
    ids = [f"{PROBLEM}-{number:03}" for number in range(files)]
    for problem in ids:
        (pack / f"{problem}.yaml").write_text(problem_yaml(id=problem, related="[]"), encoding="utf-8")
    (home / "config.json").write_text(json.dumps({"packs": [str(pack)]}), encoding="utf-8")
    return ids
