"""A drawing whose texts are outlines, which look the same in every program and need no font.

Each glyph stands once, and is used wherever it occurs. What a text says is kept as its label.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from argmap.fonts.choice import Typeface
from argmap.fonts.cut import Cut, cut_of
from argmap.fonts.glyphs import EM, Setter, outline, setter, shaped
from argmap.fonts.runs import clusters, runs
from argmap.render.lettering import TextLine, text_line, with_head
from argmap.render.order import in_order
from argmap.render.stamp import stamp
from argmap.render.xml import tag
from argmap.text.deadline import keep_time

_TEXTS = re.compile("<text[ >].*?</text>", re.DOTALL)
_LANG = re.compile(' xml:lang="([^"]*)"')
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_OF_FONT = frozenset(("font-family", "font-size", "font-weight", "text-anchor", "direction"))
_OF_TEXT = _OF_FONT | {"x", "y", "textLength", "lengthAdjust", _SPACE}
"""The attributes that outlines have no use for; colours, classes and all others are kept."""

_Shape = tuple[str, Mapping[str, str | float | None]]
"""An element's name and attributes."""


class _Sign(Struct, frozen=True):
    """What a text is made of: a glyph of a cut, or a character that is a picture, as wide as it is in EM."""

    cut: Cut
    glyph: int
    picture: str = ""
    advance: int = 0


class _Stood(Struct, frozen=True):
    """A sign, and where in its line it stands, in EM."""

    sign: _Sign
    x: int
    y: int = 0


class _Line(Struct, frozen=True):
    """A text with its signs, and its own width in EM."""

    element: ET.Element
    line: TextLine
    signs: tuple[_Stood, ...]
    advance: int


class _Case(Struct, frozen=True):
    """All that texts are set with: the typefaces, their cuts at work, and the language."""

    typefaces: tuple[Typeface, ...]
    setters: Mapping[Cut, Setter]
    lang: str


def outlined(picture: str, typefaces: Sequence[Typeface], id_prefix: str = "") -> str:
    """An SVG drawing of ours with its texts as outlines; `id_prefix` begins the ids of these.

    `typefaces` have all characters that it shows. Raises Trouble where a coloured one cannot be drawn.
    """
    case = _case(picture, typefaces)
    lines = [_set(ET.fromstring(source), case) for source in _TEXTS.findall(picture)]
    shapes = _shapes(lines, case)
    names = {sign: f"{id_prefix}g{number}" for number, sign in enumerate(shapes)}
    groups = (_group(line, names) for line in lines)
    defined = "\n".join(
        tag(name, {"id": names[sign], **attributes}) for sign, (name, attributes) in shapes.items()
    )
    drawn = _TEXTS.sub(lambda _: next(groups), picture)
    return with_head(drawn, f"<defs>\n{defined}\n</defs>") if shapes else drawn


def _case(picture: str, typefaces: Sequence[Typeface]) -> _Case:
    cuts = {cut_of(typeface, bold=bold): None for typeface in typefaces for bold in (False, True)}
    lang = _LANG.search(picture)
    return _Case(tuple(typefaces), {cut: setter(cut) for cut in cuts}, lang[1] if lang else "en")


def _set(element: ET.Element, case: _Case) -> _Line:
    keep_time()
    line, x = text_line(element), 0
    signs: list[_Stood] = []
    for number, piece, rtl in _pieces(line, case.typefaces):
        cut = cut_of(case.typefaces[number], bold=line.bold)
        for stood, advance in _stood(piece, cut, case, rtl=rtl):
            signs += [_Stood(each.sign, each.x + x, each.y) for each in stood]
            x += advance
    return _Line(element, line, tuple(signs), x)


def _pieces(line: TextLine, typefaces: Sequence[Typeface]) -> Iterator[tuple[int, str, bool]]:
    """The pieces of one typeface and direction, from left to right."""
    for stretch, rtl in in_order(line.text, rtl=line.rtl):
        pieces = runs(stretch, typefaces)
        for number, piece in reversed(pieces) if rtl else pieces:
            yield number, piece, rtl


def _stood(piece: str, cut: Cut, case: _Case, *, rtl: bool) -> Iterator[tuple[list[_Stood], int]]:
    """The signs of a piece and its width: of all of it, or where they are pictures, of each character."""
    by = case.setters[cut]
    if not by.coloured:
        found = shaped(by, piece, case.lang, rtl=rtl)
        yield [_Stood(_Sign(cut, glyph.number), glyph.x, glyph.y) for glyph in found.glyphs], found.advance
        return
    for cluster in reversed(clusters(piece)) if rtl else clusters(piece):
        wide = shaped(by, cluster, case.lang, rtl=rtl).advance
        yield [_Stood(_Sign(cut, 0, cluster, wide), 0)] if wide and not cluster.isspace() else [], wide


def _shapes(lines: Sequence[_Line], case: _Case) -> dict[_Sign, _Shape]:
    """What each sign that shows something is drawn with, in the order of the drawing."""
    signs = dict.fromkeys(stood.sign for line in lines for stood in line.signs)
    drawn = {sign: _shape(sign, case) for sign in signs}
    return {sign: shape for sign, shape in drawn.items() if shape}


def _shape(sign: _Sign, case: _Case) -> _Shape | None:
    if sign.picture:
        typeface = next(each for each in case.typefaces if sign.cut.face in each.faces)
        return "image", stamp(sign.picture, typeface, sign.advance)
    drawn = outline(case.setters[sign.cut], sign.glyph)
    return ("path", {"d": drawn}) if drawn else None


def _group(line: _Line, names: Mapping[_Sign, str]) -> str:
    """A line of text as a group, fitted to its width as textLength does, from its left end or middle."""
    placed, size = line.line, line.line.size / EM
    across = placed.width / line.advance if placed.width and line.advance else size
    left = placed.x - (across * line.advance / 2 if placed.middle else 0)
    kept = {name: value for name, value in line.element.attrib.items() if name not in _OF_TEXT}
    told = {
        "transform": f"translate({left:.6g} {placed.y:.6g}) scale({across:.6g} {size:.6g})",
        "aria-label": "".join(line.element.itertext()),
    }
    used = (_use(stood, names[stood.sign]) for stood in line.signs if stood.sign in names)
    return tag("g", {**kept, **told}, "".join(used))


def _use(stood: _Stood, name: str) -> str:
    return tag("use", {"xlink:href": f"#{name}", "x": stood.x or None, "y": stood.y or None})
