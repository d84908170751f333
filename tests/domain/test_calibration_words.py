"""What is said about an eye."""

from drill.domain.calibration import Agreement, Eye, RaterBias
from drill.domain.calibration_words import difference_text, eye_lines, eye_text, round_text


def test_a_bias_is_told_with_its_sign_and_its_count() -> None:
    assert eye_text(Eye(23, RaterBias(23, 30, 0.4, 14, 28))) == "Your eye: +0.4 levels on 23 graded answers"
    assert eye_text(Eye(10, RaterBias(10, 10, -1.25, 2, 8))) == "Your eye: -1.2 levels on 10 graded answers"


def test_too_few_answers_give_no_figure() -> None:
    assert eye_lines(Eye(9, None)) == ("Your eye: too few graded answers yet, 9 of 10",)


def test_agreement_waits_for_sixty_answers() -> None:
    bias = RaterBias(59, 70, 0.0, 40, 68)
    assert eye_lines(Eye(59, bias))[1:] == (
        "40 of 70 levels exact, 68 within one",
        "Agreement: too few graded answers yet, 59 of 60",
    )
    told = eye_lines(Eye(60, bias, Agreement(0.712, 0.58, 0.8249)))[-1]
    assert told == "Agreement: weighted kappa 0.71, 95 % interval 0.58 to 0.82"
    assert eye_lines(Eye(60, bias))[-1] == "Agreement: not defined while all levels given are one and the same"


def test_a_level_stands_above_below_or_at_its_key() -> None:
    assert [difference_text(error) for error in (0, 1, -2)] == ["exact", "1 level above", "2 levels below"]
    assert round_text([0, 1, -2, 0]) == "2 of 4 levels exact, 3 within one"
