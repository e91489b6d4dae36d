"""A picture whose texts are outlines, which look the same in every program and need no font.

Each glyph stands once, and is used wherever it occurs. What a text says is kept as its label.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from argmap.fonts.fallback import Typeface
from argmap.fonts.instance import FontInstance
from argmap.fonts.shaping import UNITS_PER_EM, glyph_path
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
from argmap.render.shaped_line import LineShaper, ShapedLine, ShapedRun, create_line_shaper
from argmap.render.transform.scale import round_lengths


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


def convert_to_outlines(picture: Picture, typefaces: Sequence[Typeface]) -> Picture:
    """Convert texts to outlines; `typefaces` have all their characters.

    Raises UserError where a coloured character cannot be drawn.
    """
    picture = round_lengths(picture)
    shaper = create_line_shaper(typefaces, picture.lang)
    lines = [_position_line(run, shaper.shape(run)) for run in iter_text_runs(picture)]
    glyphs = _build_glyphs(lines, shaper, picture.id_prefix)
    ids = {source: glyph.id for source, glyph in glyphs.items()}
    outlined_texts = iter([_build_outlined_text(line, ids) for line in lines])

    def outline(leaf: Leaf) -> tuple[Leaf]:
        return (next(outlined_texts) if isinstance(leaf, TextRun) else leaf,)

    return replace(picture, marks=replace_leaves(picture.marks, outline), glyphs=tuple(glyphs.values()))


def _position_line(run: TextRun, line: ShapedLine) -> _GlyphLine:
    positions = [position for shaped in line.runs for position in _position_glyphs(shaped)]
    return _GlyphLine(run, tuple(positions), line.advance)


def _position_glyphs(shaped: ShapedRun) -> Iterator[_GlyphPosition]:
    """Position the glyphs of a run; in a font with colours, an image for each cluster."""
    for cluster in shaped.clusters:
        if not shaped.has_colour:
            for glyph in cluster.glyphs:
                yield _GlyphPosition(_GlyphSource(shaped.instance, glyph.number), glyph.x, glyph.y)
        elif cluster.advance and not cluster.text.isspace():
            source = _GlyphSource(shaped.instance, 0, cluster.text, cluster.advance)
            yield _GlyphPosition(source, cluster.x)


def _build_glyphs(
    lines: Sequence[_GlyphLine], shaper: LineShaper, id_prefix: str
) -> dict[_GlyphSource, GlyphOutline | GlyphImage]:
    """Build each glyph that shows something, in the order of the picture."""
    glyphs: dict[_GlyphSource, GlyphOutline | GlyphImage] = {}
    for source in dict.fromkeys(position.source for line in lines for position in line.positions):
        glyph = _build_glyph(source, shaper, f"{id_prefix}g{len(glyphs)}")
        if glyph:
            glyphs[source] = glyph
    return glyphs


def _build_glyph(source: _GlyphSource, shaper: LineShaper, name: str) -> GlyphOutline | GlyphImage | None:
    if source.emoji:
        typeface = next(each for each in shaper.typefaces if source.instance.face in each.faces)
        return build_emoji_image(source.emoji, typeface, source.advance, name)
    path_data = glyph_path(shaper.shapers[source.instance], source.glyph_number)
    return GlyphOutline(name, path_data) if path_data else None


def _build_outlined_text(line: _GlyphLine, ids: Mapping[_GlyphSource, str]) -> OutlinedText:
    """Build a line of glyphs, fitted to its width as textLength does, from its left end or middle."""
    run, scale_y = line.run, line.run.size / UNITS_PER_EM
    scale_x = run.width / line.advance if run.width and line.advance else scale_y
    left = run.x - scale_x * line.advance * run.part_before
    uses = tuple(
        GlyphUse(ids[position.source], position.x, position.y)
        for position in line.positions
        if position.source in ids
    )
    return OutlinedText(uses, left, run.y, scale_x, scale_y, run.text, run.colour, run.classes)
