"""Signals from the system and the terminal."""

import asyncio
import signal
from collections.abc import Callable

from textual.app import App


def handle_signals(app: App[None], on_end: Callable[[], None], on_continue: Callable[[], None]) -> None:
    """End in order on SIGHUP and SIGTERM, and survive SIGCONT.

    Textual installs no handler for the first two: they would kill the app, leave the terminal raw and lose a draft.
    Its handler for SIGCONT starts a second reader of the keyboard when no SIGTSTP came before (#6298). Its handler for
    SIGWINCH may be interrupted by itself, and then tells of the older of two sizes last.

    Args:
        app: The running app.
        on_end: Called before the app ends; saves what is being typed.
        on_continue: Called when the process goes on after having been stopped. It interrupts whatever runs, so it may
            only take a note.
    """
    loop = asyncio.get_running_loop()

    def end(number: int) -> None:
        on_end()
        app.exit(return_code=128 + number)

    for number in (signal.SIGHUP, signal.SIGTERM):
        loop.add_signal_handler(number, end, number)

    on_resize = signal.getsignal(signal.SIGWINCH)
    if callable(on_resize):
        # From within the loop it runs to its end before it runs again.
        loop.add_signal_handler(signal.SIGWINCH, on_resize, signal.SIGWINCH, None)

    drivers_own = signal.getsignal(signal.SIGCONT)

    def go_on(number: int, frame: object) -> None:
        driver = app._driver
        if callable(drivers_own) and getattr(driver, "_must_signal_resume", False):
            drivers_own(number, None)
        on_continue()
        app.call_later(app.refresh)

    signal.signal(signal.SIGCONT, go_on)
