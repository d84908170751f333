"""What can be said about a drawing without understanding it: the words for checks, probe rules and accepted faults."""

from enum import StrEnum


class DrawingFact(StrEnum):
    """Something that holds for a drawing. All but the last three are faults that the checks look for."""

    SINGLE_POINT_OF_FAILURE = "single-point-of-failure"
    STORE_UNREPLICATED = "store-unreplicated"
    UNREACHABLE_BOX = "unreachable-box"
    UNLABELLED_ARROW = "unlabelled-arrow"
    TOO_MANY_BOXES = "too-many-boxes"
    PATH_WITHOUT_STORE = "path-without-store"
    CACHE_WITHOUT_OWNER = "cache-without-owner"
    QUEUE_WITHOUT_CONSUMER = "queue-without-consumer"
    NOT_DRAWN = "not-drawn"
    NO_CACHE = "no-cache"
    NO_QUEUE = "no-queue"
