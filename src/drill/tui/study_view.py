"""What study mode shows, as text made from its runs."""

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content

from drill.domain.answers import Part, own_lines
from drill.domain.estimation.failure import EstimateError
from drill.domain.part_names import part_name
from drill.domain.problem import Exemplar, Problem
from drill.domain.study.gaps import Gap
from drill.domain.study.judging import FigureCheck, Nearness
from drill.domain.study.stage import Judge
from drill.domain.study.step import Step
from drill.domain.vocabulary import Phase
from drill.domain.wording import count_text
from drill.services.cold_attempt import ColdAttempt
from drill.services.completion import Completion
from drill.services.walkthrough import Walkthrough
from drill.tui.markdown import render
from drill.tui.rows import Row, Rows
from drill.tui.widgets.block_page import Section
from drill.tui.words import HELD, MISSED, heading, level_bar, lines, muted, shown

HERE, DONE = "▸", "✓"
NEAR = "≈"

SIGNS = {
    Nearness.RIGHT: (HELD, "bold $success", "Right."),
    Nearness.CLOSE: (NEAR, "bold $warning", "Close."),
    Nearness.NOT: (MISSED, "bold $error", "Not right."),
}


def head(title: str, *places: str) -> Content:
    """Which problem, and where in it; what matters most first, as narrow terminals cut the end."""
    return Content.assemble(heading(title), muted("".join(f"   {place}" for place in places)))


def phases_line(entries: Iterable[tuple[Phase, int, int]], present: Phase | None) -> Content:
    """The phases with how much of each is done.

    Args:
        entries: Each phase with what is done and what there is.
        present: The one that is shown.
    """
    rows = []
    for phase, done, total in entries:
        mark = HERE if phase is present else DONE if done == total else " "
        text = f"{mark} {phase.label:18}{done:>3} of {total}"
        rows.append(Content.styled(text, "bold" if phase is present else "$muted"))
    return lines(*rows)


def step_sections(step: Step, is_revealed: bool, just_now: bool) -> Sequence[Section]:
    """A step of the walkthrough; its question stands below the page until it is revealed, so that it is always seen.

    Args:
        step: The step.
        is_revealed: Whether its body is shown.
        just_now: Whether it was revealed by the last key, and is to be scrolled to.
    """
    asked = Section("asked", (heading(step.heading), *step.shown))
    if not is_revealed:
        return (asked,)
    return asked, Section("think", (Content.styled(step.think, "bold"),), begins=just_now), Section("told", step.body)


def question(step: Step) -> Content:
    """What to think about before a step is revealed."""
    return lines(Content.styled(step.think, "bold"), muted("Think, or say it aloud. Enter shows it."))


def walkthrough_phases(run: Walkthrough, present: Phase) -> Content:
    """The phases of a walkthrough with how much of each was revealed."""
    phases = dict.fromkeys(step.phase for step in run.steps)
    counted = (
        (
            phase,
            sum(run.is_revealed(step) for step in run.steps if step.phase is phase),
            sum(step.phase is phase for step in run.steps),
        )
        for phase in phases
    )
    return phases_line(counted, present)


def gap_sections(run: Completion, gap: Gap, just_now: bool) -> Sequence[Section]:
    """A gap of the completion: with hints while it is open, then with the answer and what belongs there.

    Args:
        run: The completion.
        gap: The gap.
        just_now: Whether the last key brought something new, which is to be scrolled to.
    """
    asked = Section("asked", (heading(gap.heading), *gap.shown))
    if not run.is_answered(gap):
        hints = tuple(hint_rows(run.hints(gap.phase)))
        return (asked, Section("hints", (Rows(hints),), begins=just_now)) if hints else (asked,)
    return (
        asked,
        Section("think", (prompt(gap),), begins=just_now),
        Section("verdict", (Rows(_verdict(run, gap)),)),
        Section("told", gap.reference),
    )


def prompt(gap: Gap) -> Rows:
    """What is asked of a gap."""
    return Rows((front, text.stylize("bold")) for front, text in render(gap.prompt).rows)


def hint_rows(hints: Sequence[str]) -> Iterator[Row]:
    """The hints that were read, each with its number."""
    for number, hint in enumerate(hints, start=1):
        yield from _hint(number, hint)


def _hint(number: int, hint: str) -> Iterator[Row]:
    first, *rest = render(hint).rows or ((Content(""), Content("")),)
    yield Content.assemble((f"Hint {number}  ", "bold $accent"), first[0]), first[1]
    yield from ((Content.assemble(" " * 8, front), text) for front, text in rest)


def _verdict(run: Completion, gap: Gap) -> Iterator[Row | Content]:
    typed, verdict, judgement = run.typed(gap), run.verdict(gap), run.judgement(gap)
    if typed:
        yield muted("Yours   "), shown(typed)
    if judgement is not None and judgement.judge is Judge.OWN:
        sign, style, word = SIGNS[Nearness.RIGHT if judgement.right else Nearness.NOT]
        told = "You counted it as right." if judgement.right else "You say it was not there."
        yield Content.styled(f"{sign} ", style), Content.styled(told, style)
    elif verdict is not None:
        sign, style, word = SIGNS[verdict.nearness]
        yield Content.styled(f"{sign} ", style), Content.assemble((word, style), f" {verdict.told}")
        understood = gap.check.read(typed).echo() if isinstance(gap.check, FigureCheck) else typed
        if understood != typed:
            yield muted("  "), shown(understood, "$muted")
    elif gap.check is not None:
        sign, style, _ = SIGNS[Nearness.NOT]
        yield Content.styled(f"{sign} ", style), Content.styled("Not answered.", style)
    else:
        yield Content.styled("Did you have it?  y yes   n no", "bold $accent")
    if run.can_be_counted(gap):
        yield muted("  "), muted("A synonym? c counts it as right, by your own word.")


def echo(gap: Gap, text: str) -> Content:
    """What is understood as it is typed, or what the keys do."""
    if not text.strip():
        what = "marks it" if gap.check is not None else "compares it with the author's"
        return muted(f"Enter {what}; F2 shows it unanswered.")
    if not isinstance(gap.check, FigureCheck):
        return muted("Enter marks it." if gap.check is not None else "Enter shows what its author wrote.")
    try:
        return Content.assemble(("= ", "bold $accent"), shown(gap.check.read(text).echo()))
    except EstimateError as error:
        return Content.assemble(("… ", "bold $muted"), shown(error.reason, "$muted"))


def gap_phases(run: Completion, present: Phase | None) -> Content:
    """The phases of a completion with how many gaps of each were judged."""
    phases = dict.fromkeys(gap.phase for gap in run.gaps)
    counted = (
        (
            phase,
            sum(run.judgement(gap) is not None for gap in run.gaps if gap.phase is phase),
            sum(gap.phase is phase for gap in run.gaps),
        )
        for phase in phases
    )
    return phases_line(counted, present)


def summary_sections(run: Completion) -> Sequence[Section]:
    """How a completion went."""
    return (Section("asked", (Rows(_summary(run)),)),)


def _summary(run: Completion) -> Iterator[Row | Content | str]:
    judgements = [(gap, run.judgement(gap)) for gap in run.gaps]
    right = sum(judgement is not None and judgement.right for _, judgement in judgements)
    yield heading(f"{right} of {count_text(len(judgements), 'gap')} filled rightly.")
    yield ""
    for gap, judgement in judgements:
        sign, style, _ = SIGNS[Nearness.RIGHT if judgement is not None and judgement.right else Nearness.NOT]
        own = "   by your own word" if judgement is not None and judgement.judge is Judge.OWN else ""
        told = Content.assemble(muted(f"{gap.phase.label}: "), shown(gap.heading), muted(own))
        yield Content.styled(f"{sign} ", style), told
    yield ""
    hints = sum(run.record.hints.values())
    if hints:
        yield muted(f"{count_text(hints, 'hint')} read.")
    yield muted("Enter goes back, where the next stage is suggested. F3 looks at the gaps again.")


def part_line(run: ColdAttempt, phase: Phase, current: Part) -> Content:
    """The parts of a phase as tabs; a dot marks those with something in them."""
    pieces = []
    for part in run.parts(phase):
        written = "•" if own_lines(run.answers.get(part, "")) else " "
        style = "reverse bold" if part == current else "on $panel"
        pieces.append(Content.styled(f" {part_name(part, run.problem)}{written}", style))
    return Content(" ").join(pieces)


def task_rows(run: ColdAttempt, phase: Phase) -> Rows:
    """What to write, and the hints that were read."""
    script = run.problem.script(phase)
    task = render(script.task).rows if script is not None else ()
    return Rows([*((front, text.stylize("$muted")) for front, text in task), *hint_rows(run.hints(phase))])


def help_rows(run: ColdAttempt, phase: Phase) -> Rows:
    """What stands above the editor: the task until a hint was read, then the latest hint."""
    hints = run.hints(phase)
    if not hints:
        return task_rows(run, phase)
    return Rows([*_hint(len(hints), hints[-1]), muted("F7 shows the task and all hints.")])


def own_sections(run: ColdAttempt, phase: Phase) -> Sequence[Section]:
    """What was written for a phase."""
    return (Section("own", (Rows(_own(run, phase)),)),)


def _own(run: ColdAttempt, phase: Phase) -> Iterator[Row | Content | str]:
    yield heading("Yours")
    written = [part for part in run.parts(phase) if run.answers.get(part, "").strip()]
    if not written:
        yield muted("Nothing was written here.")
    for part in written:
        yield ""
        if len(run.parts(phase)) > 1:
            yield Content.styled(part_name(part, run.problem), "bold")
        yield from (shown(line) for line in run.answers[part].rstrip().split("\n"))


def exemplar_sections(exemplar: Exemplar, problem: Problem) -> Sequence[Section]:
    """An authored answer with its level, and why it has it."""
    return (Section("told", (Rows(_exemplar(exemplar, problem)),)),)


def _exemplar(exemplar: Exemplar, problem: Problem) -> Iterator[Row | Content | str]:
    titles = {spot.id: spot.title for spot in problem.deep_dive.hot_spots}
    spot = titles.get(exemplar.hot_spot or "", "")
    yield Content.assemble(heading("Authored answer  "), level_bar(exemplar.level), muted(f"   {spot}" if spot else ""))
    yield ""
    yield from (shown(line) for line in exemplar.text.strip().split("\n"))
    yield ""
    yield heading("Why")
    yield shown(exemplar.why.strip())
