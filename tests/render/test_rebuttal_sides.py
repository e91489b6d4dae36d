"""The colours of rebuttals, which say whether they serve the thesis or attack it, in every format."""

import re
import xml.etree.ElementTree as ET

import pytest

from argmap.formats.dot import DotOptions, to_dot
from argmap.layout.fit_page import fit_to_page
from argmap.layout.layout_options import LayoutOptions
from argmap.render.draw_scene import SceneStyle
from argmap.render.pptx.presentation import PptxOptions, render_pptx
from argmap.scene.scene import LegendSymbol, Scene
from argmap.theme.pages import PAGE_SIZES
from argmap.theme.theme import COUNTER_REBUTTAL, Theme
from argmap.theme.themes import THEMES
from tests.layout.map_from_text import build_test_map
from tests.render.pictures import write_scene
from tests.render.pptx_decks import build_pptx_deck, build_scene_slide
from tests.render.pptx_reader import A, P, read_slides
from tests.render.test_svg import find_by_id

TEXT = """\
thesis: Night trains should run again
  objection: They are slow
    rebuttal serves: You sleep on the way
      rebuttal against: Few sleep well on a train
"""
PLAIN_THEMES = [each for each in THEMES.values() if each.dark_variant is None]


def lay_out(text: str) -> Scene:
    return fit_to_page(build_test_map(text), PAGE_SIZES["16:9"], LayoutOptions()).scene


def list_legend(text: str) -> set[LegendSymbol]:
    return {entry.symbol for entry in lay_out(text).legend}


@pytest.mark.parametrize("theme", PLAIN_THEMES, ids=lambda theme: theme.name)
def test_an_svg_has_the_colours_of_the_side(theme: Theme) -> None:
    drawing = ET.fromstring(write_scene(lay_out(TEXT), SceneStyle(theme=theme)))
    for name, role in (("serves", "rebuttal"), ("against", COUNTER_REBUTTAL)):
        border = find_by_id(drawing, f"s-{name}").find("{http://www.w3.org/2000/svg}rect")
        assert border is not None
        assert (border.get("stroke"), border.get("fill")) == (
            theme.roles[role].border,
            theme.roles[role].fill,
        )


@pytest.mark.parametrize("theme", PLAIN_THEMES, ids=lambda theme: theme.name)
def test_a_graph_in_dot_has_the_colours_of_the_side(theme: Theme) -> None:
    graph = to_dot(build_test_map(TEXT), DotOptions(theme=theme))
    for words, role in (("You sleep on the way", "rebuttal"), ("Few sleep well", COUNTER_REBUTTAL)):
        line = next(each for each in graph.splitlines() if words in each and "shape=component" in each)
        assert theme.roles[role].border in line
        assert theme.roles[role].fill in line
    assert "Rebuttal: against the thesis" in graph


def test_a_presentation_tells_the_sides_apart() -> None:
    file = render_pptx(build_pptx_deck([build_scene_slide(lay_out(TEXT), "a")]), PptxOptions())
    _, slide, _ = read_slides(file)
    paints = {}
    for shape in slide.iter(f"{P}sp"):
        name = shape.find(f"{P}nvSpPr/{P}cNvPr")
        line = shape.find(f"{P}spPr/{A}ln/{A}solidFill")
        if name is not None and line is not None and name.get("name") in ("serves", "against"):
            paints[name.get("name")] = ET.tostring(line[0])
    assert b'val="accent4"' in paints["serves"]
    assert b'val="accent4"' in paints["against"]
    assert paints["serves"] != paints["against"]


def test_the_legend_tells_the_colours_where_there_are_two() -> None:
    both = {LegendSymbol.REBUTTAL, LegendSymbol.COUNTER_REBUTTAL}
    assert list_legend(TEXT) >= both
    assert not list_legend(TEXT.replace("      rebuttal against: Few sleep well on a train\n", "")) & both


def test_the_legend_says_it_in_korean() -> None:
    drawing = write_scene(lay_out("논제: 논제\n  반론: 반론\n    재반론: 하나\n      재반론: 둘\n"))
    assert re.search("재반론: 논제 쪽<", drawing)
    assert re.search("재반론: 논제 반대쪽<", drawing)
