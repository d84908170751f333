"""What an author writes in `rubrics/calibration/<id>.yaml`."""

from drill.content.common_spec import ID, PROSE, SCHEMA
from drill.content.records import Field, ListOf, MapOf, Record
from drill.content.script_spec import LEVEL
from drill.content.spec import Choice
from drill.domain.authored_answers import CalibrationAnswer, CalibrationSet
from drill.domain.problem import Exemplar
from drill.domain.vocabulary import Dimension, Phase


def calibration_answer() -> Record[CalibrationAnswer]:
    """An answer that only calibration shows."""
    id_ = Field("id", ID, "Its name for ever; no other answer here and no exemplar of the problem has it.")
    phase = Field("phase", Choice(Phase), "The phase that it answers.")
    hot_spot = Field("hot_spot", ID, "The hot spot it deals with; in the deep dive only.", None)
    level = Field("level", LEVEL, "The level of the answer as a whole, 1 to 4.")
    text = Field("text", PROSE, "The answer as a candidate would type it in the time allowed.")
    keys = Field(
        "keys",
        MapOf(Choice(Dimension), LEVEL, least=1),
        "The level an experienced interviewer gives it, at senior, on each dimension scored in this phase.",
    )
    evidence = Field("evidence", ListOf(ID), "The ids of the problem's evidence items that it shows.", ())
    why = Field("why", PROSE, "One line: why this level and not the next.")
    return Record(
        (id_, phase, hot_spot, level, keys, evidence, text, why),
        lambda values: CalibrationAnswer(
            values[phase],
            Exemplar(
                id=values[id_],
                level=values[level],
                text=values[text],
                keys=values[keys],
                evidence=values[evidence],
                why=values[why],
                hot_spot=values[hot_spot],
            ),
        ),
    )


def calibration_set() -> Record[CalibrationSet]:
    """The file, whole."""
    id_ = Field("id", ID, "The id of the problem, and the name of the file without `.yaml`.")
    problem = Field("problem", ID, "The problem that the answers are to.")
    answers = Field("answers", ListOf(calibration_answer(), least=1), "The answers.")
    return Record(
        (SCHEMA, id_, problem, answers),
        lambda values: CalibrationSet(id=values[id_], problem=values[problem], answers=values[answers]),
    )
