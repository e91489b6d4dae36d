"""Talks for tests: the parts of a map's split as slides, each revealed statement by statement."""

from pathlib import Path

from argmap.deck.build_steps import BuildSteps
from argmap.deck.deck import BODY_BOUNDS, Deck, Slide, SlideKind, SpeakerNote
from argmap.deck.page_renderer import MapPart
from argmap.deck.split_map import split
from argmap.diagnostics.diagnostic import Phrase
from argmap.layout.fit_page import fit_to_page
from argmap.layout.layout_options import LayoutOptions
from argmap.model.map import localize_text
from argmap.model.subset import SubsetMap
from argmap.scene.scene import Rect, Scene
from argmap.theme.pages import PAGE_SIZES, PageSize
from tests.layout.map_from_text import build_test_map

MAPS = sorted(Path(__file__).parents[2].glob("maps/*.argmap"))
SLIDE = PAGE_SIZES["16:9"]
BODY_PAGE = PageSize(Phrase(en="a slide's body", ko="슬라이드 본문"), BODY_BOUNDS.width, BODY_BOUNDS.height)
BARE_OPTIONS = LayoutOptions(heading=False, legend=False)


def build_test_deck(text: str) -> Deck:
    """The talk of a map: title, overview, parts, sources."""
    argmap = build_test_map(text)
    found = split(SubsetMap(argmap), BODY_PAGE, BARE_OPTIONS)
    title = found.overview.scene.title
    lines = [localize_text(source.text, None, argmap.lang) for source in argmap.sources.values()]
    slides = [
        Slide(SlideKind.TITLE, "title", title, lines=("A talk",)),
        *(_build_part_slide(part, title) for part in (found.overview, *found.parts)),
        *([Slide(SlideKind.SOURCES, "sources", "Sources", lines=tuple(lines))] if lines else []),
    ]
    return Deck(title, argmap.lang or "en", SLIDE, tuple(slides))


def build_one_slide_deck(text: str) -> Deck:
    """The talk whose one slide is the whole map."""
    argmap = build_test_map(text)
    scene = fit_to_page(argmap, BODY_PAGE, BARE_OPTIONS).scene
    return Deck(scene.title, argmap.lang or "en", SLIDE, (build_map_slide(scene, "whole", scene.title),))


def _build_part_slide(part: MapPart, title: str) -> Slide:
    kind = SlideKind.MAP if part.key else SlideKind.OVERVIEW
    return build_map_slide(part.scene, part.key, part.title or title, kind)


def build_map_slide(scene: Scene, key: str, title: str, kind: SlideKind = SlideKind.MAP) -> Slide:
    """A scene as a slide on which statements appear one by one, each with the wires that it completes."""
    order = {box.id: at for at, box in enumerate(scene.boxes)}
    boxes = {name: at for name, at in order.items() if at}
    targets = {wire.id: wire.target for wire in scene.wires}
    wires: dict[str, int] = {}
    for wire in scene.wires:
        target = wire.target
        while target in targets:
            target = targets[target]
        wires[wire.id] = max(order[name] for name in (*wire.sources, target) if name in order)
    notes = tuple(SpeakerNote(order[box.id], f"{box.description}\nNote of {box.id}") for box in scene.boxes)
    scale = min(BODY_BOUNDS.width / scene.width, BODY_BOUNDS.height / scene.height)
    wide, high = scene.width * scale, scene.height * scale
    body = Rect(
        BODY_BOUNDS.x + (BODY_BOUNDS.width - wide) / 2,
        BODY_BOUNDS.y + (BODY_BOUNDS.height - high) / 2,
        wide,
        high,
    )
    return Slide(kind, key, title, scene, body, 18 * scale, BuildSteps(boxes, wires), (), notes)
