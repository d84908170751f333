"""Frozen values to JSON data and back, by their type hints."""

import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import TypeVar, Union, get_args, get_origin, get_type_hints

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
Decoder = Callable[[Json], object]
T = TypeVar("T")


def to_json(value: object) -> Json:
    """The JSON data of a value built from dataclasses, enums, dates, tuples, mappings and scalars.

    Raises:
        TypeError: when it holds anything else.
    """
    if isinstance(value, Enum):
        return to_json(value.value)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return [to_json(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): to_json(item) for key, item in value.items()}
    if is_dataclass(value):
        return {field.name: to_json(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"{type(value).__name__} has no JSON form")


def from_json(kind: type[T], data: Json) -> T:
    """The dataclass that `to_json` made data from.

    Fields that the data lacks take their defaults, so that old events stay readable when a field is added.

    Raises:
        ValueError, TypeError, KeyError: when the data does not fit the type.
    """
    plain: type = kind
    value = _decoder(plain)(data)
    if not isinstance(value, kind):
        raise TypeError(f"expected {kind.__name__}, got {type(value).__name__}")
    return value


@cache
def _decoder(kind: object) -> Decoder:
    """What decodes a type. Its hints are looked into once: a replay decodes every event there ever was."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _optional(_decoder(next(a for a in arguments if a is not type(None))))
    if origin is tuple:
        return _list_of(_decoder(arguments[0]))
    if origin is Mapping:
        return _mapping_of(int if arguments[0] is int else _decoder(arguments[0]), _decoder(arguments[1]))
    if not isinstance(kind, type):
        raise TypeError(f"{kind} has no JSON form")
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        names = [field.name for field in fields(kind)]
        return _dataclass_of(kind, [(name, hints[name], _decoder(hints[name])) for name in names])
    if issubclass(kind, Enum):
        return _member_of(kind)
    if issubclass(kind, date):
        return _moment_of(kind)
    return _number if kind is float else _plain(kind)


def _optional(decode: Decoder) -> Decoder:
    return lambda data: None if data is None else decode(data)


def _list_of(decode: Decoder) -> Decoder:
    return lambda data: tuple([decode(item) for item in _fitting(list, data)])


def _mapping_of(decode_key: Callable[[str], object], decode: Decoder) -> Decoder:
    return lambda data: {decode_key(key): decode(item) for key, item in _fitting(dict, data).items()}


def _dataclass_of(kind: Callable[..., object], attributes: Sequence[tuple[str, object, Decoder]]) -> Decoder:
    def decode(data: Json) -> object:
        known = _fitting(dict, data)
        try:
            # Most values are strings and numbers, which JSON gives as they are.
            values = [
                value if type(value := known[name]) is hint else decode_value(value)
                for name, hint, decode_value in attributes
            ]
        except KeyError:
            there = [(name, decode_value) for name, _, decode_value in attributes if name in known]
            return kind(**{name: decode_value(known[name]) for name, decode_value in there})
        return kind(*values)

    return decode


def _member_of(kind: type[Enum]) -> Decoder:
    members = {member.value: member for member in kind}
    return lambda data: members.get(data) or kind(data)


def _moment_of(kind: type[date]) -> Decoder:
    return lambda data: kind.fromisoformat(_fitting(str, data))


def _plain(kind: type) -> Decoder:
    return lambda data: _fitting(kind, data)


def _number(data: Json) -> float:
    return float(data) if type(data) is int else _fitting(float, data)


def _fitting(kind: type[T], data: Json) -> T:
    if type(data) is not kind:
        raise TypeError(f"{data!r} does not fit {kind.__name__}")
    return data
