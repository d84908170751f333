"""The themes of drill. Colour never carries a meaning alone; contrast is at least 4.5 to 1 for text."""

from textual.theme import Theme

MUTED = "muted"
"""Our own colour for text of second rank; Textual's is relative to the background and may outshine plain text."""

MUTED_ELSEWHERE = "#808898"
"""The same under a theme that is not ours."""

DARK = Theme(
    name="drill-dark",
    primary="#7aa2f7",
    secondary="#9ece6a",
    accent="#e0af68",
    foreground="#d5d9e8",
    background="#16181f",
    surface="#1c1f28",
    panel="#262a36",
    success="#9ece6a",
    warning="#e0af68",
    error="#f7768e",
    dark=True,
    variables={MUTED: "#8d95ad"},
)

LIGHT = Theme(
    name="drill-light",
    primary="#2447a8",
    secondary="#2f6b1f",
    accent="#8a5300",
    foreground="#1d2129",
    background="#f7f7f4",
    surface="#ffffff",
    panel="#e9e9e4",
    success="#2f6b1f",
    warning="#8a5300",
    error="#a8213a",
    dark=False,
    variables={MUTED: "#5b6270"},
)

CONTRAST = Theme(
    name="drill-contrast",
    primary="#5cc8ff",
    secondary="#ffffff",
    accent="#ffe14d",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#303030",
    success="#5dff7f",
    warning="#ffe14d",
    error="#ff8a8a",
    dark=True,
    variables={MUTED: "#d0d0d0"},
)

THEMES = (DARK, LIGHT, CONTRAST)
