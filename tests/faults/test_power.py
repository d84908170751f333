"""The power goes off: a file is on the disk before it gets its name, and the name before anybody is told of it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from drill.paths import Paths
from drill.services.restore import restore
from drill.services.safekeeping import back_up
from drill.services.transfer import export_to
from tests.factories import FakeClock
from tests.services.keeping import at_desk, practised

Log = list[tuple[str, str]]


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> Log:
    """What was brought to the disk and what was renamed, in order; what SQLite does by itself is not in it."""
    log: Log = []
    fsync, rename, replace = os.fsync, os.rename, os.replace

    def note_sync(descriptor: int) -> None:
        fsync(descriptor)
        # On Linux alone the system tells which file it is.
        log.append(("fsync", Path(f"/proc/self/fd/{descriptor}").readlink().name))

    def note(call: Callable[[Path, Path], None]) -> Callable[[Path, Path], None]:
        def renamed(source: Path, target: Path) -> None:
            call(source, target)
            log.extend((("from", Path(source).name), ("to", Path(target).name)))

        return renamed

    monkeypatch.setattr(os, "fsync", note_sync)
    monkeypatch.setattr(os, "rename", note(rename))
    monkeypatch.setattr(os, "replace", note(replace))
    return log


@pytest.fixture
def paths(home: Path) -> Paths:
    return practised(home, FakeClock())


pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs the /proc of Linux")


def test_a_new_database_gets_its_name_when_it_is_on_the_disk(home: Path, synced: Log) -> None:
    with at_desk(Paths(home), FakeClock()):
        assert synced == [("from", "drill.new"), ("to", "drill.db"), ("fsync", "home")]


@pytest.mark.parametrize("kind", ["backup", "export"])
def test_a_copy_gets_its_name_when_it_is_on_the_disk(paths: Paths, synced: Log, tmp_path: Path, kind: str) -> None:
    if kind == "backup":
        target = back_up(paths, FakeClock())
    else:
        target = tmp_path / "all.jsonl"
        export_to(paths, target)
    (_, written), (_, renamed), *_ = synced
    assert synced == [
        ("fsync", written),
        ("from", renamed),
        ("to", target.name),
        ("fsync", target.parent.name),
    ]
    assert written == renamed


def test_a_restored_database_takes_the_place_when_both_are_on_the_disk(paths: Paths, synced: Log) -> None:
    made = back_up(paths, FakeClock())
    synced.clear()
    kept = restore(paths, FakeClock(), made).kept
    assert kept is not None
    written = synced[0][1]
    assert synced == [
        ("fsync", written),
        ("from", written),
        ("to", kept.name),
        ("fsync", kept.parent.name),
        ("fsync", "drill.new"),
        ("from", "drill.new"),
        ("to", "drill.db"),
        ("fsync", "home"),
    ]
