"""Where drill keeps the user's things. Nothing is created here."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Paths:
    """The folders and files of one installation."""

    home: Path

    @property
    def database(self) -> Path:
        """The one file that holds history, schedule and drafts."""
        return self.home / "drill.db"

    @property
    def lock(self) -> Path:
        """Held by the process that writes."""
        return self.home / "drill.lock"

    @property
    def backups(self) -> Path:
        """Verified copies of the database."""
        return self.home / "backups"

    @property
    def exports(self) -> Path:
        """Attempts written out as Markdown."""
        return self.home / "exports"

    @property
    def config(self) -> Path:
        """Looks and editor; practice settings are in the database."""
        return self.home / "config.json"


def find_paths() -> Paths:
    """The folder named by `DRILL_HOME`, else the platform's folder for application data."""
    home = os.environ.get("DRILL_HOME")
    if home:
        return Paths(Path(home).expanduser().absolute())
    # Imported late: most test and script runs name their folder.
    from platformdirs import user_data_path

    return Paths(user_data_path("drill-interview", appauthor=False))
