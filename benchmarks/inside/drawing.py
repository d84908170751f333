"""Draws the samples of the tests, in turn with the first program for it: `drawing.py RUNS`; prints pairs of seconds."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from drill.domain.diagram.drawing import draw
from drill.domain.diagram.reading import read

SAMPLES = Path(__file__).parents[2] / "tests" / "domain" / "diagram" / "drawings"
FIRST = Path(__file__).parent / "first_drawing.txt"
WIDTHS = (60, 80, 120)


def main(runs: int) -> None:
    """Time both and print."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.mmd"))]
    first = first_program()
    pairs = []
    for run in range(runs + 1):
        if run % 2:
            below = seconds(first, texts)
            pairs.append((seconds(present_program, texts), below))
        else:
            pairs.append((seconds(present_program, texts), seconds(first, texts)))
    print(json.dumps(pairs[1:]))


def present_program(text: str, width: int) -> object:
    """Read and draw."""
    return draw(read(text).graph, width)


def seconds(way: Callable[[str, int], object], texts: list[str]) -> float:
    """What all drawings take."""
    begun = time.perf_counter()
    for text in texts:
        for width in WIDTHS:
            way(text, width)
    return time.perf_counter() - begun


def first_program() -> Callable[[str, int], object]:
    """The function that draws in the first program, which is kept as it was."""
    module = ModuleType("first_drawing")
    sys.modules[module.__name__] = module  # its dataclasses look themselves up there
    exec(compile(FIRST.read_text(encoding="utf-8"), FIRST.name, "exec"), module.__dict__)
    render: Callable[[str, int], object] = module.__dict__["render"]
    return render


if __name__ == "__main__":
    main(int(sys.argv[1]))
