"""What several kinds of files declare alike."""

from drill.content.records import Field, ListOf, Record
from drill.content.spec import Choice, Flag, Integer, Name, Slug, Text
from drill.domain.problem import EvidenceItem
from drill.domain.vocabulary import Dimension, Phase, Seniority

SCHEMA_VERSION = 1
"""The only version of the files that this drill reads."""

ID = Slug()
LINE = Text(most=300, one_line=True)
PROSE = Text(most=20_000)
PROSE_LIST = ListOf(PROSE, least=1)
AS_OF = Name(
    r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?",
    "a year, month or day such as 2025, 2025-06 or 2025-06-30",
    json_types=("string", "integer"),
)

SCHEMA = Field("schema", Integer(SCHEMA_VERSION, SCHEMA_VERSION), "The version of this file's shape: 1.")
FROM = Field("from", Choice(Seniority), "Asked at this seniority and above; mid if left out.", Seniority.MID)


def evidence_item() -> Record[EvidenceItem]:
    """An evidence item, of a problem or one of the rubric's generic ones."""
    id_ = Field("id", ID, "Its name for ever: probes, exemplars and the history of users refer to it.")
    dimension = Field("dimension", Choice(Dimension), "The dimension it counts for, D1 to D6.")
    phases = Field(
        "phases",
        ListOf(Choice(Phase), least=1),
        "Where it is looked for: one or more home phases of its dimension.",
    )
    critical = Field("critical", Flag(), "Without a critical item its dimension stays at level 2 or below.", False)
    text = Field("text", PROSE, "What the notes say if it is there; answered by yes or no.")
    cues = Field("cues", ListOf(LINE), "Words that may mark the line which shows it.", ())
    hot_spot = Field("hot_spot", ID, "The hot spot it belongs to; asked only if that one was chosen.", None)
    ask = Field("ask", PROSE, "The question of the card it becomes when it was missed: a why or a number.")
    answer = Field("answer", PROSE, "The answer of that card.")
    return Record(
        (id_, dimension, phases, critical, FROM, hot_spot, text, cues, ask, answer),
        lambda values: EvidenceItem(
            id=values[id_],
            dimension=values[dimension],
            phases=values[phases],
            text=values[text],
            ask=values[ask],
            answer=values[answer],
            cues=values[cues],
            critical=values[critical],
            seniority=values[FROM],
            hot_spot=values[hot_spot],
        ),
    )
