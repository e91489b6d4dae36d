"""What we ask of the engine, and what we draw from its answer, stay as they are until changed on purpose."""

from pathlib import Path

import pytest

from tests.layout.layout_recordings import CASES, draw_case, read_recording


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_recorded_layout_gives_the_recorded_drawing(case: Path) -> None:
    asked, picture = draw_case(case, read_recording(case))
    assert asked == case.with_suffix(".graph").read_text("utf-8")
    assert picture == case.with_suffix(".svg").read_text("utf-8")
