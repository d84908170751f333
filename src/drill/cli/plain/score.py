"""The scoring of an attempt in line mode, from where it stands to its result."""

from drill.cli.plain.compare import Comparison
from drill.cli.plain.conversation import Conversation, LeavingError
from drill.cli.plain.first_scores import FirstScores
from drill.cli.plain.predict import predict
from drill.cli.plain.result import tell_result
from drill.cli.plain.revise import Revision
from drill.domain.scorecard import ScoringStage
from drill.services.marking import WorksheetMarking
from drill.services.recorder import Recorder
from drill.services.result import load_result
from drill.services.scoring import Scoring


def score(conversation: Conversation, recorder: Recorder, scoring: Scoring) -> None:
    """Go on with a scoring until its result.

    Raises:
        LeavingError: when the user leaves; everything given is kept.
    """
    session = scoring.attempt.session
    conversation.say(f"Scoring {session.title}, {session.format.title}, {session.seniority}.")
    try:
        while not scoring.card.finished:
            _go_through_stage(conversation, recorder, scoring)
    except LeavingError as leaving:
        if leaving.is_heard:
            kept = f"All that you gave is kept: `drill score --plain {session.id}` goes on here."
            conversation.say(f"{leaving.reason} {kept}".strip())
        raise
    result = load_result(recorder.connection, session.id, scoring.problem)
    tell_result(conversation, result, scoring.rubric, recorder.today)


def _go_through_stage(conversation: Conversation, recorder: Recorder, scoring: Scoring) -> None:
    match scoring.card.stage:
        case ScoringStage.PREDICTED:
            predict(conversation, scoring)
        case ScoringStage.FIRST if scoring.page is None:
            marking = WorksheetMarking(recorder, scoring.problem, scoring.attempt)
            has_figures = bool(marking.lines and marking.quantities)
            FirstScores(conversation, scoring, marking if has_figures else None).give()
        case ScoringStage.FIRST:
            Comparison(conversation, scoring).read()
        case ScoringStage.REVISED:
            Revision(conversation, scoring).make()
