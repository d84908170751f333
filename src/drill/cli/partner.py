"""The commands for a second rater: `drill packet`, `drill scores import`."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from drill.cli.confirm import confirm
from drill.cli.output import print_text
from drill.cli.register import Commands, add_command
from drill.clock import Clock
from drill.domain.vocabulary import Seniority
from drill.errors import ExitCode, StorageError
from drill.paths import find_paths

if TYPE_CHECKING:
    # Only for the hints: every command reads this module to know its words, and `drill due` has no use for more.
    from drill.services.partner import SheetPreview


def register(commands: Commands) -> None:
    """Make the commands of this module known."""
    packet = add_command(commands, "packet", print_packet, "print an interviewer's packet in Markdown, for a partner")
    packet.add_argument("id", metavar="ID", help="a problem, or a locked attempt of `drill history`")
    packet.add_argument("--out", type=Path, metavar="FILE", help="a new file; else stdout")
    packet.add_argument(
        "--seniority", choices=[level.value for level in Seniority], help="for a problem; else as last time"
    )
    packet.add_argument("--format", metavar="FORMAT", help="for a problem; else as last time")
    scores = add_command(commands, "scores", import_scores, "take in the sheet that a partner filled in")
    scores.add_argument("action", choices=["import"], help="what to do with the sheet")
    scores.add_argument("file", type=Path, metavar="FILE", help="the sheet, or the packet that holds it")
    scores.add_argument("--session", required=True, metavar="ID", help="the attempt, or the beginning of its id")
    scores.add_argument("--yes", action="store_true", help="do not ask")


def print_packet(options: Namespace, clock: Clock) -> int:
    """Print a packet, or write it to a new file."""
    from drill.content.sanitise import sanitise
    from drill.services.bootstrap import open_library
    from drill.services.history import open_history
    from drill.services.packet import load_packet, packet_markdown

    paths = find_paths()
    connection, library = open_history(paths), open_library(paths, options.pack)
    seniority = None if options.seniority is None else Seniority(options.seniority)
    packet = load_packet(connection, library, options.id, seniority, options.format)
    text = sanitise(packet_markdown(packet))
    if options.out is None:
        print_text(text.rstrip("\n"))
        return ExitCode.OK
    try:
        with options.out.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise StorageError(
            f"{options.out} cannot be written: {error.strerror}.", "Name a new file; nothing was replaced."
        ) from error
    print(f"Written to {options.out}. It holds the answers: keep it from the candidate.", file=sys.stderr)
    return ExitCode.OK


def import_scores(options: Namespace, clock: Clock) -> int:
    """Take in a partner's sheet, after a look at it."""
    from drill.services.bootstrap import open_library
    from drill.services.partner import import_sheet

    def is_wanted(preview: "SheetPreview") -> bool:
        print_text("\n".join(_preview_lines(preview)))
        return options.yes or confirm("Take it in?")

    paths = find_paths()
    library = open_library(paths, options.pack)
    done = import_sheet(paths, clock, library, options.file, options.session, is_wanted=is_wanted)
    print("Taken in. `drill show` has it beside your own levels." if done else "Nothing was changed.")
    return ExitCode.OK


def _preview_lines(preview: "SheetPreview") -> Iterator[str]:
    from drill.domain.partner import gap_text
    from drill.domain.wording import count_text

    session, score = preview.attempt.session, preview.score
    levels = ", ".join(f"{dimension} {level}" for dimension, level in sorted(score.levels.items()))
    yield f"{session.title} ({session.id}), scored by {score.rater}: {levels}"
    yield f"{count_text(len(score.held), 'piece')} of evidence seen{', with notes' if score.notes else ''}."
    if preview.earlier is not None:
        yield f"It takes the place of an earlier sheet by {score.rater}."
    if preview.gap is None:
        yield "You have not scored this attempt yet; the gap shows once you have."
    elif preview.gap.mean is not None:
        yield f"You against {score.rater}: {gap_text(preview.gap.mean)} on average, above 0 being kinder to yourself."
