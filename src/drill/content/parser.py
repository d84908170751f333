"""YAML text to nodes, refusing what drill does not want while the parser's events come in.

Nothing is loaded, constructed or composed: anchors, aliases, tags, second documents, duplicate keys, great depth
and great size are refused before anything is expanded or nested, so a hostile file costs no more than its length.

This module imports yaml and is therefore imported only when a file is read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from drill.content.faults import Faults, Place, quote
from drill.content.nodes import Mapping, Node, Refused, Scalar, Sequence, Style
from drill.content.sanitise import newlines, sanitise

MOST_CHARACTERS = 1_000_000
MOST_NODES = 50_000
MOST_DEPTH = 20

_FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_STYLES = {"'": Style.QUOTED, '"': Style.QUOTED, "|": Style.BLOCK, ">": Style.BLOCK}


def parse(text: str, faults: Faults, *, pure: bool = False) -> Node | None:
    """The tree of a file, or None when there is none to decode; `faults` then says why.

    Args:
        text: What the file holds.
        faults: Takes what is wrong.
        pure: Use the parser written in Python even where the faster one in C is there.
    """
    text = newlines(text).removeprefix("\ufeff")
    if len(text) > MOST_CHARACTERS:
        faults.add(Place(), f"the file is larger than {MOST_CHARACTERS:,} characters; split it")
        return None
    if _has_forbidden_characters(text, faults):
        return None
    builder = _Builder(faults, text.split("\n"))
    try:
        for event in _events(text, pure=pure):
            builder.take(event)
    except _EnoughError:
        return None
    except yaml.MarkedYAMLError as error:
        builder.report(error)
        return None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        faults.add(Place(), f"this is not YAML: {error}")
        return None
    if builder.root is None:
        faults.add(Place(), "the file is empty")
    return builder.root


def _events(text: str, *, pure: bool) -> Iterator[Event]:
    if yaml.__with_libyaml__ and not pure:
        return yaml.parse(text, Loader=yaml.CSafeLoader)
    return yaml.parse(text, Loader=yaml.SafeLoader)


def _has_forbidden_characters(text: str, faults: Faults) -> bool:
    """Report characters that YAML or an editor would count as a line end, refuse or show as nothing."""
    found = False
    for number, line in enumerate(text.split("\n"), start=1):
        match = _FORBIDDEN.search(line)
        if match:
            found = True
            where = Place(number, match.start() + 1)
            if match.group() == "\t":
                faults.add(where, "a tab; use spaces, for a tab is as wide as each editor likes")
            else:
                faults.add(where, f"the character U+{ord(match.group()):04X} must not stand in a file; remove it")
        if faults.is_full:
            break
    return found


class _Mark(Protocol):
    """What the marks of both parsers have in common; they count from 0."""

    line: int
    column: int


class _EnoughError(Exception):
    """The rest of the file is not worth reading; the fault is reported."""


@dataclass
class _Open:
    """A collection whose end has not come yet. Children of a mapping alternate between key and value."""

    is_mapping: bool
    place: Place
    children: list[Node] = field(default_factory=list)


class _Builder:
    """Builds the tree with a stack of its own, so that depth costs no recursion."""

    def __init__(self, faults: Faults, lines: list[str]) -> None:
        self.root: Node | None = None
        self._faults = faults
        self._lines = lines
        self._open: list[_Open] = []
        self._nodes = 0
        self._documents = 0

    def take(self, event: Event) -> None:
        """Add one event to the tree."""
        if isinstance(event, NodeEvent):
            self._take_node(event)
        elif isinstance(event, CollectionEndEvent):
            self._attach(self._close(self._open.pop()))
        elif isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._faults.add(self._place(event.start_mark), "a second document begins here; a file holds one")
                raise _EnoughError

    def report(self, error: yaml.MarkedYAMLError) -> None:
        """Report a syntax error in the words of the parser, with a hint where there is a usual cause."""
        problem = error.problem or "this is not YAML"
        if error.context and error.context_mark:
            problem = f"{error.context} that begins in line {self._place(error.context_mark).line}: {problem}"
        self._faults.add(self._place(error.problem_mark), f"{problem}{_hint(problem)}")

    def _take_node(self, event: NodeEvent) -> None:
        place = self._place(event.start_mark)
        self._nodes += 1
        if self._nodes > MOST_NODES:
            self._faults.add(place, f"the file holds more than {MOST_NODES:,} values; split it")
            raise _EnoughError
        if isinstance(event, AliasEvent):
            self._faults.add(place, f"an alias, {quote(f'*{event.anchor}')}; write the text out")
            self._attach(Refused(place.line, place.column))
            return
        if event.anchor is not None:
            self._faults.add(place, f"an anchor, {quote(f'&{event.anchor}')}; remove it, there are no aliases")
        if isinstance(event, (ScalarEvent, CollectionStartEvent)) and event.tag is not None:
            self._faults.add(place, f"a tag, {quote(event.tag)}; remove it, drill knows the type of each field")
        if isinstance(event, ScalarEvent):
            style = _STYLES.get(event.style or "", Style.PLAIN)
            self._attach(Scalar(sanitise(event.value), style, place.line, place.column))
        elif len(self._open) == MOST_DEPTH:
            self._faults.add(place, f"nested deeper than {MOST_DEPTH} levels; check the brackets and the indentation")
            raise _EnoughError
        else:
            self._open.append(_Open(isinstance(event, MappingStartEvent), place))

    def _attach(self, node: Node) -> None:
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node

    def _close(self, collection: _Open) -> Node:
        place = collection.place
        if not collection.is_mapping:
            return Sequence(tuple(collection.children), place.line, place.column)
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(collection.children[::2], collection.children[1::2], strict=True):
            if isinstance(key, (Sequence, Mapping)):
                self._faults.add(key, "a key must be a text, not a list or a mapping")
            elif isinstance(key, Scalar) and key.text in entries:
                first = entries[key.text][0]
                self._faults.add(key, f"the key {quote(key.text)} stands in line {first.line} already; remove one")
            elif isinstance(key, Scalar):
                entries[key.text] = (key, value)
        return Mapping(tuple(entries.values()), place.line, place.column)

    def _place(self, mark: _Mark | None) -> Place:
        """Where a mark points, drawn back into the file: the parsers put its end on a line that is not there."""
        if mark is None:
            return Place()
        if mark.line >= len(self._lines):
            return Place(len(self._lines), len(self._lines[-1]) + 1)
        return Place(mark.line + 1, min(mark.column, len(self._lines[mark.line])) + 1)


def _hint(problem: str) -> str:
    if "mapping values are not allowed" in problem:
        return "; quote the value if its text holds a colon"
    if "cannot start any token" in problem:
        return "; quote the value if its text begins with such a character"
    if "expected key" in problem or "expected <block end>" in problem or "<document start>" in problem:
        return "; check the indentation, and that no text follows a closing quote or bracket"
    return ""
