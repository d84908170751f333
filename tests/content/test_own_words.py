"""No run of ten words is shared with the texts that the project read; see `source_runs.py`."""

from pathlib import Path

import pytest

from tests.content.source_runs import RUN, known_hashes, runs
from tests.wheel import ROOT

WRITTEN = sorted(
    path.relative_to(ROOT)
    for folder in ("problems", "rubrics", "docs")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".md", ".yaml"}
)


@pytest.fixture(scope="module")
def hashes() -> frozenset[bytes]:
    return known_hashes()


@pytest.mark.parametrize("path", WRITTEN, ids=str)
def test_content_is_written_in_words_of_its_own(path: Path, hashes: frozenset[bytes]) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    assert [run for hash_, run in runs(text) if hash_ in hashes] == []


def test_the_hashes_are_there(hashes: frozenset[bytes]) -> None:
    assert len(hashes) > 10_000


def test_a_run_is_found_whatever_stands_between_its_words() -> None:
    one = "The first rule, of course: nothing is free (not even sleep)."
    other = "- the FIRST rule\n  of course nothing\n  is *free* not even sleep"
    found = [run for _, run in runs(one)]
    assert len(found) == len(one.split()) - RUN + 1
    assert list(runs(one)) == list(runs(other))
    assert found[0] == "the first rule of course nothing is free not even"
