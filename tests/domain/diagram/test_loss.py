import pytest
from hypothesis import given
from hypothesis import strategies as st

from drill.domain.diagram.graph import Arrow, Graph
from drill.domain.diagram.kinds import is_replicated
from drill.domain.diagram.loss import Cut, Loss, PathState, lose, path_states
from drill.domain.diagram.matching import MatchedPath
from drill.domain.problem import DataPath, PathKind
from tests.domain.diagram.drawn import drawn, graphs

CHAIN = ("client -> lb: x", "lb -> api: x", "api -> redis: x", "api -> db: x", "viewer -> redis: x")
READ = DataPath("Read", PathKind.READ, "client", ("redis", "db"))
WRITE = DataPath("Write", PathKind.WRITE, "client", ("db",))


def states(graph: Graph, loss: Loss, *paths: MatchedPath) -> list[PathState]:
    return [state for _, state in path_states(graph, loss, paths)]


def as_drawn(path: DataPath) -> MatchedPath:
    return MatchedPath(path, path.start, path.ends)


def test_what_lay_behind_a_lost_box_is_cut_from_each_client_that_had_no_other_way() -> None:
    loss = lose(drawn(*CHAIN), "api")
    assert not loss.survived
    assert loss.cut == (Cut("client", ("redis", "db")),)
    assert loss.callers == ("lb",)


def test_a_lost_end_cuts_nothing_else_and_names_who_has_to_live_without_it() -> None:
    loss = lose(drawn(*CHAIN), "redis")
    assert loss.cut == ()
    assert loss.callers == ("api", "viewer")


def test_one_of_several_is_survived_and_all_of_them_are_not() -> None:
    graph = drawn(*CHAIN, "api: x3")
    assert lose(graph, "api") == Loss("api", True, (), ("lb",))
    assert lose(graph, "api", entirely=True).cut == (Cut("client", ("redis", "db")),)
    assert lose(graph, "lb").survived
    assert lose(graph, "lb", entirely=True).cut == (Cut("client", ("api", "redis", "db")),)


def test_an_external_can_be_lost() -> None:
    assert lose(drawn("client -> stripe: pay", "stripe -> bank: charge"), "stripe").cut == (Cut("client", ("bank",)),)


def test_a_lost_client_loses_all_it_reached() -> None:
    assert lose(drawn("client -> api: x", "viewer -> api: x"), "client").cut == (Cut("client", ("api",)),)


def test_a_path_breaks_when_none_of_its_ends_can_be_reached() -> None:
    graph = drawn(*CHAIN)
    paths = (as_drawn(READ), as_drawn(WRITE))
    assert states(graph, lose(graph, "db"), *paths) == [PathState.INTACT, PathState.BROKEN]
    assert states(graph, lose(graph, "redis"), *paths) == [PathState.INTACT, PathState.INTACT]
    assert states(graph, lose(graph, "api"), *paths) == [PathState.BROKEN, PathState.BROKEN]
    assert states(graph, lose(graph, "client"), *paths) == [PathState.BROKEN, PathState.BROKEN]


def test_a_path_that_was_never_connected_is_not_said_to_break() -> None:
    graph = drawn(*CHAIN, "api -> db: x")
    backwards = DataPath("Backwards", PathKind.READ, "db", ("client",))
    assert states(graph, lose(graph, "api"), as_drawn(backwards)) == [PathState.NOT_CONNECTED]


@pytest.mark.parametrize(("start", "ends"), [(None, ("db",)), ("client", ())])
def test_a_path_whose_boxes_were_not_found_is_told_so(start: str | None, ends: tuple[str, ...]) -> None:
    graph = drawn(*CHAIN)
    assert states(graph, lose(graph, "api"), MatchedPath(WRITE, start, ends, ("Primary",))) == [PathState.NOT_TOLD]


@given(graphs(), st.data())
def test_losing_one_of_a_replicated_box_breaks_nothing(graph: Graph, data: st.DataObject) -> None:
    box = data.draw(st.sampled_from(graph.boxes))
    ends = tuple(each.id for each in graph.boxes)
    paths = [MatchedPath(DataPath("p", PathKind.READ, end, ends), end, (other,)) for end in ends for other in ends]
    loss = lose(graph, box.id)
    if is_replicated(box):
        assert loss.cut == ()
        assert PathState.BROKEN not in states(graph, loss, *paths)
    else:
        assert PathState.BROKEN in states(graph, loss, *paths)


@given(graphs(), st.data())
def test_one_more_arrow_never_puts_more_out_of_reach(graph: Graph, data: st.DataObject) -> None:
    ids = st.sampled_from([box.id for box in graph.boxes])
    lost, source, target = data.draw(ids), data.draw(ids), data.draw(ids)
    more = Graph(graph.boxes, (*graph.arrows, Arrow(source, target)))
    start, end = data.draw(ids), data.draw(ids)
    path = MatchedPath(DataPath("p", PathKind.READ, start, (end,)), start, (end,))
    before = states(graph, lose(graph, lost, entirely=True), path)
    after = states(more, lose(more, lost, entirely=True), path)
    assert before != [PathState.INTACT] or after == [PathState.INTACT]
