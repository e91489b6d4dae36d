"""PNG and PDF with this machine's fonts, in programs that read them."""

import html
import re
import sys
from pathlib import Path

import pytest

import argmap
from tests.render.test_svg_viewers import find_program, run_program

pytestmark = pytest.mark.slow

MAPS = sorted(Path(__file__).parents[2].glob("maps/*.argmap"))


@pytest.fixture(params=MAPS, ids=lambda path: path.stem)
def drawn(request: pytest.FixtureRequest) -> argmap.Map:
    return argmap.read(request.param)


def test_every_text_can_be_copied_and_every_font_is_embedded(drawn: argmap.Map, tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_bytes(drawn.pdf())
    text = "".join(run_program(find_program("pdftotext"), "page.pdf", "-", folder=tmp_path).split())
    lines = [html.unescape(line) for line in re.findall(r"<text[^>]*>([^<]*)", drawn.svg())]
    assert lines
    assert [line for line in lines if "".join(line.split()) not in text] == []
    fonts = run_program(find_program("pdffonts"), "page.pdf", folder=tmp_path).splitlines()[2:]
    assert fonts
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in fonts)


def test_both_look_alike(drawn: argmap.Map, tmp_path: Path) -> None:
    """Paper and pixels drawn small: hardly a point differs by much."""
    from PIL import Image, ImageChops, ImageFilter

    (tmp_path / "page.pdf").write_bytes(drawn.pdf())
    (tmp_path / "whole.png").write_bytes(drawn.png(width=1200))
    run_program(
        find_program("pdftoppm"),
        "-png",
        "-singlefile",
        "-scale-to-x",
        "1200",
        "-scale-to-y",
        "-1",
        "page.pdf",
        "page",
        folder=tmp_path,
    )
    with Image.open(tmp_path / "page.png") as paper, Image.open(tmp_path / "whole.png") as whole:
        pair = [
            each.convert("L").resize((600, 600)).filter(ImageFilter.GaussianBlur(2))
            for each in (paper, whole)
        ]
    worst = ImageChops.difference(*pair).histogram()
    assert sum(worst[40:]) / (600 * 600) < 0.002


MARKED = """\
source ministry: The ministry's report, 2024
thesis: Low buses should be the rule
  premise: People in wheelchairs can board them
    by: The honourable minister of transport and of the islands
    cite: ministry p. 12
  objection: 버스 회사는 값을 걱정한다
    cite: ministry p. 3
"""


@pytest.mark.parametrize("form", ["picture", "split", "slides"])
def test_speakers_and_places_are_complete_in_a_pdf(form: str, tmp_path: Path) -> None:
    (tmp_path / "m.argmap").write_text(MARKED, "utf-8")
    command = {"picture": ["build"], "split": ["build", "--split"], "slides": ["slides"]}[form]
    arguments = ["-m", "argmap", *command, "m.argmap", "-f", "pdf", "-o", "m.pdf"]
    run_program(sys.executable, *arguments, folder=tmp_path)
    text = " ".join(run_program(find_program("pdftotext"), "m.pdf", "-", folder=tmp_path).split())
    assert "by The honourable minister of transport and of the islands" in text
    assert "ministry: The ministry's report, 2024 (p. 3; p. 12)" in text


def test_the_pages_of_a_split_map_are_read_back(tmp_path: Path) -> None:
    """Every statement of the essay can be searched for in its PDF, on a page of 12 or so."""
    essay = argmap.read(Path(__file__).parents[2] / "maps/fourth-industrial-revolution.argmap")
    (tmp_path / "m.pdf").write_bytes(essay.split(form="pdf")["map.pdf"])
    text = "".join(run_program(find_program("pdftotext"), "m.pdf", "-", folder=tmp_path).split())
    statements = essay.model.statements.values()
    assert [each.id for each in statements if "".join(each.text[""].value.split()) not in text] == []
    assert text.count("essay:") >= 11
