"""The option `--plain`, and what it starts: the same as the app, line by line."""

from argparse import ArgumentParser, Namespace

from drill.clock import Clock
from drill.errors import UsageError
from drill.paths import find_paths


def add_plain(command: ArgumentParser) -> None:
    """Give a command the option."""
    command.add_argument(
        "--plain", action="store_true", help="line by line, for screen readers, serial lines and pipes; :help explains"
    )


def refuse_without_plain(options: Namespace, *names: str) -> None:
    """Say of options for line mode what they go with.

    Raises:
        UsageError: when one of them was given without it.
    """
    given = [f"--{name}" for name in names if getattr(options, name) is not None]
    if given and not options.plain:
        raise UsageError(f"{given[0]} goes with --plain; the app asks for it before the clock starts.")


def play_mock(options: Namespace, clock: Clock) -> int:
    """Play a mock, or go on with the unfinished one; the exit code."""
    from drill.cli.plain import start
    from drill.domain.vocabulary import Seniority
    from drill.services.bootstrap import open_services

    seniority = None if options.seniority is None else Seniority(options.seniority)
    wish = start.Wish(options.problem, options.format, seniority)
    services = open_services(find_paths(), clock, options.pack)
    return start.converse(services, lambda conversation: start.play_mock(conversation, services, wish))


def play_drill(options: Namespace, clock: Clock) -> int:
    """Play a phase drill, or go on with the unfinished mock; the exit code."""
    from drill.cli.plain import start
    from drill.domain.drilling import phase_called
    from drill.services.bootstrap import open_services

    phase = phase_called(options.phase)
    services = open_services(find_paths(), clock, options.pack)
    return start.converse(
        services, lambda conversation: start.play_drill(conversation, services, options.problem, phase)
    )


def score(options: Namespace, clock: Clock) -> int:
    """Score an attempt; the exit code."""
    from drill.cli.plain import start
    from drill.services.bootstrap import open_services

    services = open_services(find_paths(), clock, options.pack)
    return start.converse(services, lambda conversation: start.score_attempt(conversation, services, options.session))


def review(options: Namespace, clock: Clock) -> int:
    """Review the cards of today; the exit code."""
    from drill.cli.plain import start
    from drill.services.bootstrap import open_services

    services = open_services(find_paths(), clock, options.pack)
    return start.converse(services, lambda conversation: start.review_cards(conversation, services, beyond=options.all))
