"""What an author writes in `rubrics/calibration/<id>.yaml`."""

from drill.content.common_spec import ID, SCHEMA
from drill.content.records import Field, ListOf, Record
from drill.content.script_spec import exemplar
from drill.content.spec import Choice
from drill.domain.authored_answers import CalibrationAnswer, CalibrationSet
from drill.domain.vocabulary import Phase


def calibration_answer() -> Record[CalibrationAnswer]:
    """An answer that only calibration shows."""
    phase = Field("phase", Choice(Phase), "The phase that it answers.")
    answer = exemplar()
    return Record((phase, *answer.fields), lambda values: CalibrationAnswer(values[phase], answer.build(values)))


def calibration_set() -> Record[CalibrationSet]:
    """The file, whole."""
    id_ = Field("id", ID, "The id of the problem, and the name of the file without `.yaml`.")
    problem = Field("problem", ID, "The problem that the answers are to.")
    answers = Field("answers", ListOf(calibration_answer(), least=1), "The answers.")
    return Record(
        (SCHEMA, id_, problem, answers),
        lambda values: CalibrationSet(id=values[id_], problem=values[problem], answers=values[answers]),
    )
