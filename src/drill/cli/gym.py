"""The estimation gym line by line: `drill estimate --practise`, also through a pipe."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from drill.cli.output import print_text, table_lines
from drill.clock import Clock
from drill.domain.wording import one_line
from drill.errors import ExitCode
from drill.paths import find_paths

if TYPE_CHECKING:
    # Only for the hints: every command reads this module to know its words.
    from drill.domain.estimation.family import KnownNumber
    from drill.domain.estimation.task import Task
    from drill.services.gym import Answered, GymSitting, Question

GIVE_UP = "?"


def practise(clock: Clock, packs: Sequence[Path]) -> int:
    """Ask five exercises, each answered by a line of standard input; at its end the sitting ends."""
    from drill.domain.estimation.mark_words import WELCOME
    from drill.services.bootstrap import open_services
    from drill.services.gym import open_sitting

    sitting = open_sitting(open_services(find_paths(), clock, packs))
    if sitting.is_first:
        print_text("\n".join((*WELCOME, f"{GIVE_UP} shows the answer; the end of the input leaves.", "")))
    while (question := sitting.current) is not None:
        _ask(sitting, question)
        done = _answered(sitting)
        if done is None:
            break
        print_text("\n".join(_mark_lines(done, sitting.today)) + "\n")
        sitting.go_on()
    _sum_up(sitting)
    return ExitCode.OK


def _ask(sitting: "GymSitting", question: "Question") -> None:
    from drill.domain.estimation.mark_words import target_text

    number = len(sitting.answered) + 1
    about = f"{question.candidate.topic}{target_text(question.target_seconds)}"
    print_text(f"{number} of {sitting.size}: {question.title} ({about})\n{one_line(question.text)}")
    print_text(f"Answer {question.wanted}.")


def _answered(sitting: "GymSitting") -> "Answered | None":
    """The answer to the present question; None at the end of the input. What has no value is asked for again."""
    from drill.domain.estimation.failure import EstimateError

    while True:
        if sys.stdin.isatty():
            print("> ", end="", file=sys.stderr, flush=True)
        line = sys.stdin.buffer.readline()
        if not line:
            return None
        text = line.decode(errors="replace").strip()
        if text == GIVE_UP:
            return sitting.give_up()
        if not text:
            continue
        try:
            return sitting.answer(text)
        except EstimateError as error:
            print_text(f"Not understood: {error.reason}.")


def _mark_lines(done: "Answered", today: date) -> list[str]:
    from drill.domain.estimation.mark_words import back_text, time_text, verdict_text
    from drill.domain.estimation.task import Task

    question = done.question
    lines = [verdict_text(done.mark, question.candidate.kind), *(f"  {one_line(slip.say)}" for slip in done.mark.slips)]
    if done.reading is not None:
        lines.append(f"  you    {done.reading.echo()}")
    lines += [f"  right  {question.right}", f"  time   {time_text(done.seconds, question.target_seconds)}"]
    lines.append(f"  back   {back_text(done.due, today, question.scheduled)}")
    return lines + (_solution(question.asked) if isinstance(question.asked, Task) else _background(question.asked))


def _solution(task: "Task") -> list[str]:
    steps = [
        f"  {number}. {one_line(step.say)}: {step.formula} = {step.value}" for number, step in enumerate(task.steps, 1)
    ]
    return ["How it goes", *steps, "In the head", f"  {one_line(task.family.shortcut)}"]


def _background(number: "KnownNumber") -> list[str]:
    return [
        f"  {one_line(number.why)}",
        f"  Sources say {number.low} to {number.high}: {one_line(number.source)}, as of {number.as_of}.",
    ]


def _sum_up(sitting: "GymSitting") -> None:
    from drill.content.sanitise import sanitise
    from drill.domain.estimation.mark_words import coming_text, fluency_rows, summary_text, unreadable_text
    from drill.domain.fluency import DAYS_OF_FLUENCY

    if sitting.answered:
        print_text(f"{summary_text([done.mark for done in sitting.answered])}.")
        print_text(f"Last {DAYS_OF_FLUENCY} days")
        print_text("\n".join(f"  {line}" for line in table_lines(fluency_rows(sitting.fluency()))))
    print_text(coming_text(sitting.due_count, sitting.next_day, sitting.today))
    if sitting.unreadable:
        print(sanitise(unreadable_text(sitting.unreadable)), file=sys.stderr)
