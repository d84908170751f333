"""Specs of lists, mappings and records, made of other specs."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, Generic, TypeVar, cast

from drill.content import nodes
from drill.content.faults import Faults, instead_of, quote
from drill.content.nodes import Node, Scalar
from drill.content.spec import INVALID, Invalid, Json, Spec, described
from drill.domain.wording import count_text

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
K = TypeVar("K")


class ListOf(Spec[tuple[T, ...]]):
    """A list in which nothing stands twice.

    Args:
        spec: What each item looks like.
        least: The fewest items.
        most: The most items.
        key: The key by which items that are mappings must differ; None if they need not.
    """

    def __init__(self, spec: Spec[T], *, least: int = 0, most: int | None = None, key: str | None = "id") -> None:
        self.spec = spec
        self.least = least
        self.most = most
        self.key = key

    def decode(self, node: Node, faults: Faults) -> tuple[T, ...] | Invalid:
        """Decode all items, also after a faulty one."""
        if isinstance(node, nodes.Refused):
            return INVALID
        if not isinstance(node, nodes.Sequence):
            faults.add(node, f"expected a list, got {described(node)}; begin each item with `- `")
            return INVALID
        values: list[T] = []
        for item in node.items:
            value = self.spec.decode(item, faults)
            if not isinstance(value, Invalid):
                values.append(value)
            if faults.is_full:
                return INVALID
        self._check_length(node, faults)
        self._check_distinct(node, faults)
        return tuple(values) if len(values) == len(node.items) else INVALID

    def _check_length(self, node: nodes.Sequence, faults: Faults) -> None:
        count = len(node.items)
        if count < self.least:
            faults.add(node, f"expected at least {count_text(self.least, 'item')}, got {count}")
        if self.most is not None and count > self.most:
            faults.add(node, f"expected at most {count_text(self.most, 'item')}, got {count}")

    def _check_distinct(self, node: nodes.Sequence, faults: Faults) -> None:
        first: dict[str, Scalar] = {}
        for item in node.items:
            name = item.get(self.key) if isinstance(item, nodes.Mapping) and self.key is not None else item
            if isinstance(name, Scalar) and first.setdefault(name.text, name) is not name:
                faults.add(name, f"{quote(name.text)} stands in line {first[name.text].line} already")

    def json_schema(self) -> dict[str, Json]:
        """An array."""
        schema: dict[str, Json] = {"type": "array", "items": self.spec.json_schema()}
        if self.least:
            schema["minItems"] = self.least
        if self.most is not None:
            schema["maxItems"] = self.most
        return schema


class MapOf(Spec[Mapping[K, T]]):
    """A mapping whose keys are data.

    Args:
        key: What each key looks like.
        value: What each value looks like.
        complete: Keys that must all be there.
        least: The fewest entries.
    """

    def __init__(self, key: Spec[K], value: Spec[T], *, complete: Collection[K] = (), least: int = 0) -> None:
        self.key = key
        self.value = value
        self.complete = complete
        self.least = least

    def decode(self, node: Node, faults: Faults) -> Mapping[K, T] | Invalid:
        """Decode all entries, also after a faulty one."""
        if isinstance(node, nodes.Refused):
            return INVALID
        if not isinstance(node, nodes.Mapping):
            faults.add(node, f"expected a mapping, got {described(node)}; write `key: value` lines")
            return INVALID
        values: dict[K, T] = {}
        for name, child in node.entries:
            key = self.key.decode(name, faults)
            value = self.value.decode(child, faults.within(name.text))
            if not isinstance(key, Invalid) and not isinstance(value, Invalid):
                values[key] = value
            if faults.is_full:
                return INVALID
        if len(node.entries) < self.least:
            faults.add(node, f"expected at least {count_text(self.least, 'key')}, got {len(node.entries)}")
        for missing in self.complete:
            if node.get(str(missing)) is None:
                faults.add(node, f"missing key {quote(str(missing))}")
        return values if len(values) == len(node.entries) else INVALID

    def json_schema(self) -> dict[str, Json]:
        """An object with schemas for its keys and values."""
        schema: dict[str, Json] = {"type": "object", "additionalProperties": self.value.json_schema()}
        if self.complete:
            schema["required"] = [str(key) for key in self.complete]
        if self.least:
            schema["minProperties"] = self.least
        schema["propertyNames"] = self.key.key_schema()
        return schema


class Required(Enum):
    """Stands for the default of a field that has none."""

    REQUIRED = "required"


REQUIRED: Final = Required.REQUIRED


@dataclass(frozen=True, eq=False)
class Field(Generic[T_co]):
    """One key of a record.

    Args:
        description: What it is for, written for an author; editors show it beside the key.
        default: Its value when the key is left out.
    """

    name: str
    spec: Spec[T_co]
    description: str
    default: T_co | Required = REQUIRED

    def decode(self, record: nodes.Mapping, faults: Faults) -> T_co | Invalid:
        """The value of this key in a mapping."""
        node = record.get(self.name)
        if node is not None:
            return self.spec.decode(node, faults.within(self.name))
        if isinstance(self.default, Required):
            faults.add(record, f"missing key {quote(self.name)}: {self.description}")
            return INVALID
        return self.default


class Values:
    """The decoded fields of one record, each with its own type: `values[field]`."""

    def __init__(self, found: Mapping[Field[object], object]) -> None:
        self._found = found

    def __getitem__(self, field: Field[T]) -> T:
        """The value that this field decoded; the one place where the types of fields are taken on trust."""
        return cast(T, self._found[field])


class Record(Spec[T_co]):
    """A mapping with known keys.

    Args:
        fields: The keys, in the order in which an author would write them.
        build: Makes the value of the decoded fields.
    """

    def __init__(self, fields: Sequence[Field[object]], build: Callable[[Values], T_co]) -> None:
        self.fields = fields
        self.build = build

    def decode(self, node: Node, faults: Faults) -> T_co | Invalid:
        """Decode all fields, also after a faulty one, and report keys that are not known."""
        if isinstance(node, nodes.Refused):
            return INVALID
        if not isinstance(node, nodes.Mapping):
            names = ", ".join(field.name for field in self.fields)
            faults.add(node, f"expected a mapping with the keys {names}, got {described(node)}")
            return INVALID
        self._check_keys(node, faults)
        found = {field: field.decode(node, faults) for field in self.fields}
        return INVALID if INVALID in found.values() else self.build(Values(found))

    def _check_keys(self, node: nodes.Mapping, faults: Faults) -> None:
        known = [field.name for field in self.fields]
        for name, _ in node.entries:
            if faults.is_full:
                return
            if name.text not in known:
                faults.add(name, f"unknown key {quote(name.text)}; {instead_of(name.text, known)}")

    def json_schema(self) -> dict[str, Json]:
        """An object that allows no other keys."""
        properties = {
            field.name: {**field.spec.json_schema(), "description": field.description} for field in self.fields
        }
        required = [field.name for field in self.fields if isinstance(field.default, Required)]
        return {"type": "object", "additionalProperties": False, "required": required, "properties": properties}
