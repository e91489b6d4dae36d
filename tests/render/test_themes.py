"""Themes in the SVG: its colours, fonts and weights, and that nothing else gets in."""

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from argmap.fonts.text_width import FONT_STACK
from argmap.layout.columns.column_layout import lay_out_columns
from argmap.layout.layout_options import LayoutOptions
from argmap.render.draw_scene import SceneStyle
from argmap.render.picture import Picture, Polygon, Shape
from argmap.render.transform.dark_mode import combine_light_and_dark
from argmap.scene.scene import Scene
from argmap.theme.theme import ColourOverride, Theme
from argmap.theme.themes import AUTO, DARK, HIGH_CONTRAST, LIGHT, PRINT, THEMES
from tests.layout.geometry import find_faults
from tests.layout.map_from_text import build_test_map
from tests.render.pictures import write_scene
from tests.render.test_svg import DEBATE, NS, find_by_id

ALL = DEBATE.replace("  objection jobs", "  premise tagged: 꼬리표\n    tag: core\n  objection jobs")


@pytest.fixture(scope="module")
def scene() -> Scene:
    return lay_out_columns(build_test_map(ALL), LayoutOptions(hidden={"pace": 3}))


def draw_themed_svg(scene: Scene, theme: Theme) -> str:
    return write_scene(scene, SceneStyle(theme=theme))


def find_colours(drawing: str) -> set[str]:
    return set(re.findall(r'(?:fill|stroke)="(#[^"]*)"', drawing))


def theme_colours(theme: Theme) -> set[str]:
    inks = (*theme.roles.values(), theme.frame, theme.inner_frame)
    own = {theme.background, theme.text, theme.muted, theme.text_on_border, *theme.wires.values()}
    return own | {ink.border for ink in inks} | {ink.fill for ink in inks}


@pytest.mark.parametrize("theme", [LIGHT, DARK, PRINT, HIGH_CONTRAST], ids=lambda theme: theme.name)
def test_a_drawing_has_its_themes_colours_alone(scene: Scene, theme: Theme) -> None:
    assert find_colours(draw_themed_svg(scene, theme)) <= theme_colours(theme)
    assert theme.background in find_colours(draw_themed_svg(scene, theme))


def test_print_is_grey_throughout(scene: Scene) -> None:
    assert all(c[1:3] == c[3:5] == c[5:7] for c in find_colours(draw_themed_svg(scene, PRINT)))


def test_light_is_what_is_drawn_without_a_theme(scene: Scene) -> None:
    assert write_scene(scene) == draw_themed_svg(scene, LIGHT)


def test_lines_are_heavier_with_high_contrast_and_no_wider_than_tips_allow(scene: Scene) -> None:
    usual, heavy = (ET.fromstring(draw_themed_svg(scene, theme)) for theme in (LIGHT, HIGH_CONTRAST))
    for one, other in zip(usual.iter(f"{NS}path"), heavy.iter(f"{NS}path"), strict=True):
        assert float(other.get("stroke-width") or 0) > float(one.get("stroke-width") or 0)
        dashes = [
            [float(part) for part in (each.get("stroke-dasharray") or "").split()] for each in (one, other)
        ]
        assert len(dashes[1]) <= len(dashes[0])
    borders = [
        float(find_by_id(heavy, f"s-{name}").find(f".//{NS}rect").get("stroke-width"))
        for name in ("coin", "jobs")
    ]
    assert borders == [5, 3.5]


def test_auto_is_light_with_classes_for_the_dark(scene: Scene) -> None:
    day, auto = draw_themed_svg(scene, LIGHT), draw_themed_svg(scene, AUTO)
    style = re.search(r"<style type=\"text/css\">\n(.*?)\n</style>\n", auto, re.DOTALL)
    assert style
    bare = re.sub(r'( class="[^"]*?) ?night-[^"]*"', r'\1"', auto.replace(style[0], ""))
    assert bare.replace(' class=""', "") == day
    rules = style[1].splitlines()
    rule = r"@media \(prefers-color-scheme: dark\)\{\.night-(fill|stroke)-([0-9A-F]{6})\{\1:#\2\}\}"
    assert all(re.fullmatch(rule, each) for each in rules)
    assert len(rules) == len(set(rules))
    used = set(re.findall(r"night-\w+-\w{6}", auto.replace(style[0], "")))
    assert used == set(re.findall(r"\.(night-\w+-\w{6})", style[0]))
    assert "var(" not in auto


def test_auto_in_the_dark_is_the_dark_drawing(scene: Scene) -> None:
    """Each shape with the colours that its classes give it, as a browser would."""
    night = []
    for each in ET.fromstring(draw_themed_svg(scene, AUTO)).iter():
        classes = re.findall(r"night-(fill|stroke)-(\w+)", each.get("class") or "")
        night.append({**each.attrib, **{key: f"#{value}" for key, value in classes}})
    shown = [attributes for attributes in night if "fill" in attributes]
    wanted = [each.attrib for each in ET.fromstring(draw_themed_svg(scene, DARK)).iter() if each.get("fill")]
    assert [(a["fill"], a.get("stroke")) for a in shown] == [(a["fill"], a.get("stroke")) for a in wanted]


def test_a_class_means_one_colour_in_every_drawing_on_a_page() -> None:
    def rules(day: str, night: str) -> list[str]:
        light, dark = (Picture(1, 1, (Shape(Polygon(()), colour),)) for colour in (day, night))
        return re.findall(r"\{(\..*?\})\}", "".join(combine_light_and_dark(light, dark).dark_rules or ()))

    assert rules("#000000", "#abcdef") == rules("#111111", "#ABCDEF") == [".night-fill-ABCDEF{fill:#ABCDEF}"]
    assert rules("#ABCDEF", "#abcdef") == []


def test_a_tag_colours_its_statements(scene: Scene) -> None:
    theme = replace(
        LIGHT, tags={"core": ColourOverride("#0B3D91", "#EAF1FF"), "other": ColourOverride("#FF0000")}
    )
    root = ET.fromstring(draw_themed_svg(scene, theme))
    tagged, plain = (find_by_id(root, f"s-{name}").find(f".//{NS}rect") for name in ("tagged", "tacit"))
    assert tagged is not None
    assert plain is not None
    assert (tagged.get("stroke"), tagged.get("fill")) == ("#0B3D91", "#EAF1FF")
    assert plain.get("stroke") == LIGHT.roles["premise"].border


HOSTILE = [
    "'",
    '"',
    "\\",
    "'; fill: red",
    "</svg><script>alert(1)</script>",
    "a&b;",
    "]]>",
    "\x00",
    "\n@import 'x'",
]


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("theme", [LIGHT, AUTO], ids=lambda theme: theme.name)
def test_a_hostile_font_stays_a_fonts_name(scene: Scene, name: str, theme: Theme) -> None:
    """Settings take no such name; who draws from Python may give one all the same."""
    fonts = (name, "Pretendard")
    night = replace(theme.dark_variant, fonts=fonts) if theme.dark_variant else None
    root = ET.fromstring(draw_themed_svg(scene, replace(theme, fonts=fonts, dark_variant=night)))
    assert not list(root.iter(f"{NS}script"))
    families = root.get("font-family") or ""
    assert families.endswith(f", 'Pretendard', {FONT_STACK}")
    first = families.removesuffix(f", 'Pretendard', {FONT_STACK}")
    assert re.fullmatch(r"'(?:[^'\\]|\\.)*'", first, re.DOTALL)


def test_fonts_come_before_the_usual_ones(scene: Scene) -> None:
    families = ET.fromstring(draw_themed_svg(scene, replace(LIGHT, fonts=("Pretendard", "serif")))).get(
        "font-family"
    )
    assert families == f"'Pretendard', serif, {FONT_STACK}"


@pytest.mark.parametrize("size", [10, 14.5, 30, 48])
def test_text_of_any_size_stays_in_its_box(size: float) -> None:
    argmap = build_test_map(ALL)
    assert find_faults(argmap, lay_out_columns(argmap, LayoutOptions(size=size))) == []


@given(st.sampled_from(sorted(THEMES)), st.text(max_size=20))
def test_every_theme_makes_well_formed_xml(name: str, said: str) -> None:
    scene = Scene(20, 20, "en", said, said, (), (), (), (), (), ())
    ET.fromstring(draw_themed_svg(scene, THEMES[name]))
