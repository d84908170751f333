"""Beginning a problem: a skeleton in the folder where its author keeps problems."""

from datetime import datetime
from pathlib import Path

from drill.content.library import load_rubric
from drill.content.skeleton import skeleton
from drill.content.spec import Slug
from drill.errors import UsageError


def begin_problem(id_: str, folder: Path, now: datetime) -> Path:
    """Write the skeleton of a problem; an existing file is never touched.

    Args:
        id_: The problem's id.
        folder: A pack, or a folder with `problems/interviews` in it; `interviews` is made where there is none.
        now: The present instant, for the month from which its figures hold.

    Returns:
        The file.

    Raises:
        UsageError: when the id is none, or its file exists or cannot be written.
    """
    slug = Slug()
    if not slug.accepts(id_):
        raise UsageError(f"{id_!r} is no id for a problem.", f"Choose {slug.expected}; it stays for ever.")
    nested = folder / "problems" / "interviews"
    interviews = nested if nested.is_dir() else folder / "interviews"
    path = interviews / f"{id_}.yaml"
    text = skeleton(id_, pattern=load_rubric().patterns[0].id, as_of=f"{now:%Y-%m}")
    try:
        interviews.mkdir(exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        message = f"{error.filename} is there already and was left as it is."
        raise UsageError(message, "Choose another id, or edit it.") from error
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}.", "Name another folder by --pack.") from error
    return path
