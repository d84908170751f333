from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from drill.storage import journal
from tests.factories import FakeClock
from tests.services.playing import Desk


@pytest.mark.parametrize(
    ("zone", "now", "study_day", "offset"),
    [
        ("Europe/Berlin", datetime(2026, 11, 20, 18, 0, tzinfo=UTC), "2026-11-20", 60),
        ("Europe/Berlin", datetime(2026, 7, 20, 1, 59, tzinfo=UTC), "2026-07-19", 120),
        ("Europe/Berlin", datetime(2026, 7, 20, 2, 0, tzinfo=UTC), "2026-07-20", 120),
        ("America/New_York", datetime(2026, 11, 20, 8, 59, tzinfo=UTC), "2026-11-19", -300),
        ("Asia/Kolkata", datetime(2026, 11, 19, 22, 30, tzinfo=UTC), "2026-11-20", 330),
        ("Australia/Lord_Howe", datetime(2026, 11, 20, 18, 0, tzinfo=UTC), "2026-11-21", 660),
        ("Australia/Lord_Howe", datetime(2026, 6, 20, 12, 0, tzinfo=UTC), "2026-06-20", 630),
        ("UTC", datetime(2026, 11, 20, 3, 59, tzinfo=UTC), "2026-11-19", 0),
    ],
)
def test_an_event_is_stored_with_the_study_day_and_the_offset_of_the_user(
    desk: Desk, zone: str, now: datetime, study_day: str, offset: int
) -> None:
    desk.clock = FakeClock(now, ZoneInfo(zone))
    desk.begin()
    (event,) = journal.read(desk.connection)
    assert (event.at, event.study_day.isoformat(), event.utc_offset) == (now, study_day, offset)
    assert desk.recorder.today.isoformat() == study_day
