"""Singular and plural of what people count. A rule of thumb: a word it gets wrong still cancels against itself."""

from functools import lru_cache

_IRREGULAR = {
    "people": "person",
    "children": "child",
    "indices": "index",
    "vertices": "vertex",
    "replies": "reply",
    "movies": "movie",
    "cookies": "cookie",
    "selfies": "selfie",
    "caches": "cache",
    "cpus": "cpu",
    "gpus": "gpu",
    "niches": "niche",
    "houses": "house",
    "warehouses": "warehouse",
    "clauses": "clause",
    "pauses": "pause",
    "uses": "use",
    "sizes": "size",
    "prizes": "prize",
    "axes": "axis",
    "series": "series",
    "news": "news",
    "lens": "lens",
}
_SHORT = {"dau": "user", "mau": "user", "req": "request", "reqs": "request", "msg": "message", "msgs": "message"}
_PLURALS = {singular: plural for plural, singular in _IRREGULAR.items()}
_HISSING = ("s", "x", "z", "ch", "sh")
_MOST_WORDS = 1024


@lru_cache(_MOST_WORDS)
def singular(word: str) -> str:
    """The one of many: `users` and `Users` are each a `user`. Capitals as in API stay."""
    if word.lower() in _SHORT:
        return _SHORT[word.lower()]
    if not word.isupper():
        word = word.lower()
    known = _IRREGULAR.get(word)
    if known or len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return known or word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith(("sses", "uses", "xes", "zes", "ches", "shes")):
        return word[:-2]
    return word[:-1]


@lru_cache(_MOST_WORDS)
def plural(word: str) -> str:
    """Many of one, as `singular` gives it."""
    if word in _PLURALS:
        return _PLURALS[word]
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(_HISSING) else "" if word.isupper() else "s")
