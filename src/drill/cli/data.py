"""The commands about the user's own data: `drill backup`, `restore`, `doctor`, `export`, `import`, `forget`."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from drill.cli.confirm import confirm
from drill.cli.output import print_json, print_text
from drill.cli.register import Commands, add_command
from drill.clock import Clock
from drill.errors import ExitCode, UsageError
from drill.paths import find_paths

if TYPE_CHECKING:
    # Only for the hints: every command reads this module to know its words, and `drill due` has no use for more.
    from drill.services.doctor import Diagnosis
    from drill.services.restore import Holdings, Restored
    from drill.services.transfer import Preview

STDOUT = Path("-")
OUT_OF_REACH = "drill cannot reach files of `drill export`, copies you made, the clipboard, or file system snapshots."
STAYS = (
    "What you asked the interviewer, the few words of a decision that the interviewer pushed back on, and your reasons"
    " for revised scores, stay with the attempt's record."
)


def register(commands: Commands) -> None:
    """Make the commands of this module known."""
    backup = add_command(commands, "backup", back_up, "make a verified backup")
    backup.add_argument("--to", type=Path, metavar="FILE", help="a new file or a folder; else the folder of backups")
    restore = add_command(commands, "restore", restore_backup, "put a backup in the place of the present data")
    restore.add_argument("file", type=Path, metavar="FILE", help="a backup, by its path or its name")
    doctor = add_command(commands, "doctor", examine, "say whether the data is whole, and what to do")
    doctor.add_argument("--json", action="store_true", help="print JSON, for scripts")
    doctor.add_argument("--rebuild", action="store_true", help="compute anew what is computed from events")
    export = add_command(commands, "export", export_events, "write all that was recorded as lines of JSON")
    export.add_argument("file", nargs="?", type=Path, default=STDOUT, metavar="FILE", help="a new file; else stdout")
    export.add_argument("--no-answers", action="store_true", help="leave out what you, or a partner, wrote")
    take_in = add_command(commands, "import", import_events, "take in an export, after a look at what it would bring")
    take_in.add_argument("file", nargs="?", type=Path, metavar="FILE", help="an export")
    take_in.add_argument("--dry-run", action="store_true", help="only say what it would bring")
    take_in.add_argument("--undo", action="store_true", help="take the last import back")
    forget = add_command(
        commands, "forget", forget_attempt, "erase what was written in an attempt or a study, backups included"
    )
    forget.add_argument(
        "id", metavar="ID", help="an attempt of `drill history`, or a problem for what you typed when studying it"
    )
    for asking in (take_in, forget):
        asking.add_argument("--yes", action="store_true", help="do not ask")


def back_up(options: Namespace, clock: Clock) -> int:
    """Make a backup and say where it lies."""
    from drill.services.safekeeping import back_up as make

    print(make(find_paths(), clock, options.to))
    _say("Verified: the copy is whole.")
    return ExitCode.OK


def restore_backup(options: Namespace, clock: Clock) -> int:
    """Restore a backup and say what is there now."""
    from drill.services.restore import restore

    _tell_restored(restore(find_paths(), clock, options.file))
    return ExitCode.OK


def examine(options: Namespace, clock: Clock) -> int:
    """Look at everything and say what was found."""
    from drill.services import doctor

    paths = find_paths()
    diagnosis = doctor.examine(paths)
    if options.rebuild and diagnosis.rebuildable:
        kept = doctor.rebuild(paths, clock)
        _say(f"Computed anew. A backup from before is {kept}")
        diagnosis = doctor.examine(paths)
    elif options.rebuild:
        _say("Nothing was computed anew: " + ("there is no need." if diagnosis.is_whole else "it would not help."))
    _print_diagnosis(diagnosis, options.json)
    return ExitCode.OK if diagnosis.is_whole else ExitCode.FAILURE


def export_events(options: Namespace, clock: Clock) -> int:
    """Write an export."""
    from drill.domain.wording import count_text
    from drill.services.transfer import export_to, exporting

    answers = not options.no_answers
    if options.file != STDOUT:
        _say(f"{count_text(export_to(find_paths(), options.file, answers), 'event')} in {options.file}")
        return ExitCode.OK
    with exporting(find_paths(), answers) as lines:
        for line in lines:
            print(line)
    return ExitCode.OK


def import_events(options: Namespace, clock: Clock) -> int:
    """Take in an export, or take the last one back."""
    from drill.services.transfer import import_from, look_into
    from drill.services.undo_import import undo_import

    if (options.file is None) is not options.undo:
        raise UsageError("Name an export, or `--undo` to take the last import back.")
    if options.undo:
        _tell_restored(undo_import(find_paths(), clock))
        return ExitCode.OK
    if options.dry_run:
        _tell_preview(look_into(find_paths(), options.file))
        return ExitCode.OK

    def is_wanted(preview: "Preview") -> bool:
        _tell_preview(preview)
        return preview.new > 0 and (options.yes or confirm("Take it in?"))

    kept = import_from(find_paths(), clock, options.file, is_wanted)
    if kept is None:
        print("Nothing was changed.")
    else:
        print("Taken in. `drill import --undo` takes it back.")
        _say(f"A backup from before is {kept}")
    return ExitCode.OK


def forget_attempt(options: Namespace, clock: Clock) -> int:
    """Erase what was written in an attempt, or typed when studying a problem, once the user has said yes."""
    from drill.domain.wording import count_text
    from drill.services.forget import attempt_to_forget, forget, studies_to_forget

    sessions = studies_to_forget(find_paths(), options.id)
    is_study = bool(sessions)
    if is_study:
        print_text(f"What you typed when studying {options.id} will be erased here and in backups.")
        print("How far you came stays. This cannot be undone.")
    else:
        row = attempt_to_forget(find_paths(), options.id)
        print_text(
            f"What you wrote in {row.title}, {row.began_at:%Y-%m-%d} ({row.id}), will be erased here and in backups."
        )
        print("Its scores and its cards stay. This cannot be undone.")
        sessions = (row.id,)
    if not (options.yes or confirm("Erase it?")):
        print("Nothing was changed.")
        return ExitCode.OK
    done = forget(find_paths(), clock, *sessions)
    print(f"Erased: {count_text(done.texts, 'text')}, in the database and in {count_text(done.backups, 'backup')}.")
    if done.exports:
        print(f"Deleted: {count_text(done.exports, 'Markdown file')} written from History.")
    for unreached in done.unreached:
        _say(f"Not erased there; delete it yourself if it holds the text: {unreached}")
    _say(OUT_OF_REACH if is_study else f"{OUT_OF_REACH} {STAYS}")
    return ExitCode.FAILURE if done.unreached else ExitCode.OK


def _tell_preview(preview: "Preview") -> None:
    from drill.domain.wording import count_text

    for note in preview.notes:
        _say(note)
    if not preview.new:
        print(f"Nothing new: all of its {count_text(preview.known, 'event')} are here already.")
        return
    attempts = preview.after.attempts - preview.before.attempts
    cards = preview.after.cards - preview.before.cards
    print(f"New: {count_text(preview.new, 'event')}, {count_text(attempts, 'attempt')}, {count_text(cards, 'card')}.")
    print(f"From {count_text(len(preview.devices), 'device')}; {count_text(preview.known, 'event')} here already.")
    if preview.left_out:
        print(f"It leaves out {count_text(preview.left_out, 'text')} of answers; they cannot be added later.")


def _tell_restored(restored: "Restored") -> None:
    print(f"Now here: {_held(restored.now)}")
    if restored.kept is not None:
        state = "backed up as" if restored.was_whole else "damaged and was set aside as"
        _say(f"What was here before is {state} {restored.kept}")


def _held(holdings: "Holdings") -> str:
    from drill.domain.wording import count_text

    day = "nothing recorded yet" if holdings.last_day is None else f"last recorded on {holdings.last_day}"
    return f"{count_text(holdings.attempts, 'attempt')}, {count_text(holdings.cards, 'card')}, {day}."


def _print_diagnosis(diagnosis: "Diagnosis", as_json: bool) -> None:
    if as_json:
        checks = [{"what": each.what, "finding": each.finding, "words": each.words} for each in diagnosis.checks]
        print_json({"whole": diagnosis.is_whole, "checks": checks, "next": diagnosis.advice})
        return
    for check in diagnosis.checks:
        print_text(f"{check.finding.value:5}  {check.what}: {check.words}")
    print("Your data is whole." if diagnosis.is_whole else "Your data is not whole. Nothing was changed. Do this:")
    for number, step in enumerate(diagnosis.advice, 1):
        print_text(f"  {number}. {step}")


def _say(words: str) -> None:
    print(words, file=sys.stderr)
