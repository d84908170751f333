"""The commands about drill itself: `drill config`, `drill path`."""

from argparse import Namespace

from drill.cli.register import Commands, add_command
from drill.clock import Clock
from drill.errors import ExitCode
from drill.paths import find_paths


def register(commands: Commands) -> None:
    """Make the commands of this module known."""
    config = add_command(commands, "config", configure, "show all settings, or one, or change one")
    config.add_argument("key", nargs="?", metavar="KEY", help="a setting, such as interview-date")
    config.add_argument("value", nargs="?", metavar="VALUE", help="its new value")
    add_command(commands, "path", show_paths, "say where everything lies")


def configure(options: Namespace, clock: Clock) -> int:
    """Show settings, or change one."""
    from drill.services.settings import SETTINGS, change, find_setting, load_chosen

    paths = find_paths()
    if options.value is not None:
        change(paths, clock, find_setting(options.key), options.value)
    chosen = load_chosen(paths)
    if options.key is not None:
        print(find_setting(options.key).show(chosen))
        return ExitCode.OK
    for setting in SETTINGS:
        print(f"{setting.key:18} {setting.show(chosen) or '(not set)'}\n    {setting.meaning}")
    return ExitCode.OK


def show_paths(options: Namespace, clock: Clock) -> int:
    """Print each place with what is there."""
    from drill.content.files import shipped_folder

    paths = find_paths()
    places = (
        ("data", paths.home),
        ("database", paths.database),
        ("backups", paths.backups),
        ("exports", paths.exports),
        ("looks", paths.config),
        ("problems", shipped_folder("problems")),
        ("rubrics", shipped_folder("rubrics")),
    )
    for name, path in places:
        print(f"{name:9} {path}{'' if path.exists() else '   (not there yet)'}")
    return ExitCode.OK
