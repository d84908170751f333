"""The command `drill study`: a problem without a clock, step by step."""

from drill.cli import app
from drill.cli.register import Commands, add_command
from drill.domain.study.stage import Stage


def register(commands: Commands) -> None:
    """Make the command of this module known."""
    study = add_command(commands, "study", app.open_study, "study a problem without a clock, step by step")
    study.add_argument("problem", metavar="PROBLEM", help="a problem of `drill problems`")
    study.add_argument(
        "--stage",
        choices=[stage.value for stage in Stage],
        help="begin it, or go on with it; else choose on the screen",
    )
