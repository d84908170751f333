"""Writing a part in the user's own editor."""

from pathlib import Path

from textual.app import App, SuspendNotSupported

from drill.services.external_editor import edited, run_editor


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
    return edited(text, folder, lambda path: _run(app, path, command))


def _run(app: App[object], path: Path, command: str) -> str:
    """What went wrong, or nothing. An exception must not leave the `with`: the app would hang (textual#6692)."""
    failure = ""
    try:
        with app.suspend():
            failure = run_editor(command, path)
    except SuspendNotSupported:
        failure = "This terminal cannot be lent to another program."
    return failure
