"""The parameters of the schedule: recorded once, before the first fact that was made with them."""

import sqlite3

from drill.domain.events import Fact, SchedulerAdopted
from drill.domain.scheduling import ALGORITHM, DEFAULT_PARAMETERS_ID, SchedulerSettings
from drill.storage import cards


def parameters_once(connection: sqlite3.Connection) -> tuple[Fact, ...]:
    """The fact that adopts the default parameters, if it was not recorded yet."""
    if cards.knows_parameters(connection, DEFAULT_PARAMETERS_ID):
        return ()
    return (SchedulerAdopted(DEFAULT_PARAMETERS_ID, ALGORITHM, SchedulerSettings().parameters),)
