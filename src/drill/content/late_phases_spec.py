"""What an author writes under the later phases: deep dive, trade-offs, questions and answers."""

from drill.content.common_spec import ID, LINE, PROSE, PROSE_LIST
from drill.content.records import Field, ListOf, Record
from drill.content.script_spec import EXEMPLARS, HINTS, PROBES, REFERENCE, SCRIPT, TASK, follow_up
from drill.domain.problem import Decision, DeepDive, Failure, FollowUp, HotSpot, Option, TradeOffs


def option() -> Record[Option]:
    """A way to build a hot spot."""
    name = Field("name", LINE, "What it is called.")
    how = Field("how", PROSE, "How it works.")
    numbers = Field("numbers", PROSE, "What it reaches, in figures of this problem.")
    cost = Field("cost", PROSE, "What it costs: money, latency, complexity, consistency.")
    when = Field("when", PROSE, "When it is the right choice.")
    return Record(
        (name, how, numbers, cost, when),
        lambda values: Option(
            name=values[name], how=values[how], numbers=values[numbers], cost=values[cost], when=values[when]
        ),
    )


def hot_spot() -> Record[HotSpot]:
    """A part of the design that is worth a deep dive."""
    id_ = Field("id", ID, "Its name for ever; the answers to it are stored under this id, so `own` is taken.")
    title = Field("title", LINE, "Its name in the list to choose from.")
    question = Field("question", PROSE, "What the interviewer wants to know.")
    options = Field("options", ListOf(option(), least=2), "The ways to build it.")
    decision = Field("decision", PROSE, "Which one, here, and why.")
    follow_ups = Field("follow_ups", ListOf(follow_up(), least=1), "What is asked once the answer stands.")
    failures = Field("failures", PROSE_LIST, "How it fails, and what happens then.")
    return Record(
        (id_, title, question, options, decision, follow_ups, failures),
        lambda values: HotSpot(
            id=values[id_],
            title=values[title],
            question=values[question],
            options=values[options],
            decision=values[decision],
            follow_ups=values[follow_ups],
            failures=values[failures],
        ),
    )


def deep_dive() -> Record[DeepDive]:
    """The deep dive phase."""
    hot_spots = Field("hot_spots", ListOf(hot_spot(), least=1), "The parts worth a deep dive.")
    return Record(
        (*SCRIPT, hot_spots),
        lambda values: DeepDive(
            task=values[TASK],
            hints=values[HINTS],
            probes=values[PROBES],
            reference=values[REFERENCE],
            exemplars=values[EXEMPLARS],
            hot_spots=values[hot_spots],
        ),
    )


def decision() -> Record[Decision]:
    """A trade-off."""
    id_ = Field("id", ID, "Its name for ever.")
    chose = Field("chose", PROSE, "What was chosen.")
    over = Field("over", PROSE, "What was not.")
    because = Field("because", PROSE, "Why, in terms of this problem.")
    costs = Field("costs", PROSE, "What is given up.")
    revisit = Field("revisit", PROSE, "The signal to think again.")
    return Record(
        (id_, chose, over, because, costs, revisit),
        lambda values: Decision(
            id=values[id_],
            chose=values[chose],
            over=values[over],
            because=values[because],
            costs=values[costs],
            revisit=values[revisit],
        ),
    )


def failure() -> Record[Failure]:
    """A failure scenario."""
    id_ = Field("id", ID, "Its name for ever.")
    fails = Field("fails", PROSE, "What fails.")
    user_sees = Field("user_sees", PROSE, "What a user notices.")
    detection = Field("detection", PROSE, "How the operators learn of it.")
    recovery = Field("recovery", PROSE, "How it is mended, and what is lost.")
    boxes = Field("boxes", ListOf(LINE), "The boxes of the drawing whose loss this is, by their ids there.", ())
    return Record(
        (id_, fails, boxes, user_sees, detection, recovery),
        lambda values: Failure(
            id=values[id_],
            fails=values[fails],
            user_sees=values[user_sees],
            detection=values[detection],
            recovery=values[recovery],
            boxes=values[boxes],
        ),
    )


def trade_offs() -> Record[TradeOffs]:
    """The trade-offs phase."""
    decisions = Field("decisions", ListOf(decision(), least=1), "The decisions that could have gone otherwise.")
    failures = Field("failures", ListOf(failure(), least=1), "Failure scenarios.")
    return Record(
        (*SCRIPT, decisions, failures),
        lambda values: TradeOffs(
            task=values[TASK],
            hints=values[HINTS],
            probes=values[PROBES],
            reference=values[REFERENCE],
            exemplars=values[EXEMPLARS],
            decisions=values[decisions],
            failures=values[failures],
        ),
    )


def questions() -> Record[tuple[FollowUp, ...]]:
    """The phase of questions and answers."""
    follow_ups = Field("follow_ups", ListOf(follow_up(), least=1), "What is asked after the design.")
    return Record((follow_ups,), lambda values: values[follow_ups])
