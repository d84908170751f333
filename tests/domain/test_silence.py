"""How long nobody has pressed a key."""

from hypothesis import given
from hypothesis import strategies as st

from drill.domain.silence import IDLE_SECONDS, PAUSE_SECONDS, Silence


def test_a_silence_counts_from_the_last_key() -> None:
    silence = Silence(0.0)
    assert silence.seconds(50.0) == 50.0
    silence.end(50.0)
    assert silence.seconds(80.0) == 30.0


def test_only_typing_puts_somebody_in_mid_typing() -> None:
    silence = Silence(0.0)
    silence.end(10.0)
    assert silence.seconds(10.5) == PAUSE_SECONDS
    silence.end_by_typing(11.0)
    assert silence.seconds(11.5) == 0.5
    silence.end(11.6)
    assert silence.seconds(12.0) == 1.0


def test_a_long_silence_is_told_of_when_it_ends_and_a_shorter_one_is_not() -> None:
    silence = Silence(10.0)
    silence.end(10.0 + IDLE_SECONDS - 1)
    assert silence.ended == []
    silence.end_by_typing(99.0 + IDLE_SECONDS)
    assert silence.ended == [(99.0, IDLE_SECONDS)]


@given(st.lists(st.floats(0, 200), max_size=20))
def test_long_silences_never_overlap(pauses: list[float]) -> None:
    silence, elapsed = Silence(0.0), 0.0
    for pause in pauses:
        elapsed += pause
        silence.end(elapsed)
    reached = 0.0
    for begun, seconds in silence.ended:
        assert begun >= reached
        assert seconds >= IDLE_SECONDS
        reached = begun + seconds
    assert reached <= elapsed + 1e-6
