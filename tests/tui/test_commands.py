"""The one command table against the screens: what Textual would let go wrong without a word."""

from collections import Counter
from collections.abc import Callable, Iterable

import pytest
from textual.pilot import Pilot
from textual.widgets._footer import FooterKey

from drill.tui.commands import COMMANDS, Command, Place
from drill.tui.screens.base import DrillScreen
from drill.tui.screens.help import HelpScreen
from drill.tui.screens.leader import LeaderScreen
from drill.tui.screens.mock import MockScreen
from tests.tui.stage import LARGE, SMALL, Stage, flowed, lines_of, screen_of, text_of

SMALLEST = (60, 18)
PLACES = pytest.mark.parametrize("place", list(Place), ids=lambda place: place.name.lower())


LATER = {
    (Place.SAMPLE, "found"): ["f2"],
    (Place.SAMPLE, "not_found"): ["f2"],
    (Place.COMPLETION, "judge(1)"): ["f2"],
    (Place.COMPLETION, "judge(0)"): ["f2"],
    (Place.COMPLETION, "count_as_right"): ["f2"],
    (Place.COMPLETION, "drawing"): ["f2"],
    (Place.COLD, "switch"): ["f2"],
    (Place.MOCK, "next_field"): ["f3", "f3"],
}
"""Commands whose key works only after other keys: before, it is a letter for the editor."""


class Calls:
    """Stands in for the actions of a screen and remembers which were called, written as in the table.

    Args:
        screen: The screen; from now on its commands do nothing else.
    """

    def __init__(self, screen: DrillScreen, monkeypatch: pytest.MonkeyPatch) -> None:
        self.made: list[str] = []
        for command in COMMANDS[screen.PLACE]:
            name = command.action.partition("(")[0]
            monkeypatch.setattr(screen, f"action_{name}", self._note_as(name))

    def _note_as(self, name: str) -> Callable[..., None]:
        def note(*arguments: object) -> None:
            self.made.append(f"{name}({', '.join(map(str, arguments))})" if arguments else name)

        return note


def offer_only(screen: DrillScreen, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the screen be in a state in which it offers this command and no other."""
    offered = command.action.partition("(")[0]
    monkeypatch.setattr(screen, "check_action", lambda action, _: action == offered)


def test_every_place_has_commands() -> None:
    assert set(COMMANDS) == set(Place)


@PLACES
async def test_every_command_is_reached_by_its_keys_and_by_the_palette(
    stage: Stage, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage.at(place) as pilot:
        commands = [command for command in COMMANDS[place] if (place, command.action) not in LATER]
        await reach_each(pilot, commands, monkeypatch)


@pytest.mark.parametrize(("place", "action"), LATER, ids=lambda value: value if isinstance(value, str) else value.name)
async def test_every_command_of_a_later_state_is_reached(
    stage: Stage, place: Place, action: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage.at(place) as pilot:
        await pilot.press(*LATER[place, action])
        await reach_each(pilot, [command for command in COMMANDS[place] if command.action == action], monkeypatch)


async def reach_each(pilot: "Pilot[None]", commands: Iterable[Command], monkeypatch: pytest.MonkeyPatch) -> None:
    """Press every key of some commands, and run them from the palette; each must call its action once."""
    screen = screen_of(pilot, DrillScreen)
    for command in COMMANDS[screen.PLACE]:
        assert callable(getattr(screen, f"action_{command.action.partition('(')[0]}", None)), command
    calls = Calls(screen, monkeypatch)
    palette = list(pilot.app.get_system_commands(screen))
    for command in commands:
        offer_only(screen, command, monkeypatch)
        for key in command.key.split(","):
            await pilot.press(key)
            assert calls.made == [command.action], key
            calls.made.clear()
        (found,) = [each for each in palette if (each.title, each.help) == (command.label, command.help)]
        await found.callback()
        assert calls.made == [command.action], "from the palette"
        calls.made.clear()


@PLACES
@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "140x40"])
async def test_the_footer_shows_what_the_table_says_and_all_of_it_fits(
    stage: Stage, place: Place, size: tuple[int, int]
) -> None:
    async with stage.at(place, size) as pilot:
        screen = screen_of(pilot, DrillScreen)
        shown = list(screen.query(FooterKey))
        assert sorted(key.description for key in shown) == sorted(
            command.label
            for command in COMMANDS[place]
            if command.footer and screen.check_action(*parsed(command.action))
        )
        *others, last = shown
        assert last.region.right <= size[0]
        assert max((key.region.right for key in others), default=0) <= last.region.x


@PLACES
async def test_in_a_small_terminal_the_footer_still_shows_help_or_the_way_out(stage: Stage, place: Place) -> None:
    async with stage.at(place, SMALLEST) as pilot:
        last = list(screen_of(pilot, DrillScreen).query(FooterKey))[-1]
        assert last.action in ("help", "back", "later")
        assert lines_of(pilot)[-1].rstrip().endswith(last.description)


async def test_help_explains_every_command(stage: Stage) -> None:
    async with stage.at(Place.HOME, (140, 60)) as pilot:
        for place in Place:
            pilot.app.push_screen(HelpScreen(place))
            await pilot.pause()
            text = flowed(text_of(pilot))
            for command in COMMANDS[place]:
                assert flowed(f"{command.label}. {command.help}") in text
            await pilot.press("escape")


async def test_f1_opens_the_help_of_the_screen(stage: Stage) -> None:
    async with stage.at(Place.MOCK) as pilot:
        await pilot.press("f1")
        screen_of(pilot, HelpScreen)
        assert "Mock: keys" in text_of(pilot)


async def test_escape_and_a_letter_run_a_command_of_the_mock(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    async with stage.at(Place.MOCK) as pilot:
        screen = screen_of(pilot, MockScreen)
        opens_menu = screen.action_leader
        calls = Calls(screen, monkeypatch)
        monkeypatch.setattr(screen, "action_leader", opens_menu)
        monkeypatch.setattr(screen, "check_action", lambda action, parameters: True)
        for command in COMMANDS[Place.MOCK]:
            if command.letter:
                await pilot.press("escape")
                screen_of(pilot, LeaderScreen)
                assert f" {command.letter} {command.label} (" in text_of(pilot)
                await pilot.press({"?": "question_mark"}.get(command.letter, command.letter))
                assert calls.made == [command.action]
                assert pilot.app.screen is screen
                calls.made.clear()


async def test_escape_and_a_letter_of_no_command_do_nothing(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    async with stage.at(Place.MOCK) as pilot:
        screen = screen_of(pilot, MockScreen)
        opens_menu = screen.action_leader
        calls = Calls(screen, monkeypatch)
        monkeypatch.setattr(screen, "action_leader", opens_menu)
        for key in ("z", "escape", "f2"):
            await pilot.press("escape", key)
            assert pilot.app.screen is screen
        assert calls.made == []


@pytest.mark.parametrize("place", list(COMMANDS), ids=lambda place: place.name.lower())
def test_no_two_commands_of_a_screen_share_a_name_or_a_letter(place: Place) -> None:
    for of_one in ("label", "letter"):
        counted = Counter(getattr(command, of_one) for command in COMMANDS[place])
        counted.pop("", None)
        assert [each for each, count in counted.items() if count > 1] == []


def parsed(action: str) -> tuple[str, tuple[object, ...]]:
    """An action as `check_action` takes it."""
    name, _, arguments = action.partition("(")
    return name, tuple(int(argument) for argument in arguments.rstrip(")").split(",") if argument)
