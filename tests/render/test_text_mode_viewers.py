"""The forms of an SVG's text in programs that people really use."""

import os
import re
import string
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image, ImageChops, ImageFilter

import argmap
from argmap.config.drawing_choices import TextMode
from tests.fonts.generated_fonts import make_font
from tests.render.test_svg_viewers import BROWSER, find_program, run_program

pytestmark = pytest.mark.slow

MAPS = sorted(Path(__file__).parents[2].glob("maps/*.argmap"))
MAX_DIFFERENCE = 0.0001
"""The share of points that may differ; all texts shifted by six units make three times as many."""
KOREAN = next(path for path in MAPS if path.stem == "school-library")
NO_HANGUL = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


def draw_with_chromium(file: Path, size: tuple[int, int], env: dict[str, str] | None = None) -> Path:
    image = file.with_suffix(".chromium.png")
    window = f"--window-size={size[0]},{size[1]}"
    profile = f"--user-data-dir={file.parent / 'browser'}"
    shot = [
        find_program(BROWSER[0]),
        *BROWSER[1:],
        profile,
        "--hide-scrollbars",
        window,
        f"--screenshot={image}",
    ]
    done = subprocess.run([*shot, file.as_uri()], capture_output=True, timeout=180, env=env)
    assert done.returncode == 0, done.stderr[-2000:]
    return image


def draw_with_rsvg(file: Path, size: tuple[int, int]) -> Path:
    image = file.with_suffix(".rsvg.png")
    run_program(find_program("rsvg-convert"), file, "-o", image, folder=file.parent)
    return image


def draw_with_inkscape(file: Path, size: tuple[int, int]) -> Path:
    image = file.with_suffix(".inkscape.png")
    run_program(find_program("inkscape"), file, f"--export-filename={image}", folder=file.parent)
    return image


def draw_with_libreoffice(file: Path, size: tuple[int, int]) -> Path:
    profile = f"-env:UserInstallation={(file.parent / 'office').as_uri()}"
    run_program(
        find_program("soffice"), profile, "--headless", "--convert-to", "pdf", file, folder=file.parent
    )
    image = file.with_suffix(".office")
    scale = ("-scale-to-x", str(size[0]), "-scale-to-y", str(size[1]))
    page = file.with_suffix(".pdf")
    run_program(find_program("pdftoppm"), "-png", "-singlefile", *scale, page, image, folder=file.parent)
    return image.with_name(f"{image.name}.png")


Draw = Callable[[Path, tuple[int, int]], Path]


def draw_map(source: Path, form: TextMode, folder: Path) -> tuple[Path, tuple[int, int]]:
    """A map in a form of text, fitted to a slide, and its size."""
    read = argmap.read(source)
    picture = replace(read, settings=replace(read.settings, text=form)).svg(fit="1280x720")
    file = folder / f"{form.value}.svg"
    file.write_text(picture, "utf-8")
    wide, high = re.findall(r' (?:width|height)="(\d+)"', picture)[:2]
    return file, (int(wide), int(high))


def measure_difference(one: Path, other: Path) -> float:
    """The share of points that differ by much where both are drawn at half their size."""
    small = []
    for path in (one, other):
        with Image.open(path) as picture:
            half = (picture.width // 2, picture.height // 2)
            small.append(picture.convert("L").resize(half).filter(ImageFilter.GaussianBlur(2)))
    return sum(ImageChops.difference(*small).histogram()[40:]) / (small[0].width * small[0].height)


def environment_without_hangul(folder: Path) -> dict[str, str]:
    """The environment of a machine whose only font has Latin letters alone."""
    make_font(folder / "fonts" / "latin.ttf", "Latin", string.printable.strip())
    config = folder / "fonts.conf"
    config.write_text(NO_HANGUL.format(fonts=folder / "fonts", cache=folder / "cache"), "utf-8")
    return {**os.environ, "FONTCONFIG_FILE": str(config)}


@pytest.mark.parametrize(
    "draw", [draw_with_rsvg, draw_with_inkscape, draw_with_libreoffice], ids=lambda each: each.__name__
)
@pytest.mark.parametrize("source", MAPS, ids=lambda path: path.stem)
def test_outlines_look_alike(source: Path, draw: Draw, tmp_path: Path) -> None:
    file, size = draw_map(source, TextMode.PATHS, tmp_path)
    assert measure_difference(draw_with_chromium(file, size), draw(file, size)) < MAX_DIFFERENCE


@pytest.mark.parametrize("source", MAPS, ids=lambda path: path.stem)
def test_outlines_look_like_the_text_they_stand_for(source: Path, tmp_path: Path) -> None:
    text, size = draw_map(source, TextMode.FONT, tmp_path)
    outlines, _ = draw_map(source, TextMode.PATHS, tmp_path)
    assert (
        measure_difference(draw_with_chromium(text, size), draw_with_chromium(outlines, size))
        < MAX_DIFFERENCE
    )


def test_embedded_fonts_are_shown_where_there_are_none(tmp_path: Path) -> None:
    bare = environment_without_hangul(tmp_path)
    file, size = draw_map(KOREAN, TextMode.EMBED, tmp_path)
    plain, _ = draw_map(KOREAN, TextMode.FONT, tmp_path)
    outlines, _ = draw_map(KOREAN, TextMode.PATHS, tmp_path)
    wanted = draw_with_chromium(outlines, size)
    assert measure_difference(draw_with_chromium(file, size, bare), wanted) < MAX_DIFFERENCE
    assert measure_difference(draw_with_chromium(plain, size, bare), wanted) > 0.01


@pytest.mark.parametrize(
    "draw", [draw_with_rsvg, draw_with_inkscape, draw_with_libreoffice], ids=lambda each: each.__name__
)
def test_other_programs_see_no_embedded_fonts(draw: Draw, tmp_path: Path) -> None:
    file, size = draw_map(KOREAN, TextMode.EMBED, tmp_path)
    plain, _ = draw_map(KOREAN, TextMode.FONT, tmp_path)
    assert measure_difference(draw(file, size), draw(plain, size)) == 0
