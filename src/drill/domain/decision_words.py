"""Telling from its words that a line decides, over what, and at which price."""

import re

_OVER = re.compile(r"\b(?:over|instead of|rather than|in place of)\s+\S|,\s*not\s+(?:a\s|an\s|the\s)?[^\W\d_]", re.I)
_VERSUS = re.compile(r"\b(?:vs\.?|versus)\s", re.I)
_CHOSE = re.compile(r"\b(?:choose|chose|chosen|pick|picked|take|took|prefer|decided|go with|went with)\b|->|→|=>", re.I)
_NO_CHOICE = re.compile(
    r"\b(?:takes?|took|taken|hands?|handed|fails?|failed|left|carr(?:y|ies|ied)|spread|go(?:es)?|went|rolls?|moves?|moved"
    r"|turns?|runs?|ran|get|all|is|are|was|sent|trip|switch(?:es|ed)?|far|%|\d)\s+over\b"
    r"|\bover\s+(?:time|the\s+(?:network|wire|ocean|years?|day|night|limit|budget)|an?\s+(?:second|minute|hour|day|week))"
    r"|\bover\s+\d(?:[\d.,]*\d)?\s?(?:%|[a-zµ]{1,3}\b)",
    re.IGNORECASE,
)
_NO_PRICE = re.compile(
    r"\b(?:no|without|zero)(?:\s+(?:real|any|big|more))*\s+(?:down|draw|cost|price|risk|loss|extra)\w*", re.I
)
_PRICE = re.compile(
    r"\b(?:costs?|costly|costing|expensive|pric\w+|pays?|paying|paid|los(?:e|es|ing|t|s)|giv(?:e|es|en|ing) up|gave up"
    r"|dearer|slow\w*|worse|harder|longer|more\b|extra|but|however|though|although|while|risk\w*|down ?sides?"
    r"|draw ?backs?|trade\w*|in exchange|at the expense|needs?|must|stale\w*|late|later|bigger|larger|accept\w*"
    r"|at most|until|complex\w*|miss\w*|can ?not|can't|con|cons|minus)\b",
    re.IGNORECASE,
)

_PRICE_FIRST = re.compile(r"\W*(?:costs?|price|pays?|loses?|gives? up|but|risks?|downside|drawback)\b", re.IGNORECASE)


def chooses(line: str) -> bool:
    """Whether a line chooses one thing over another; one that begins with a price goes on with a decision above."""
    text = _NO_CHOICE.sub(" ", line)
    if _PRICE_FIRST.match(line):
        return False
    return bool(_OVER.search(text)) or bool(_VERSUS.search(text) and _CHOSE.search(text))


def names_price(line: str) -> bool:
    """Whether a line names what something costs; to say that it costs nothing is none."""
    return bool(_PRICE.search(_NO_PRICE.sub(" ", line)))


_COMMITS = re.compile(
    r"\W*(?:\d+[.)]\s*)?(?:(?:i|we)\s+(?:choose|pick|go with|take)|(?:(?:i|we)\s+)?"
    r"(?:chose|picked|went with|going with|decided (?:on|for)))\b\W*(?=\w)",
    re.IGNORECASE,
)
_REJECTS = re.compile(
    r"\b(?:instead|rejected|rejecting|turned down|ruled out|alternatives?|as against|against)\b", re.I
)
_NOTHING = re.compile(r"\W*(?:none|nothing|n/a|tbd)?\W*", re.IGNORECASE)
_BULLET = re.compile(r"\s*(?:[-*•]|\d+[.)])\s+")


def commits(line: str) -> bool:
    """Whether a line begins by saying that something was chosen, whatever it was chosen over."""
    return _COMMITS.match(line) is not None


def names_rejected(line: str) -> bool:
    """Whether a line names what something was chosen over."""
    return chooses(line) or bool(_REJECTS.search(line))


def says_nothing(value: str) -> bool:
    """Whether what stands behind a key leaves it open, or says that there is none."""
    return _NOTHING.fullmatch(_NO_PRICE.sub(" ", value)) is not None


def chosen_words(line: str) -> str:
    """The words of a line for what was chosen; all of it where they cannot be told apart."""
    text = line[marker.end() :] if (marker := _BULLET.match(line)) else line.strip()
    text = text[verb.end() :] if (verb := _COMMITS.match(text)) else text
    over = _OVER.search(text)
    before = text[: over.start()].rstrip(" ,;:") if over else text
    return before or text
