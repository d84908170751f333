"""A text in the user's own editor: the file it lies in meanwhile, and what comes back."""

import shlex
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from drill.content.sanitise import sanitise
from drill.errors import UsageError

LARGEST_TEXT = 256 * 1024


def edited(text: str, folder: Path, edit: Callable[[Path], str]) -> str:
    """Let something change a text in a file.

    Args:
        text: The text as it is.
        folder: Where the file lies while it is edited: the data folder, which is the user's alone.
        edit: Has the file edited; what went wrong, or nothing.

    Returns:
        The text as it was saved.

    Raises:
        UsageError: when it was not edited or the new text cannot be used; the old one stays.
    """
    with tempfile.TemporaryDirectory(dir=folder, prefix="editing-") as temporary:
        path = Path(temporary) / "answer.md"
        path.write_text(text, encoding="utf-8")
        failure = edit(path)
        if failure:
            raise UsageError(failure, "The text was left as it was. Set VISUAL or EDITOR to an editor of this machine.")
        data = path.read_bytes()
        if len(data) > LARGEST_TEXT:
            raise UsageError(f"The edited text is larger than {LARGEST_TEXT // 1024} KB.", "The old text was kept.")
        return sanitise(data.decode("utf-8", "replace")).removesuffix("\n")


def run_editor(command: str, path: Path) -> str:
    """Run an editor on the terminal until it ends.

    Args:
        command: The editor, with its arguments.
        path: The file.

    Returns:
        What went wrong, or nothing.
    """
    try:
        code = subprocess.run([*shlex.split(command), str(path)], check=False).returncode
    except (OSError, ValueError) as error:
        return f"The editor `{command}` cannot be run: {error}."
    return f"The editor `{command}` ended with code {code}." if code else ""
