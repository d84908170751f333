"""What stands before studying a problem, as text made from how far it has come."""

from textual.content import Content

from drill.domain.study.stage import Stage
from drill.domain.wording import count_text
from drill.services.study import StageProgress, StudyStart
from drill.tui.rows import Row, Rows
from drill.tui.words import muted

SUGGESTED = "▸"
WHAT_IT_IS = {
    Stage.WALKTHROUGH: "The reasoning, one step at a time. Each step asks you first.",
    Stage.COMPLETION: "The same with gaps to fill in, checked where they can be.",
    Stage.COLD: "Write it yourself, phase by phase, with hints; then compare.",
}
MOCK = "A mock"
WHAT_A_MOCK_IS = "With the clock and the interviewer, scored by you."


def stage_line(progress: StageProgress, is_suggested: bool) -> Rows:
    """A stage in the list: what it is, and how far it has come."""
    mark = f"{SUGGESTED} " if is_suggested else "  "
    first = Content.assemble((f"{mark}{progress.stage.label}", "bold"), muted(f"   {_progress_text(progress)}"))
    return Rows([first, (Content("  "), muted(WHAT_IT_IS[progress.stage]))])


def mock_line(is_suggested: bool) -> Rows:
    """The mock at the end of the list."""
    name = Content.styled(f"{SUGGESTED if is_suggested else ' '} {MOCK}", "bold")
    return Rows([name, (Content("  "), muted(WHAT_A_MOCK_IS))])


def start_rows(start: StudyStart) -> Rows:
    """What is suggested and why, and what studying does to a later mock."""
    stage = start.suggestion.stage
    named = stage.label if stage is not None else MOCK
    rows: list[Row | Content | str] = [
        Content.assemble(muted("Suggested: "), (named, "bold $primary")),
        Content(start.suggestion.because),
    ]
    if start.is_news:
        rows.append(muted("What is shown here counts as seen; it marks a later mock of this problem."))
    return Rows(rows)


def _progress_text(progress: StageProgress) -> str:
    last, unit = (
        progress.last,
        {Stage.WALKTHROUGH: "step", Stage.COMPLETION: "gap", Stage.COLD: "phase"}[progress.stage],
    )
    if last is None:
        return count_text(progress.steps, unit)
    if progress.is_under_way:
        right = f", {last.right} right" if progress.stage is Stage.COMPLETION else ""
        return f"under way: {last.done} of {count_text(progress.steps, unit)}{right}"
    right = f": {last.right} of {last.done} right" if progress.stage is Stage.COMPLETION else ""
    return f"done{right}; Enter begins it anew"
