"""The small marks on a box: the author, the sources, a link; those that do not fit are counted."""

from argmap.layout.columns.column_layout import lay_out_columns
from tests.layout.map_from_text import build_test_map


def box_marks(*properties: str) -> str:
    """Return the marks of a thesis with these properties."""
    lines = "".join(f"  {each}\n" for each in properties)
    box = lay_out_columns(build_test_map(f"source one: One\nsource two: Two\nthesis: T\n{lines}")).boxes[0]
    assert box.source_label
    assert box.source_label.rect.width <= 300
    return box.source_label.line.text


LONG = "by: The first speaker, who has a rather long name and an office"


def test_all_that_fits_is_shown() -> None:
    assert box_marks("cite: one 1", "url: https://example.org") == "one 1 · link"


def test_a_long_name_leaves_room_for_the_sources() -> None:
    marks = box_marks(LONG, "cite: one p. 1", "cite: two 2", "url: https://example.org")
    assert marks.startswith("by The first")
    assert "…" in marks
    assert "one p. 1" in marks


def test_what_is_left_out_is_counted() -> None:
    assert box_marks(*(f"cite: one page {i} of many" for i in range(6))).endswith("+4")
    assert box_marks("cite: one " + "x" * 90, "cite: two 2").endswith("… +1")


def test_a_name_alone_is_cut_at_its_end() -> None:
    assert box_marks(LONG).endswith("…")
