"""Columns in bytes, pairs of bytes and code points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.lsp.positions import Place, Units, offset_of, place_of
from argmap.text.source import Source

TEXTS = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("\n가🚄é")))
CODECS = {Units.UTF8: ("utf-8", 1), Units.UTF16: ("utf-16-le", 2), Units.UTF32: ("utf-32-le", 4)}


@given(TEXTS.map(lambda text: text.replace("\r", "")), st.data(), st.sampled_from(Units))
def test_places_lead_back_and_count_what_an_encoder_counts(
    text: str, data: st.DataObject, units: Units
) -> None:
    source = Source("x", text)
    offset = data.draw(st.integers(0, len(text)))
    place = place_of(source, offset, units)
    codec, size = CODECS[units]
    before = text[:offset].rpartition("\n")[2]
    assert place == Place(text.count("\n", 0, offset), len(before.encode(codec)) // size)
    assert offset_of(source, place, units) == offset


@pytest.mark.parametrize(
    ("place", "units", "offset"),
    [
        (Place(0, 1), Units.UTF16, 0),
        (Place(0, 2), Units.UTF8, 0),
        (Place(0, 99), Units.UTF16, 2),
        (Place(9, 0), Units.UTF16, 4),
    ],
)
def test_places_that_are_none_lead_to_the_nearest(place: Place, units: Units, offset: int) -> None:
    assert offset_of(Source("x", "🚄가\nb"), place, units) == offset
