"""Recorded layouts: what goes to the engine and what came back, so that no test of ours needs an engine.

`python -m tests.layout.layout_recordings` writes anew, for every map in `cases/`: `.graph` (what the
engine is asked), `.places` (where it put each cell) and `.svg` (the drawing made of that).
Look at what changed.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

from argmap.layout.columns import column_layout
from argmap.layout.columns.graphviz_dot import row_positions, write_dot
from argmap.layout.columns.grid import Grid
from argmap.layout.engine import EngineChoice
from argmap.render.svg import write_svg
from tests.layout.map_from_text import build_test_map

CASES = sorted((Path(__file__).parent / "cases").glob("*.argmap"))

RowPositions = dict[int, float]


def draw_case(case: Path, engine_answers: list[RowPositions]) -> tuple[str, str]:
    """The graphs asked for and the drawing, with the engine's answers taken from `places` in turn."""
    answers: Iterator[RowPositions] = iter(engine_answers)
    asked: list[str] = []

    def answer(lattice: Grid, _: EngineChoice) -> RowPositions:
        asked.append(write_dot(lattice))
        return next(answers)

    with patch.object(column_layout, "row_positions", answer):
        picture = write_svg(column_layout.lay_out_columns(build_test_map(case.read_text("utf-8"))))
    return "\n".join(asked), picture


def read_recording(case: Path) -> list[RowPositions]:
    """The answers kept beside a case."""
    kept = json.loads(case.with_suffix(".places").read_text("utf-8"))
    return [{int(cell): y for cell, y in places.items()} for places in kept]


def record(case: Path) -> None:
    """Asks the embedded engine and keeps everything beside the case."""
    answers: list[RowPositions] = []

    def answer(lattice: Grid, _: EngineChoice) -> RowPositions:
        answers.append(row_positions(lattice, EngineChoice.EMBEDDED))
        return answers[-1]

    with patch.object(column_layout, "row_positions", answer):
        column_layout.lay_out_columns(build_test_map(case.read_text("utf-8")))
    asked, picture = draw_case(case, answers)
    case.with_suffix(".places").write_text(json.dumps(answers, indent=1) + "\n", "utf-8")
    case.with_suffix(".graph").write_text(asked, "utf-8")
    case.with_suffix(".svg").write_text(picture, "utf-8")


if __name__ == "__main__":
    for each in CASES:
        record(each)
