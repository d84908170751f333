"""Packs: folders of problems of one's own, each with a name that stands in front of the ids of what it holds."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from drill.content.faults import Fault
from drill.content.files import Survey, survey_pack

MOST_NAME = 60
_NO_LETTERS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Pack:
    """A folder with `interviews/*.yaml` and `estimation/*.yaml`.

    Args:
        folder: Where it lies.
        name: What it is called; empty for the one that comes with drill, whose ids stand alone.
        refused: Why nothing in it is read; empty when it is.
    """

    folder: Path
    name: str = ""
    refused: str = ""

    def known_as(self, own_id: str) -> str:
        """The id by which all others know what has an id inside the pack."""
        return f"{self.name}/{own_id}" if self.name else own_id

    @cached_property
    def survey(self) -> Survey:
        """The problem files in it, and what cannot be one."""
        if self.refused:
            return self._nothing(self.refused)
        try:
            return survey_pack(self.folder)
        except OSError as error:
            return self._nothing(f"cannot be read: {error.strerror}")

    def _nothing(self, reason: str) -> Survey:
        return Survey((), (Fault(str(self.folder), 1, 1, reason),))


def pack_name(folder: Path) -> str:
    """What a folder's pack is called: its name in small letters and digits, with hyphens for all else."""
    return _NO_LETTERS.sub("-", folder.name.lower())[:MOST_NAME].strip("-")


def find_packs(shipped: Path, folders: Iterable[Path]) -> tuple[Pack, ...]:
    """The shipped pack and the user's own ones. A folder that is named twice is one pack.

    Args:
        shipped: The folder that comes with drill.
        folders: The user's, in the order in which they were named; of two with one name the first keeps it.
    """
    return (Pack(shipped), *_own(folders, {os.path.realpath(shipped)}))


def _own(folders: Iterable[Path], seen: set[str]) -> Iterator[Pack]:
    taken: dict[str, Path] = {}
    for folder in map(Path.absolute, folders):
        place = os.path.realpath(folder)
        if place in seen:
            continue
        seen.add(place)
        name = pack_name(folder)
        refused = _reason(folder, name, taken)
        if not refused:
            taken[name] = folder
        yield Pack(folder, name, refused)


def _reason(folder: Path, name: str, taken: dict[str, Path]) -> str:
    """Why a folder cannot be a pack; empty when it can."""
    if not name:
        return "its name holds no letter or digit to call the pack by; rename the folder"
    if name in taken:
        return f"the pack {taken[name]} is called {name} too; rename one of the folders"
    try:
        is_there = folder.is_dir()
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    return "" if is_there else "this pack is not there; attempts at its problems stay in the history"
