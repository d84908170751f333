"""What is said of one box: its kind, how many of it run, what one of it bears. `api: service x3 2k/s`."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from drill.domain.diagram.graph import Kind

_SYNONYMS: Final = {
    Kind.CLIENT: "client, clients, user, users, browser, app, mobile, device, frontend",
    Kind.CDN: "cdn, edge, content delivery network",
    Kind.LOAD_BALANCER: "load balancer, lb, balancer, proxy, reverse proxy, api gateway",
    Kind.SERVICE: "service, server, api, backend, microservice, gateway, function, app server",
    Kind.CACHE: "cache, redis, memcached",
    Kind.DATABASE: "database, db, store, datastore, data store, sql, nosql, table, index, primary, replica",
    Kind.QUEUE: "queue, topic, stream, log, broker, bus, pubsub, pub sub, kafka",
    Kind.WORKER: "worker, workers, consumer, job, cron, batch, scheduler",
    Kind.OBJECT_STORE: "object store, object storage, blob, blobs, blob store, bucket, storage, s3, file store",
    Kind.EXTERNAL: "external, third party, 3rd party, partner, provider, outside",
}

KIND_WORDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {word.strip(): kind for kind, words in _SYNONYMS.items() for word in words.split(",")}
)
"""The words that declare a kind, in small letters."""

MOST_REPLICAS: Final = 1_000_000

_REPLICAS = re.compile(r"(?:^|(?<=\s))(?:[x×]\s?(?P<after>[0-9]{1,7})|(?P<before>[0-9]{1,7})\s?[x×])(?=$|[\s,])")
_CAPACITY = re.compile(
    r"(?:^|(?<=[\s,]))@?\s?(?P<rate>[0-9][0-9.,_]{0,15}\s?[A-Za-z]{0,12}\s?/\s?[A-Za-z]{1,8})(?=$|[\s,])"
)
_SUFFIX = re.compile(r"(?P<name>.*\S)\s+[x×](?P<replicas>[0-9]{1,7})\Z", re.DOTALL)
_SEPARATORS = re.compile(r"[\s,_-]+")


def kind_named(words: str) -> Kind | None:
    """The kind that words declare, whether written `object store`, `object-store` or `Object_Store`."""
    return KIND_WORDS.get(_SEPARATORS.sub(" ", words).strip().casefold())


def without_replicas(name: str) -> tuple[str, int | None]:
    """A name and how many of it there are, if that stands behind it: `api x3`."""
    found = _SUFFIX.match(name)
    if found is None or not 1 <= int(found["replicas"]) <= MOST_REPLICAS:
        return name, None
    return found["name"], int(found["replicas"])


def declaration(words: str) -> tuple[Kind | None, int | None, str | None] | None:
    """What the words after a colon say of a box.

    Returns:
        Its kind, its replicas and what one of it bears, each None where nothing is said of it; None when there are
        words that say none of this.
    """
    replicas, capacity = _REPLICAS.search(words), _CAPACITY.search(words)
    rest = words
    for found in sorted((found for found in (replicas, capacity) if found), key=lambda found: -found.start()):
        rest = f"{rest[: found.start()]} {rest[found.end() :]}"
    rest = _SEPARATORS.sub(" ", rest).strip()
    kind = kind_named(rest)
    count = int(replicas["after"] or replicas["before"]) if replicas else None
    if (rest and kind is None) or (count is not None and not 1 <= count <= MOST_REPLICAS):
        return None
    return kind, count, capacity["rate"].strip() if capacity else None
