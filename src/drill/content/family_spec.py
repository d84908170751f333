"""What an author writes in `problems/estimation/<id>.yaml`."""

from drill.content.common_spec import AS_OF, ID, LINE, PROSE, SCHEMA
from drill.content.problem_spec import fact
from drill.content.records import Field, ListOf, MapOf, Record
from drill.content.spec import Choice, Integer, Name, Text
from drill.domain.estimation.family import Draw, Family, Slip, Step, Topic

NAME = Name(r"[a-z][a-z0-9_]{0,39}", "a name of small letters, digits and underscores, such as `daily_users`")
UNIT = Text(most=40, one_line=True)


def draw() -> Record[Draw]:
    """How a given is drawn."""
    low = Field("low", LINE, 'The smallest figure with its unit, such as "2M users".', "")
    high = Field("high", LINE, "The largest one, at most 1000 times as large.", "")
    choose = Field("choose", ListOf(LINE, least=2, most=8), "Instead of low and high: the figures to choose from.", ())
    return Record((low, high, choose), lambda values: Draw(low=values[low], high=values[high], choices=values[choose]))


def step() -> Record[Step]:
    """A step of the worked solution."""
    name = Field("name", NAME, "What later steps call its result; the last step is called answer.")
    say = Field("say", PROSE, "What is done, in a few words.")
    formula = Field("formula", LINE, "The same over givens and earlier steps, such as `users * actions`.")
    unit = Field("unit", UNIT, 'The unit of the result, such as "requests/s" or GB.')
    return Record(
        (name, say, formula, unit),
        lambda values: Step(name=values[name], say=values[say], formula=values[formula], unit=values[unit]),
    )


def slip() -> Record[Slip]:
    """A slip."""
    id_ = Field(
        "id",
        ID,
        "One of bits-for-bytes, average-for-peak, day-for-second, decimal-for-binary, replication-forgotten,"
        " factor-of-1000 where it fits, else a name of its own.",
    )
    formula = Field("formula", LINE, "What comes out with this slip, over givens and steps.")
    say = Field("say", PROSE, "What to tell somebody who made it, in one or two sentences.")
    return Record((id_, formula, say), lambda values: Slip(id=values[id_], formula=values[formula], say=values[say]))


def family() -> Record[Family]:
    """A family, whole."""
    id_ = Field("id", ID, "Its name for ever, and the name of the file without `.yaml`.")
    title = Field("title", LINE, "Its name on the screens.")
    topic = Field("topic", Choice(Topic), "What it is about; a sitting mixes topics.")
    covers = Field("covers", ListOf(ID), "Ids of the coverage list.", ())
    as_of = Field("as_of", AS_OF, "The day, month or year for which its figures hold.")
    situation = Field("situation", PROSE, "The task; `{users}` stands for the figure of the given users.")
    draws = Field("draws", MapOf(NAME, draw(), least=1), "The givens, and how their figures are drawn.")
    steps = Field("steps", ListOf(step(), least=1, key="name"), "The worked solution; the last step is the answer.")
    target = Field("target_seconds", Integer(10, 900), "How long a practised engineer takes, in seconds.")
    slips = Field("slips", ListOf(slip(), least=2, most=5), "Slips that are told apart by what comes out.")
    shortcut = Field("shortcut", PROSE, "How one does it in the head.")
    facts = Field("facts", ListOf(fact()), "Figures taken from the world, with their sources.", ())
    return Record(
        (SCHEMA, id_, title, topic, covers, as_of, situation, draws, steps, target, slips, shortcut, facts),
        lambda values: Family(
            id=values[id_],
            title=values[title],
            topic=values[topic],
            covers=values[covers],
            as_of=values[as_of],
            situation=values[situation],
            draws=values[draws],
            steps=values[steps],
            target_seconds=values[target],
            slips=values[slips],
            shortcut=values[shortcut],
            facts=values[facts],
        ),
    )
