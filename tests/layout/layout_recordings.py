"""Recorded layouts: the graphs for the engine and its answers, so that tests need no engine.

`python -m tests.layout.layout_recordings` writes them again for every map in `cases/`: `.graph` (the graphs),
`.places` (the y of each cell) and `.svg` (the drawing). Look at the differences.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

from argmap.config.drawing_choices import ReferenceChoice
from argmap.layout.columns import column_layout
from argmap.layout.columns.graphviz_dot import row_positions, write_dot
from argmap.layout.columns.grid import Grid
from argmap.layout.engine import EngineChoice
from argmap.layout.layout_options import LayoutOptions
from tests.layout.map_from_text import build_test_map
from tests.render.pictures import write_scene

CASES = sorted((Path(__file__).parent / "cases").glob("*.argmap"))

WIRES = LayoutOptions(reference_form=ReferenceChoice.WIRES)
RowPositions = dict[int, float]


def draw_case(case: Path, engine_answers: list[RowPositions]) -> tuple[str, str]:
    """Return the graphs for the engine and the drawing, with the engine's answers given in turn."""
    answers: Iterator[RowPositions] = iter(engine_answers)
    graphs: list[str] = []

    def answer(grid: Grid, _: EngineChoice) -> RowPositions:
        graphs.append(write_dot(grid))
        return next(answers)

    with patch.object(column_layout, "row_positions", answer):
        svg = write_scene(column_layout.lay_out_columns(build_test_map(case.read_text("utf-8")), WIRES))
    return "\n".join(graphs), svg


def read_recording(case: Path) -> list[RowPositions]:
    """Read the answers recorded beside a case."""
    recording = json.loads(case.with_suffix(".places").read_text("utf-8"))
    return [{int(cell): y for cell, y in positions.items()} for positions in recording]


def record(case: Path) -> None:
    """Run the embedded engine, and write its answers, the graphs and the drawing beside the case."""
    answers: list[RowPositions] = []

    def answer(grid: Grid, _: EngineChoice) -> RowPositions:
        answers.append(row_positions(grid, EngineChoice.EMBEDDED))
        return answers[-1]

    with patch.object(column_layout, "row_positions", answer):
        column_layout.lay_out_columns(build_test_map(case.read_text("utf-8")), WIRES)
    graphs, svg = draw_case(case, answers)
    case.with_suffix(".places").write_text(json.dumps(answers, indent=1) + "\n", "utf-8")
    case.with_suffix(".graph").write_text(graphs, "utf-8")
    case.with_suffix(".svg").write_text(svg, "utf-8")


if __name__ == "__main__":
    for each in CASES:
        record(each)
