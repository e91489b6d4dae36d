"""What we ask of the engine, and what we draw from its answer, stay as they are until changed on purpose."""

from pathlib import Path

import pytest

from tests.layout.recording import CASES, drawn, recorded


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_recorded_layout_gives_the_recorded_drawing(case: Path) -> None:
    asked, picture = drawn(case, recorded(case))
    assert asked == case.with_suffix(".graph").read_text("utf-8")
    assert picture == case.with_suffix(".svg").read_text("utf-8")
