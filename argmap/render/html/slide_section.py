"""One slide of an HTML talk: its heading, its drawing or lines, its statements in words, its notes."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import replace

from argmap.deck.deck import Deck, Slide
from argmap.diagnostics.web_address import is_safe_url
from argmap.i18n.labels import PresenterLabels
from argmap.i18n.languages import select_labels
from argmap.render.draw_scene import SceneStyle, draw_minimap, draw_scene
from argmap.render.html.slide_outline import SlideLink, build_outline
from argmap.render.html.text_direction import direct_text
from argmap.render.picture import Mark, MarkGroup, MarkLink, Picture
from argmap.render.svg import write_svg
from argmap.render.transform.dark_mode import combine_light_and_dark
from argmap.render.xml import build_element, escape_text
from argmap.scene.minimap_place import place_minimap
from argmap.scene.scene import Minimap, Scene
from argmap.theme.theme import Theme

_ID_PATTERN = re.compile(r"(?![0-9]*(?:\.|$))[^\s\x00-\x1f\ud800-\udfff]+")
"""A slide's name: not as slides and steps are numbered, nor as other elements of the page are."""


class HtmlContext(Struct, frozen=True):
    """A talk, its theme, the words of its page, and the links to its slides by their keys."""

    deck: Deck
    theme: Theme
    ui_words: PresenterLabels
    slide_links: Mapping[str, SlideLink]


def build_context(deck: Deck, theme: Theme) -> HtmlContext:
    """Build the context of a talk. Of slides that share a key, links lead to the first."""
    pairs = reversed(list(zip(assign_slide_ids(deck), deck.slides)))
    links = {slide.key: SlideLink(f"#{quote(name)}", slide.title) for name, slide in pairs}
    return HtmlContext(deck, theme, select_labels(deck.lang).presenter, links)


def assign_slide_ids(deck: Deck) -> tuple[str, ...]:
    """Assign each slide its name in addresses: its key, or its number where that is no name or shared."""
    keys = Counter(slide.key for slide in deck.slides)
    return tuple(
        str(number) if keys[slide.key] > 1 or not _ID_PATTERN.fullmatch(slide.key) else slide.key
        for number, slide in enumerate(deck.slides, 1)
    )


def draw_slides(context: HtmlContext) -> tuple[Picture | None, ...]:
    """Draw each slide with every step in it; None for a slide without a drawing."""
    return tuple(
        _draw_slide(slide, f"{number}.", context.theme, context.slide_links)
        for number, slide in enumerate(context.deck.slides, 1)
    )


def _draw_slide(
    slide: Slide, prefix: str, theme: Theme, slide_links: Mapping[str, SlideLink]
) -> Picture | None:
    if slide.scene is None:
        return None
    # The outline tells all steps at once; beside each drawing stands a list that grows with them.
    scene = replace(_remove_unsafe_links(slide.scene), title=slide.title, outline="")
    links = {key: link.address for key, link in slide_links.items()}
    picture = draw_scene(scene, SceneStyle(prefix, theme, links, replace(slide.build_steps, until=None)))
    return replace(picture, marks=_remove_tab_stops(picture.marks))


def _remove_tab_stops(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Take links out of the tab order: to a screen reader a picture is one thing, and the slide's list has
    the same links.
    """
    return tuple(_remove_tab_stop(mark) for mark in marks)


def _remove_tab_stop(mark: Mark) -> Mark:
    if isinstance(mark, MarkGroup):
        return replace(mark, marks=_remove_tab_stops(mark.marks))
    return replace(mark, in_tab_order=False) if isinstance(mark, MarkLink) else mark


def _remove_unsafe_links(scene: Scene) -> Scene:
    """Remove addresses that are neither of pages nor of mail."""
    unsafe = {box.id for box in scene.boxes if box.href and not is_safe_url(box.href)}
    boxes = (replace(box, href=None) if box.id in unsafe else box for box in scene.boxes)
    return replace(scene, boxes=tuple(boxes))


def build_section(context: HtmlContext, number: int, picture: Picture | None) -> str:
    """Build the slide of that number, from 1. What appears later is marked with its step."""
    slide = context.deck.slides[number - 1]
    heading = f"{number}.heading"
    inside = [
        build_element(
            "h2",
            {"id": heading, "dir": direct_text(slide.title)},
            _build_overview_link(context, slide) + escape_text(slide.title),
        ),
        _build_minimap(slide, f"{number}.", context),
        _build_lines(slide) if picture is None else _build_picture(picture),
        _build_outline(context, slide),
        _build_notes(slide),
        _build_slide_link(number, context),
    ]
    attributes: dict[str, str | float | None] = {
        "class": f"slide {slide.kind.value} n{number}",
        "id": assign_slide_ids(context.deck)[number - 1],
        "data-steps": slide.step_count,
        "aria-labelledby": heading,
    }
    return build_element("section", attributes, "\n".join(part for part in inside if part))


def draw_minimap_picture(minimap: Minimap, theme: Theme, prefix: str, lang: str) -> Picture:
    """Draw a small map as a picture of its own, in the light and the dark colours of a theme."""
    placed = place_minimap(minimap, 0, 0)

    def draw(variant: Theme) -> Picture:
        size = placed.bounds.width, placed.bounds.height
        title = minimap.description
        marks = draw_minimap(replace(placed, description=""), variant).marks
        return Picture(*size, marks, title, lang, id_prefix=f"{prefix}minimap-")

    if theme.dark_variant is None:
        return draw(theme)
    return combine_light_and_dark(draw(theme), draw(theme.dark_variant))


def _build_minimap(slide: Slide, prefix: str, context: HtmlContext) -> str:
    """Build the small map beside a slide's title; its dark colours are in the page's style sheet."""
    if slide.minimap is None:
        return ""
    picture = draw_minimap_picture(slide.minimap, context.theme, prefix, context.deck.lang)
    return build_element("div", {"class": "minimap"}, write_svg(replace(picture, dark_rules=None)))


def _build_picture(picture: Picture) -> str:
    """Build the drawing without its dark colours, which the page's style sheet has for all drawings."""
    return build_element("div", {"class": "picture"}, write_svg(replace(picture, dark_rules=None)))


def _build_overview_link(context: HtmlContext, slide: Slide) -> str:
    """Build the link to the overview, on a part's slide."""
    key = slide.scene.overview if slide.scene else None
    link = context.slide_links.get(key) if key is not None else None
    if link is None or key == slide.key:
        return ""
    return (
        build_element("a", {"class": "overview-link", "href": link.address, "aria-label": link.title}, "◀")
        + " "
    )


def _build_lines(slide: Slide) -> str:
    items = (build_element("li", {"dir": direct_text(line)}, escape_text(line)) for line in slide.lines)
    return build_element("ul", {"class": "lines", "role": "list"}, "".join(items)) if slide.lines else ""


def _build_outline(context: HtmlContext, slide: Slide) -> str:
    if slide.scene is None:
        return ""
    items = build_outline(
        _remove_unsafe_links(slide.scene),
        slide.build_steps,
        context.slide_links,
        select_labels(slide.scene.lang).drawing,
    )
    return build_element(
        "ul", {"class": "statements", "role": "list", "aria-label": context.ui_words.statements}, items
    )


def _build_notes(slide: Slide) -> str:
    """Build the speaker's notes, which only the presenter's window shows."""
    notes = (
        build_element("p", {"data-at": note.step, "dir": direct_text(note.text)}, escape_text(note.text))
        for note in slide.notes
    )
    return build_element("div", {"class": "notes", "hidden": ""}, "".join(notes))


def _build_slide_link(number: int, context: HtmlContext) -> str:
    """Build the link to the slide from where all are shown."""
    slides = context.deck.slides
    name = context.ui_words.slide.format(number, len(slides), slides[number - 1].title)
    inside = {"class": "open-slide", "href": f"#{number}", "aria-label": name, "lang": context.ui_words.lang}
    return build_element("a", inside, str(number))
