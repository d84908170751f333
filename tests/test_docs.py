"""What the documents say of the program is so."""

import re
from pathlib import Path

import pytest

from drill.cli.parser import build_parser
from drill.content.checking import check
from drill.content.decode import decode_problem
from drill.domain.diagram.checks import check as faults_of
from drill.domain.diagram.reading import read
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


WORKED_EXAMPLE = "parking-garage"


def yaml_of_the_page() -> list[str]:
    """The YAML blocks of the page for authors."""
    page = (ROOT / "docs" / "writing-a-problem.md").read_text(encoding="utf-8")
    return re.findall(r"^```yaml\n(.*?)^```", page, re.DOTALL | re.MULTILINE)


def whole_example() -> str:
    """The problem that stands whole in the page for authors."""
    [whole] = [block for block in yaml_of_the_page() if f"\nid: {WORKED_EXAMPLE}\n" in block]
    return whole


def test_the_problem_in_the_page_for_authors_decodes_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / f"{WORKED_EXAMPLE}.yaml"
    path.write_text(whole_example(), encoding="utf-8")
    assert check(path).faults == ()


def test_the_lints_say_of_that_problem_only_that_it_is_short(tmp_path: Path) -> None:
    path = tmp_path / f"{WORKED_EXAMPLE}.yaml"
    path.write_text(whole_example(), encoding="utf-8")
    said = [warning.message for warning in check(path).warnings]
    assert [message for message in said if "the bar asks for" not in message and "has no exemplar" not in message] == []


def test_the_pieces_of_the_page_for_authors_fit_into_its_problem() -> None:
    pieces = [block for block in yaml_of_the_page() if block.startswith(("facts:", "curveballs:"))]
    assert len(pieces) == 2
    assert decode_problem(whole_example() + "".join(pieces), "page").faults == ()


def test_the_drawing_of_the_page_for_authors_has_no_fault() -> None:
    decoded = decode_problem(whole_example(), "page")
    assert decoded.value is not None
    reading = read(decoded.value.high_level_design.diagram)
    assert (reading.complaints, faults_of(reading.graph)) == ((), ())
