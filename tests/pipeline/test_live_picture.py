"""What a reader sees of a map while it is written: pictures as chosen, steps, and all there is to tell."""

import re

import pytest

from argmap.config.settings import Settings
from argmap.deck.reveal_order import plan_build_steps
from argmap.model.map import ArgMap, Reveal
from argmap.pipeline.compile import CompileOptions, compile_bytes
from argmap.pipeline.draw import draw
from argmap.pipeline.options import Overrides
from argmap.pipeline.output_format import OutputFormat
from argmap.theme.pages import parse_page
from argmap.theme.themes import ThemeName
from argmap.workspace.editable_text import decode_for_editor, encode_like
from argmap.workspace.live_picture import LivePicture, PictureRequest, build_draw_options, draw_live_picture
from argmap.workspace.statement_details import describe_statements, list_languages, names_by_kind, view_titles
from argmap.workspace.vocabulary import build_vocabulary
from tests.layout.edited_map import AFTER, BEFORE

TEXT = """\
map: Trains
  lang: en
  ko: 기차
source s: A book
  url: https://example.org/book
group g: Riders
view v: The view
  root: goal
  reveal: role
thesis goal: Run more trains
  ko: 기차를 늘린다
  premise sleep: People sleep
    cite: s p. 3
    group: g
    note: Ask who has
    tag: core
  and day: They gain a day
    undercut: Not everyone
  objection: Beds cost more
    rebuttal: Hotels too
"""


@pytest.fixture
def argmap() -> ArgMap:
    compiled = compile_bytes(TEXT.encode(), "a.argmap", CompileOptions())
    assert compiled.argmap is not None
    return compiled.argmap


@pytest.mark.parametrize("reveal", [Reveal.ORDER, Reveal.BRANCH, Reveal.ROLE])
def test_every_step_shows_something_and_no_wire_comes_before_its_ends(argmap: ArgMap, reveal: Reveal) -> None:
    stage = plan_build_steps(argmap, reveal)
    assert {*stage.boxes.values(), *stage.wires.values()} == set(range(stage.last_step + 1))
    assert stage.boxes["goal"] == 0
    assert stage.boxes["sleep"] == stage.boxes["day"] == 1
    for step in argmap.inferences.values():
        ends = [stage.boxes[part.statement] for part in step.premises]
        ends.append((stage.wires if step.undercuts else stage.boxes)[step.target])
        assert stage.wires[step.id] == max(ends)


def test_nothing_is_staged_where_all_comes_at_once(argmap: ArgMap) -> None:
    assert plan_build_steps(argmap, Reveal.NONE).last_step == 0
    look = PictureRequest()
    assert (
        "data-step" not in draw_live_picture(argmap, build_draw_options(argmap, Settings(), look), look).svg
    )


def test_steps_are_marked_and_counted(argmap: ArgMap) -> None:
    look = PictureRequest(Overrides(fit=parse_page("4:3")), view="v", has_steps=True)
    drawn = draw_live_picture(argmap, build_draw_options(argmap, Settings(), look), look)
    assert max(map(int, re.findall(r'data-step="(\d+)"', drawn.svg))) == drawn.last_step > 0
    assert drawn.size_note is not None
    assert "10 × 7.5" in drawn.size_note.en


def test_a_first_picture_is_that_of_build_and_the_next_one_keeps_to_it() -> None:
    def draw_text(text: str, arrangement: str = "") -> LivePicture:
        argmap = compile_bytes(text.encode(), "a.argmap", CompileOptions()).argmap
        assert argmap is not None
        request = PictureRequest(arrangement=arrangement)
        options = build_draw_options(argmap, Settings(), request)
        picture = draw_live_picture(argmap, options, request)
        assert draw(argmap, OutputFormat.SVG, options).text == picture.svg
        return picture

    first, fresh = draw_text(BEFORE), draw_text(AFTER)
    kept = draw_text(AFTER, first.arrangement)
    assert "data-arrangement" not in first.svg
    assert kept.svg != fresh.svg
    assert kept.arrangement != fresh.arrangement
    assert draw_text(AFTER, kept.arrangement) == kept
    assert draw_text(AFTER, first.arrangement[:-1]) == fresh
    assert draw_text(AFTER, "x" * 1_000_000) == fresh


def test_short_texts_are_told_where_they_were_needed() -> None:
    premises = (f"  premise p{i}: {'word ' * 16}{i}\n    short: Short {i}\n" for i in range(29))
    argmap = compile_bytes(f"thesis t: T\n{''.join(premises)}".encode(), "a.argmap", CompileOptions()).argmap
    assert argmap is not None
    request = PictureRequest()
    note = draw_live_picture(argmap, build_draw_options(argmap, Settings(), request), request).size_note
    assert note is not None
    assert note.en.endswith("; short texts, so that the page reaches 12 pt")
    assert note.ko.endswith("; 글자가 12 pt 이상이 되도록 약칭을 표시")


def test_a_view_that_is_gone_is_the_whole_map(argmap: ArgMap) -> None:
    look = PictureRequest(
        Overrides(fit=parse_page("none"), lang="ko", theme=ThemeName.AUTO), view="gone", is_dark=True
    )
    drawn = draw_live_picture(argmap, build_draw_options(argmap, Settings(), look), look)
    assert drawn.size_note is None
    assert drawn.svg.count('class="statement ') == len(argmap.statements)
    assert "기차를 늘린다" in drawn.svg
    assert "#14171C" in drawn.svg


def test_all_details_of_a_statement_are_described(argmap: ArgMap) -> None:
    sleep = describe_statements(argmap, None)[1]
    assert (sleep.id, sleep.role, sleep.text, sleep.line) == ("sleep", "Premise", "People sleep", 12)
    assert (sleep.group, sleep.note, sleep.tags) == ("Riders", "Ask who has", ("core",))
    assert [(c.source, c.locator, c.url) for c in sleep.cites] == [
        ("A book", "p. 3", "https://example.org/book")
    ]
    assert [each.text for each in describe_statements(argmap, "ko")][:2] == ["기차를 늘린다", "People sleep"]
    assert [each.role for each in describe_statements(argmap, "ko")][:2] == ["논제", "전제"]


def test_languages_views_and_names(argmap: ArgMap) -> None:
    assert list_languages(argmap) == ("en", "ko")
    assert view_titles(argmap, None) == (("v", "The view"),)
    assert names_by_kind(argmap) == {
        "statement": ("goal", "sleep", "day"),
        "source": ("s",),
        "group": ("g",),
        "view": ("v",),
        "tag": ("core",),
    }


def test_the_vocabulary_has_both_languages() -> None:
    words = build_vocabulary()
    assert {"premise", "전제"} <= set(words.stating)
    assert {"map", "지도"} <= set(words.declaring)
    assert {"cite", "인용"} <= set(words.keys)


@pytest.mark.parametrize(
    "data", [b"a: \xea\xb0\x80\nb\n", b"a\r\nb\r\n", b"a\rb\r", b"\xef\xbb\xbfa\r\nb", b""]
)
def test_a_file_that_is_saved_unchanged_keeps_its_bytes(data: bytes) -> None:
    found = decode_for_editor(data, "a.argmap")
    assert found.is_lossless
    assert "\r" not in found.text
    assert encode_like(found.text, data) == data
