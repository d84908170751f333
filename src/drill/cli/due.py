"""The commands that list and look up: `drill problems`, `drill due`."""

import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from drill.cli.output import print_json
from drill.cli.register import Commands, add_command
from drill.clock import Clock
from drill.errors import ExitCode
from drill.paths import find_paths

if TYPE_CHECKING:
    from drill.domain.plan import Practice


def register(commands: Commands) -> None:
    """Make the commands of this module known."""
    problems = add_command(commands, "problems", list_problems, "list the problems")
    due = add_command(commands, "due", list_due, "say what is due today")
    for command in (problems, due):
        command.add_argument("--json", action="store_true", help="print JSON, for scripts")


def list_problems(options: Namespace, clock: Clock) -> int:
    """List the problems, easiest first."""
    from drill.services.bootstrap import open_library

    library = open_library(find_paths(), options.pack)
    problems = sorted(library.problems, key=lambda problem: (problem.tier.rank, problem.title))
    if options.json:
        print_json([{"id": p.id, "title": p.title, "tier": p.tier, "patterns": p.patterns} for p in problems])
    else:
        width = max((len(problem.id) for problem in problems), default=0)
        for problem in problems:
            print(f"{problem.id:{width}}  {problem.tier:6}  {problem.title}")
    for fault in library.faults:
        print(fault, file=sys.stderr)
    return ExitCode.OK


def list_due(options: Namespace, clock: Clock) -> int:
    """Say what is due."""
    from drill.domain.wording import count_text
    from drill.services.due import look_up_due

    due = look_up_due(find_paths(), clock)
    played = _played(due.practice, options)
    if options.json:
        cards = [{"id": card.id, "problem": card.problem, "due": card.due.isoformat()} for card in due.cards]
        practice = [
            {"problem": p.problem, "phase": p.phase, "due": p.due.isoformat(), "play": played.get(p.problem, p.problem)}
            for p in due.practice
        ]
        print_json({"cards": cards, "waiting": due.waiting, "practice": practice, "exercises": due.exercises})
        return ExitCode.OK
    print(f"{count_text(len(due.cards), 'card')} to review: drill review" if due.cards else "No card is due today.")
    if due.waiting:
        print(f"{count_text(due.waiting, 'more card')} can wait for another day.")
    if due.exercises:
        print(f"{count_text(due.exercises, 'exercise')} in the estimation gym: drill estimate --practise")
    for item in due.practice:
        if item.phase is None:
            print(f"Practise {item.problem} again: drill mock {item.problem}")
        else:
            told = f"Practise the {item.phase.label.lower()}, weak in {item.problem}"
            print(f"{told}: drill phase {played[item.problem]} {item.phase}")
    return ExitCode.OK


def _played(items: "Sequence[Practice]", options: Namespace) -> Mapping[str, str]:
    """The problem on which to drill each planned practice of a phase, by the problem that it is planned for."""
    drills = [item for item in items if item.phase is not None]
    if not drills:
        return {}
    # Late, because it looks at every problem file, and most days need none.
    from drill.services.drills import look_up_drills

    return look_up_drills(find_paths(), drills, options.pack)
