"""The drawing that follows its reader: in a real browser, and in programs that know no such setting."""

import html
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from msgspec.structs import replace

from argmap.layout.columns.column_layout import lay_out_columns
from argmap.render.draw_scene import SceneStyle
from argmap.scene.scene import Scene
from argmap.theme.theme import ColourOverride, Theme
from argmap.theme.themes import AUTO, DARK, LIGHT
from tests.layout.map_from_text import build_test_map
from tests.render.pictures import write_scene
from tests.render.test_svg_viewers import BROWSER, MAPS, find_program, run_program

pytestmark = pytest.mark.slow

SETTING = {"dark": 0, "light": 1}
"""How Chromium is told what its reader prefers."""
COLOURS_SCRIPT = """
const shown = [...document.querySelectorAll('svg *:not(title, desc, style, g, a)')].map(
  each => [each.tagName, getComputedStyle(each).fill, getComputedStyle(each).stroke]);
document.body.textContent = JSON.stringify(shown);
"""


@pytest.fixture(params=MAPS, ids=lambda path: path.stem)
def scene(request: pytest.FixtureRequest) -> Scene:
    return lay_out_columns(build_test_map(request.param.read_text("utf-8")))


def draw_themed_svg(scene: Scene, theme: Theme) -> str:
    return write_scene(scene, SceneStyle(theme=theme))


def open_in_browser(page: str, setting: str, folder: Path, *, shot: bool = False) -> str:
    """What a browser makes of a page for a reader with that setting: its text, or a picture in `shot.png`."""
    file = folder / "page.html"
    file.write_text(page, "utf-8")
    options = (
        f"--user-data-dir={folder / 'profile'}",
        f"--blink-settings=preferredColorScheme={SETTING[setting]}",
        "--hide-scrollbars",
        f"--screenshot={folder / 'shot.png'}" if shot else "--dump-dom",
    )
    return run_program(find_program(BROWSER[0]), *BROWSER[1:], *options, file.as_uri(), folder=folder)


def css_colour(colour: str | None) -> str:
    """An attribute's colour as a browser tells it."""
    if colour is None or colour == "none":
        return "none"
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


def shape_colours(drawing: str) -> list[list[str]]:
    """Every shape of a drawing without style sheet, with its colours."""
    shapes = [each for each in ET.fromstring(drawing).iter() if each.get("fill")]
    return [
        [each.tag.partition("}")[2], css_colour(each.get("fill")), css_colour(each.get("stroke"))]
        for each in shapes
    ]


@pytest.mark.parametrize("setting", SETTING)
def test_a_browser_paints_it_as_its_reader_likes(scene: Scene, setting: str, tmp_path: Path) -> None:
    touched = replace(
        AUTO, roles={**AUTO.roles, "premise": ColourOverride("#123456").apply_to(AUTO.roles["premise"])}
    )
    page = (
        "<!doctype html><meta "
        f"charset=utf-8><body>{draw_themed_svg(scene, touched)}<script>{COLOURS_SCRIPT}</script>"
    )
    dom = open_in_browser(page, setting, tmp_path)
    found = json.loads(html.unescape(re.sub(r"<[^>]+>", "", dom)))
    assert found == shape_colours(
        draw_themed_svg(scene, DARK if setting == "dark" else touched.without_dark_variant)
    )


@pytest.mark.parametrize("setting", SETTING)
def test_as_an_image_of_a_page_it_follows_too(setting: str, tmp_path: Path) -> None:
    from PIL import Image

    scene = lay_out_columns(build_test_map("thesis: T\n"))
    (tmp_path / "auto.svg").write_text(draw_themed_svg(scene, AUTO), "utf-8")
    open_in_browser(
        '<!doctype html><body style="margin:0"><img src="auto.svg">', setting, tmp_path, shot=True
    )
    with Image.open(tmp_path / "shot.png") as shot:
        page = DARK.background if setting == "dark" else LIGHT.background
        assert css_colour("#{:02X}{:02X}{:02X}".format(*shot.convert("RGB").getpixel((3, 3)))) == css_colour(
            page
        )


@pytest.mark.parametrize("name", ["soffice", "rsvg-convert"])
def test_other_programs_paint_it_light(scene: Scene, name: str, tmp_path: Path) -> None:
    pictures = []
    for theme in (LIGHT, AUTO):
        folder = tmp_path / theme.name
        folder.mkdir()
        (folder / "picture.svg").write_text(draw_themed_svg(scene, theme), "utf-8")
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        asked = {
            "soffice": (profile, "--headless", "--convert-to", "png", "picture.svg"),
            "rsvg-convert": ("picture.svg", "-o", "picture.png"),
        }
        run_program(find_program(name), *asked[name], folder=folder)
        pictures.append((folder / "picture.png").read_bytes())
    assert pictures[0] == pictures[1]
