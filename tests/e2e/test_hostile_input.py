"""Bytes that no keyboard sends: kept, shown as symbols or left out, and drill goes on."""

import pytest

from drill.content.sanitise import sanitise
from tests.e2e.machine import Machine
from tests.e2e.moves import begin_mock

pytestmark = pytest.mark.e2e

TEXTS = {
    "combining marks": "e" + "\u0301" * 10_000,
    "right to left": "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "turned round": "\u202eabc\u202c",
    "wide and joined": "\U0001f468\u200d\U0001f469\u200d\U0001f467 \u5929\u6c17",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_strange_paste_is_kept_as_it_is_shown(machine: Machine, text: str) -> None:
    terminal = machine.open()
    begin_mock(terminal)
    terminal.paste(f"before {text} after")
    expected = sanitise(f"before {text} after")
    machine.wait_stored(lambda: machine.draft() == expected, "the paste")
    terminal.press("enter")
    terminal.type("alive")
    terminal.wait_for("alive")
    machine.wait_stored(lambda: machine.draft() == f"{expected}\nalive", "what was typed after it")


STRANGE = {
    "no UTF-8": b"\xff\xfe\xc3(\xe2\x82",
    "half a surrogate pair": b"\xed\xa0\x80",
    "NUL": b"\x00",
    "C1": b"\xc2\x9b31m",
    "right to left": "\u05e9\u05dc\u05d5\u05dd".encode(),
}


@pytest.mark.parametrize("way", ["typed", "pasted"])
@pytest.mark.parametrize("data", STRANGE.values(), ids=STRANGE)
def test_strange_bytes_end_nothing(machine: Machine, data: bytes, way: str) -> None:
    terminal = machine.open()
    begin_mock(terminal)
    terminal.type("before ")
    terminal.wait_for("before")
    terminal._put(data if way == "typed" else b"\x1b[200~" + data + b"\x1b[201~")
    terminal.type(" and alive")
    terminal.wait_for("before", "and alive")
    machine.wait_stored(lambda: machine.draft().startswith("before ") and "and alive" in machine.draft(), "the text")
    assert machine.draft() == sanitise(machine.draft())
