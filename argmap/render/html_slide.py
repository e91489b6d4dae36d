"""One slide of an HTML talk: its heading, its drawing or lines, its statements in words, its notes."""

import re
from collections import Counter
from collections.abc import Mapping
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import replace

from argmap.deck.deck import Deck, Slide
from argmap.layout.scene import Scene
from argmap.render.html_told import Way, told
from argmap.render.svg import SvgOptions, svg
from argmap.render.xml import tag, text
from argmap.theme.palette import Theme
from argmap.words.drawing import words
from argmap.words.screen import ScreenWords, screen_words

_NAME = re.compile(r"(?![0-9]*(?:\.|$))[^\s\x00-\x1f\ud800-\udfff]+")
"""What a slide may be called: not as slides and steps are numbered, nor as other elements of the page are."""
_SAFE = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x20]+", re.IGNORECASE)


class Telling(Struct, frozen=True):
    """A talk, its words, and the ways to its slides by their keys."""

    deck: Deck
    say: ScreenWords
    ways: Mapping[str, Way]


def telling(deck: Deck) -> Telling:
    """A talk with all that its slides are told with. Of slides that share a key, it leads to the first."""
    pairs = reversed(list(zip(names(deck), deck.slides)))
    ways = {slide.key: Way(f"#{quote(name)}", slide.title) for name, slide in pairs}
    return Telling(deck, screen_words(deck.lang), ways)


def names(deck: Deck) -> tuple[str, ...]:
    """What each slide is called in addresses: its key, or its number where that is no name or shared."""
    keys = Counter(slide.key for slide in deck.slides)
    return tuple(
        str(number) if keys[slide.key] > 1 or not _NAME.fullmatch(slide.key) else slide.key
        for number, slide in enumerate(deck.slides, 1)
    )


def drawings(here: Telling, theme: Theme) -> tuple[str, ...]:
    """Each slide's drawing as SVG, with every step in it; empty for a slide without."""
    return tuple(_drawing(slide, f"{at}.", theme, here.ways) for at, slide in enumerate(here.deck.slides, 1))


def _drawing(slide: Slide, prefix: str, theme: Theme, ways: Mapping[str, Way]) -> str:
    if slide.scene is None:
        return ""
    # The outline tells all steps at once; beside each drawing stands a list that grows with them.
    scene = replace(_harmless(slide.scene), title=slide.title, outline="")
    links = {key: way.address for key, way in ways.items()}
    drawn = svg(scene, SvgOptions(prefix, theme, links, replace(slide.stage, until=None)))
    # To a screen reader a picture is one thing; keys find the same ways in that list.
    return drawn.replace("<a xlink:href=", '<a tabindex="-1" xlink:href=')


def _harmless(scene: Scene) -> Scene:
    """The scene without addresses that are neither of pages nor of mail."""
    bad = {box.id for box in scene.boxes if box.href and not _SAFE.fullmatch(box.href)}
    boxes = (replace(box, href=None) if box.id in bad else box for box in scene.boxes)
    return replace(scene, boxes=tuple(boxes))


def section(here: Telling, number: int, picture: str) -> str:
    """The slide of that number, from 1. What appears later is marked with its step."""
    slide = here.deck.slides[number - 1]
    heading = f"{number}.heading"
    inside = [
        tag("h2", {"id": heading, "dir": "auto"}, _above(here, slide) + text(slide.title)),
        tag("div", {"class": "picture"}, _undressed(picture)) if picture else _lines(slide),
        _told(here, slide),
        _notes(slide),
        _pick(number, here),
    ]
    attributes: dict[str, str | float | None] = {
        "class": f"slide {slide.kind.value} n{number}",
        "id": names(here.deck)[number - 1],
        "data-steps": slide.steps,
        "aria-labelledby": heading,
    }
    return tag("section", attributes, "\n".join(part for part in inside if part))


def _undressed(picture: str) -> str:
    """The drawing without its style sheet, which the page's own holds."""
    return re.sub(r"<style.*?</style>\n", "", picture, count=1, flags=re.DOTALL)


def _above(here: Telling, slide: Slide) -> str:
    """The way to the overview, on a part's slide."""
    key = slide.scene.above if slide.scene else None
    way = here.ways.get(key) if key is not None else None
    if way is None or key == slide.key:
        return ""
    return tag("a", {"class": "above", "href": way.address, "aria-label": way.title}, "◀") + " "


def _lines(slide: Slide) -> str:
    items = (tag("li", {"dir": "auto"}, text(line)) for line in slide.lines)
    return tag("ul", {"class": "lines", "role": "list"}, "".join(items)) if slide.lines else ""


def _told(here: Telling, slide: Slide) -> str:
    if slide.scene is None:
        return ""
    said = told(_harmless(slide.scene), slide.stage, here.ways, words(slide.scene.lang))
    return tag("ul", {"class": "told", "role": "list", "aria-label": here.say.statements}, said)


def _notes(slide: Slide) -> str:
    """The speaker's notes, which only the presenter's window shows."""
    notes = (tag("p", {"data-at": note.step, "dir": "auto"}, text(note.text)) for note in slide.notes)
    return tag("div", {"class": "notes", "hidden": ""}, "".join(notes))


def _pick(number: int, here: Telling) -> str:
    """What leads to the slide from where all are shown."""
    slides = here.deck.slides
    name = here.say.slide.format(number, len(slides), slides[number - 1].title)
    inside = {"class": "pick", "href": f"#{number}", "aria-label": name, "lang": here.say.lang}
    return tag("a", inside, str(number))
