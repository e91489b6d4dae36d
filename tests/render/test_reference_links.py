"""The box of a reference shows its statement's own first words and leads to the statement's box."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import unquote

import pytest

import argmap
from argmap.config.drawing_choices import LabelChoice, ReferenceChoice
from argmap.deck.build_steps import BuildSteps
from argmap.layout.fit_page import fit_to_page
from argmap.layout.layout_options import LayoutOptions
from argmap.render.draw_scene import SceneStyle
from argmap.scene.scene import Scene
from argmap.theme.contrast import contrast_ratio
from argmap.theme.pages import PAGE_SIZES
from argmap.theme.theme import Theme
from argmap.theme.themes import THEMES
from tests.layout.map_from_text import build_test_map
from tests.render.pictures import write_scene
from tests.render.test_svg_viewers import find_program, run_program

SVG, HREF = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}href"
TEXT = """\
map: 밤 기차
thesis: 밤 기차를 다시 놓아야 한다
  premise 요금: 밤 기차는 숙박비까지 쳐서 비행기보다 싸게 먹히고 짐값도 따로 받지 않는다
    short: 싼 요금
  objection: 타는 사람이 적을 것이다
    rebuttal 요금
"""


def lay_out(*, short: bool = False) -> Scene:
    label = LabelChoice.SHORT if short else LabelChoice.FULL
    options = LayoutOptions(reference_form=ReferenceChoice.BOXES)
    return fit_to_page(build_test_map(TEXT), PAGE_SIZES["16:9"], options, label).scene


@pytest.mark.parametrize("short", [False, True])
def test_the_words_are_the_first_ones_of_what_the_statement_shows(short: bool) -> None:
    scene = lay_out(short=short)
    (reference,) = scene.references
    full = " ".join(line.text for box in scene.boxes if box.id == "요금" for line in box.lines)
    words = " ".join(line.text for line in reference.lines)
    assert full.startswith(words.removesuffix("…"))
    assert words == "싼 요금" if short else words.endswith("…")


def test_an_svg_leads_from_the_reference_to_the_statement() -> None:
    drawing = ET.fromstring(argmap.parse(TEXT).svg(references="boxes"))
    (reference,) = drawing.iterfind(f".//{SVG}g[@data-ref]")
    (link,) = reference.iter(f"{SVG}a")
    target = drawing.find(f".//{SVG}g[@id='{unquote(link.get(HREF, '')[1:])}']")
    assert target is not None
    assert target.get("class") == "statement premise"


def test_a_step_at_which_the_statement_is_not_there_yet_has_no_link_to_it() -> None:
    scene = lay_out()
    counts = []
    for until in (0, 1):
        style = SceneStyle(build_steps=BuildSteps(boxes={"요금": 1}, until=until))
        drawing = ET.fromstring(write_scene(scene, style))
        assert len(drawing.findall(f".//{SVG}g[@data-ref]")) == 1
        counts.append(len(drawing.findall(f".//{SVG}a")))
    assert counts == [0, 1]


def test_a_pdf_leads_from_the_reference_to_the_statement(tmp_path: Path) -> None:
    read = argmap.parse(TEXT)
    drawing = ET.fromstring(read.svg(references="boxes"))
    box = drawing.find(f".//{SVG}g[@id='s-요금']//{SVG}rect")
    assert box is not None
    document = read.pdf(references="boxes")
    ((left, top),) = re.findall(rb"/Dest \[\d+ 0 R /XYZ ([\d.]+) ([\d.]+) null\]", document)
    assert float(left) == pytest.approx(float(box.get("x", "0")), abs=0.1)
    assert float(top) == pytest.approx(float(drawing.get("height", "0")) - float(box.get("y", "0")), abs=0.1)
    (tmp_path / "map.pdf").write_bytes(document)
    words = run_program(find_program("pdftotext"), "map.pdf", "-", folder=tmp_path)
    assert "".join(words.split()).count("밤기차는숙박비까지") == 2


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_a_reference_is_read_as_well_as_a_statement_and_has_no_fill(theme: Theme) -> None:
    drawing = ET.fromstring(argmap.parse(TEXT).svg(references="boxes", theme=theme.name))
    (reference,) = drawing.iterfind(f".//{SVG}g[@data-ref]")
    border = next(reference.iter(f"{SVG}polygon"))
    words = [text for text in reference.iter(f"{SVG}text") if text.get("font-size") == "18"]
    assert words
    assert border.get("fill") == theme.background
    assert all(contrast_ratio(text.get("fill", ""), border.get("fill", "")) >= 10 for text in words)
