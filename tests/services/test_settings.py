import json
from datetime import date
from pathlib import Path

import pytest

from drill.config import ClockDisplay, Config, load_config, save_config
from drill.domain.settings import PracticeSettings
from drill.errors import UsageError
from drill.paths import Paths
from drill.services.settings import SETTINGS, Chosen, Setting, change, find_setting, load_chosen
from tests.factories import FakeClock

DEFAULTS = Chosen(PracticeSettings(), Config())


def taken(key: str, text: str) -> Chosen:
    return find_setting(key).take(DEFAULTS, text)


@pytest.mark.parametrize("each", SETTINGS, ids=lambda setting: setting.key)
def test_what_a_setting_shows_it_also_takes(each: Setting) -> None:
    assert each.take(DEFAULTS, each.show(DEFAULTS)) == DEFAULTS


@pytest.mark.parametrize("each", SETTINGS, ids=lambda setting: setting.key)
def test_every_choice_of_a_setting_can_be_taken_and_is_shown_again(each: Setting) -> None:
    for choice in each.choices:
        assert each.show(each.take(DEFAULTS, choice)) == choice


@pytest.mark.parametrize(
    ("key", "text", "shown"),
    [
        ("interview-date", "2027-01-31", "2027-01-31"),
        ("interview-date", "", "none"),
        ("weekdays", "Monday, wed fri", "mon wed fri"),
        ("weekdays", "fri mon mon", "mon fri"),
        ("desired-retention", "92.5", "92.5%"),
        ("silence", "120", "120 s"),
        ("silence", " 60 s", "60 s"),
        ("silence", "off", "off"),
        ("editor", "  nano -w ", "nano -w"),
    ],
)
def test_a_setting_is_read_as_people_write_it(key: str, text: str, shown: str) -> None:
    assert find_setting(key).show(taken(key, text)) == shown


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("interview-date", "31.1.2027"),
        ("interview-date", "2027-02-30"),
        ("seniority", "principal"),
        ("minutes-a-day", "half an hour"),
        ("minutes-a-day", "100000"),
        ("weekdays", "mon, someday"),
        ("weekdays", ""),
        ("desired-retention", "0.9"),
        ("silence", "100"),
        ("silence", "a while"),
        ("theme", "pink"),
        ("packs", "/nowhere/at/all"),
    ],
)
def test_a_text_that_makes_no_sense_is_refused_with_a_reason(key: str, text: str) -> None:
    with pytest.raises(UsageError) as refused:
        taken(key, text)
    assert refused.value.message


def test_an_unknown_setting_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UsageError) as refused:
        find_setting("colour")
    assert "interview-date" in refused.value.hint


def test_a_changed_setting_is_there_at_the_next_start(home: Path) -> None:
    paths = Paths(home)
    change(paths, FakeClock(), find_setting("interview-date"), "2027-01-31")
    change(paths, FakeClock(), find_setting("clock"), "plain")
    chosen = load_chosen(paths)
    assert chosen.practice.interview_date == date(2027, 1, 31)
    assert chosen.config.clock is ClockDisplay.PLAIN


def test_looks_alone_make_no_database(home: Path) -> None:
    change(Paths(home), FakeClock(), find_setting("bell"), "on")
    assert not Paths(home).database.exists()


def test_looks_survive_a_file_with_nonsense_in_it(tmp_path: Path) -> None:
    path = tmp_path / "config.json"
    path.write_text(json.dumps({"theme": "drill-light", "clock": "sundial", "bell": 7, "packs": ["a", 3], "x": {}}))
    assert load_config(path) == Config(theme="drill-light", packs=("a",))


@pytest.mark.parametrize("text", ["", "not json", "[1, 2]", "\x00", "[" * 100_000], ids=lambda text: text[:9])
def test_a_broken_file_of_looks_means_the_usual_looks(tmp_path: Path, text: str) -> None:
    path = tmp_path / "config.json"
    path.write_text(text)
    assert load_config(path) == Config()


def test_looks_come_back_as_they_were_saved(tmp_path: Path) -> None:
    config = Config("drill-contrast", ClockDisplay.HIDDEN, bell=True, editor="vim", packs=("/a", "/b c"))
    save_config(tmp_path / "config.json", config)
    assert load_config(tmp_path / "config.json") == config
