"""A program: an operation on the data where files may not grow, and where folders may not be written.

Arguments: a folder, the name of an operation.
"""

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from drill.errors import StorageError
from drill.paths import Paths
from drill.services.forget import Forgotten
from drill.storage import health
from tests.faults.children import exit_code, with_room_for, without_privileges
from tests.faults.operations import (
    Stage,
    events_of,
    know_one_step_more,
    operations,
    start_again_with_the_same_history,
)

KILOBYTE = 1024
NEED_ONLY_THE_BACKUPS = ("daily-backup", "backup")
WENT_WELL = 3

Operation = Callable[[Paths], object]
Hinder = Callable[[Paths, Callable[[], object]], int]


def main(folder: Path, name: str) -> None:
    """Refuse it room and permission, see that it says so and harms nothing, and that with both it works."""
    stage = Stage(folder)
    stage.template.lock.touch()
    operation, prepare = operations(stage)[name]
    if name == "upgrade":
        know_one_step_more()

    def suffer(hinder: Hinder) -> int:
        paths = stage.home(prepare)
        before = events_of(paths)
        code = hinder(paths, partial(must_tell, operation, paths))
        assert health.faults_of_file(paths.database) == ()
        assert events_of(paths) >= before
        assert exit_code(partial(operation, paths)) == 0
        assert exit_code(partial(start_again_with_the_same_history, paths)) == 0
        stage.clear(paths)
        return code

    for size in (0, 10, 60, 100):
        assert suffer(partial(with_little_room, size * KILOBYTE)) == 0, size
    assert suffer(read_only_backups) == 0
    code = suffer(read_only_home)
    assert code == (WENT_WELL if name in NEED_ONLY_THE_BACKUPS else 0), code
    print("all told")


def with_little_room(size: int, paths: Paths, act: Callable[[], object]) -> int:
    """Do it while no file may grow beyond a size."""
    return with_room_for(size, act)


def read_only_home(paths: Paths, act: Callable[[], object]) -> int:
    """Do it while the home may not be written."""
    return in_read_only(paths.home, act)


def read_only_backups(paths: Paths, act: Callable[[], object]) -> int:
    """Do it while the folder of backups may not be written."""
    return in_read_only(paths.backups, act)


def in_read_only(folder: Path, act: Callable[[], object]) -> int:
    """Do it while a folder may not be written."""
    folder.chmod(0o500)
    try:
        return without_privileges(act)
    finally:
        folder.chmod(0o700)


def must_tell(operation: Operation, paths: Paths) -> None:
    """Do it, and see that it ends with words for the user."""
    try:
        done = operation(paths)
    except StorageError as error:
        sys.exit(not (error.message and error.hint))
    if not (isinstance(done, Forgotten) and done.unreached):
        os._exit(WENT_WELL)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
