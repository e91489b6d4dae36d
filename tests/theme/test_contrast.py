"""The contrast ratio, against published values: those of WebAIM's checker, and the limits of WCAG 2.2."""

import pytest

from argmap.theme.contrast import contrast_ratio


@pytest.mark.parametrize(
    ("colour", "ratio"),
    [
        ("#000000", 21.0),
        ("#595959", 7.0),  # the lightest grey that passes AAA on white
        ("#767676", 4.54),  # the lightest grey that passes AA on white
        ("#777777", 4.48),
        ("#949494", 3.03),  # the lightest grey for large text and lines on white
        ("#959595", 2.99),
        ("#FF0000", 4.0),
        ("#008000", 5.14),
        ("#0000FF", 8.59),
        ("#00FFFF", 1.25),
        ("#FF00FF", 3.14),
        ("#FFFF00", 1.07),
        ("#FFFFFF", 1.0),
    ],
)
def test_a_colour_on_white_has_its_known_contrast(colour: str, ratio: float) -> None:
    assert contrast_ratio(colour, "#FFFFFF") == pytest.approx(ratio, abs=0.006)
    assert contrast_ratio("#FFFFFF", colour) == pytest.approx(ratio, abs=0.006)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#FF0000", "#000000", 5.25), ("#00FF00", "#000000", 15.3), ("#0000FF", "#FFFF00", 8.0)],
)
def test_two_colours_have_their_known_contrast(one: str, other: str, ratio: float) -> None:
    assert contrast_ratio(one, other) == pytest.approx(ratio, abs=0.006)


def test_letters_of_a_colour_may_be_small() -> None:
    assert contrast_ratio("#ffff00", "#0000ff") == contrast_ratio("#FFFF00", "#0000FF")
