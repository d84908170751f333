"""Writing a part in the user's own editor."""

import shlex
import subprocess
import tempfile
from pathlib import Path

from textual.app import App, SuspendNotSupported

from drill.content.sanitise import sanitise
from drill.errors import UsageError

LARGEST_TEXT = 256 * 1024


def edit_text(app: App[object], text: str, folder: Path, command: str) -> str:
    """Let the user change a text in their editor; the app stands aside meanwhile.

    Args:
        app: The running app.
        text: The text as it is.
        folder: Where the file lies while it is edited: the data folder, which is the user's alone.
        command: The editor, with its arguments.

    Returns:
        The text as it was saved.

    Raises:
        UsageError: when the editor cannot be run or its text cannot be used; the old text stays.
    """
    with tempfile.TemporaryDirectory(dir=folder, prefix="editing-") as temporary:
        path = Path(temporary) / "answer.md"
        path.write_text(text, encoding="utf-8")
        failure = _run(app, path, command)
        if failure:
            raise UsageError(failure, "The text was left as it was. Set VISUAL or EDITOR to an editor of this machine.")
        data = path.read_bytes()
        if len(data) > LARGEST_TEXT:
            raise UsageError(f"The edited text is larger than {LARGEST_TEXT // 1024} KB.", "The old text was kept.")
        return sanitise(data.decode("utf-8", "replace")).removesuffix("\n")


def _run(app: App[object], path: Path, command: str) -> str:
    """What went wrong, or nothing. An exception must not leave the `with`: the app would hang (textual#6692)."""
    failure = ""
    try:
        with app.suspend():
            try:
                code = subprocess.run([*shlex.split(command), str(path)], check=False).returncode
                failure = f"The editor `{command}` ended with code {code}." if code else ""
            except (OSError, ValueError) as error:
                failure = f"The editor `{command}` cannot be run: {error}."
    except SuspendNotSupported:
        failure = "This terminal cannot be lent to another program."
    return failure
