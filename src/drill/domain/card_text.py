"""A card as a small text to edit: the question, a line of dashes, the answer."""

from drill.errors import UsageError

LINE = "---"


def card_text(ask: str, answer: str) -> str:
    """The text of a card."""
    return f"{ask}\n{LINE}\n{answer}\n"


def read_card_text(text: str) -> tuple[str, str]:
    """Question and answer of an edited text.

    Raises:
        UsageError: when the line is missing, or nothing stands above or below it.
    """
    lines = [line.rstrip() for line in text.splitlines()]
    place = lines.index(LINE) if LINE in lines else len(lines)
    ask, answer = "\n".join(lines[:place]).strip(), "\n".join(lines[place + 1 :]).strip()
    if not ask or not answer:
        raise UsageError(f"A card needs a question, a line {LINE}, and an answer.", "The card keeps its old wording.")
    return ask, answer
