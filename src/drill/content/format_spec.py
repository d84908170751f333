"""What an author writes in `rubrics/formats.yaml`."""

from drill.content.common_spec import ID, LINE, PROSE, SCHEMA
from drill.content.records import Field, ListOf, Record
from drill.content.spec import Choice, Integer
from drill.domain.format import Format, Step
from drill.domain.vocabulary import Phase


def step() -> Record[Step]:
    """A step of an agenda."""
    name = Field("name", LINE, "Its name on the agenda.")
    minutes = Field("minutes", Integer(1, 240), "Its soft budget.")
    phases = Field("phases", ListOf(Choice(Phase), least=1), "The phases it covers.")
    parts = Field("parts", ListOf(LINE), "The parts it is about, as `phase/part`; all of them if left out.", ())
    task = Field("task", PROSE, "What to do in it, where the problem's own task would be too wide.", "")
    return Record(
        (name, minutes, phases, parts, task),
        lambda values: Step(
            name=values[name],
            minutes=values[minutes],
            phases=values[phases],
            parts=values[parts],
            task=values[task],
        ),
    )


def interview_format() -> Record[Format]:
    """A format."""
    id_ = Field("id", ID, "Its name for ever.")
    title = Field("title", LINE, "Its name on the screens.")
    steps = Field("steps", ListOf(step(), least=1), "The agenda, in order; together they cover the five phases.")
    return Record((id_, title, steps), lambda values: Format(id=values[id_], title=values[title], steps=values[steps]))


def formats() -> Record[tuple[Format, ...]]:
    """The file, whole."""
    all_formats = Field("formats", ListOf(interview_format(), least=1), "The formats, in the order shown.")
    return Record((SCHEMA, all_formats), lambda values: values[all_formats])
