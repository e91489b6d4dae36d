"""The text of an arrangement's record says all of it, and a damaged one is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.config.drawing_choices import DirectionChoice
from argmap.scene.arrangement_record import ArrangementRecord, RecordedPlace, make_key
from argmap.scene.arrangement_text import MAX_LENGTH, format_arrangement, parse_arrangement

digits = st.integers(0, 31)
places = st.builds(
    RecordedPlace,
    key=st.text().map(make_key),
    depth=st.just(0),
    is_right=st.booleans(),
    column=digits,
    line_count=st.integers(0, 63),
)
records = st.builds(
    ArrangementRecord,
    aspect=st.integers(100, 10_000).map(lambda number: number / 1000),
    direction=st.sampled_from(DirectionChoice),
    growth=st.sampled_from(["any", "below", "right", "one side"]),
    is_short=st.booleans(),
    places=st.lists(places, min_size=1, max_size=40).map(tuple),
)
TEXT = "1.778 auto one-side full abcd002efgh112ijkl213"


@given(records)
def test_a_record_comes_back_whole(record: ArrangementRecord) -> None:
    text = format_arrangement(record)
    assert text is not None
    assert parse_arrangement(text) == record


def test_a_text_says_where_statements_stand() -> None:
    record = parse_arrangement(TEXT)
    assert record is not None
    assert record.places == (
        RecordedPlace("abcd", 0, False, 0, 2),
        RecordedPlace("efgh", 1, True, 0, 2),
        RecordedPlace("ijkl", 2, True, 0, 3),
    )
    assert format_arrangement(record) == TEXT


@pytest.mark.parametrize(
    "damaged",
    [
        "",
        TEXT[:-1],
        TEXT + "\n",
        TEXT.replace("auto", "up"),
        TEXT.replace("1.778", "nan"),
        TEXT.replace("full", "none"),
        TEXT.replace("ijkl213", "ijkl313"),
        TEXT.replace("abcd0", "abcd1"),
        TEXT.replace("abcd", 'ab"d'),
        TEXT + "abcd100" * 200_000,
    ],
)
def test_a_damaged_text_is_no_record(damaged: str) -> None:
    assert parse_arrangement(damaged) is None


def test_a_record_that_is_too_large_is_not_written() -> None:
    def build(count: int, depth: int = 0) -> ArrangementRecord:
        place = RecordedPlace("abcd", depth, False, 0, 1)
        return ArrangementRecord(1.5, DirectionChoice.AUTO, "any", False, (place,) * count)

    text = format_arrangement(build(580))
    assert text is not None
    assert len(text) <= MAX_LENGTH
    assert format_arrangement(build(600)) is None
    assert format_arrangement(build(1, depth=64)) is None
