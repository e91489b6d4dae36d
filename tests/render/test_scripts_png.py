"""Every line of maps in eight scripts as PNG, beside the same line in Chromium with the same fonts."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec.structs import replace
from PIL import Image, ImageChops, ImageFilter

import argmap
from argmap.config.drawing_choices import TextMode
from argmap.diagnostics.user_error import UserError
from tests.render.script_maps import SCRIPT_MAPS, ScriptMap
from tests.render.shaped_maps import SHAPED_MAPS
from tests.render.test_text_mode_viewers import draw_with_chromium

pytestmark = pytest.mark.slow

SCALE = 2
"""Pixels of a point, so that thin strokes count."""
MAX_DIFFERENCE = 0.01
"""The share of a line's points that may differ by much: 0.001 do here, 0.2 and more of mirrored lines."""
FIRST_MAPS = [each for each in SCRIPT_MAPS if each.name.endswith("-1")]
TURNED_MAPS = [*SHAPED_MAPS[::6], *SHAPED_MAPS[25:26]]
"""A map in each script, of all shapes in turn. In `he-long` and three Thai maps a line stands a pixel off."""
THAI = re.compile("[\u0e00-\u0e7f]")
TEXT = re.compile(
    r'<text[^>]* x="([\d.]+)" y="([\d.]+)" font-size="([\d.]+)"[^>]*?(?: text-anchor="(\w+)")?'
    r'(?: direction="rtl")?(?: textLength="([\d.]+)"[^>]*)?>([^<]*)'
)


class Line(NamedTuple):
    """A line of text and its place in points."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def find_lines(svg: str) -> list[Line]:
    """The lines of a picture that are as wide as their measure."""
    lines = []
    for x, y, size, anchor, width, text in TEXT.findall(svg):
        if width:
            left = float(x) - (float(width) / 2 if anchor == "middle" else 0)
            top, bottom = float(y) - float(size), float(y) + 0.35 * float(size)
            lines.append(Line(text, left, top, left + float(width), bottom))
    return lines


def measure_line(line: Line, one: Image.Image, other: Image.Image) -> float:
    """The share of a line's points that differ by much between two pictures.

    A line of Thai letters may stand a pixel, half a point, to the left or right.
    """
    shifts = (0, -1, 1) if THAI.search(line.text) else (0,)
    return min(_measure_shifted(line, one, other, shift) for shift in shifts)


def _measure_shifted(line: Line, one: Image.Image, other: Image.Image, shift: int) -> float:
    """The share for a line that stands `shift` pixels further right in the other picture."""
    left, top, right, bottom = (round(SCALE * value) for value in line[1:])
    places = [(one, (left, top, right, bottom)), (other, (left + shift, top, right + shift, bottom))]
    pair = [each.crop(box).convert("L").filter(ImageFilter.GaussianBlur(2)) for each, box in places]
    return sum(ImageChops.difference(*pair).histogram()[48:]) / (pair[0].width * pair[0].height)


@pytest.mark.parametrize("drawn", [*FIRST_MAPS, *TURNED_MAPS], ids=lambda each: each.name)
def test_every_line_looks_as_in_a_browser(drawn: ScriptMap, tmp_path: Path) -> None:
    read = argmap.parse(drawn.source)
    try:
        svg = replace(read, settings=replace(read.settings, text=TextMode.EMBED)).svg()
        width, height = (round(SCALE * float(n)) for n in re.findall(r'(?:width|height)="([\d.]+)"', svg)[:2])
        (tmp_path / "own.png").write_bytes(read.png(width=width))
    except UserError as error:
        if "no font here has" not in error.phrase.en:
            raise
        pytest.skip(error.phrase.en)
    page = tmp_path / "page.html"
    sized = re.sub(r'width="[\d.]+" height="[\d.]+"', f'width="{width}" height="{height}"', svg, count=1)
    page.write_text(f"<!doctype html><meta charset=utf-8><body style='margin:0'>{sized}", "utf-8")
    with (
        Image.open(tmp_path / "own.png") as own,
        Image.open(draw_with_chromium(page, (width, height))) as browser,
    ):
        lines = find_lines(svg)
        assert len(lines) >= 12
        differences = {line.text: round(measure_line(line, own, browser), 3) for line in lines}
    assert {text: share for text, share in differences.items() if share > MAX_DIFFERENCE} == {}
