"""A group's title is never broken inside a word."""

import pytest

from argmap.layout.columns.column_layout import lay_out_columns
from argmap.layout.compact.compact_layout import lay_out_compact
from argmap.layout.group_title import MAX_TITLE_WORD, TITLE_STYLE
from argmap.layout.layout_options import LayoutOptions
from argmap.scene.scene import Scene
from tests.layout.map_from_text import build_test_map

LONG = "Arbeiterunfallversicherungsgesetz"
ENDLESS = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzesentwurf"


def titles_of(title: str, *, compact: bool) -> list[str]:
    argmap = build_test_map(
        f"group g: {title}\nthesis a: A\n  premise b: B\n    group: g\n"
        "  premise c: C\n    premise d: D\n      group: g\n"
    )
    options = LayoutOptions()
    scene: Scene | None = (
        lay_out_compact(argmap, options, 16 / 9) if compact else lay_out_columns(argmap, options)
    )
    assert scene is not None
    return [line.text for frame in scene.frames for line in frame.title]


@pytest.mark.parametrize("compact", [True, False])
def test_a_frame_is_widened_for_a_long_word(compact: bool) -> None:
    assert set(titles_of(f"Das {LONG}", compact=compact)) == {"Das", LONG}
    assert set(titles_of("지역균형발전특별회계보조금관리규정", compact=compact)) == {
        "지역균형발전특별회계보조금관리규정"
    }


@pytest.mark.parametrize("compact", [True, False])
def test_a_word_too_long_for_any_frame_is_cut(compact: bool) -> None:
    for text in titles_of(ENDLESS, compact=compact):
        assert text.endswith("…")
        assert ENDLESS.startswith(text[:-1])


@pytest.mark.parametrize("compact", [True, False])
def test_a_long_korean_word_keeps_all_that_has_room(compact: bool) -> None:
    word = "지속가능발전교육을위한초등학교선생님들의모임과학부모회"
    for text in titles_of(word, compact=compact):
        assert word.startswith(text[:-1])
        assert TITLE_STYLE.width(text) > MAX_TITLE_WORD - 2 * TITLE_STYLE.width("회")
