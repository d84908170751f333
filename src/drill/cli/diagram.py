"""The command that draws: `drill diagram`."""

import sys
from argparse import ArgumentTypeError, Namespace
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from drill.cli.output import print_json, print_text
from drill.cli.register import Commands, add_command
from drill.clock import Clock
from drill.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from drill.domain.diagram.graph import Graph, Reading

USUAL_WIDTH = 80
LARGEST_FILE = 1_000_000
"""In bytes; more is not read."""


def register(commands: Commands) -> None:
    """Make the commands of this module known."""
    diagram = add_command(commands, "diagram", show, "draw boxes and arrows: `client -> api: HTTPS`, or Mermaid")
    diagram.add_argument("file", metavar="FILE", help="what to draw; - for standard input")
    diagram.add_argument(
        "--width", type=_cells, metavar="N", help="the cells of a line; else those of the terminal, or 80"
    )
    diagram.add_argument("--ascii", action="store_true", help="draw with ASCII alone")
    diagram.add_argument(
        "--check",
        action="store_true",
        help="ask the drawing: what fails, what leads nowhere; exit code 1 when there is something",
    )
    forms = diagram.add_mutually_exclusive_group()
    forms.add_argument("--svg", action="store_true", help="print a picture for browsers")
    forms.add_argument("--mermaid", action="store_true", help="print it as a Mermaid flowchart")
    forms.add_argument("--json", action="store_true", help="print what was understood as JSON")


def show(options: Namespace, clock: Clock) -> int:
    """Print a drawing in the form asked for; what was not understood goes to stderr, by line."""
    from drill.content.sanitise import sanitise
    from drill.domain.diagram.reading import read

    reading = read(sanitise(_text_of(options.file)))
    name = "stdin" if options.file == "-" else options.file
    for complaint in reading.complaints:
        _say(f"{name}:{complaint.line}: {complaint.reason}")
    graph = reading.graph
    if options.json:
        print_json(_as_json(reading))
    elif graph.boxes:
        print_text(_drawn(graph, options))
    if not graph.boxes:
        _say(f"{name}: There is nothing to draw.")
        return ExitCode.FAILURE
    return ExitCode.FAILURE if options.check and _faults(graph, name) else ExitCode.OK


def _cells(word: str) -> int:
    if not word.isdecimal() or not 1 <= len(word) <= 4 or int(word) < 1:
        raise ArgumentTypeError("a whole number from 1 to 9999 is needed")
    return int(word)


def _text_of(file: str) -> str:
    if file == "-":
        if sys.stdin.isatty():
            raise UsageError("Give the drawing on standard input, or name a file.")
        data = sys.stdin.buffer.read(LARGEST_FILE + 1)
    else:
        try:
            with Path(file).open("rb") as opened:
                data = opened.read(LARGEST_FILE + 1)
        except OSError as error:
            raise UsageError(f"{file} cannot be read: {error.strerror}.") from error
    if len(data) > LARGEST_FILE:
        raise UsageError("That is more than one megabyte, too much for a drawing.")
    return data.decode(errors="replace")


def _drawn(graph: "Graph", options: Namespace) -> str:
    from drill.domain.diagram.drawing import draw
    from drill.domain.diagram.svg import svg_of
    from drill.domain.diagram.writing import write

    if options.mermaid:
        return write(graph).rstrip("\n")
    width = options.width or (get_terminal_size((USUAL_WIDTH, 24)).columns if sys.stdout.isatty() else USUAL_WIDTH)
    picture = draw(graph, width, ascii_only=options.ascii and not options.svg)
    return svg_of(picture).rstrip("\n") if options.svg else str(picture)


def _faults(graph: "Graph", name: str) -> bool:
    from drill.domain.diagram.checks import check

    findings = check(graph)
    for finding in findings:
        line = f"{min(finding.lines)}:" if finding.lines else ""
        _say(f"{name}:{line} {finding.reason}")
    return bool(findings)


def _as_json(reading: "Reading") -> dict[str, object]:
    from drill.domain.diagram.kinds import kind_of

    graph = reading.graph
    return {
        "direction": graph.direction,
        "boxes": [
            {
                "id": box.id,
                "label": box.label,
                "shape": box.shape,
                "kind": kind_of(box),
                "guessed": box.kind is None,
                "replicas": box.replicas,
                "capacity": box.capacity,
                "group": box.group,
                "line": box.line,
            }
            for box in graph.boxes
        ],
        "arrows": [
            {
                "source": arrow.source,
                "target": arrow.target,
                "label": arrow.label,
                "style": arrow.style,
                "head": arrow.head,
                "both": arrow.both,
                "line": arrow.line,
            }
            for arrow in graph.arrows
        ],
        "groups": [
            {"id": group.id, "label": group.label, "parent": group.parent, "line": group.line} for group in graph.groups
        ],
        "complaints": [{"line": complaint.line, "reason": complaint.reason} for complaint in reading.complaints],
    }


def _say(words: str) -> None:
    from drill.content.sanitise import sanitise

    print(sanitise(words), file=sys.stderr)
