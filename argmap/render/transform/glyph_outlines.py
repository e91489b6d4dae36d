"""A picture whose texts are outlines, which look the same in every program and need no font.

Each glyph stands once, and is used wherever it occurs. What a text says is kept as its label.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from argmap.diagnostics.deadline import check_deadline
from argmap.fonts.fallback import Typeface
from argmap.fonts.instance import FontInstance, select_instance
from argmap.fonts.shaping import UNITS_PER_EM, Shaper, create_shaper, glyph_path, shape_text
from argmap.fonts.typeface_runs import split_clusters, split_runs
from argmap.render.bidi import reorder_bidi
from argmap.render.emoji_image import build_emoji_image
from argmap.render.picture import (
    GlyphImage,
    GlyphOutline,
    GlyphUse,
    Leaf,
    OutlinedText,
    Picture,
    TextRun,
    iter_text_runs,
    replace_leaves,
)
from argmap.render.transform.scale import round_lengths
from argmap.render.visible_text import normalize_text


class _GlyphSource(Struct, frozen=True):
    """The origin of a glyph: its number in a font, or a character that is an image, `advance` units wide."""

    instance: FontInstance
    glyph_number: int
    emoji: str = ""
    advance: int = 0


class _GlyphPosition(Struct, frozen=True):
    """A glyph and its place on its line, in units of its font."""

    source: _GlyphSource
    x: int
    y: int = 0


class _GlyphLine(Struct, frozen=True):
    """A text with its glyphs, and its own width in units of its font."""

    run: TextRun
    positions: tuple[_GlyphPosition, ...]
    advance: int


class _ShapingContext(Struct, frozen=True):
    """All that texts are set with: the typefaces, their fonts ready for shaping, and the language."""

    typefaces: tuple[Typeface, ...]
    shapers: Mapping[FontInstance, Shaper]
    lang: str


def convert_to_outlines(picture: Picture, typefaces: Sequence[Typeface]) -> Picture:
    """Convert texts to outlines; `typefaces` have all their characters.

    Raises UserError where a coloured character cannot be drawn.
    """
    picture = round_lengths(picture)
    context = _build_context(picture, typefaces)
    lines = [_shape_text(run, context) for run in iter_text_runs(picture)]
    glyphs = _build_glyphs(lines, context, picture.id_prefix)
    ids = {source: glyph.id for source, glyph in glyphs.items()}
    outlined_texts = iter([_build_outlined_text(line, ids) for line in lines])

    def outline(leaf: Leaf) -> tuple[Leaf]:
        return (next(outlined_texts) if isinstance(leaf, TextRun) else leaf,)

    return replace(picture, marks=replace_leaves(picture.marks, outline), glyphs=tuple(glyphs.values()))


def _build_context(picture: Picture, typefaces: Sequence[Typeface]) -> _ShapingContext:
    instances = {
        select_instance(typeface, bold=bold): None for typeface in typefaces for bold in (False, True)
    }
    shapers = {instance: create_shaper(instance) for instance in instances}
    return _ShapingContext(tuple(typefaces), shapers, picture.lang)


def _shape_text(run: TextRun, context: _ShapingContext) -> _GlyphLine:
    check_deadline()
    x = 0
    positions: list[_GlyphPosition] = []
    for number, piece, rtl in _split_pieces(run, context.typefaces):
        instance = select_instance(context.typefaces[number], bold=run.bold)
        for piece_positions, advance in _position_glyphs(piece, instance, context, rtl=rtl):
            positions += [_GlyphPosition(each.source, each.x + x, each.y) for each in piece_positions]
            x += advance
    return _GlyphLine(run, tuple(positions), x)


def _split_pieces(run: TextRun, typefaces: Sequence[Typeface]) -> Iterator[tuple[int, str, bool]]:
    """Split a text into pieces of one typeface and direction, from left to right."""
    for stretch, rtl in reorder_bidi(normalize_text(run.text), rtl=run.rtl):
        pieces = split_runs(stretch, typefaces)
        for number, piece in reversed(pieces) if rtl else pieces:
            yield number, piece, rtl


def _position_glyphs(
    piece: str, instance: FontInstance, context: _ShapingContext, *, rtl: bool
) -> Iterator[tuple[list[_GlyphPosition], int]]:
    """Position a piece's glyphs; yield them with its width: the whole piece's, or each image's."""
    shaper = context.shapers[instance]
    if not shaper.has_colour:
        shaped = shape_text(shaper, piece, context.lang, rtl=rtl)
        sources = ((_GlyphSource(instance, glyph.number), glyph) for glyph in shaped.glyphs)
        yield [_GlyphPosition(source, glyph.x, glyph.y) for source, glyph in sources], shaped.advance
        return
    for cluster in reversed(split_clusters(piece)) if rtl else split_clusters(piece):
        advance = shape_text(shaper, cluster, context.lang, rtl=rtl).advance
        is_visible = advance and not cluster.isspace()
        yield (
            [_GlyphPosition(_GlyphSource(instance, 0, cluster, advance), 0)] if is_visible else [],
            advance,
        )


def _build_glyphs(
    lines: Sequence[_GlyphLine], context: _ShapingContext, id_prefix: str
) -> dict[_GlyphSource, GlyphOutline | GlyphImage]:
    """Build each glyph that shows something, in the order of the picture."""
    glyphs: dict[_GlyphSource, GlyphOutline | GlyphImage] = {}
    for source in dict.fromkeys(position.source for line in lines for position in line.positions):
        glyph = _build_glyph(source, context, f"{id_prefix}g{len(glyphs)}")
        if glyph:
            glyphs[source] = glyph
    return glyphs


def _build_glyph(
    source: _GlyphSource, context: _ShapingContext, name: str
) -> GlyphOutline | GlyphImage | None:
    if source.emoji:
        typeface = next(each for each in context.typefaces if source.instance.face in each.faces)
        return build_emoji_image(source.emoji, typeface, source.advance, name)
    path_data = glyph_path(context.shapers[source.instance], source.glyph_number)
    return GlyphOutline(name, path_data) if path_data else None


def _build_outlined_text(line: _GlyphLine, ids: Mapping[_GlyphSource, str]) -> OutlinedText:
    """Build a line of glyphs, fitted to its width as textLength does, from its left end or middle."""
    run, scale_y = line.run, line.run.size / UNITS_PER_EM
    scale_x = run.width / line.advance if run.width and line.advance else scale_y
    left = run.x - (scale_x * line.advance / 2 if run.centred else 0)
    uses = tuple(
        GlyphUse(ids[position.source], position.x, position.y)
        for position in line.positions
        if position.source in ids
    )
    return OutlinedText(uses, left, run.y, scale_x, scale_y, run.text, run.colour, run.classes)
