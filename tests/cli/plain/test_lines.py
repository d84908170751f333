import os
from collections.abc import Iterator

import pytest

from drill.cli.plain.lines import LONGEST_LINE, DescriptorLines, EndOfInputError, Line

AT_ONCE = 0.0


class Pipe:
    """Both ends of a pipe."""

    def __init__(self) -> None:
        self._reading, self._writing = os.pipe()
        os.set_blocking(self._writing, False)
        self.lines = DescriptorLines(self._reading)

    def put(self, data: bytes) -> None:
        os.write(self._writing, data)

    def end(self) -> None:
        os.close(self._writing)
        self._writing = -1

    def close(self) -> None:
        os.close(self._reading)
        if self._writing >= 0:
            self.end()

    def texts(self) -> list[str]:
        """All lines up to the end."""
        found: list[str] = []
        while True:
            try:
                line = self.lines.next(AT_ONCE)
            except EndOfInputError:
                return found
            if line is not None:
                found.append(line.text)


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    pipe = Pipe()
    yield pipe
    pipe.close()


def test_nothing_comes_as_long_as_no_line_is_whole(pipe: Pipe) -> None:
    assert pipe.lines.next(AT_ONCE) is None
    pipe.put(b"half a li")
    assert pipe.lines.next(AT_ONCE) is None
    pipe.put(b"ne\n")
    assert pipe.lines.next(AT_ONCE) == Line("half a line")
    assert pipe.lines.next(AT_ONCE) is None


def test_lines_that_come_together_are_given_one_by_one_and_none_is_lost(pipe: Pipe) -> None:
    pipe.put(b"one\n\nthree\r\nfour")
    pipe.end()
    assert pipe.texts() == ["one", "", "three", "four"]


def test_the_end_comes_after_the_last_line_and_again_whenever_asked(pipe: Pipe) -> None:
    pipe.put(b"the last one has no end")
    pipe.end()
    assert pipe.texts() == ["the last one has no end"]
    assert pipe.texts() == []


def test_no_input_at_all_is_an_end() -> None:
    with pytest.raises(EndOfInputError):
        DescriptorLines(None).next(AT_ONCE)


def test_a_letter_of_several_bytes_may_come_in_pieces(pipe: Pipe) -> None:
    for byte in "zwölf €\n".encode():
        assert pipe.lines.next(AT_ONCE) is None
        pipe.put(bytes([byte]))
    assert pipe.lines.next(AT_ONCE) == Line("zwölf €")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (b"caf\xe9", "caf\N{REPLACEMENT CHARACTER}"),
        (b"a\x00b", "a\N{SYMBOL FOR NULL}b"),
        (b"\x1b[2Jgone", "\N{SYMBOL FOR ESCAPE}[2Jgone"),
        (b"with a\ttab", "with a\ttab"),
        (b"back\rto the start", "back to the start"),
        ("turned \u202e round".encode(), "turned \u27e8U+202E\u27e9 round"),
    ],
)
def test_what_is_no_text_becomes_a_sign_that_can_be_seen(pipe: Pipe, typed: bytes, read: str) -> None:
    pipe.put(typed + b"\n")
    pipe.end()
    assert pipe.texts() == [read]


def test_of_an_endless_line_the_beginning_is_kept_and_the_next_line_is_whole(pipe: Pipe) -> None:
    piece, pieces = b"x" * 32 * 1024, 32
    for _ in range(pieces):
        pipe.put(piece)
        assert pipe.lines.next(AT_ONCE) is None
    pipe.put(b"\nthe next one\n")
    assert pipe.lines.next(AT_ONCE) == Line("x" * LONGEST_LINE, is_cut=True)
    assert pipe.lines.next(AT_ONCE) == Line("the next one")
