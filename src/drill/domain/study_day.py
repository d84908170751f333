"""Study days: the calendar a learner lives by, where the small hours still belong to the evening before."""

from datetime import date, datetime, timedelta, tzinfo

ROLLOVER = timedelta(hours=4)
"""Until this time of the night it is still yesterday; the same as Anki's default."""


def study_day(now: datetime, zone: tzinfo, rollover: timedelta = ROLLOVER) -> date:
    """The study day of an instant.

    Args:
        now: An aware instant.
        zone: Where the learner is.
        rollover: The local time of day at which a new study day begins.
    """
    return (now.astimezone(zone).replace(tzinfo=None) - rollover).date()
