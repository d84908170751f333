"""Remake the pictures of the README: drives the app through a mock and saves its screen as SVG.

python docs/make_pictures.py
"""

import asyncio
import tempfile
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

from drill.domain.answers import Part
from drill.domain.vocabulary import Phase, Seniority
from drill.paths import Paths
from drill.services.bootstrap import open_services
from drill.services.start import begin_mock
from drill.tui.app import DrillApp, Start

PICTURES = Path(__file__).parent / "pictures"
SIZE = (120, 34)

NOTES = """\
Codes: 8 characters, letters and digits. One allocator hands each API server a range of
a million numbers; the server numbers links from its range and needs no lock per link.

Numbers in a row would let strangers walk through links, so each number goes through a
keyed permutation before it is written as a code. One to one, so still no collisions.

Allocator down: each server lives on the rest of its range, hours at 230 links/s.
Server dies: its range is lost. 62^8 is large enough to not care.
"""


class PictureClock:
    """A clock that stands still unless it is moved, so that every run gives the same picture."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def now(self) -> datetime:
        """A Saturday morning."""
        return datetime(2026, 11, 21, 9, 0, tzinfo=UTC) + timedelta(seconds=self.seconds)

    def monotonic(self) -> float:
        """Seconds since that morning."""
        return self.seconds

    def zone(self) -> tzinfo:
        """Greenwich."""
        return UTC


async def make_pictures(home: Path) -> None:
    """Play the beginning of a deep dive and take its picture."""
    clock = PictureClock()
    services = open_services(Paths(home), clock)
    mock = begin_mock(services, "url-shortener", "45-minute", Seniority.SENIOR)
    for minutes in (5, 4, 11):
        for _ in range(minutes):
            clock.seconds += 60
            mock.tick()
        mock.next_step()
    mock.write(Part(Phase.DEEP_DIVE, mock.problem.deep_dive.hot_spots[0].id), NOTES)
    clock.seconds += 400
    mock.tick()
    mock.leave()
    app = DrillApp(services, Start.MOCK)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        app.save_screenshot("mock.svg", str(PICTURES))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(make_pictures(Path(folder)))
