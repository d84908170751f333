"""What comes in from the terminal."""

from codecs import getincrementaldecoder
from functools import partial

from textual.drivers import linux_driver


def survive_bytes_that_are_no_text() -> None:
    """Take a replacement character for what is no UTF-8.

    A terminal set to another encoding sends such bytes, and so does a paste of a binary file. Textual's reader of the
    keyboard decodes strictly, and the app would end with a traceback. Call it before the app runs.
    """
    vars(linux_driver)["getincrementaldecoder"] = lambda encoding: partial(getincrementaldecoder(encoding), "replace")
