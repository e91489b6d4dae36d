"""The graphs for the engine, and the drawings from its answers, stay the same until changed on purpose."""

from pathlib import Path

import pytest

from tests.layout.layout_recordings import CASES, draw_case, read_recording


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_recorded_layout_gives_the_recorded_drawing(case: Path) -> None:
    graphs, svg = draw_case(case, read_recording(case))
    assert graphs == case.with_suffix(".graph").read_text("utf-8")
    assert svg == case.with_suffix(".svg").read_text("utf-8")
