"""Decks made by hand, for tests of their renderers."""

from collections.abc import Iterable
from pathlib import Path

from argmap.deck.deck import BODY, Deck, Note, Slide, SlideKind
from argmap.deck.stage import Stage
from argmap.layout.fit import fit
from argmap.layout.options import LayoutOptions
from argmap.layout.scene import Rect, Scene
from argmap.render.pptx_place import placed
from argmap.text.diagnostic import Phrase
from argmap.theme.pages import PAGES, Page
from tests.layout.mapping import mapped

MAPS = {
    path.stem: path.read_text("utf-8") for path in sorted(Path(__file__).parents[2].glob("maps/*.argmap"))
}
ROOM = Page(Phrase(en="a body", ko="본문"), BODY.width, BODY.height)


def scene_of(text: str, *, lang: str | None = None, legend: bool = False) -> Scene:
    """A map drawn for the body of a slide."""
    return fit(mapped(text), ROOM, LayoutOptions(lang=lang, heading=False, legend=legend)).scene


def slide_of(scene: Scene, key: str, *, staged: bool = False) -> Slide:
    """A slide with a drawing; `staged` where a statement after the other appears."""
    place = placed(scene.width, scene.height, BODY)
    body = Rect(place.x, place.y, scene.width * place.scale, scene.height * place.scale)
    order = {box.id: number for number, box in enumerate(scene.boxes)} if staged else {}
    wires = {wire.id: max(order[each] for each in wire.sources) for wire in scene.wires} if staged else {}
    notes = tuple(Note(order.get(box.id, 0), box.told) for box in scene.boxes)
    return Slide(SlideKind.MAP, key, scene.title, scene, body, 18, Stage(order, wires), notes=notes)


def deck_of(slides: Iterable[Slide], lang: str = "ko") -> Deck:
    """A deck with a title and sources about the slides."""
    first = Slide(SlideKind.TITLE, "title", "Light & <shade>", lines=("명과 암",))
    last = Slide(SlideKind.SOURCES, "sources", "출처", lines=("정지훈, 「4차 산업혁명의 명과 암」, 2017",))
    return Deck("Light & <shade>", lang, PAGES["16:9"], (first, *slides, last))
