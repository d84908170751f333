import pytest

from drill.content.faults import Faults
from drill.content.nodes import nearest
from drill.content.parser import parse
from tests.factories import place

TEXT = """\
plants:
  - {name: moss, light: little}
  - {name: oak, light: much}
"""


@pytest.mark.parametrize(
    ("path", "passage"),
    [
        (("plants", 1, "name"), "oak"),
        (("plants", 1), "{name: oak"),
        (("plants", 1, "height"), "{name: oak"),
        (("plants", 7, "name"), "- {name: moss"),
        (("plants", "name"), "- {name: moss"),
        (("stones",), "plants:"),
        ((0,), "plants:"),
        ((), "plants:"),
    ],
)
def test_a_path_leads_to_its_node_or_as_far_as_it_goes(path: tuple[str | int, ...], passage: str) -> None:
    root = parse(TEXT, Faults("f.yaml"))
    assert root is not None
    node = nearest(root, path)
    assert f"{node.line}:{node.column}" == place(TEXT, passage)
