"""A talk: nothing left out, every step in its place, every mark leading to a slide."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from argmap.deck.capacity import READABLE_PT, SINGLE_STEP_PT
from argmap.deck.deck import BODY_BOUNDS, Deck, Slide, SlideKind, scale_bounds
from argmap.deck.slide_plan import SLIDE_LAYOUT, TalkOptions
from argmap.deck.talk import build_deck
from argmap.model.map import ArgMap, Reveal
from argmap.model.subset import restrict_map
from argmap.scene.scene import Rect
from argmap.theme.pages import PAGE_SIZES
from tests.deck.deck_dump import format_deck
from tests.deck.split_pages import limit_page
from tests.layout.generated_maps import generate_map
from tests.layout.geometry import find_faults
from tests.layout.map_from_text import build_test_map

SLIDE = PAGE_SIZES["16:9"]
CASES = sorted((Path(__file__).parent / "talks").glob("*.argmap"))
VIEWS = "view first: The first view\n  root: s0\n  depth: 1\n  reveal: role\nview second: The second view\n"
ALONE = "claim alone: Nothing speaks for this\nclaim alone-too: Nor for this\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_talk_is_as_written_beside_the_map(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = case.read_text("utf-8")
    holds = re.match(r"# holds: (\d+)", text)
    assert holds
    limit_page(monkeypatch, int(holds[1]))
    assert format_deck(build_deck(build_test_map(text), SLIDE)) == case.with_suffix(".talk").read_text(
        "utf-8"
    )


def map_slides(deck: Deck) -> Iterator[Slide]:
    """The slides that show statements in full."""
    return (slide for slide in deck.slides if slide.kind is SlideKind.MAP)


def find_missing(argmap: ArgMap, deck: Deck) -> list[str]:
    """The statements and steps that no slide shows, and those that are not in its notes when they appear."""
    missing = []
    drawn: set[str] = set()
    for slide in map_slides(deck):
        assert slide.scene
        drawn |= {wire.id for wire in slide.scene.wires}
        for box in slide.scene.boxes:
            drawn.add(box.id)
            step = slide.build_steps.boxes.get(box.id, 0)
            spoken = "\n".join(note.text for note in slide.notes if note.step == step)
            if argmap.statements[box.id].text[""].value not in spoken:
                missing.append(f"{slide.key}: {box.id} is not in the note of step {step}")
    return missing + sorted({*argmap.statements, *argmap.inferences} - drawn)


def find_misordered(argmap: ArgMap, slide: Slide) -> list[str]:
    """What appears before that which it belongs to, and steps at which nothing appears."""
    boxes, wires = slide.build_steps.boxes, slide.build_steps.wires
    found = []
    assert slide.scene
    for wire in slide.scene.wires:
        step = argmap.inferences[wire.id]
        ends = [boxes.get(each, 0) for each in wire.sources]
        at = wires.get(wire.id, 0)
        if step.undercuts and boxes:
            found += [f"{wire.id} with {step.target}"] * (at <= wires.get(step.target, 0))
        elif not step.undercuts:
            ends.append(boxes.get(wire.target, 0))
        found += [f"{wire.id} before its ends"] * (at < max(ends))
        own = {boxes.get(part.statement, 0) for part in step.premises if part.in_full}
        if len(own) > 1:
            found.append(f"{wire.id} is torn")
    if {0, *boxes.values(), *wires.values()} != set(range(slide.step_count)):
        found.append(f"{slide.key} has an empty step")
    return found


def find_wrong_links(deck: Deck) -> list[str]:
    """The marks that lead to no slide, and those that should lead somewhere."""
    keys = {slide.key for slide in deck.slides}
    assert len(keys) == len(deck.slides)
    found = []
    for slide in deck.slides:
        for box in slide.scene.boxes if slide.scene else ():
            parts = [mark.part for mark in (box.continuation, box.origin) if mark]
            found += [f"{slide.key}: {box.id} > {part}" for part in parts if part not in keys]
            found += [f"{slide.key}: {box.id} leads to itself" for part in parts if part == slide.key]
        if (
            slide.scene
            and slide.kind is not SlideKind.OVERVIEW
            and slide.scene.overview not in (None, "overview")
        ):
            found.append(f"{slide.key} has no overview")
    return found


def find_talk_faults(argmap: ArgMap, deck: Deck) -> list[str]:
    late = [fault for slide in map_slides(deck) for fault in find_misordered(argmap, slide)]
    return find_missing(argmap, deck) + late + find_wrong_links(deck)


@given(st.integers(0, 400), st.integers(2, 30), st.integers(2, 9), st.booleans(), st.sampled_from(Reveal))
def test_nothing_is_left_out_and_all_comes_in_its_time(
    seed: int, claims: int, holds: int, views: bool, reveal: Reveal
) -> None:
    argmap = build_test_map(
        generate_map(seed, claims) + (ALONE if seed % 3 else "") + (VIEWS if views else "")
    )
    with pytest.MonkeyPatch.context() as patch:
        limit_page(patch, holds)
        deck = build_deck(argmap, SLIDE, TalkOptions(reveal=reveal))
    assert find_talk_faults(argmap, deck) == []


@pytest.mark.parametrize("page", PAGE_SIZES)
@pytest.mark.parametrize("seed", range(700, 704))
def test_slides_can_be_read_and_stand_under_their_titles(seed: int, page: str) -> None:
    argmap = build_test_map(generate_map(seed, 8 + seed % 20) + (VIEWS if seed % 2 else ""))
    deck = build_deck(argmap, PAGE_SIZES[page])
    assert find_talk_faults(argmap, deck) == []
    for slide in deck.slides:
        if not slide.scene:
            continue
        assert slide.body
        room = scale_bounds(BODY_BOUNDS, deck.page)
        assert Rect(room.x - 0.01, room.y - 0.01, room.width + 0.02, room.height + 0.02).contains(slide.body)
        assert slide.points == pytest.approx(
            SLIDE_LAYOUT.size * slide.body.width / slide.scene.width, rel=0.02
        )
        bases = [wire for wire in slide.scene.wires if not argmap.inferences[wire.id].undercuts]
        least = SINGLE_STEP_PT if slide.kind is SlideKind.OVERVIEW else READABLE_PT
        assert slide.points >= least or len(bases) <= 1
        assert not slide.scene.heading
        assert not slide.scene.sources
        if slide.kind is SlideKind.MAP:
            shown_map = _slide_map(argmap, slide)
            assert find_faults(shown_map, slide.scene) == []


def _slide_map(argmap: ArgMap, slide: Slide) -> ArgMap:
    """The map of what a slide shows."""
    assert slide.scene
    kept = restrict_map(
        argmap, {box.id for box in slide.scene.boxes}, {wire.id for wire in slide.scene.wires}
    )
    framed = {frame.group for frame in slide.scene.frames}
    bare = {
        each.id: each if each.group in framed else replace(each, group=None)
        for each in kept.argmap.statements.values()
    }
    return replace(kept.argmap, statements=bare)


def test_only_the_views_asked_for_are_shown() -> None:
    argmap = build_test_map(CASES[-1].read_text("utf-8"))
    assert "views" in CASES[-1].stem
    deck = build_deck(argmap, SLIDE, TalkOptions(views=("shopping",)))
    assert [slide.key for slide in deck.slides] == ["title", "view.shopping", "sources"]
    assert deck.slides[-1].lines == (
        "count: A count of passers-by, 2021, The city, https://example.org/count (table 2)",
    )
    with pytest.raises(KeyError):
        build_deck(argmap, SLIDE, TalkOptions(views=("none",)))


def test_what_is_not_highlighted_stands_back_where_it_is_shown() -> None:
    argmap = build_test_map("thesis a: A\n  premise b: B\n    premise c: C\n  objection d: D\n")
    (slide,) = map_slides(build_deck(argmap, SLIDE, TalkOptions(highlight=frozenset(("a", "b")))))
    assert slide.build_steps.dimmed == {"c", "d", "c.supports", "d.attacks"}
    (slide,) = map_slides(build_deck(argmap, SLIDE))
    assert slide.build_steps.dimmed == frozenset()


def test_the_talk_speaks_the_language_asked_for() -> None:
    argmap = build_test_map(CASES[-1].read_text("utf-8"))
    options = TalkOptions(layout=replace(SLIDE_LAYOUT, lang="ko"))
    deck = build_deck(argmap, SLIDE, options)
    assert (deck.title, deck.lang) == ("차 없는 도심", "ko")
    titles = [slide.title for slide in deck.slides]
    assert titles[:3] == ["차 없는 도심", "한눈에 보기", "찬성하는 까닭"]
    assert titles[-1] == "출처"
    spoken = "\n".join(note.text for slide in deck.slides for note in slide.notes)
    assert "논제: 도심에는 차가 다니지 않아야 한다\n출처: 행인 조사, 2021" in spoken
    assert "숨을 들이쉽니다." in spoken
    assert "Breathe in." not in spoken


def test_an_overview_explains_the_signs_and_other_slides_do_not() -> None:
    deck = build_deck(build_test_map(generate_map(11, 30)), SLIDE)
    legends = {slide.key: bool(slide.scene.legend) for slide in deck.slides if slide.scene}
    assert legends.pop("overview")
    assert legends
    assert not any(legends.values())
    (whole,) = map_slides(build_deck(build_test_map("thesis a: A\n  premise b: B\n  and c: C\n"), SLIDE))
    assert whole.scene
    assert whole.scene.legend


def test_sources_go_on_where_one_slide_is_full() -> None:
    text = "".join(
        f"source s{i}: A long name of a source that has the number {i} and some more words to fill\n"
        for i in range(40)
    )
    cites = "".join(f"  cite: s{i}\n" for i in range(40))
    deck = build_deck(build_test_map(f"{text}thesis t: T\n{cites}"), SLIDE)
    pages = [slide for slide in deck.slides if slide.kind is SlideKind.SOURCES]
    assert [slide.key for slide in pages] == ["sources", *(f"sources.{n}" for n in range(2, len(pages) + 1))]
    assert [slide.title for slide in pages][:2] == ["Sources", "Sources (2)"]
    lines = [line for slide in pages for line in slide.lines]
    assert len(lines) == 41, "the marks without room are one line more"
