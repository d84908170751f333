import os
import resource
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from drill.errors import ExitCode, StorageError
from drill.storage.database import open_for_reading, open_for_writing, transaction
from drill.storage.schema import SCHEMA_VERSION


def write(path: Path, lock: str = "drill.lock") -> sqlite3.Connection:
    return open_for_writing(path, path.with_name(lock))


def made(path: Path) -> bytes:
    """A sound database of drill."""
    write(path).close()
    path.with_name("drill.lock").unlink()
    return path.read_bytes()


def changed_by(statement: str) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        made(path)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute(statement)

    return make


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table bookmark (url text)")


def foreign_in_wal_mode(path: Path) -> None:
    """As a browser leaves its database while it runs: with changes that are not in the main file yet."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("pragma journal_mode = wal")
        connection.execute("create table bookmark (url text)")
        copies = {each: each.read_bytes() for each in path.parent.iterdir()}
    for each, content in copies.items():
        each.write_bytes(content)


def truncated_to(size: float) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        content = made(path)
        path.write_bytes(content[: int(size * len(content)) if size < 1 else int(size)])

    return make


WRONG: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("Dear diary, today I drew boxes.\n" * 99),
    "short-text": lambda path: path.write_text("x"),
    "only-the-magic": lambda path: path.write_bytes(b"SQLite format 3\0"),
    "zeros": lambda path: path.write_bytes(bytes(8192)),
    "directory": lambda path: path.mkdir(),
    "fifo": os.mkfifo,
    "dangling-link": lambda path: path.symlink_to("nowhere"),
    "foreign": foreign,
    "foreign-wal": foreign_in_wal_mode,
    "newer": changed_by(f"pragma user_version = {SCHEMA_VERSION + 1}"),
    "older": changed_by("pragma user_version = 0"),
    "negative": changed_by("pragma user_version = -1"),
    "other-application": changed_by("pragma application_id = 7"),
    "without-head": changed_by("drop table head"),
    "last-byte-lost": lambda path: path.write_bytes(made(path)[:-1]),
    **{f"truncated-{size}": truncated_to(size) for size in (0.9, 0.5, 0.1, 4096, 1024, 512, 101, 100, 99, 20)},
}


def state(folder: Path) -> dict[str, object]:
    """Every file of a folder with its content."""
    files = (each for each in folder.iterdir() if each.suffix != ".lock")
    return {each.name: each.read_bytes() if each.is_file() else each.lstat().st_mode for each in files}


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    def give_up(*_: object) -> None:
        raise AssertionError(f"not done after {seconds} s")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("opening", [write, open_for_reading])
@pytest.mark.parametrize("kind", WRONG)
def test_what_is_not_ours_or_not_whole_is_refused_untouched(
    tmp_path: Path, kind: str, opening: Callable[[Path], object]
) -> None:
    path = tmp_path / "drill.db"
    WRONG[kind](path)
    before = state(tmp_path)
    with at_most(5), pytest.raises(StorageError) as refused:
        opening(path)
    assert state(tmp_path) == before
    assert str(path) in refused.value.message
    assert refused.value.hint.startswith("Nothing was changed. ")
    assert refused.value.exit_code is ExitCode.FAILURE


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("empty", "empty"),
        ("text", "not a database"),
        ("directory", "not a regular file"),
        ("fifo", "not a regular file"),
        ("foreign", "another program"),
        ("newer", "a newer drill wrote it"),
        ("truncated-0.5", "damaged"),
    ],
)
def test_a_refusal_says_what_is_wrong(tmp_path: Path, kind: str, reason: str) -> None:
    path = tmp_path / "drill.db"
    WRONG[kind](path)
    with pytest.raises(StorageError, match=reason):
        write(path)


def test_after_a_refusal_the_same_process_can_open_another_file(tmp_path: Path) -> None:
    path = tmp_path / "drill.db"
    path.write_bytes(b"")
    with pytest.raises(StorageError, match="empty"):
        write(path)
    path.unlink()
    write(path).close()


def test_a_data_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("not a folder")
    with pytest.raises(StorageError, match="cannot be used"):
        write(tmp_path / "home" / "drill.db")


def test_a_new_database_is_made_where_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "home" / "drill.db"
    write(path).close()
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert sorted(each.name for each in path.parent.iterdir()) == ["drill.db", "drill.lock"]


def test_what_lies_half_made_in_the_folder_does_not_block_a_start(tmp_path: Path) -> None:
    (tmp_path / "drill.new").write_text("torn")
    (tmp_path / "drill.new-journal").write_text("torn")
    write(tmp_path / "drill.db").close()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["drill.db", "drill.lock"]


def test_a_look_makes_nothing(tmp_path: Path) -> None:
    assert open_for_reading(tmp_path / "home" / "drill.db") is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("application_id", 0x6472696C),
        ("user_version", SCHEMA_VERSION),
        ("journal_mode", "delete"),
        ("synchronous", 3),
        ("foreign_keys", 1),
    ],
)
def test_the_database_is_set_up_as_ruled(database: sqlite3.Connection, name: str, value: object) -> None:
    assert database.execute(f"pragma {name}").fetchone() == (value,)


def test_every_table_of_ours_is_strict(database: sqlite3.Connection) -> None:
    rows = database.execute("select name, strict from pragma_table_list where schema = 'main'").fetchall()
    loose = {name for name, strict in rows if not strict and not name.startswith(("sqlite_", "_sqlite_migrations"))}
    assert loose == set()


def test_a_second_writer_is_refused_while_a_reader_works_beside(tmp_path: Path) -> None:
    path = tmp_path / "drill.db"
    with closing(write(path)) as writer:
        with pytest.raises(StorageError, match="another terminal"):
            write(path)
        reader = open_for_reading(path)
        assert reader is not None
        with closing(reader), transaction(writer):
            writer.execute("insert into place values ('s1', 'here')")
            assert reader.execute("select count(*) from place").fetchone() == (0,)


def test_a_reader_writes_nothing(database: sqlite3.Connection, home: Path) -> None:
    reader = open_for_reading(home / "drill.db")
    assert reader is not None
    with closing(reader), pytest.raises(sqlite3.OperationalError, match="readonly"):
        reader.execute("insert into place values ('s1', 'here')")


def run(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", script, *(str(argument) for argument in arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


KILLED_WRITER = """
import os, signal, sys
from pathlib import Path
from drill.storage.database import open_for_writing, transaction

path = Path(sys.argv[1])
connection = open_for_writing(path, path.with_name("drill.lock"))
connection.execute("pragma cache_size = 1")  # so that a part of it reaches the file
with transaction(connection):
    connection.execute("insert into place values ('kept', 'here')")
with transaction(connection):
    connection.executemany("insert into place values (?, ?)", [(str(n), "x" * 999) for n in range(999)])
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("opening", [write, open_for_reading])
def test_a_writer_killed_in_mid_transaction_leaves_what_was_saved_before(
    tmp_path: Path, opening: Callable[[Path], sqlite3.Connection]
) -> None:
    path = tmp_path / "drill.db"
    assert run(KILLED_WRITER, path).returncode == -signal.SIGKILL
    assert path.with_name("drill.db-journal").stat().st_size > 0
    with closing(opening(path)) as connection:
        assert connection.execute("select session from place").fetchall() == [("kept",)]


CRASH_AT_EACH_STEP = """
import os, signal, sqlite3, sys
import drill.storage.backup, drill.storage.journal, sqlite_utils  # here, so that no child has to load them
from pathlib import Path
from drill.storage.database import open_for_writing

STEPS = {"open", "mkdir", "unlink", "rename", "flock", "fsync", "connect", "execute", "close"}

def open_in(home):
    return open_for_writing(home / "drill.db", home / "drill.lock")

def dies_at(step, home):
    left = step
    def watch(_, event, function):
        nonlocal left
        if event == "c_call" and function.__name__ in STEPS:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.setprofile(watch)
    open_in(home)

def exit_code(action, *arguments):
    child = os.fork()
    if child == 0:
        try:
            action(*arguments)
        except BaseException as error:
            print(type(error).__name__, error, flush=True)
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

def is_whole(home):
    connection = open_in(home)
    assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
    assert connection.execute("select count(*) from event").fetchone() == (0,)
    assert sorted(each.name for each in home.iterdir()) == ["drill.db", "drill.lock"], list(home.iterdir())

step = 0
while True:
    step += 1
    home = Path(sys.argv[1]) / str(step)
    code = exit_code(dies_at, step, home)
    if exit_code(is_whole, home):
        sys.exit(f"blocked after a crash at step {step}")
    if code == 0:
        break
print(step)
"""


def test_a_crash_at_any_step_of_the_creation_does_not_block_the_next_start(tmp_path: Path) -> None:
    done = run(CRASH_AT_EACH_STEP, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(done.stdout) > 30  # so many steps were tried


def test_a_transaction_is_kept_as_a_whole(open_database: Callable[[], sqlite3.Connection]) -> None:
    connection = open_database()
    with transaction(connection):
        connection.execute("insert into place values ('s1', 'here')")
        connection.execute("insert into place values ('s2', 'there')")
    assert open_database().execute("select count(*) from place").fetchone() == (2,)


def test_a_transaction_has_the_right_to_write_from_its_beginning(database: sqlite3.Connection, home: Path) -> None:
    raw = sqlite3.connect(home / "drill.db", timeout=0, isolation_level=None)
    with closing(raw) as other, transaction(database), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("begin immediate")


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_an_exception_in_mid_transaction_leaves_nothing(
    database: sqlite3.Connection, error: type[BaseException]
) -> None:
    def fail() -> None:
        with transaction(database):
            database.execute("insert into place values ('s1', 'here')")
            raise error

    with pytest.raises(error):
        fail()
    assert database.execute("select count(*) from place").fetchone() == (0,)
    assert not database.in_transaction


def test_a_statement_that_fails_is_told_as_a_failure_to_save(database: sqlite3.Connection) -> None:
    twice = [("s1", "here"), ("s1", "again")]
    with pytest.raises(StorageError, match="Saving failed"), transaction(database):
        database.executemany("insert into place values (?, ?)", twice)
    assert database.execute("select count(*) from place").fetchone() == (0,)


def grow(connection: sqlite3.Connection) -> None:
    with transaction(connection):
        connection.executemany("insert into place values (?, ?)", [(str(n), "x" * 9999) for n in range(99)])


def test_a_full_disk_is_told_and_the_next_attempt_works(database: sqlite3.Connection) -> None:
    (pages,) = database.execute("pragma page_count").fetchone()
    database.execute(f"pragma max_page_count = {pages + 2}")
    with pytest.raises(StorageError, match="full"):
        grow(database)
    assert database.execute("select count(*) from place").fetchone() == (0,)
    database.execute("pragma max_page_count = 1000000")
    grow(database)
    assert database.execute("select count(*) from place").fetchone() == (99,)


def test_a_file_that_may_not_grow_is_told_and_the_next_attempt_works(database: sqlite3.Connection, home: Path) -> None:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, ((home / "drill.db").stat().st_size + 9999, limits[1]))
    try:
        with pytest.raises(StorageError, match=r"Saving failed: (?!cannot)"):
            grow(database)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    grow(database)
    assert database.execute("select count(*) from place").fetchone() == (99,)
