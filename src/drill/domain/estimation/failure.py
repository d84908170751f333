"""Why a line has no value."""


class EstimateError(Exception):
    """A line that cannot be computed.

    Args:
        reason: Why, as a clause in lower case without a full stop.
        column: Where in the text, counted from 0; None where it is no one place's fault.
    """

    def __init__(self, reason: str, column: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.column = column
