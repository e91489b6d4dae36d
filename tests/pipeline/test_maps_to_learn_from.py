"""The maps in `maps/`: no warnings, and text that the last row reads, whole or view by view."""

from pathlib import Path

import pytest

from argmap.model.map import ArgMap
from argmap.pipeline.compile import CompileOptions, compile_bytes
from argmap.pipeline.draw import draw
from argmap.pipeline.focus import Focus, select_focus
from argmap.pipeline.options import DrawOptions
from argmap.pipeline.output_format import OutputFormat
from argmap.theme.pages import parse_page
from tests.paths import ROOT

MAPS = sorted((ROOT / "maps").glob("*.argmap"))
SLIDE = parse_page("16:9").size
READABLE_POINTS = 18.0
"""The smallest text that the last row of a room reads, in points on a slide."""
KINDS = ["death-no-evil", "lift-safety", "meatless-lunch", "pluto", "smoke-ball-case", "sugar-levy"]
"""One map of each kind of argument, all of them small."""


def read_map(path: Path) -> ArgMap:
    argmap = compile_bytes(path.read_bytes(), path.name, CompileOptions()).argmap
    assert argmap is not None
    return argmap


def measure_text(argmap: ArgMap, view: str | None) -> float:
    """The size of a view's text on a slide in points; None is the whole map."""
    focus = None if view is None else Focus(view=view)
    points = draw(argmap, OutputFormat.SVG, DrawOptions(page=SLIDE, focus=focus)).points
    assert points is not None
    return points


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_no_map_gets_a_warning(path: Path) -> None:
    result = compile_bytes(path.read_bytes(), path.name, CompileOptions())
    assert [each.message.en for each in result.diagnostics] == []


@pytest.mark.parametrize("name", KINDS)
def test_a_map_of_one_kind_of_argument_is_small(name: str) -> None:
    assert 10 <= len(read_map(ROOT / f"maps/{name}.argmap").statements) < 30


@pytest.mark.parametrize("name", KINDS)
def test_a_map_or_its_views_can_be_read_at_the_back(name: str) -> None:
    argmap = read_map(ROOT / f"maps/{name}.argmap")
    sizes = {view: measure_text(argmap, view) for view in argmap.views}
    assert [view for view, size in sizes.items() if size < READABLE_POINTS] == []
    shown = [select_focus(argmap, Focus(view=view)).argmap.statements for view in argmap.views]
    missed = argmap.statements.keys() - {key for statements in shown for key in statements}
    assert not missed or measure_text(argmap, None) >= READABLE_POINTS
