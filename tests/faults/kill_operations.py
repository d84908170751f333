"""A program: an operation on the data killed before calls that reach files or the database, and at random moments.

Arguments: a folder, the name of an operation, how many kills before calls to the database, how many random ones. It is
killed before each of its calls that reach files.
"""

import random
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter

from drill.paths import Paths
from tests.faults.children import FILE_CALLS, calls_of, exit_code, killed_after, killed_at
from tests.faults.operations import (
    Stage,
    break_database,
    events_of,
    is_broken,
    know_one_step_more,
    make_stale,
    operations,
    start_again,
    start_again_with_the_same_history,
)

Kill = Callable[[Callable[[], object]], int]
ENDS = (0, -signal.SIGKILL, -signal.SIGALRM)


def main(folder: Path, name: str, in_database: int, at_random: int) -> None:
    """Kill one operation again and again."""
    stage = Stage(folder)
    operation, prepare = operations(stage)[name]
    before, after = stage.home(prepare), stage.home(prepare)
    started = perf_counter()
    assert exit_code(partial(operation, after)) == 0
    duration = perf_counter() - started
    if name == "upgrade":
        know_one_step_more()
    outcomes = [events_of(after)] if prepare is break_database else [events_of(before), events_of(after)]

    def check(paths: Paths) -> None:
        if is_broken(paths):
            assert prepare is break_database
            return
        (start_again if prepare is make_stale else start_again_with_the_same_history)(paths)
        assert events_of(paths) in outcomes

    def die(kill: Kill) -> bool:
        paths = stage.home(prepare)
        code = kill(partial(operation, paths))
        assert code in ENDS, code
        assert exit_code(partial(check, paths)) == 0
        stage.clear(paths)
        return code < 0

    calls = calls_of(partial(operation, stage.home(prepare)))
    on_files = [number for number, call in enumerate(calls, 1) if call in FILE_CALLS]
    others = sorted(set(range(1, len(calls) + 1)) - set(on_files))
    chosen = on_files + others[:: max(1, len(others) // in_database)]
    moments = random.Random(name)
    kills: list[Kill] = [partial(killed_at, number) for number in chosen]
    kills += [partial(killed_after, moments.uniform(0.0005, duration)) for _ in range(at_random)]
    print(f"{name}: {sum(map(die, kills))} of {len(kills)} killed, {len(calls)} calls")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
