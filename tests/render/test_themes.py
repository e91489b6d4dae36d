"""Themes in the SVG: its colours, fonts and weights, and that nothing else gets in."""

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from argmap.fonts.measure import STACK
from argmap.layout.lay import lay_out
from argmap.layout.options import LayoutOptions
from argmap.layout.scene import Scene
from argmap.render.night import by_day_and_night
from argmap.render.svg import SvgOptions, svg
from argmap.theme.palette import Theme, Touch
from argmap.theme.themes import AUTO, DARK, HIGH_CONTRAST, LIGHT, PRINT, THEMES
from tests.layout.geometry import faults
from tests.layout.mapping import mapped
from tests.render.test_svg import DEBATE, NS, by_id

ALL = DEBATE.replace("  objection jobs", "  premise tagged: 꼬리표\n    tag: core\n  objection jobs")


@pytest.fixture(scope="module")
def scene() -> Scene:
    return lay_out(mapped(ALL), LayoutOptions(hidden={"pace": 3}))


def drawn(scene: Scene, theme: Theme) -> str:
    return svg(scene, SvgOptions(theme=theme))


def colours(drawing: str) -> set[str]:
    return set(re.findall(r'(?:fill|stroke)="(#[^"]*)"', drawing))


def known(theme: Theme) -> set[str]:
    inks = (*theme.roles.values(), theme.frame, theme.inner_frame)
    own = {theme.page, theme.text, theme.quiet, theme.on_line, *theme.wires.values()}
    return own | {ink.line for ink in inks} | {ink.ground for ink in inks}


@pytest.mark.parametrize("theme", [LIGHT, DARK, PRINT, HIGH_CONTRAST], ids=lambda theme: theme.name)
def test_a_drawing_has_its_themes_colours_alone(scene: Scene, theme: Theme) -> None:
    assert colours(drawn(scene, theme)) <= known(theme)
    assert theme.page in colours(drawn(scene, theme))


def test_print_is_grey_throughout(scene: Scene) -> None:
    assert all(c[1:3] == c[3:5] == c[5:7] for c in colours(drawn(scene, PRINT)))


def test_light_is_what_is_drawn_without_a_theme(scene: Scene) -> None:
    assert svg(scene) == drawn(scene, LIGHT)


def test_lines_are_heavier_with_high_contrast_and_no_wider_than_tips_allow(scene: Scene) -> None:
    usual, heavy = (ET.fromstring(drawn(scene, theme)) for theme in (LIGHT, HIGH_CONTRAST))
    for one, other in zip(usual.iter(f"{NS}path"), heavy.iter(f"{NS}path"), strict=True):
        assert float(other.get("stroke-width") or 0) > float(one.get("stroke-width") or 0)
        dashes = [
            [float(part) for part in (each.get("stroke-dasharray") or "").split()] for each in (one, other)
        ]
        assert all(b > a for a, b in zip(*dashes, strict=True))
    borders = [
        float(by_id(heavy, f"s-{name}").find(f".//{NS}rect").get("stroke-width")) for name in ("coin", "jobs")
    ]
    assert borders == [5, 3.5]


def test_auto_is_light_with_classes_for_the_dark(scene: Scene) -> None:
    day, auto = drawn(scene, LIGHT), drawn(scene, AUTO)
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
    for each in ET.fromstring(drawn(scene, AUTO)).iter():
        classes = re.findall(r"night-(fill|stroke)-(\w+)", each.get("class") or "")
        night.append({**each.attrib, **{key: f"#{value}" for key, value in classes}})
    shown = [attributes for attributes in night if "fill" in attributes]
    wanted = [each.attrib for each in ET.fromstring(drawn(scene, DARK)).iter() if each.get("fill")]
    assert [(a["fill"], a.get("stroke")) for a in shown] == [(a["fill"], a.get("stroke")) for a in wanted]


def test_a_class_means_one_colour_in_every_drawing_on_a_page() -> None:
    def rules(day: str, night: str) -> list[str]:
        drawing = '<svg w="1"><desc id="o"></desc>\n<g fill="{}"/></svg>'
        both = by_day_and_night(drawing.format(day), drawing.format(night))
        return re.findall(r"\{(\..*?\})\}", both)

    assert rules("#000000", "#abcdef") == rules("#111111", "#ABCDEF") == [".night-fill-ABCDEF{fill:#ABCDEF}"]
    assert rules("#ABCDEF", "#abcdef") == []


def test_a_tag_colours_its_statements(scene: Scene) -> None:
    theme = replace(LIGHT, tags={"core": Touch("#0B3D91", "#EAF1FF"), "other": Touch("#FF0000")})
    root = ET.fromstring(drawn(scene, theme))
    tagged, plain = (by_id(root, f"s-{name}").find(f".//{NS}rect") for name in ("tagged", "tacit"))
    assert tagged is not None
    assert plain is not None
    assert (tagged.get("stroke"), tagged.get("fill")) == ("#0B3D91", "#EAF1FF")
    assert plain.get("stroke") == LIGHT.roles["premise"].line


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
    night = replace(theme.night, fonts=fonts) if theme.night else None
    root = ET.fromstring(drawn(scene, replace(theme, fonts=fonts, night=night)))
    assert not list(root.iter(f"{NS}script"))
    families = root.get("font-family") or ""
    assert families.endswith(f", 'Pretendard', {STACK}")
    first = families.removesuffix(f", 'Pretendard', {STACK}")
    assert re.fullmatch(r"'(?:[^'\\]|\\.)*'", first, re.DOTALL)


def test_fonts_come_before_the_usual_ones(scene: Scene) -> None:
    families = ET.fromstring(drawn(scene, replace(LIGHT, fonts=("Pretendard", "serif")))).get("font-family")
    assert families == f"'Pretendard', serif, {STACK}"


@pytest.mark.parametrize("size", [10, 14.5, 30, 48])
def test_text_of_any_size_stays_in_its_box(size: float) -> None:
    argmap = mapped(ALL)
    assert faults(argmap, lay_out(argmap, LayoutOptions(size=size))) == []


@given(st.sampled_from(sorted(THEMES)), st.text(max_size=20))
def test_every_theme_makes_well_formed_xml(name: str, said: str) -> None:
    scene = Scene(20, 20, "en", said, said, (), (), (), (), (), ())
    ET.fromstring(drawn(scene, THEMES[name]))
