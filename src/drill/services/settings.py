"""The settings as a table: each with its name, its meaning in a line, and how its text is read and written."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from drill.clock import Clock
from drill.config import ClockDisplay, Config, load_config, save_config
from drill.domain.settings import EVERY_DAY, SILENCES, PracticeSettings
from drill.domain.vocabulary import Seniority
from drill.errors import StorageError, UsageError
from drill.paths import Paths
from drill.services.recorder import Recorder
from drill.storage import settings
from drill.storage.database import open_for_reading, open_for_writing

DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
THEMES = ("drill-dark", "drill-light", "drill-contrast")


@dataclass(frozen=True)
class Chosen:
    """All settings: those of practice, stored as events, and the looks of this machine."""

    practice: PracticeSettings
    config: Config


@dataclass(frozen=True)
class Setting:
    """One setting.

    Args:
        key: Its word on the command line.
        title: Its name on the screen.
        meaning: What it does, in a line.
        show: Its present value as text.
        take: All settings with this one read from a text; raises UsageError for a text that makes no sense.
        choices: The only values there are; empty for free text.
    """

    key: str
    title: str
    meaning: str
    show: Callable[[Chosen], str]
    take: Callable[[Chosen, str], Chosen]
    choices: tuple[str, ...] = ()


def _practice(
    show: Callable[[PracticeSettings], str], take: Callable[[PracticeSettings, str], PracticeSettings]
) -> tuple[Callable[[Chosen], str], Callable[[Chosen, str], Chosen]]:
    """Show and take of a setting that is stored as an event."""
    return (
        lambda chosen: show(chosen.practice),
        lambda chosen, text: replace(chosen, practice=take(chosen.practice, text)),
    )


def _looks(
    show: Callable[[Config], str], take: Callable[[Config, str], Config]
) -> tuple[Callable[[Chosen], str], Callable[[Chosen, str], Chosen]]:
    """Show and take of a setting that is kept in the configuration file."""
    return (
        lambda chosen: show(chosen.config),
        lambda chosen, text: replace(chosen, config=take(chosen.config, text)),
    )


def _date(text: str) -> date | None:
    if text.strip().lower() in ("", "none", "-"):
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise UsageError(f"{text!r} is no date.", "Write it as 2027-01-31, or none.") from error


def _number(text: str) -> int:
    try:
        return int(text.strip())
    except ValueError as error:
        raise UsageError(f"{text!r} is no whole number.") from error


def _percent(text: str) -> float:
    try:
        return round(float(text.strip().removesuffix("%")) / 100, 4)
    except ValueError as error:
        raise UsageError(f"{text!r} is no percentage.", "Write it as 90%.") from error


def _weekdays(text: str) -> tuple[int, ...]:
    words = text.lower().replace(",", " ").split()
    if words == ["all"]:
        return EVERY_DAY
    unknown = [word for word in words if word[:3] not in DAY_NAMES]
    if unknown:
        raise UsageError(f"{unknown[0]!r} is no weekday.", f"Write some of {' '.join(DAY_NAMES)}, or all.")
    return tuple(sorted({DAY_NAMES.index(word[:3]) for word in words}))


def _show_weekdays(weekdays: tuple[int, ...]) -> str:
    return "all" if weekdays == EVERY_DAY else " ".join(DAY_NAMES[day] for day in weekdays)


def _silence(text: str) -> int:
    word = text.strip().removesuffix("s").strip()
    return SILENCES[SILENCE_TEXTS.index(_choice(f"{word} s" if word.isdecimal() else text, SILENCE_TEXTS))]


def _choice(text: str, choices: tuple[str, ...]) -> str:
    if text.strip() not in choices:
        raise UsageError(f"{text!r} is not one of {', '.join(choices)}.")
    return text.strip()


def _folders(text: str) -> tuple[str, ...]:
    folders = tuple(str(Path(part.strip()).expanduser().absolute()) for part in text.split(",") if part.strip())
    for folder in folders:
        if not Path(folder).is_dir():
            raise UsageError(f"{folder} is not a folder.", "Separate folders by commas; leave it empty for none.")
    return folders


SENIORITIES = tuple(str(seniority) for seniority in Seniority)
CLOCKS = tuple(str(display) for display in ClockDisplay)
ON_OFF = ("off", "on")
SILENCE_TEXTS = tuple(f"{seconds} s" if seconds else "off" for seconds in SILENCES)

SETTINGS = (
    Setting(
        "interview-date",
        "Interview date",
        "Practice aims at this day, and no card waits beyond it. A date such as 2027-01-31, or none.",
        *_practice(lambda c: str(c.interview_date or "none"), lambda c, text: replace(c, interview_date=_date(text))),
    ),
    Setting(
        "seniority",
        "Seniority",
        "The level you interview for: it changes what is asked, the weights and the bar.",
        *_practice(lambda c: c.seniority, lambda c, text: replace(c, seniority=Seniority(_choice(text, SENIORITIES)))),
        SENIORITIES,
    ),
    Setting(
        "minutes-a-day",
        "Minutes a day",
        "How long a day's reviews may take; what does not fit waits for the next day.",
        *_practice(lambda c: str(c.minutes_a_day), lambda c, text: replace(c, minutes_a_day=_number(text))),
    ),
    Setting(
        "weekdays",
        "Weekdays",
        "The days on which practice is planned and new cards are begun: mon tue wed thu fri sat sun, or all.",
        *_practice(lambda c: _show_weekdays(c.weekdays), lambda c, text: replace(c, weekdays=_weekdays(text))),
    ),
    Setting(
        "new-cards-a-day",
        "New cards a day",
        "How many new cards a day may bring; critical evidence comes first.",
        *_practice(lambda c: str(c.new_cards_a_day), lambda c, text: replace(c, new_cards_a_day=_number(text))),
    ),
    Setting(
        "desired-retention",
        "Desired retention",
        "The chance of recall at which a card comes back, 80% to 95%. 95% costs nearly twice the reviews of 90%.",
        *_practice(
            lambda c: f"{100 * c.desired_retention:g}%", lambda c, text: replace(c, desired_retention=_percent(text))
        ),
    ),
    Setting(
        "rollover-hour",
        "Rollover hour",
        "The hour of the night at which a new study day begins, 0 to 12.",
        *_practice(lambda c: str(c.rollover_hour), lambda c, text: replace(c, rollover_hour=_number(text))),
    ),
    Setting(
        "silence",
        "Silence",
        "After how long without a key the interviewer speaks up, in a mock begun from now on.",
        *_practice(
            lambda c: SILENCE_TEXTS[SILENCES.index(c.silence)], lambda c, text: replace(c, silence=_silence(text))
        ),
        SILENCE_TEXTS,
    ),
    Setting(
        "theme",
        "Theme",
        "Dark, light or high contrast. NO_COLOR in the environment takes all colour away.",
        *_looks(lambda c: c.theme, lambda c, text: replace(c, theme=_choice(text, THEMES))),
        THEMES,
    ),
    Setting(
        "clock",
        "Clock",
        "How a mock shows its time: in full, plain (whole minutes, no colour), or hidden until the end.",
        *_looks(lambda c: c.clock, lambda c, text: replace(c, clock=ClockDisplay(_choice(text, CLOCKS)))),
        CLOCKS,
    ),
    Setting(
        "bell",
        "Bell",
        "Whether the terminal's bell rings when a step's budget or the whole time is used up.",
        *_looks(lambda c: ON_OFF[c.bell], lambda c, text: replace(c, bell=_choice(text, ON_OFF) == "on")),
        ON_OFF,
    ),
    Setting(
        "editor",
        "Editor",
        "The command of the external editor; empty for $VISUAL or $EDITOR.",
        *_looks(lambda c: c.editor, lambda c, text: replace(c, editor=text.strip())),
    ),
    Setting(
        "packs",
        "Own packs",
        "Folders with problems of your own, separated by commas; drill only reads them.",
        *_looks(lambda c: ", ".join(c.packs), lambda c, text: replace(c, packs=_folders(text))),
    ),
)


def find_setting(key: str) -> Setting:
    """The setting of a key.

    Raises:
        UsageError: when there is none.
    """
    for setting in SETTINGS:
        if setting.key == key:
            return setting
    raise UsageError(f"There is no setting {key}.", f"There are {', '.join(setting.key for setting in SETTINGS)}.")


def load_chosen(paths: Paths) -> Chosen:
    """All settings as they are, read beside whatever else is running.

    Raises:
        StorageError: when the database is not ours.
    """
    connection = open_for_reading(paths.database)
    practice = PracticeSettings() if connection is None else settings.load(connection)
    return Chosen(practice, load_config(paths.config))


def change(paths: Paths, clock: Clock, setting: Setting, text: str) -> None:
    """Change one setting.

    Raises:
        UsageError: when the text makes no sense.
        StorageError: when it cannot be stored, or another drill is open.
    """
    before = load_chosen(paths)
    after = setting.take(before, text)
    if after.practice != before.practice:
        Recorder(open_for_writing(paths.database, paths.lock), clock).change_settings(after.practice)
    if after.config != before.config:
        try:
            paths.home.mkdir(parents=True, exist_ok=True, mode=0o700)
            save_config(paths.config, after.config)
        except OSError as error:
            raise StorageError(
                f"{paths.config} cannot be written: {error.strerror}.", "Nothing was changed."
            ) from error
