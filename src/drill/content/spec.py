"""A small language to declare what a file holds. Decoding and the JSON Schema both come from the declaration.

A `Spec[T]` turns a node into a `T`. Whatever is wrong it adds to the faults, and then gives `INVALID`, so that the
fields beside it are still decoded and all faults of a file are found in one reading. This module holds the specs of
scalars; lists, mappings and records are in `drill.content.records`.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from enum import Enum, StrEnum
from typing import Final, Generic, TypeAlias, TypeVar

from drill.content import nodes
from drill.content.faults import Faults, instead_of, quote
from drill.content.nodes import Node, Scalar, Style

Json: TypeAlias = Mapping[str, "Json"] | Sequence["Json"] | str | int | float | bool | None

T_co = TypeVar("T_co", covariant=True)
ChoiceT = TypeVar("ChoiceT", bound=StrEnum)


class Invalid(Enum):
    """Stands for a value that could not be decoded; its faults are reported."""

    INVALID = "invalid"


INVALID: Final = Invalid.INVALID


class Spec(ABC, Generic[T_co]):
    """What a value must look like."""

    @abstractmethod
    def decode(self, node: Node, faults: Faults) -> T_co | Invalid:
        """The value of a node, or INVALID after reporting why not."""

    @abstractmethod
    def json_schema(self) -> dict[str, Json]:
        """The same as JSON Schema. It refuses nothing that `decode` accepts."""

    def key_schema(self) -> dict[str, Json]:
        """The same for the key of a mapping, which JSON knows only as a string."""
        return self.json_schema()


class ScalarSpec(Spec[T_co]):
    """What a single value must look like."""

    expected: str
    """What would be right, to follow on the word "expected"."""

    def decode(self, node: Node, faults: Faults) -> T_co | Invalid:
        """Refuse anything but a scalar that is not empty."""
        if isinstance(node, nodes.Refused):
            return INVALID
        if not isinstance(node, Scalar) or node.is_empty:
            faults.add(node, f"expected {self.expected}, got {described(node)}")
            return INVALID
        return self.convert(node, faults)

    @abstractmethod
    def convert(self, scalar: Scalar, faults: Faults) -> T_co | Invalid:
        """The value of a scalar, or INVALID after reporting why not."""

    def refuse(self, scalar: Scalar, faults: Faults, advice: str = "") -> Invalid:
        """Report that something else was expected."""
        faults.add(scalar, f"expected {self.expected}, got {described(scalar)}" + (f"; {advice}" if advice else ""))
        return INVALID


def described(node: Node) -> str:
    """A node in the words of a message."""
    if isinstance(node, Scalar):
        return "nothing" if node.is_empty else quote(node.text)
    return "a list" if isinstance(node, nodes.Sequence) else "a mapping"


class Text(ScalarSpec[str]):
    """A text as it was written, without the white space around it. A block keeps the indentation of its first line.

    Args:
        most: The most characters it may have.
        least: The fewest.
        one_line: Whether it must do without a line end inside.
    """

    def __init__(self, *, most: int, least: int = 1, one_line: bool = False) -> None:
        self.most = most
        self.least = least
        self.one_line = one_line
        self.expected = "one line of text" if one_line else "a text"

    def convert(self, scalar: Scalar, faults: Faults) -> str | Invalid:
        """Check length and lines."""
        text = scalar.text.strip() if self.one_line else scalar.text.lstrip("\n").rstrip()
        if self.one_line and "\n" in text:
            return self.refuse(scalar, faults, "put it on one line")
        if not self.least <= len(text) <= self.most:
            faults.add(scalar, f"expected {self.least} to {self.most:,} characters, got {len(text):,}")
            return INVALID
        return text

    def json_schema(self) -> dict[str, Json]:
        """A plain `400` is a number to an editor and a text to drill, so other scalars are allowed."""
        return {"type": ["string", "number", "boolean"], "minLength": self.least}


class Name(ScalarSpec[str]):
    """A text of a fixed shape, given as a regular expression that Python and JSON Schema read alike."""

    def __init__(self, pattern: str, expected: str, *, json_types: Sequence[str] = ("string",)) -> None:
        self.pattern = pattern
        self.expected = expected
        self.json_types = json_types

    def accepts(self, text: str) -> bool:
        """Whether a text has the shape."""
        return re.fullmatch(self.pattern, text) is not None

    def convert(self, scalar: Scalar, faults: Faults) -> str | Invalid:
        """Match the whole text."""
        return scalar.text if self.accepts(scalar.text) else self.refuse(scalar, faults)

    def json_schema(self) -> dict[str, Json]:
        """A string with a pattern."""
        return {"type": list(self.json_types), "pattern": f"^(?:{self.pattern})$"}


class Slug(Name):
    """An id that stays the same for ever, because a user's history refers to it."""

    def __init__(self) -> None:
        super().__init__(
            r"(?=.{1,60}$)(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*",
            "an id of small letters, digits and single hyphens, such as `hot-key`",
        )


class Integer(ScalarSpec[int]):
    """A whole number in decimal digits, from `least` to `most`."""

    _SHAPE = re.compile(r"-?(0|[1-9][0-9]{0,8})")

    def __init__(self, least: int, most: int) -> None:
        self.least = least
        self.most = most
        self.expected = f"a whole number from {least} to {most}" if least < most else str(least)

    def convert(self, scalar: Scalar, faults: Faults) -> int | Invalid:
        """Read plain digits; neither octal nor sexagesimal."""
        value = int(scalar.text) if self._SHAPE.fullmatch(scalar.text) else None
        if value is None or not self.least <= value <= self.most:
            return self.refuse(scalar, faults)
        if scalar.style is not Style.PLAIN:
            return self.refuse(scalar, faults, "write it without quotes")
        return value

    def json_schema(self) -> dict[str, Json]:
        """An integer with its range."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}

    def key_schema(self) -> dict[str, Json]:
        """The digits as a string."""
        return {"pattern": f"^{self._SHAPE.pattern}$"}


class Number(ScalarSpec[float]):
    """A number in decimal digits, with or without a fraction, from `least` to `most`."""

    _SHAPE = re.compile(r"-?(0|[1-9][0-9]{0,8})(\.[0-9]{1,9})?")

    def __init__(self, least: float, most: float) -> None:
        self.least = least
        self.most = most
        self.expected = f"a number from {least:g} to {most:g}"

    def convert(self, scalar: Scalar, faults: Faults) -> float | Invalid:
        """Read plain digits and one point."""
        value = float(scalar.text) if self._SHAPE.fullmatch(scalar.text) else None
        if value is None or not self.least <= value <= self.most:
            return self.refuse(scalar, faults)
        if scalar.style is not Style.PLAIN:
            return self.refuse(scalar, faults, "write it without quotes")
        return value

    def json_schema(self) -> dict[str, Json]:
        """A number with its range."""
        return {"type": "number", "minimum": self.least, "maximum": self.most}


_MEANT = {"yes": "true", "on": "true", "true": "true", "no": "false", "off": "false", "false": "false"}
"""What an author means by a word for a flag."""


class Flag(ScalarSpec[bool]):
    """`true` or `false` and nothing else; the `yes`, `no`, `on` and `off` of old YAML are texts."""

    expected = "true or false"

    def convert(self, scalar: Scalar, faults: Faults) -> bool | Invalid:
        """Read the two words, unquoted."""
        if scalar.style is not Style.PLAIN:
            return self.refuse(scalar, faults, "write it without quotes")
        if scalar.text in ("true", "false"):
            return scalar.text == "true"
        meant = _MEANT.get(scalar.text.lower())
        return self.refuse(scalar, faults, f"write `{meant}`" if meant else "")

    def json_schema(self) -> dict[str, Json]:
        """A boolean."""
        return {"type": "boolean"}


class Choice(ScalarSpec[ChoiceT]):
    """One of the values of an enumeration."""

    def __init__(self, choices: type[ChoiceT]) -> None:
        self.choices = choices
        self.names = [str(choice) for choice in choices]
        self.expected = "one of " + ", ".join(choices)

    def convert(self, scalar: Scalar, faults: Faults) -> ChoiceT | Invalid:
        """Look the text up."""
        try:
            return self.choices(scalar.text)
        except ValueError:
            faults.add(scalar, f"{quote(scalar.text)} is no choice here; {instead_of(scalar.text, self.choices)}")
            return INVALID

    def json_schema(self) -> dict[str, Json]:
        """The list of choices."""
        return {"enum": self.names}
