"""Fonts with cubic curves and glyph names in a PDF: no reader warns of them, and they look as they are."""

import re
import shutil
import subprocess
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from argmap.fonts.face import read_upright_faces
from argmap.fonts.fallback import Typeface
from argmap.render.pdf import write_pdf
from argmap.render.picture import Picture, TextRun
from argmap.render.png import write_png
from tests.fonts.generated_fonts import make_font

TEXT = "Tea (45%)"
LATIN_MODERN = Path("/usr/share/texmf/fonts/opentype/public/lm/lmroman10-regular.otf")


def load_typeface(path: Path) -> Typeface:
    (face,) = read_upright_faces(str(path))
    return Typeface(face, face)


def build_line(text: str) -> Picture:
    return Picture(400, 60, (TextRun(text, 10, 40, 20, "#000000"),), font_family="sans-serif")


@pytest.fixture(params=["generated", "Latin Modern"])
def typeface(request: pytest.FixtureRequest, tmp_path: Path) -> Typeface:
    if request.param == "generated":
        return load_typeface(make_font(tmp_path / "cubic.otf", "Cubic", TEXT, cff=True))
    if not LATIN_MODERN.exists():
        pytest.skip("Latin Modern is not installed")
    return load_typeface(LATIN_MODERN)


def read_fonts(pdf: bytes) -> list[TTFont]:
    """The TrueType fonts in a document."""
    streams = (zlib.decompress(each) for each in re.findall(rb"stream\n(\x78.*?)\nendstream", pdf, re.DOTALL))
    return [TTFont(BytesIO(each)) for each in streams if each.startswith(b"\0\1\0\0")]


def measure_glyphs(font: TTFont) -> set[tuple[float, ...]]:
    """The bounds of the glyphs that show something."""
    glyphs = font.getGlyphSet()
    bounds = set()
    for name in font.getGlyphOrder():
        pen = BoundsPen(glyphs)
        glyphs[name].draw(pen)
        bounds |= {pen.bounds} if pen.bounds else set()
    return bounds


def test_the_outlines_in_the_document_are_those_of_the_font(tmp_path: Path) -> None:
    typeface = load_typeface(make_font(tmp_path / "cubic.otf", "Cubic", TEXT, cff=True))
    (font,) = read_fonts(write_pdf(build_line(TEXT), [typeface]))
    assert "glyf" in font
    assert "CFF " not in font
    assert measure_glyphs(font) == {(50, 0, 850, 700)}


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [("pdftotext", "-enc", "UTF-8", "in.pdf", "-"), ("pdffonts", "in.pdf"), ("qpdf", "--check", "in.pdf")],
)
def test_readers_do_not_warn(typeface: Typeface, command: tuple[str, ...], tmp_path: Path) -> None:
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    (tmp_path / "in.pdf").write_bytes(write_pdf(build_line(TEXT), [typeface]))
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=True)
    assert done.stderr == ""
    assert command[0] != "pdftotext" or done.stdout.strip() == TEXT


@pytest.mark.slow
def test_the_page_looks_as_the_picture(typeface: Typeface, tmp_path: Path) -> None:
    from PIL import Image, ImageChops

    line = build_line(TEXT)
    (tmp_path / "in.pdf").write_bytes(write_pdf(line, [typeface]))
    (tmp_path / "own.png").write_bytes(write_png(line, [typeface], 800))
    size = ("-scale-to-x", "800", "-scale-to-y", "120")
    subprocess.run(
        ["pdftoppm", *size, "-png", "-singlefile", "in.pdf", "page"], cwd=tmp_path, timeout=60, check=True
    )
    with Image.open(tmp_path / "own.png") as own, Image.open(tmp_path / "page.png") as page:
        white = Image.new("RGBA", own.size, "white")
        white.alpha_composite(own.convert("RGBA"))
        difference = ImageChops.difference(white.convert("L"), page.convert("L").resize(own.size))
    assert sum(difference.histogram()[128:]) < 0.002 * 800 * 120
