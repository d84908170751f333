"""Small pieces of styled text that several screens show. A symbol always says what the colour says."""

from textual.content import Content

from drill.content.sanitise import sanitise
from drill.domain.vocabulary import LEVELS, Verdict

HELD, MISSED, UNDECIDED, CRITICAL, SUGGESTED = "✓", "✗", "·", "◆", "»"
FLAGGED, SUSPENDED, LEECH = "⚑", "◌", "↺"
TAB = 4

VERDICT_STYLES = {
    Verdict.STRONG_HIRE: "bold $success",
    Verdict.HIRE: "$success",
    Verdict.LEAN_NO_HIRE: "$warning",
    Verdict.NO_HIRE: "$error",
}


def verdict_content(verdict: Verdict) -> Content:
    """A verdict."""
    return Content.styled(verdict.value, VERDICT_STYLES[verdict])


def muted(text: str) -> Content:
    """A text of second rank."""
    return Content.styled(text, "$muted")


def shown(text: str, style: str = "") -> Content:
    """A text that a user wrote or an import brought: what a terminal would obey becomes a symbol that can be seen."""
    return Content.styled(sanitise(text).expandtabs(TAB), style)


def heading(text: str) -> Content:
    """A heading."""
    return Content.styled(text, "bold $primary")


def level_bar(level: int) -> Content:
    """A level as a bar of four and as a number."""
    full = "━━" * level
    rest = "╌╌" * (LEVELS[-1] - level)
    return Content.assemble((full, "$primary"), (rest, "$muted"), f" {level}")


def lines(*parts: Content | str) -> Content:
    """Lines under each other."""
    return Content("\n").join(part if isinstance(part, Content) else Content(part) for part in parts)
