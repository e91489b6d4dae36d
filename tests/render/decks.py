"""Talks for tests: the parts of a map's split as slides, each revealed statement by statement."""

from pathlib import Path

from argmap.deck.deck import BODY, Deck, Note, Slide, SlideKind
from argmap.deck.page import Part
from argmap.deck.split import split
from argmap.deck.stage import Stage
from argmap.layout.fit import fit
from argmap.layout.options import LayoutOptions
from argmap.layout.scene import Rect, Scene
from argmap.model.cut import CutMap
from argmap.model.map import wording
from argmap.text.diagnostic import Phrase
from argmap.theme.pages import PAGES, Page
from tests.layout.mapping import mapped

MAPS = sorted(Path(__file__).parents[2].glob("maps/*.argmap"))
SLIDE = PAGES["16:9"]
ROOM = Page(Phrase(en="a slide's body", ko="슬라이드 본문"), BODY.width, BODY.height)
BARE = LayoutOptions(heading=False, legend=False)


def deck_of(text: str) -> Deck:
    """The talk of a map: title, overview, parts, sources."""
    argmap = mapped(text)
    found = split(CutMap(argmap), ROOM, BARE)
    title = found.overview.scene.title
    lines = [wording(source.text, None, argmap.lang) for source in argmap.sources.values()]
    slides = [
        Slide(SlideKind.TITLE, "title", title, lines=("A talk",)),
        *(_slide(part, title) for part in (found.overview, *found.parts)),
        *([Slide(SlideKind.SOURCES, "sources", "Sources", lines=tuple(lines))] if lines else []),
    ]
    return Deck(title, argmap.lang or "en", SLIDE, tuple(slides))


def one_slide(text: str) -> Deck:
    """The talk whose one slide is the whole map."""
    argmap = mapped(text)
    scene = fit(argmap, ROOM, BARE).scene
    return Deck(scene.title, argmap.lang or "en", SLIDE, (drawn(scene, "whole", scene.title),))


def _slide(part: Part, title: str) -> Slide:
    kind = SlideKind.MAP if part.key else SlideKind.OVERVIEW
    return drawn(part.scene, part.key, part.title or title, kind)


def drawn(scene: Scene, key: str, title: str, kind: SlideKind = SlideKind.MAP) -> Slide:
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
    notes = tuple(Note(order[box.id], f"{box.told}\nNote of {box.id}") for box in scene.boxes)
    scale = min(BODY.width / scene.width, BODY.height / scene.height)
    wide, high = scene.width * scale, scene.height * scale
    body = Rect(BODY.x + (BODY.width - wide) / 2, BODY.y + (BODY.height - high) / 2, wide, high)
    return Slide(kind, key, title, scene, body, 18 * scale, Stage(boxes, wires), (), notes)
