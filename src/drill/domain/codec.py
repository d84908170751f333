"""Frozen values to JSON data and back, by their type hints."""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import TypeVar, Union, get_args, get_origin, get_type_hints

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
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
    value = _decode(kind, data)
    if not isinstance(value, kind):
        raise TypeError(f"expected {kind.__name__}, got {type(value).__name__}")
    return value


def _decode(kind: object, data: Json) -> object:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return None if data is None else _decode(next(a for a in arguments if a is not type(None)), data)
    if origin is tuple and isinstance(data, list):
        return tuple(_decode(arguments[0], item) for item in data)
    if origin is Mapping and isinstance(data, dict):
        return {_decode_key(arguments[0], key): _decode(arguments[1], item) for key, item in data.items()}
    if isinstance(kind, type):
        return _decode_plain(kind, data)
    raise TypeError(f"{data!r} does not fit {kind}")


def _decode_key(kind: object, key: str) -> object:
    return int(key) if kind is int else _decode(kind, key)


def _decode_plain(kind: type, data: Json) -> object:
    if is_dataclass(kind) and isinstance(data, dict):
        hints = _hints(kind)
        return kind(**{name: _decode(hints[name], item) for name, item in data.items() if name in hints})
    if issubclass(kind, Enum):
        return kind(data)
    if kind in (date, datetime) and isinstance(data, str):
        return date.fromisoformat(data) if kind is date else datetime.fromisoformat(data)
    if kind is float and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    if type(data) is kind:
        return data
    raise TypeError(f"{data!r} does not fit {kind.__name__}")


@cache
def _hints(kind: type) -> dict[str, object]:
    return get_type_hints(kind)
