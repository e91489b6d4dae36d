"""A drawing whose texts are outlines, which look the same in every program and need no font.

Each glyph stands once, and is used wherever it occurs. What a text says is kept as its label.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from argmap.diagnostics.deadline import check_deadline
from argmap.fonts.fallback import Typeface
from argmap.fonts.instance import FontInstance, select_instance
from argmap.fonts.shaping import UNITS_PER_EM, Shaper, create_shaper, glyph_path, shape_text
from argmap.fonts.typeface_runs import split_clusters, split_runs
from argmap.render.bidi import reorder_bidi
from argmap.render.emoji_image import build_emoji_image
from argmap.render.svg_text import SvgTextLine, insert_after_desc, read_text_element
from argmap.render.xml import build_element

_TEXT_ELEMENT = re.compile("<text[ >].*?</text>", re.DOTALL)
_LANG = re.compile(' xml:lang="([^"]*)"')
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FONT_ATTRIBUTES = frozenset(("font-family", "font-size", "font-weight", "text-anchor", "direction"))
_TEXT_ATTRIBUTES = _FONT_ATTRIBUTES | {"x", "y", "textLength", "lengthAdjust", _XML_SPACE}
"""The attributes that outlines have no use for; colours, classes and all others are kept."""

_GlyphElement = tuple[str, Mapping[str, str | float | None]]
"""An element's name and attributes."""


class _GlyphSource(Struct, frozen=True):
    """What a text is made of: a glyph of a cut, or a character that is a picture, as wide as it is in EM."""

    instance: FontInstance
    glyph_number: int
    emoji: str = ""
    advance: int = 0


class _GlyphPosition(Struct, frozen=True):
    """A sign, and where in its line it stands, in EM."""

    source: _GlyphSource
    x: int
    y: int = 0


class _GlyphLine(Struct, frozen=True):
    """A text with its signs, and its own width in EM."""

    element: ET.Element
    line: SvgTextLine
    positions: tuple[_GlyphPosition, ...]
    advance: int


class _ShapingContext(Struct, frozen=True):
    """All that texts are set with: the typefaces, their cuts at work, and the language."""

    typefaces: tuple[Typeface, ...]
    shapers: Mapping[FontInstance, Shaper]
    lang: str


def convert_to_outlines(svg: str, typefaces: Sequence[Typeface], id_prefix: str = "") -> str:
    """An SVG drawing of ours with its texts as outlines; `id_prefix` begins the ids of these.

    `typefaces` have all characters that it shows. Raises Trouble where a coloured one cannot be drawn.
    """
    case = _build_context(svg, typefaces)
    lines = [_shape_text(ET.fromstring(source), case) for source in _TEXT_ELEMENT.findall(svg)]
    shapes = _build_elements(lines, case)
    names = {sign: f"{id_prefix}g{number}" for number, sign in enumerate(shapes)}
    groups = (_build_text_group(line, names) for line in lines)
    defined = "\n".join(
        build_element(name, {"id": names[sign], **attributes}) for sign, (name, attributes) in shapes.items()
    )
    drawn = _TEXT_ELEMENT.sub(lambda _: next(groups), svg)
    return insert_after_desc(drawn, f"<defs>\n{defined}\n</defs>") if shapes else drawn


def _build_context(svg: str, typefaces: Sequence[Typeface]) -> _ShapingContext:
    cuts = {select_instance(typeface, bold=bold): None for typeface in typefaces for bold in (False, True)}
    lang = _LANG.search(svg)
    return _ShapingContext(
        tuple(typefaces), {cut: create_shaper(cut) for cut in cuts}, lang[1] if lang else "en"
    )


def _shape_text(element: ET.Element, context: _ShapingContext) -> _GlyphLine:
    check_deadline()
    line, x = read_text_element(element), 0
    signs: list[_GlyphPosition] = []
    for number, piece, rtl in _split_pieces(line, context.typefaces):
        cut = select_instance(context.typefaces[number], bold=line.bold)
        for stood, advance in _position_glyphs(piece, cut, context, rtl=rtl):
            signs += [_GlyphPosition(each.source, each.x + x, each.y) for each in stood]
            x += advance
    return _GlyphLine(element, line, tuple(signs), x)


def _split_pieces(line: SvgTextLine, typefaces: Sequence[Typeface]) -> Iterator[tuple[int, str, bool]]:
    """The pieces of one typeface and direction, from left to right."""
    for stretch, rtl in reorder_bidi(line.text, rtl=line.rtl):
        pieces = split_runs(stretch, typefaces)
        for number, piece in reversed(pieces) if rtl else pieces:
            yield number, piece, rtl


def _position_glyphs(
    piece: str, instance: FontInstance, context: _ShapingContext, *, rtl: bool
) -> Iterator[tuple[list[_GlyphPosition], int]]:
    """The signs of a piece and its width: of all of it, or where they are pictures, of each character."""
    by = context.shapers[instance]
    if not by.has_colour:
        found = shape_text(by, piece, context.lang, rtl=rtl)
        yield (
            [
                _GlyphPosition(_GlyphSource(instance, glyph.number), glyph.x, glyph.y)
                for glyph in found.glyphs
            ],
            found.advance,
        )
        return
    for cluster in reversed(split_clusters(piece)) if rtl else split_clusters(piece):
        wide = shape_text(by, cluster, context.lang, rtl=rtl).advance
        yield (
            [_GlyphPosition(_GlyphSource(instance, 0, cluster, wide), 0)]
            if wide and not cluster.isspace()
            else [],
            wide,
        )


def _build_elements(
    lines: Sequence[_GlyphLine], context: _ShapingContext
) -> dict[_GlyphSource, _GlyphElement]:
    """What each sign that shows something is drawn with, in the order of the drawing."""
    signs = dict.fromkeys(stood.source for line in lines for stood in line.positions)
    drawn = {sign: _build_glyph_element(sign, context) for sign in signs}
    return {sign: shape for sign, shape in drawn.items() if shape}


def _build_glyph_element(source: _GlyphSource, context: _ShapingContext) -> _GlyphElement | None:
    if source.emoji:
        typeface = next(each for each in context.typefaces if source.instance.face in each.faces)
        return "image", build_emoji_image(source.emoji, typeface, source.advance)
    drawn = glyph_path(context.shapers[source.instance], source.glyph_number)
    return ("path", {"d": drawn}) if drawn else None


def _build_text_group(line: _GlyphLine, names: Mapping[_GlyphSource, str]) -> str:
    """A line of text as a group, fitted to its width as textLength does, from its left end or middle."""
    placed, size = line.line, line.line.size / UNITS_PER_EM
    across = placed.width / line.advance if placed.width and line.advance else size
    left = placed.x - (across * line.advance / 2 if placed.middle else 0)
    kept = {name: value for name, value in line.element.attrib.items() if name not in _TEXT_ATTRIBUTES}
    told = {
        "transform": f"translate({left:.6g} {placed.y:.6g}) scale({across:.6g} {size:.6g})",
        "aria-label": "".join(line.element.itertext()),
    }
    used = (_build_use(stood, names[stood.source]) for stood in line.positions if stood.source in names)
    return build_element("g", {**kept, **told}, "".join(used))


def _build_use(position: _GlyphPosition, name: str) -> str:
    return build_element("use", {"xlink:href": f"#{name}", "x": position.x or None, "y": position.y or None})
