"""What the documents say of the program is so."""

import re
from pathlib import Path

import pytest

from drill.cli.parser import build_parser
from tests.wheel import ROOT

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
COMMAND = re.compile(r"(?:^|[`\s])drill ([a-z]+)(?=[\s`\[]|$)", re.MULTILINE)
OPTION = re.compile(r"--[a-z][a-z-]+")


def helps() -> dict[str, str]:
    """The help text of every command."""
    parser = build_parser()
    (commands,) = [action.choices for action in parser._actions if isinstance(action.choices, dict)]
    return {name: command.format_help() for name, command in commands.items()}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_within_the_repository_leads_somewhere(document: Path) -> None:
    links = [link for link in LINK.findall(document.read_text(encoding="utf-8")) if "://" not in link]
    broken = [
        link for link in links if not link.startswith("#") and not (document.parent / link.split("#")[0]).exists()
    ]
    assert broken == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_that_is_named_exists(document: Path) -> None:
    named = {name for code in CODE.findall(document.read_text(encoding="utf-8")) for name in COMMAND.findall(code)}
    assert named - helps().keys() == set()


def test_the_readme_lists_every_command_with_options_that_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = [line for line in readme.splitlines() if line.startswith("| `drill ")]
    known = helps()
    assert {name for row in rows for name in COMMAND.findall(row)} == known.keys()
    for row in rows:
        name, *_ = COMMAND.findall(row)
        assert set(OPTION.findall(row)) - set(OPTION.findall(known[name])) == set(), row
