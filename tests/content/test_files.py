import hashlib
import os
from pathlib import Path

import pytest

from drill.content.faults import Fault
from drill.content.files import MOST_BYTES, content_hash, read_text, shipped_folder, survey, survey_pack

posix_only = pytest.mark.skipif(os.name != "posix", reason="needs POSIX file kinds")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A folder of problems beside a private file that no pack may reach."""
    (tmp_path / "private.yaml").write_text("secret: 1\n")
    (tmp_path / "pack" / "interviews").mkdir(parents=True)
    return tmp_path / "pack"


def names(folder: Path) -> list[str]:
    return [stamp.path.name for stamp in survey_pack(folder).stamps]


def refusals(folder: Path) -> list[str]:
    return [fault.message for fault in survey(folder / "interviews", folder).faults]


def test_stamps_list_the_problem_files_by_name(pack: Path) -> None:
    for name in ("b.yaml", "a.yaml", "notes.md", ".hidden.yaml"):
        (pack / "interviews" / name).write_text("id: x\n")
    (pack / "other.yaml").write_text("id: x\n")
    first, second = survey_pack(pack).stamps
    assert (first.path, second.path) == (pack / "interviews" / "a.yaml", pack / "interviews" / "b.yaml")
    assert first.size == 6
    assert first.mtime_ns == first.path.stat().st_mtime_ns


def test_a_stamp_changes_with_the_file(pack: Path) -> None:
    path = pack / "interviews" / "a.yaml"
    path.write_text("id: x\n")
    before = survey_pack(pack).stamps
    path.write_text("id: xy\n")
    assert survey_pack(pack).stamps != before


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert survey_pack(tmp_path / "none").stamps == ()


@posix_only
def test_a_link_out_of_the_pack_is_not_followed(pack: Path) -> None:
    (pack / "interviews" / "a.yaml").symlink_to(pack.parent / "private.yaml")
    assert names(pack) == []
    assert refusals(pack) == ["a link that leads out of the folder; put the file itself here"]


@posix_only
def test_a_linked_folder_out_of_the_pack_is_not_followed(pack: Path) -> None:
    (pack / "interviews").rmdir()
    (pack / "interviews").symlink_to(pack.parent)
    assert names(pack) == []
    assert refusals(pack) == ["a link that leads out of the folder; put the file itself here"]


@posix_only
def test_a_link_within_the_pack_is_followed(pack: Path) -> None:
    (pack / "shared.yaml").write_text("id: x\n")
    (pack / "interviews" / "a.yaml").symlink_to("../shared.yaml")
    assert names(pack) == ["a.yaml"]


@posix_only
@pytest.mark.parametrize("kind", ["pipe", "folder", "loop", "dangling"])
def test_what_is_no_regular_file_is_a_fault_and_is_not_opened(kind: str, pack: Path) -> None:
    path = pack / "interviews" / "a.yaml"
    expected = {
        "pipe": "a pipe, not a file",
        "folder": "a folder, not a file",
        "loop": "cannot be read",
        "dangling": "cannot be read: No such file or directory",
    }[kind]
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("a.yaml" if kind == "loop" else "none.yaml")
    assert names(pack) == []
    [message] = refusals(pack)
    assert message.startswith(expected)
    text = read_text(path)
    assert isinstance(text, Fault)
    assert text.message == message


@posix_only
def test_a_device_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to("/dev/zero")
    text = read_text(tmp_path / "a.yaml")
    assert isinstance(text, Fault)
    assert text.message == "a device, not a file"


@posix_only
def test_a_name_that_cannot_be_shown_is_a_fault(pack: Path) -> None:
    (pack / "interviews" / "a\x1b[2J.yaml").write_text("id: x\n")
    assert names(pack) == []
    [fault] = survey(pack / "interviews", pack).faults
    assert fault.message == "a name with characters that cannot be shown; rename the file"
    assert "\x1b" not in str(fault)


def test_a_file_of_the_most_bytes_is_read_and_one_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"x" * MOST_BYTES)
    assert read_text(path) == "x" * MOST_BYTES
    path.write_bytes(b"x" * (MOST_BYTES + 1))
    assert read_text(path) == Fault(str(path), 1, 1, "larger than 1,000,000 bytes; split it")


@posix_only
def test_no_more_is_read_than_is_allowed(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.touch()
    os.truncate(path, 1 << 40)  # a sparse file of a tebibyte
    assert isinstance(read_text(path), Fault)


def test_bytes_that_are_not_utf_8_are_a_fault_where_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("id: x\ntitle: é".encode() + b"\xff\n")
    assert read_text(path) == Fault(str(path), 2, 9, "the byte 0xFF is not UTF-8; save the file as UTF-8")


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    assert read_text(path) == Fault(str(path), 1, 1, "cannot be read: No such file or directory")


def test_the_hash_notices_any_edit() -> None:
    assert content_hash("é") == hashlib.sha256("é".encode()).hexdigest()
    assert content_hash("a\ud800") != content_hash("a")


def test_a_checkout_finds_its_content_at_its_root() -> None:
    root = Path(__file__).parents[2]
    assert shipped_folder("rubrics") == root / "rubrics"
    assert shipped_folder("problems") == root / "problems"
