"""The levels given to authored answers, as the journal tells."""

import sqlite3
from collections import Counter
from datetime import date

from drill.domain.calibration import Grade
from drill.domain.vocabulary import Dimension


def counting(connection: sqlite3.Connection) -> tuple[Grade, ...]:
    """The levels given to answers that were new to the user, in the order in which they were given."""
    rows = connection.execute(
        "select study_day, json_extract(payload, '$.answer'), json_extract(payload, '$.dimension'),"
        " json_extract(payload, '$.level'), json_extract(payload, '$.key') from event"
        " where kind = 'answer-graded' and json_extract(payload, '$.first') order by turn, device"
    )
    return tuple(
        Grade(date.fromisoformat(day), answer, Dimension(dimension), int(given), int(key))
        for day, answer, dimension, given, key in rows
    )


def times_graded(connection: sqlite3.Connection) -> Counter[tuple[str, Dimension]]:
    """How often each answer was graded on each dimension, by `problem/id`."""
    rows = connection.execute(
        "select json_extract(payload, '$.answer'), json_extract(payload, '$.dimension'), count(*) from event"
        " where kind = 'answer-graded' group by 1, 2"
    )
    return Counter({(answer, Dimension(dimension)): count for answer, dimension, count in rows})
