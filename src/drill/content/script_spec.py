"""What the scripts of all five phases have in common."""

from drill.content.common_spec import FROM, ID, PROSE
from drill.content.records import Field, ListOf, MapOf, Record
from drill.content.spec import Choice, Flag, Integer, Number
from drill.domain.diagram.facts import DrawingFact
from drill.domain.problem import Exemplar, FollowUp, Probe
from drill.domain.vocabulary import LEVELS, Dimension

LEVEL = Integer(LEVELS[0], LEVELS[-1])
FRACTION = Number(0, 1)


def probe() -> Record[Probe]:
    """Something the interviewer says inside a phase."""
    id_ = Field("id", ID, "Its name for ever; no other probe of the problem has it.")
    at = Field("at", FRACTION, "When it is due, as a fraction of the phase's minutes: 0.5 is half-way.")
    unless = Field("unless", ListOf(ID), "Evidence ids; if the notes hold a cue of each, it is not said.", ())
    lacks = Field("lacks", ListOf(ID), "Quantity ids; it is said only while the worksheet lacks one of them.", ())
    drawing = Field(
        "drawing", ListOf(Choice(DrawingFact)), "It is said only while each of these holds for the drawing.", ()
    )
    silence = Field("silence", Flag(), "Whether it is said only after a silence, and not before `at`.", False)
    say = Field("say", PROSE, "What the interviewer says, word for word.")
    return Record(
        (id_, at, FROM, unless, lacks, drawing, silence, say),
        lambda values: Probe(
            id=values[id_],
            at=values[at],
            say=values[say],
            unless=values[unless],
            lacks=values[lacks],
            drawing=values[drawing],
            silence=values[silence],
            seniority=values[FROM],
        ),
    )


def exemplar() -> Record[Exemplar]:
    """A sample answer with its key."""
    id_ = Field("id", ID, "Its name for ever; no other exemplar of the problem has it.")
    level = Field("level", LEVEL, "The level of the answer as a whole, 1 to 4.")
    hot_spot = Field("hot_spot", ID, "The hot spot it deals with; in the deep dive only.", None)
    text = Field("text", PROSE, "The answer as a candidate would type it in the time allowed.")
    keys = Field(
        "keys",
        MapOf(Choice(Dimension), LEVEL, least=1),
        "The level an experienced interviewer gives it on each dimension that is scored in this phase.",
    )
    evidence = Field("evidence", ListOf(ID), "The ids of the evidence items it shows.", ())
    why = Field("why", PROSE, "One line: why this level and not the next.")
    return Record(
        (id_, level, hot_spot, keys, evidence, text, why),
        lambda values: Exemplar(
            id=values[id_],
            level=values[level],
            text=values[text],
            keys=values[keys],
            evidence=values[evidence],
            why=values[why],
            hot_spot=values[hot_spot],
        ),
    )


def follow_up() -> Record[FollowUp]:
    """A question with its answer."""
    ask = Field("ask", PROSE, "What the interviewer asks.")
    answer = Field("answer", PROSE, "An answer that would satisfy.")
    return Record((ask, answer), lambda values: FollowUp(ask=values[ask], answer=values[answer]))


# The ids of probes and exemplars differ in all phases together: see drill.content.problem_rules.
TASK = Field("task", PROSE, "What the candidate is to do in this phase; no solution in it.")
HINTS = Field("hints", ListOf(PROSE, least=3, most=3), "Three steps of help: a nudge, a direction, almost the answer.")
PROBES = Field("probes", ListOf(probe(), key=None), "What the interviewer says while the candidate works.", ())
REFERENCE = Field("reference", PROSE, "A good answer to this phase, in Markdown.")
EXEMPLARS = Field(
    "exemplars", ListOf(exemplar(), key=None), "Sample answers with levels, at least one each at 2, 3 and 4.", ()
)
SCRIPT = (TASK, HINTS, PROBES, REFERENCE, EXEMPLARS)
"""What all five phases have in common."""
