"""A talk for somebody's template stands on its page, in the room that its slides have."""

from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace

from argmap.pipeline.focus import Focus
from argmap.pipeline.options import DrawOptions
from argmap.pipeline.output_format import TalkFormat
from argmap.pipeline.slides import (
    MIN_BODY_SHARE,
    TalkChoices,
    build_map_talk,
    write_presentation,
    write_talk,
)
from argmap.render.pptx.presentation import read_template_page
from argmap.theme.pages import PAGE_SIZES
from tests.layout.map_from_text import build_test_map

WEEK = build_test_map((Path(__file__).parents[2] / "maps" / "four-day-week.argmap").read_text("utf-8"))


def build_template(body_top: float) -> bytes:
    """A 4:3 presentation whose titles end at that share of the slide's height."""
    from pptx import Presentation

    made_up = Presentation()
    for layout in made_up.slide_layouts:
        for each in layout.placeholders:
            if each.placeholder_format.type == 1:  # a title
                each.top, each.height = 0, int(made_up.slide_height * body_top)
    saved = BytesIO()
    made_up.save(saved)
    return saved.getvalue()


def test_drawings_are_fitted_to_the_room_of_the_template() -> None:
    template = build_template(0.3)
    page, room = read_template_page(template)
    assert room.width * room.height >= MIN_BODY_SHARE * page.width * page.height
    talk = build_map_talk(WEEK, TalkChoices(template=template))
    assert (talk.deck.page.width, talk.deck.page.height) == (page.width, page.height) == (720, 540)
    for slide in talk.deck.slides:
        if slide.scene:
            assert slide.body
            assert room.contains(slide.body)
            scale = slide.body.width / slide.scene.width
            sizes = {line.size for box in slide.scene.boxes for line in box.lines}
            assert slide.points == pytest.approx(min(sizes) * scale, rel=0.02)


def test_a_template_without_room_keeps_our_own_places() -> None:
    choices = TalkChoices(template=build_template(0.9), drawing=DrawOptions(page=PAGE_SIZES["4:3"]))
    own = build_map_talk(WEEK, replace(choices, template=None))
    assert build_map_talk(WEEK, choices).deck.slides == own.deck.slides


def test_a_presentation_shows_what_an_output_would() -> None:
    whole = write_presentation(WEEK, DrawOptions())
    assert whole == write_talk(build_map_talk(WEEK, TalkChoices()), TalkFormat.PPTX, TalkChoices())
    name = next(iter(WEEK.views))
    part = write_presentation(WEEK, DrawOptions(focus=Focus(view=name)))
    assert part == write_talk(
        build_map_talk(WEEK, TalkChoices(views=(name,))), TalkFormat.PPTX, TalkChoices()
    )
    assert part != whole
