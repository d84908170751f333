"""A problem file that means harm: nothing in it reaches the terminal raw, and nothing in it stops the start."""

import re
from pathlib import Path

import pytest
import yaml

from drill.content.sanitise import sanitise
from tests.e2e.machine import DAY, Machine
from tests.e2e.moves import begin_scoring, finish_scoring, leave, lock, score_the_rest
from tests.e2e.terminal import Terminal
from tests.e2e.test_refusals import install_a_copy, squeezed

pytestmark = pytest.mark.e2e

HOSTILE = "\x1b]0;owned\x07 \x1b]52;c;owned\x07 \x1b[2Jowned \x9b31mowned [/red] [@click=app.quit]owned[/] \u202eowned"
TEXTS = {"title", "summary", "brief", "task", "reference", "say", "text", "ask", "answer", "why", "decides", "hints"}
RAW = re.compile(r"[\x00-\x1f\x7f-\x9f\u202e][^␛]{0,8}owned")
"""A control character that came along with the word."""

BOMB = "a: &a [x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


def poisoned(node: yaml.Node, inside: bool = False) -> None:
    """Put the hostile text into every text of a problem."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            poisoned(value, key.value in TEXTS)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            poisoned(value, inside)
    elif inside:
        node.value = f"{node.value.rstrip()} {HOSTILE}"


def install_a_hostile_pack(machine: Machine, folder: Path) -> None:
    """Install drill with one problem alone, the hostile one."""
    problems = install_a_copy(machine, folder) / "problems" / "interviews"
    for path in problems.glob("*.yaml"):
        if path.stem != "url-shortener":
            path.unlink()
    path = problems / "url-shortener.yaml"
    root = yaml.compose(path.read_text(encoding="utf-8"))
    assert root is not None
    poisoned(root)
    path.write_text(yaml.serialize(root, allow_unicode=True), encoding="utf-8")


def test_no_text_of_a_hostile_problem_reaches_the_terminal_raw(machine: Machine, tmp_path: Path) -> None:
    install_a_hostile_pack(machine, tmp_path)
    first = machine.open(size=(140, 40))
    first.wait_for("Welcome to drill")
    first.press("escape")
    first.wait_for("Home", sanitise(HOSTILE)[:12])
    first.press("p")
    first.wait_for("1 of 1 problem")
    first.press("enter")
    first.wait_for("Agenda")
    first.press("b")
    first.wait_for("1/6 Requirements", "␛]0;owned␇")
    machine.pass_time(200)
    first.wait_for("total 41:40 left")
    first.press("f2")
    first.wait_for("2/6 Estimation")
    lock(first)
    begin_scoring(first)
    score_the_rest(first, 1, "2")
    finish_scoring(first)
    for _ in range(8):
        first.press("right")
    leave(first)

    machine.pass_time(DAY)
    second = machine.open("review", size=(140, 40))
    second.wait_for("0 done")
    second.press("space")
    second.wait_for("3 Good")
    second.press("3")
    second.wait_for("1 done")
    leave(second)

    for terminal in (first, second):
        assert_harmless(terminal.output.decode("utf-8", "replace"))
    for command in (("problems",), ("due",), ("history",), ("stats",), ("show", "url-shortener/nothing"), ("check",)):
        done = machine.run(*command)
        assert_harmless(done.stdout + done.stderr)


def assert_harmless(output: str) -> None:
    """Whatever the output shows of the hostile text is shown as symbols."""
    assert RAW.findall(without_styles(output)) == []
    assert "\x1b]52" not in output
    assert "\x1b]0;owned" not in output
    assert not re.search("[\x80-\x9f\u202e]", output)


def without_styles(output: str) -> str:
    """An output without line ends and what the app itself draws with."""
    return re.sub(r"\x1b\[[0-9;:?]*[A-Za-z]|[\r\n]", "", output)


@pytest.mark.parametrize("content", [BOMB, "[" * 1_000_000, f"title: {'x' * 3_000_000}"], ids=["bomb", "deep", "long"])
def test_a_bomb_among_the_problems_is_named_and_drill_starts(machine: Machine, tmp_path: Path, content: str) -> None:
    bomb = install_a_copy(machine, tmp_path) / "problems" / "interviews" / "bomb.yaml"
    bomb.write_text(content, encoding="utf-8")
    terminal = machine.open(size=(140, 40))
    terminal.wait_for("Welcome to drill")
    terminal.press("escape")
    screen = terminal.wait_for("Problem files that cannot be read")
    assert f"{bomb}:" in squeezed(screen)
    leave(terminal)


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"TERM": "vt100"}], ids=str)
def test_it_starts_and_is_usable_without_colours(machine: Machine, environment: dict[str, str]) -> None:
    machine.environment |= environment
    terminal = machine.open()
    terminal.wait_for("Welcome to drill")
    terminal.press("escape")
    terminal.wait_for("Home")
    if "NO_COLOR" in environment:
        assert not coloured(terminal)
    leave(terminal)


def coloured(terminal: Terminal) -> bool:
    """Whether anything was drawn in a colour that is not a shade of grey."""
    colours = re.findall(r"[34]8;2;(\d+);(\d+);(\d+)", terminal.output.decode("utf-8", "replace"))
    return any(max(map(int, colour)) - min(map(int, colour)) > 24 for colour in colours)
