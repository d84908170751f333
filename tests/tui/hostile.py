"""Texts that a screen must show as they are, and the terminal must never obey."""

MARKUP = (
    "[/",
    "[",
    "]",
    "[/red]",
    "[bold]x[/bold]",
    "[type=x, v={'a[0]'}]",
    "[@click=app.quit]x[/]",
    "[link=file:///etc/passwd]x[/link]",
    "[on $error]x",
    "[[x]]",
    "{x} %s $x",
)
"""The markup of Textual and Rich, whole and broken."""

CONTROLS = {
    "\x1b]0;title\x07": "␛]0;title␇",
    "\x1b]52;c;ZXZpbA==\x07": "␛]52;c;ZXZpbA==␇",
    "\x1b[2J": "␛[2J",
    "\x9b31m": "⟨U+009B⟩31m",
    "\u202egnp": "⟨U+202E⟩gnp",
    "a\u200bb": "a⟨U+200B⟩b",
}
"""What a terminal would obey, and how it is shown."""
