"""What an author writes in `problems/interviews/<id>.yaml`."""

from dataclasses import dataclass

from drill.content.common_spec import AS_OF, ID, LINE, PROSE, PROSE_LIST, SCHEMA, evidence_item
from drill.content.early_phases_spec import estimation, high_level_design, requirements
from drill.content.late_phases_spec import deep_dive, questions, trade_offs
from drill.content.records import Field, ListOf, MapOf, Record
from drill.content.script_spec import FRACTION
from drill.content.spec import Choice, Flag
from drill.domain.problem import (
    Clarification,
    ConceptCard,
    Curveball,
    DeclaredFact,
    DeepDive,
    Estimation,
    FollowUp,
    HighLevelDesign,
    Problem,
    Requirements,
    TradeOffs,
)
from drill.domain.vocabulary import Phase, Seniority, Tier


@dataclass(frozen=True)
class Phases:
    """All that stands under `phases:`."""

    requirements: Requirements
    estimation: Estimation
    high_level_design: HighLevelDesign
    deep_dive: DeepDive
    trade_offs: TradeOffs
    follow_ups: tuple[FollowUp, ...]


def phases() -> Record[Phases]:
    """The six phases by their names."""
    first = Field(Phase.REQUIREMENTS, requirements(), "What must it do, and how well?")
    second = Field(Phase.ESTIMATION, estimation(), "How much of everything?")
    third = Field(Phase.HIGH_LEVEL_DESIGN, high_level_design(), "Interface, data, boxes and arrows.")
    fourth = Field(Phase.DEEP_DIVE, deep_dive(), "The parts that are hard.")
    fifth = Field(Phase.TRADE_OFFS, trade_offs(), "What was chosen over what, and what fails.")
    last = Field(Phase.QA, questions(), "What is asked after the design.")
    return Record(
        (first, second, third, fourth, fifth, last),
        lambda values: Phases(
            requirements=values[first],
            estimation=values[second],
            high_level_design=values[third],
            deep_dive=values[fourth],
            trade_offs=values[fifth],
            follow_ups=values[last],
        ),
    )


def clarification() -> Record[Clarification]:
    """A question that a candidate may ask."""
    id_ = Field("id", ID, "Its name for ever.")
    topic = Field("topic", LINE, "What it is about, in one or two words.")
    asks = Field("asks", ListOf(LINE, least=1), "Several ways to phrase the question.")
    answer = Field("answer", PROSE, "What the interviewer answers, with numbers.")
    unlocks = Field("unlocks", ListOf(ID), "Ids of the quantities or evidence items it helps with.", ())
    important = Field("important", Flag(), "Whether a good candidate is expected to ask it.", False)
    return Record(
        (id_, topic, asks, answer, unlocks, important),
        lambda values: Clarification(
            id=values[id_],
            topic=values[topic],
            asks=values[asks],
            answer=values[answer],
            unlocks=values[unlocks],
            important=values[important],
        ),
    )


def curveball() -> Record[Curveball]:
    """A requirement that changes in mid-interview."""
    id_ = Field("id", ID, "Its name for ever.")
    phase = Field("phase", Choice(Phase), "The phase in which it comes.")
    at = Field("at", FRACTION, "When it comes, as a fraction of the phase's minutes.")
    say = Field("say", PROSE, "What the interviewer says, word for word.")
    moves = Field("moves", PROSE_LIST, "What should change in the design.")
    stays = Field("stays", PROSE_LIST, "What should not.")
    return Record(
        (id_, phase, at, say, moves, stays),
        lambda values: Curveball(
            id=values[id_],
            phase=values[phase],
            at=values[at],
            say=values[say],
            moves=values[moves],
            stays=values[stays],
        ),
    )


def card() -> Record[ConceptCard]:
    """A concept card."""
    id_ = Field("id", ID, "Its name for ever, different from all evidence ids.")
    ask = Field("ask", PROSE, "A question for a why or a number, not for a name.")
    answer = Field("answer", PROSE, "The answer.")
    return Record(
        (id_, ask, answer), lambda values: ConceptCard(id=values[id_], ask=values[ask], answer=values[answer])
    )


def fact() -> Record[DeclaredFact]:
    """A figure taken from the world."""
    id_ = Field("id", ID, "Its name for ever.")
    text = Field("text", PROSE, "The figure, in a sentence.")
    source = Field("source", PROSE, "Who says so, and where.")
    as_of = Field("as_of", AS_OF, "The day, month or year for which it holds.")
    disputed = Field("disputed", PROSE, "The range, where sources differ.", "")
    return Record(
        (id_, text, source, as_of, disputed),
        lambda values: DeclaredFact(
            id=values[id_],
            text=values[text],
            source=values[source],
            as_of=values[as_of],
            disputed=values[disputed],
        ),
    )


def problem() -> Record[Problem]:
    """A problem, whole."""
    id_ = Field("id", ID, "Its name for ever, and the name of the file without `.yaml`.")
    title = Field("title", LINE, "Its name on the screens.")
    summary = Field("summary", PROSE, "One or two sentences for the list of problems; no solution in them.")
    tier = Field("tier", Choice(Tier), "How hard it is.")
    patterns = Field("patterns", ListOf(ID, least=1), "What makes it hard: ids of the rubric's patterns.")
    domains = Field("domains", ListOf(ID, least=1), "The study domains it belongs to.")
    related = Field("related", ListOf(ID), "Ids of problems worth doing next.", ())
    covers = Field("covers", ListOf(ID), "Ids of the coverage list.", ())
    as_of = Field("as_of", AS_OF, "The day, month or year for which its figures hold.")
    spoilers = Field("spoilers", ListOf(LINE), "Words that must not stand in brief, tasks, clarifications.", ())
    brief = Field("brief", PROSE, "What the interviewer says at minute 0: one vague paragraph.")
    clarifications = Field(
        "clarifications", ListOf(clarification(), least=1), "What a candidate may ask, with the answers."
    )
    script = Field("phases", phases(), "The interview, phase by phase.")
    evidence = Field("evidence", ListOf(evidence_item(), least=1), "What an answer holds or does not hold.")
    curveballs = Field("curveballs", ListOf(curveball()), "Requirements that change in mid-interview.", ())
    seniority = Field(
        "seniority",
        MapOf(Choice(Seniority), PROSE, complete=tuple(Seniority)),
        "What answers of mid, senior and staff candidates add.",
    )
    pitfalls = Field("pitfalls", PROSE_LIST, "Mistakes that are particular to this problem.")
    cards = Field("cards", ListOf(card(), least=1), "Questions to keep.")
    facts = Field("facts", ListOf(fact()), "Figures taken from the world, with their sources.", ())
    return Record(
        (
            *(SCHEMA, id_, title, summary, tier, patterns, domains, related, covers, as_of, spoilers, brief),
            *(clarifications, script, evidence, curveballs, seniority, pitfalls, cards, facts),
        ),
        lambda values: Problem(
            id=values[id_],
            title=values[title],
            summary=values[summary],
            tier=values[tier],
            patterns=values[patterns],
            domains=values[domains],
            as_of=values[as_of],
            brief=values[brief],
            clarifications=values[clarifications],
            requirements=values[script].requirements,
            estimation=values[script].estimation,
            high_level_design=values[script].high_level_design,
            deep_dive=values[script].deep_dive,
            trade_offs=values[script].trade_offs,
            follow_ups=values[script].follow_ups,
            evidence=values[evidence],
            curveballs=values[curveballs],
            seniority=values[seniority],
            pitfalls=values[pitfalls],
            cards=values[cards],
            facts=values[facts],
            related=values[related],
            covers=values[covers],
            spoilers=values[spoilers],
        ),
    )
