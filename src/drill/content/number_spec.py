"""What an author writes in `problems/reference/numbers.yaml`."""

from drill.content.common_spec import AS_OF, ID, LINE, PROSE, SCHEMA
from drill.content.records import Field, ListOf, Record
from drill.content.spec import Choice
from drill.domain.estimation.family import KnownNumber, NumberSet, NumberTopic


def known_number() -> Record[KnownNumber]:
    """A number to know."""
    id_ = Field("id", ID, "Its name for ever.")
    topic = Field("topic", Choice(NumberTopic), "What it is about.")
    ask = Field("ask", PROSE, "The question, or the beginning of a sentence that the figure ends.")
    answer = Field("answer", LINE, 'The figure with its unit, such as "100 us".')
    low = Field("low", LINE, "The lowest figure that serious sources give.")
    high = Field("high", LINE, "The highest one.")
    source = Field("source", PROSE, "Who says so, and where; two sources where they can be had.")
    as_of = Field("as_of", AS_OF, "The day, month or year for which it holds.")
    why = Field("why", PROSE, "What makes it stick, or what hangs on it, in one or two sentences.")
    return Record(
        (id_, topic, ask, answer, low, high, source, as_of, why),
        lambda values: KnownNumber(
            id=values[id_],
            topic=values[topic],
            ask=values[ask],
            answer=values[answer],
            low=values[low],
            high=values[high],
            source=values[source],
            as_of=values[as_of],
            why=values[why],
        ),
    )


def number_set() -> Record[NumberSet]:
    """The file, whole."""
    id_ = Field("id", ID, "Its name for ever.")
    title = Field("title", LINE, "Its name on the screens.")
    as_of = Field("as_of", AS_OF, "When the file was last gone through.")
    numbers = Field("numbers", ListOf(known_number(), least=1), "The numbers.")
    return Record(
        (SCHEMA, id_, title, as_of, numbers),
        lambda values: NumberSet(id=values[id_], title=values[title], as_of=values[as_of], numbers=values[numbers]),
    )
