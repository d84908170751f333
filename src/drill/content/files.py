"""Where content lies on the disk, and how to read it without being led astray.

A pack may hold a pipe that blocks, a device that never ends or a link to a private file. Only regular files are
opened, and none outside the pack.
"""

import hashlib
import os
import stat
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import Literal

import drill
from drill.content.faults import Fault

MOST_BYTES = 1_000_000


@dataclass(frozen=True, order=True)
class FileStamp:
    """A file as the content index knows it: when none of this changed, the file is not read again."""

    path: Path
    mtime_ns: int
    size: int


@dataclass(frozen=True)
class Survey:
    """What a folder holds, found without opening a file."""

    stamps: tuple[FileStamp, ...]
    faults: tuple[Fault, ...]


def shipped_folder(kind: Literal["problems", "rubrics"]) -> Path:
    """The folder of the content that comes with drill: inside the wheel, or at the root of a checkout."""
    package = Path(drill.__file__).resolve().parent
    packed = package / "_data" / kind
    checkout = package.parents[1]
    if not packed.is_dir() and (checkout / "pyproject.toml").is_file():
        return checkout / kind
    return packed


def survey_pack(folder: Path) -> Survey:
    """The problem files of a pack: in its `interviews`, or where there is none, right in it."""
    interviews = folder / "interviews"
    return survey(interviews if interviews.is_dir() else folder, folder)


def survey(folder: Path, root: Path) -> Survey:
    """The YAML files right in a folder, and a fault for each that is none to open.

    Args:
        folder: Where to look. Hidden files are passed over; editors leave such.
        root: The pack; a link that leads out of it is not followed.
    """
    found: list[FileStamp] = []
    faults: list[Fault] = []
    stays_inside = Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(root))
    for path in sorted(folder.glob("[!.]*.yaml"), key=attrgetter("name")):
        # To follow a path costs more than all else here, and only a link can lead out of a folder.
        outcome = inspect(path, None if stays_inside and not path.is_symlink() else root)
        if isinstance(outcome, FileStamp):
            found.append(outcome)
        else:
            faults.append(outcome)
    return Survey(tuple(found), tuple(faults))


def inspect(path: Path, root: Path | None = None) -> FileStamp | Fault:
    """The stamp of a file, or why it is not opened. Links are followed within the root, if there is one."""
    if not path.name.isprintable():
        return _fault(path, "a name with characters that cannot be shown; rename the file")
    try:
        status = path.stat()
        if root is not None and not path.resolve(strict=True).is_relative_to(root.resolve()):
            return _fault(path, "a link that leads out of the folder; put the file itself here")
    except OSError as error:
        return _fault(path, f"cannot be read: {error.strerror}")
    if not stat.S_ISREG(status.st_mode):
        return _fault(path, f"{_kind(status.st_mode)}, not a file")
    return FileStamp(path, status.st_mtime_ns, status.st_size)


def read_text(path: Path) -> str | Fault:
    """The text of a regular file, or why there is none. Reads one byte more than is allowed at most."""
    outcome = inspect(path)
    if isinstance(outcome, Fault):
        return outcome
    try:
        # A pipe put here since the inspection must not block either.
        with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return _fault(path, "changed while it was opened")
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        return _fault(path, f"cannot be read: {error.strerror}")
    if len(content) > MOST_BYTES:
        return _fault(path, f"larger than {MOST_BYTES:,} bytes; split it")
    return _decode_utf8(path, content)


def content_hash(text: str) -> str:
    """Notices an edit. Never an id."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _decode_utf8(path: Path, content: bytes) -> str | Fault:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        byte = content[error.start]
        return Fault(str(path), line, column, f"the byte 0x{byte:02X} is not UTF-8; save the file as UTF-8")


def _kind(mode: int) -> str:
    kinds = {stat.S_IFDIR: "a folder", stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket"}
    return kinds.get(stat.S_IFMT(mode), "a device")


def _fault(path: Path, message: str) -> Fault:
    return Fault(str(path), 1, 1, message)
