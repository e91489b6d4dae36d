"""Recorded layouts: what goes to the engine and what came back, so that no test of ours needs an engine.

`python -m tests.layout.recording` writes anew, for every map in `cases/`: `.graph` (what the engine is
asked), `.places` (where it put each cell) and `.svg` (the drawing made of that). Look at what changed.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

from argmap.layout import lay
from argmap.layout.engine import EngineChoice
from argmap.layout.graph import graph, heights
from argmap.layout.lattice import Lattice
from argmap.render.svg import svg
from tests.layout.mapping import mapped

CASES = sorted((Path(__file__).parent / "cases").glob("*.argmap"))

Places = dict[int, float]


def drawn(case: Path, places: list[Places]) -> tuple[str, str]:
    """The graphs asked for and the drawing, with the engine's answers taken from `places` in turn."""
    answers: Iterator[Places] = iter(places)
    asked: list[str] = []

    def answer(lattice: Lattice, _: EngineChoice) -> Places:
        asked.append(graph(lattice))
        return next(answers)

    with patch.object(lay, "heights", answer):
        picture = svg(lay.lay_out(mapped(case.read_text("utf-8"))))
    return "\n".join(asked), picture


def recorded(case: Path) -> list[Places]:
    """The answers kept beside a case."""
    kept = json.loads(case.with_suffix(".places").read_text("utf-8"))
    return [{int(cell): y for cell, y in places.items()} for places in kept]


def record(case: Path) -> None:
    """Asks the embedded engine and keeps everything beside the case."""
    answers: list[Places] = []

    def answer(lattice: Lattice, _: EngineChoice) -> Places:
        answers.append(heights(lattice, EngineChoice.EMBEDDED))
        return answers[-1]

    with patch.object(lay, "heights", answer):
        lay.lay_out(mapped(case.read_text("utf-8")))
    asked, picture = drawn(case, answers)
    case.with_suffix(".places").write_text(json.dumps(answers, indent=1) + "\n", "utf-8")
    case.with_suffix(".graph").write_text(asked, "utf-8")
    case.with_suffix(".svg").write_text(picture, "utf-8")


if __name__ == "__main__":
    for each in CASES:
        record(each)
