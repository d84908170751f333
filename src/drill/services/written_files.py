"""Files that the user asked for: written beside the old copy first, so that there is always a whole one."""

import re
from pathlib import Path

from drill.errors import StorageError

_UNSAFE_IN_NAMES = re.compile(r"[^A-Za-z0-9-]+")


def write_file(folder: Path, name: str, suffix: str, text: str) -> Path:
    """Write a text to a file in a folder, which is made if need be; an older copy is replaced.

    Args:
        folder: Where to.
        name: What it is called; what is unsafe in names of files becomes a hyphen.
        suffix: Its ending with the dot.
        text: What to write.

    Returns:
        The file.

    Raises:
        StorageError: when it cannot be written.
    """
    path = folder / f"{_UNSAFE_IN_NAMES.sub('-', name)}{suffix}"
    unfinished = path.with_suffix(".new")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(path)
    except OSError as error:
        raise StorageError(
            f"The file {path} cannot be written: {error.strerror}.",
            "Nothing is lost; free some space or mend the folder.",
        ) from error
    return path
