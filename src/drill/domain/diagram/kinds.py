"""What a box stands for, as declared or else as guessed; and whether losing one of it takes it away."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from drill.domain.diagram.graph import Box, Kind, Shape
from drill.domain.diagram.kind_words import COPIES, MANAGED_PRODUCTS, ORDINARY, TELLING
from drill.domain.estimation.nouns import singular

MANAGED_KINDS: Final = frozenset({Kind.CDN, Kind.LOAD_BALANCER, Kind.OBJECT_STORE})
"""Rented from a provider who runs many of it, or doubled by everybody who runs his own."""

NOT_OURS: Final = frozenset({Kind.CLIENT, Kind.EXTERNAL})
"""What is somebody else's to lose."""

STORES: Final = frozenset({Kind.DATABASE, Kind.OBJECT_STORE})
"""Where data is meant to stay."""

_SHAPES: Final[Mapping[Shape, Kind]] = {Shape.CYLINDER: Kind.DATABASE, Shape.QUEUE: Kind.QUEUE}
"""Round boxes and choices tell nothing: people draw services and clients so alike."""

_WORDS = re.compile(r"[^\W_]+")
_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_ACRONYMS = re.compile(r"([A-Z]{2,})s")
_MOST_NAMES = 1024


def kind_of(box: Box) -> Kind:
    """What a box stands for: as declared, else by the telling words of its name, its shape, its ordinary words.

    A box that nothing tells of is a service.
    """
    return box.kind or _guessed(name_of(box), box.shape)


def is_managed(box: Box) -> bool:
    """Whether a provider keeps more than one of it without being told."""
    return kind_of(box) in MANAGED_KINDS or not _MANAGED_PRODUCTS.isdisjoint(words_of(name_of(box)))


def is_replicated(box: Box) -> bool:
    """Whether it goes on working when one of it is lost."""
    return box.replicas > 1 or is_managed(box)


def is_copy(box: Box) -> bool:
    """Whether its name calls it the copy of another store."""
    return not _COPIES.isdisjoint(words_of(name_of(box)))


def name_of(box: Box) -> str:
    """The name of a box on one line, for sentences about it."""
    return " ".join((box.label or box.id).split()) or box.id


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in small letters and singular: `ClickLogs (S3)` is click, log, s3."""
    return tuple(word for token in _WORDS.findall(name) for word in _parted(token))


def _parted(token: str) -> tuple[str, ...]:
    """The words that small and capital letters part: `LinkAPI` is two, `DynamoDB` is known as one, `DBs` is a db."""
    many = _ACRONYMS.fullmatch(token)
    if many is not None:
        return (many[1].lower(),)
    whole = singular(token.lower())
    return (whole,) if whole in _KNOWN else tuple(singular(part.lower()) for part in _HUMPS.split(token))


def _phrase(text: str) -> tuple[str, ...]:
    return tuple(singular(word) for word in _WORDS.findall(text))


def _phrases(table: Mapping[Kind, str]) -> Mapping[tuple[str, ...], Kind]:
    return MappingProxyType({_phrase(each): kind for kind, phrases in table.items() for each in phrases.split(",")})


def _words(text: str) -> frozenset[str]:
    return frozenset(_phrase(text))


_TELLING = _phrases(TELLING)
_ORDINARY = _phrases(ORDINARY)
_MANAGED_PRODUCTS = _words(MANAGED_PRODUCTS)
_COPIES = _words(COPIES)
_KNOWN = frozenset(word for phrase in (*_TELLING, *_ORDINARY) for word in phrase)
_LONGEST = max(len(phrase) for phrase in (*_TELLING, *_ORDINARY))


@lru_cache(_MOST_NAMES)
def _guessed(name: str, shape: Shape) -> Kind:
    words = words_of(name)
    telling = list(_found(words, _TELLING))
    if telling:
        longest = max(length for length, _ in telling)
        return [kind for length, kind in telling if length == longest][-1]
    if shape in _SHAPES:
        return _SHAPES[shape]
    ordinary = {kind for _, kind in _found(words, _ORDINARY)}
    return Kind.CLIENT if ordinary == {Kind.CLIENT} else Kind.SERVICE


def _found(words: tuple[str, ...], phrases: Mapping[tuple[str, ...], Kind]) -> Iterator[tuple[int, Kind]]:
    """The phrases in a name, in the order in which they end: how many words each has, and its kind."""
    for end in range(1, len(words) + 1):
        for length in range(1, min(_LONGEST, end) + 1):
            kind = phrases.get(words[end - length : end])
            if kind is not None:
                yield length, kind
