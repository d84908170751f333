"""What an author writes in `rubrics/system-design.yaml`."""

from drill.content.common_spec import ID, LINE, PROSE, SCHEMA, evidence_item
from drill.content.records import Field, ListOf, MapOf, Record
from drill.content.script_spec import LEVEL
from drill.content.spec import Choice, Flag, Integer
from drill.domain.rubric import DimensionRubric, Pattern, RedFlag, Rubric, TimelineFact, TimelineItem, VerdictRule
from drill.domain.vocabulary import LEVELS, Dimension, Seniority, Verdict


def dimension() -> Record[DimensionRubric]:
    """A dimension with its anchors and weights."""
    seniorities = tuple(Seniority)
    id_ = Field("id", Choice(Dimension), "D1 to D7.")
    title = Field("title", LINE, "Its name on the screens.")
    question = Field("question", PROSE, "What it asks of an answer, as one sentence.")
    weights = Field(
        "weights",
        MapOf(Choice(Seniority), Integer(0, 100), complete=seniorities),
        "Its share in percent; the shares of all dimensions make 100 at each seniority.",
    )
    anchors = Field(
        "anchors",
        MapOf(Choice(Seniority), MapOf(LEVEL, PROSE, complete=LEVELS), complete=seniorities),
        "For each seniority what each level from 1 to 4 looks like.",
    )
    return Record(
        (id_, title, question, weights, anchors),
        lambda values: DimensionRubric(
            id=values[id_],
            title=values[title],
            question=values[question],
            anchors=values[anchors],
            weights=values[weights],
        ),
    )


def verdict_rule() -> Record[VerdictRule]:
    """A verdict and what it takes."""
    verdict = Field("verdict", Choice(Verdict), "The verdict.")
    points = Field("points", Integer(0, 400), "The smallest sum of weight times level, at most 400.")
    lowest_level = Field("lowest_level", LEVEL, "The lowest level that any dimension may have.")
    return Record(
        (verdict, points, lowest_level),
        lambda values: VerdictRule(verdict=values[verdict], points=values[points], lowest_level=values[lowest_level]),
    )


def red_flag() -> Record[RedFlag]:
    """Something that caps a dimension."""
    id_ = Field("id", ID, "Its name for ever.")
    on = Field("dimension", Choice(Dimension), "The dimension it caps.")
    cap = Field("cap", Integer(1, 3), "The highest level that is left.")
    text = Field("text", PROSE, "What the user is asked to confirm.")
    return Record(
        (id_, on, cap, text),
        lambda values: RedFlag(id=values[id_], dimension=values[on], cap=values[cap], text=values[text]),
    )


def timeline_item() -> Record[TimelineItem]:
    """An evidence item of D7."""
    id_ = Field("id", ID, "Its name for ever.")
    fact = Field("fact", Choice(TimelineFact), "The fact that drill computes.")
    text = Field("text", PROSE, "The fact in words.")
    critical = Field("critical", Flag(), "Without a critical item D7 stays at level 2 or below.", False)
    return Record(
        (id_, fact, critical, text),
        lambda values: TimelineItem(id=values[id_], fact=values[fact], text=values[text], critical=values[critical]),
    )


def pattern() -> Record[Pattern]:
    """A family of problems."""
    id_ = Field("id", ID, "Its name for ever; problems name it under `patterns`.")
    title = Field("title", LINE, "Its name on the screens.")
    constraint = Field("constraint", PROSE, "What makes its problems hard.")
    return Record(
        (id_, title, constraint),
        lambda values: Pattern(id=values[id_], title=values[title], constraint=values[constraint]),
    )


def rubric() -> Record[Rubric]:
    """The rubric, whole."""
    id_ = Field("id", ID, "Its name for ever.")
    title = Field("title", LINE, "Its name on the screens.")
    dimensions = Field("dimensions", ListOf(dimension()), "All seven, D1 to D7.")
    verdicts = Field("verdicts", ListOf(verdict_rule(), least=1, key="verdict"), "Tried in this order.")
    red_flags = Field("red_flags", ListOf(red_flag()), "What caps a dimension.", ())
    timeline = Field("timeline", ListOf(timeline_item(), least=1), "The evidence items of D7.")
    generic = Field("generic_evidence", ListOf(evidence_item(), least=1), "Evidence for a hot spot of one's own.")
    patterns = Field("patterns", ListOf(pattern(), least=1), "The closed list of patterns.")
    return Record(
        (SCHEMA, id_, title, dimensions, verdicts, red_flags, timeline, generic, patterns),
        lambda values: Rubric(
            id=values[id_],
            title=values[title],
            dimensions={item.id: item for item in values[dimensions]},
            verdicts=values[verdicts],
            red_flags=values[red_flags],
            timeline=values[timeline],
            generic_evidence=values[generic],
            patterns=values[patterns],
        ),
    )
