"""The calibration answers that come with drill."""

from pathlib import Path

from drill.content.calibration_rules import FindProblem
from drill.content.decode import Decoded, decode_calibration
from drill.content.faults import Fault
from drill.content.files import read_text, shipped_folder, survey, survey_pack
from drill.content.library import read_problem
from drill.domain.authored_answers import CalibrationSet
from drill.domain.problem import Problem
from drill.errors import ContentError

CALIBRATION_FOLDER = "calibration"


def read_calibration(path: Path, find_problem: FindProblem) -> Decoded[CalibrationSet]:
    """Read a file of calibration answers; its name without `.yaml` must be its id.

    Args:
        path: The file.
        find_problem: The problem of an id; None where there is none.
    """
    text = read_text(path)
    if isinstance(text, Fault):
        return Decoded(None, (text,))
    return decode_calibration(text, str(path), find_problem, expected_id=path.stem)


def load_calibration(problem: Problem) -> CalibrationSet | None:
    """The calibration answers to a problem; None where drill came with none.

    Raises:
        ContentError: when their file is not valid.
    """
    rubrics = shipped_folder("rubrics")
    paths = {stamp.path.stem: stamp.path for stamp in survey(rubrics / CALIBRATION_FOLDER, rubrics).stamps}
    if problem.id not in paths:
        return None
    decoded = read_calibration(paths[problem.id], {problem.id: problem}.get)
    if decoded.value is None:
        listed = "\n".join(map(str, decoded.faults))
        raise ContentError(f"The calibration answers to {problem.id} cannot be read:\n{listed}", "Install drill again.")
    return decoded.value


def shipped_problem(problem_id: str) -> Problem | None:
    """A problem that comes with drill; None when there is none of that id, or its file has faults."""
    paths = {stamp.path.stem: stamp.path for stamp in survey_pack(shipped_folder("problems")).stamps}
    return read_problem(paths[problem_id]).value if problem_id in paths else None
