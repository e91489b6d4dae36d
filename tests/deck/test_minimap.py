"""The small map on each part: which parts there are, which hangs below which, and which one this is."""

import re
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from argmap.deck.deck import TITLE_BOUNDS, Deck
from argmap.deck.split_map import Split, split
from argmap.deck.talk import build_deck
from argmap.layout.layout_options import LayoutOptions
from argmap.model.subset import SubsetMap
from argmap.render.draw_scene import draw_scene
from argmap.render.html.html_deck import write_html
from argmap.render.pptx.presentation import render_pptx
from argmap.render.slide_pages import PageContext, draw_slide_page
from argmap.render.svg import write_svg
from argmap.scene.minimap_place import fit_minimap, mirror_minimap
from argmap.scene.scene import Minimap, Rect, Scene
from argmap.theme.pages import PAGE_SIZES
from tests.deck.split_pages import limit_page
from tests.layout.generated_maps import generate_map
from tests.layout.map_from_text import build_test_map

SLIDE = PAGE_SIZES["16:9"]
TREE = "map: M\n  lang: en\nthesis t: Top\n" + "".join(
    f"  premise {a}: Reason {a}\n" + "".join(f"    premise {a}{i}: Detail {a} {i}\n" for i in range(3))
    for a in ("a", "b", "c")
)


def split_tree(text: str, holds: int) -> Split:
    with pytest.MonkeyPatch.context() as patch:
        limit_page(patch, holds)
        return split(SubsetMap(build_test_map(text)), SLIDE, LayoutOptions())


def build_tree_deck() -> Deck:
    with pytest.MonkeyPatch.context() as patch:
        limit_page(patch, 4)
        return build_deck(build_test_map(TREE), SLIDE)


def list_minimaps(found: Split) -> list[Minimap]:
    minimaps = [part.scene.minimap for part in found.parts]
    assert found.overview.scene.minimap is None
    return [each for each in minimaps if each]


def limit_errors(minimap: Minimap) -> list[Rect]:
    """The boxes that overlap another, or leave the bounds."""
    rects = [cell.rect for cell in minimap.cells]
    outer = minimap.bounds
    room = Rect(outer.x - 0.01, outer.y - 0.01, outer.width + 0.02, outer.height + 0.02)
    return [
        rect
        for index, rect in enumerate(rects)
        if not room.contains(rect) or any(rect.overlaps(other) for other in rects[:index])
    ]


@given(st.integers(0, 400), st.integers(8, 40), st.integers(3, 8))
def test_each_part_fills_its_own_box(seed: int, claims: int, holds: int) -> None:
    found = split_tree(generate_map(seed, claims), holds)
    minimaps = list_minimaps(found)
    assert len(minimaps) == len(found.parts)
    for number, minimap in enumerate(minimaps, 1):
        assert len(minimap.cells) == len(found.parts) + 1
        assert [index for index, cell in enumerate(minimap.cells) if cell.is_here] == [number]
        assert len(minimap.lines) == len(found.parts)
        assert limit_errors(minimap) == []
        assert str(number) in minimap.description
        assert str(len(found.parts)) in minimap.description


def test_a_part_hangs_below_the_one_that_shows_its_first_statement() -> None:
    chain = "map: M\n  lang: en\nthesis a: A\n" + "".join(
        f"{'  ' * depth}premise {name}: {name.upper()}\n" for depth, name in enumerate("bcdefghij", 1)
    )
    found = split_tree(chain, 3)
    minimap = list_minimaps(found)[-1]
    tops = [cell.rect.y for cell in minimap.cells]
    assert len(tops) > 3
    assert tops == sorted(set(tops))
    assert minimap.description == f"part {len(found.parts)} of {len(found.parts)}: {found.parts[-1].title}"


def test_boxes_are_seen_from_the_back_of_a_room() -> None:
    """Six pixels high and wide at 1080 lines at least, however deep the parts hang below one another."""
    for seed in range(4):
        found = split(SubsetMap(build_test_map(generate_map(seed, 40 + 10 * seed))), SLIDE, LayoutOptions())
        for part in found.parts:
            assert part.scene.minimap
            pixels = 1080 / max(part.scene.height, part.scene.width * 9 / 16)
            here = next(cell.rect for cell in part.scene.minimap.cells if cell.is_here)
            assert here.height * pixels >= 6
            assert here.width * pixels >= 6


def is_clear(scene: Scene) -> bool:
    """Tell whether nothing else stands where the small map does."""
    assert scene.minimap
    at = scene.minimap.bounds
    rects = [box.rect for box in scene.boxes] + [box.role_label.rect for box in scene.boxes]
    rects += [entry.symbol_rect for entry in scene.legend]
    lines = [*scene.heading, *(entry.line for entry in scene.legend)]
    rects += [Rect(line.x, line.y - line.size, line.width, line.size) for line in lines]
    return not any(at.overlaps(rect) for rect in rects) and at.right <= scene.width


@pytest.mark.parametrize("page", ["16:9", "4:3", "a4"])
def test_it_covers_nothing(page: str) -> None:
    found = split(SubsetMap(build_test_map(generate_map(5, 40))), PAGE_SIZES[page], LayoutOptions())
    assert len(found.parts) > 2
    assert all(is_clear(part.scene) for part in found.parts)


def test_a_picture_has_it_with_words_for_those_who_do_not_see_it() -> None:
    found = split_tree(TREE, 4)
    for number, part in enumerate(found.parts, 1):
        root = ET.fromstring(write_svg(draw_scene(part.scene)))
        group = next(each for each in root.iter() if each.get("class") == "minimap")
        filled = [each for each in group if each.tag.endswith("rect") and each.get("fill") == "#16181D"]
        assert len(filled) == 1
        assert not [each for each in group.iter() if each.tag.endswith("text")]
        assert f"part {number} of {len(found.parts)}" in "".join(group.itertext())


def test_it_is_mirrored_in_maps_from_right_to_left() -> None:
    minimap = list_minimaps(split_tree(TREE, 4))[0]
    mirrored = mirror_minimap(minimap, 960)
    assert mirrored.bounds.right == pytest.approx(960 - minimap.bounds.x)
    assert mirror_minimap(mirrored, 960) == minimap
    arabic = TREE.replace("lang: en", "lang: ar").replace("Detail", "تفصيل").replace("Reason", "سبب")
    found = split(SubsetMap(build_test_map(arabic)), replace(SLIDE, width=480, height=270), LayoutOptions())
    for part in found.parts:
        assert part.scene.minimap
        assert part.scene.minimap.bounds.right < part.scene.width / 2


def test_slides_have_it_beside_the_title() -> None:
    deck = build_tree_deck()
    slides = [slide for slide in deck.slides if slide.minimap]
    assert len(slides) >= 3
    for number, slide in enumerate(slides, 1):
        assert slide.minimap
        assert TITLE_BOUNDS.contains(slide.minimap.bounds)
        words = f"part {number} of {len(slides)}: {slide.title}"
        assert slide.minimap.description == words
        page = draw_slide_page(deck, deck.slides.index(slide) + 1, 0, PageContext())
        assert words in write_svg(page)
        assert words in write_html(deck).decode()


def test_a_presentation_has_it_as_shapes() -> None:
    deck = build_tree_deck()
    slides = [slide for slide in deck.slides if slide.minimap]
    data = ZipFile(BytesIO(render_pptx(deck)))
    texts = [
        data.read(name).decode() for name in data.namelist() if re.match(r"ppt/slides/slide\d+\.xml", name)
    ]
    for slide in slides:
        assert slide.minimap
        (text,) = [each for each in texts if f'descr="{slide.minimap.description}"' in each]
        assert text.count('name="part"') == len(slide.minimap.cells)


def test_it_is_never_enlarged() -> None:
    minimap = list_minimaps(split_tree(TREE, 4))[0]
    fitted = fit_minimap(minimap, Rect(0, 0, 900, 400), at_left=True)
    assert (fitted.bounds.width, fitted.bounds.x) == (minimap.bounds.width, 0)
