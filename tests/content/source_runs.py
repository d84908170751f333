"""Word runs of the texts that drill was written beside, as hashes, so that the texts stay out of the repository.

Content is written in the project's own words: no ten words in a row may be those of a source. The hashes are made, by
whoever has the texts, with

    python tests/content/source_runs.py FOLDER

from all `*.txt` of a folder, into `source_runs.bin` beside this file: 8 bytes of SHA-256 for each run, sorted.
"""

import hashlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

RUN = 10
"""Words in a row."""

SIZE = 8
"""Bytes kept of each hash: a chance likeness among a million runs has odds below one in a million."""

HASHES = Path(__file__).with_name("source_runs.bin")


def runs(text: str) -> Iterator[tuple[bytes, str]]:
    """Each run of words in small letters, without what stands between them, with its hash."""
    words = re.findall(r"[^\W_]+", text.lower())
    for start in range(len(words) - RUN + 1):
        run = " ".join(words[start : start + RUN])
        yield hashlib.sha256(run.encode()).digest()[:SIZE], run


def known_hashes() -> frozenset[bytes]:
    """The hashes of all runs of the sources."""
    kept = HASHES.read_bytes()
    return frozenset(kept[start : start + SIZE] for start in range(0, len(kept), SIZE))


def write_hashes(folder: Path) -> None:
    """Make the file of hashes anew."""
    hashes = {hash_ for path in folder.glob("*.txt") for hash_, _ in runs(path.read_text(encoding="utf-8"))}
    HASHES.write_bytes(b"".join(sorted(hashes)))


if __name__ == "__main__":
    write_hashes(Path(sys.argv[1]))
