"""The style sheets of the app."""

import importlib
import inspect
import pkgutil
from pathlib import Path

from textual.app import App
from textual.screen import Screen

import drill
import drill.tui.screens
from drill.tui import app

PACKAGE = Path(drill.__file__).resolve().parent


def named_sheets() -> set[Path]:
    """Every style sheet that the app or a screen names, from the folder of the package."""
    modules = [app]
    for module in pkgutil.iter_modules(drill.tui.screens.__path__, "drill.tui.screens."):
        modules.append(importlib.import_module(module.name))
    return {
        (Path(inspect.getfile(kind)).parent / sheet).resolve().relative_to(PACKAGE)
        for module in modules
        for kind in vars(module).values()
        if inspect.isclass(kind) and issubclass(kind, App | Screen) and kind.__module__.startswith("drill.")
        for sheet in _own_sheets(kind)
    }


def _own_sheets(kind: type) -> list[str]:
    named = vars(kind).get("CSS_PATH") or []
    return [named] if isinstance(named, str) else list(named)
