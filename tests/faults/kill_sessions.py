"""A program: someone practises in one process after the other, and each of them is killed at some moment.

Arguments: a folder, a seed, how many kills. The victim says on a pipe what it has saved; all of that must be there.
"""

import os
import random
import select
import signal
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from time import monotonic

from drill.domain.vocabulary import Rating
from drill.paths import Paths
from drill.services.bootstrap import open_services
from drill.storage import sessions
from drill.storage.database import open_locked
from drill.storage.sessions import SessionState
from tests.factories import FakeClock
from tests.faults.children import exit_code
from tests.services.keeping import audit
from tests.services.playing import NOTES, Desk

LONGEST_LIFE = 0.08
KILLS_OF_A_HOME = 5


@dataclass(frozen=True)
class Said:
    """What a victim said last: the number of its last event, its mock, and the number of the word it typed last."""

    seq: int = 0
    session: str = ""
    word: int = 0


def main(folder: Path, seed: int, kills: int) -> None:
    """Let them practise."""
    moments = random.Random(seed)
    paths, said = Paths(folder), Said()
    for number in range(kills):
        if number % KILLS_OF_A_HOME == 0:
            paths, said = Paths(folder / str(number)), Said()
        clock = FakeClock()
        clock.next_day(number)
        said = one_life(paths, clock, moments.uniform(0.001, LONGEST_LIFE), said)
        assert exit_code(partial(check, paths, clock, said)) == 0
    print(f"{kills} killed, the last at event {said.seq}")


def one_life(paths: Paths, clock: FakeClock, seconds: float, said: Said) -> Said:
    """Start a process, kill it, and read what it has said until then."""
    reading, writing = os.pipe()
    victim = os.fork()
    if victim == 0:
        try:
            practise(paths, clock, lambda *words: os.write(writing, " ".join(map(str, words)).encode() + b"\n"))
        finally:
            os._exit(1)  # the child of a fork must end here, whatever happens
    os.close(writing)
    heard = b""
    first_word = select.select([reading], [], [], 30)[0]
    assert first_word, "the victim never came to life"
    end = monotonic() + seconds
    while (left := end - monotonic()) > 0 and select.select([reading], [], [], left)[0]:
        heard += os.read(reading, 65536)
    os.kill(victim, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(victim, 0)[1])
    assert code == -signal.SIGKILL, f"the victim ended by itself with {code}"
    while rest := os.read(reading, 65536):
        heard += rest
    os.close(reading)
    lines = heard.decode().splitlines(keepends=True)
    whole = [line.split() for line in lines if line.endswith("\n")]
    return Said(int(whole[-1][0]), whole[-1][1], int(whole[-1][2])) if whole else said


def practise(paths: Paths, clock: FakeClock, write: Callable[..., object]) -> None:
    """Mocks, scores and reviews without an end."""
    services = open_services(paths, clock)
    desk = Desk(services.connection, clock)

    def say(session: str, word: int) -> None:
        (seq,) = services.connection.execute("select coalesce(max(seq), 0) from event").fetchone()
        write(seq, session, word)

    say("-", 0)
    while True:
        running = [row for row in sessions.unfinished(services.connection) if row.state is SessionState.RUNNING]
        session = running[0].id if running else os.urandom(4).hex()
        mock = desk.resume(session) if running else desk.begin(session)
        word = len(mock.answers.get(NOTES, "").split())
        words = count(word + 1)
        say(session, word)
        while not mock.session.is_last_step:
            for _ in range(4):
                word = next(words)
                mock.write(NOTES, f"{mock.answers.get(NOTES, '')} {word}".strip())
                clock.advance(1.0)
                mock.tick()
                say(session, word)
            mock.next_step()
            say(session, word)
        mock.lock()
        say(session, word)
        desk.score(session, level=2)
        say(session, word)
        clock.next_day()
        sitting = desk.sit()
        while sitting.current is not None and sitting.done < 3:
            sitting.rate(Rating.GOOD)
            say(session, word)


def check(paths: Paths, clock: FakeClock, said: Said) -> None:
    """Start as the next process does, and look for everything that was said to be saved."""
    services = open_services(paths, clock)
    unfinished = sessions.unfinished(services.connection)
    (seq,) = services.connection.execute("select coalesce(max(seq), 0) from event").fetchone()
    assert seq >= said.seq, (seq, said)
    running = [row for row in unfinished if row.state is SessionState.RUNNING]
    assert len(running) <= 1
    if said.word:
        with closing(open_locked(paths.database)) as connection:
            kept = sessions.draft(connection, said.session).get(str(NOTES))
            locked = Desk(connection, clock).attempt(said.session).answers.get(NOTES, "")
        text = locked if kept is None else kept
        # The interviewer may have written above it; the last word says whether all words are there.
        assert int(text.split()[-1]) >= said.word, (text, said)
    services.connection.close()
    audit(paths.database)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
