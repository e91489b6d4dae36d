"""Columns in bytes, pairs of bytes and code points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.diagnostics.source import Source
from argmap.lsp.positions import EditorPosition, PositionEncoding, editor_position, offset_at

TEXTS = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("\n가🚄é")))
CODECS = {
    PositionEncoding.UTF8: ("utf-8", 1),
    PositionEncoding.UTF16: ("utf-16-le", 2),
    PositionEncoding.UTF32: ("utf-32-le", 4),
}


@given(TEXTS.map(lambda text: text.replace("\r", "")), st.data(), st.sampled_from(PositionEncoding))
def test_places_lead_back_and_count_what_an_encoder_counts(
    text: str, data: st.DataObject, units: PositionEncoding
) -> None:
    source = Source("x", text)
    offset = data.draw(st.integers(0, len(text)))
    place = editor_position(source, offset, units)
    codec, size = CODECS[units]
    before = text[:offset].rpartition("\n")[2]
    assert place == EditorPosition(text.count("\n", 0, offset), len(before.encode(codec)) // size)
    assert offset_at(source, place, units) == offset


@pytest.mark.parametrize(
    ("place", "units", "offset"),
    [
        (EditorPosition(0, 1), PositionEncoding.UTF16, 0),
        (EditorPosition(0, 2), PositionEncoding.UTF8, 0),
        (EditorPosition(0, 99), PositionEncoding.UTF16, 2),
        (EditorPosition(9, 0), PositionEncoding.UTF16, 4),
    ],
)
def test_places_that_are_none_lead_to_the_nearest(
    place: EditorPosition, units: PositionEncoding, offset: int
) -> None:
    assert offset_at(Source("x", "🚄가\nb"), place, units) == offset
