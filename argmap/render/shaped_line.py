"""A line of text as the glyphs that show it, from left to right: cut by direction, font and script.

The whole line is put in order before any of it is shaped, for a piece does not know where it stands.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from argmap.diagnostics.deadline import check_deadline
from argmap.fonts.fallback import Typeface
from argmap.fonts.instance import FontInstance, select_instance
from argmap.fonts.letter_clusters import split_clusters
from argmap.fonts.scripts import split_scripts
from argmap.fonts.shaping import Glyph, GlyphCluster, Shaper, ShapingInput, create_shaper, shape_text
from argmap.fonts.typeface_runs import split_runs
from argmap.render.bidi import reorder_bidi
from argmap.render.picture import TextRun
from argmap.render.visible_text import compose_text, drop_guiding_signs


class ShapedRun(Struct, frozen=True):
    """Neighbouring clusters of one font; their places are counted from the start of the line."""

    instance: FontInstance
    clusters: tuple[GlyphCluster, ...]
    has_colour: bool


class ShapedLine(Struct, frozen=True):
    """The runs of a line from left to right, and the line's own width in UNITS_PER_EM."""

    runs: tuple[ShapedRun, ...]
    advance: int


class LineShaper(Struct, frozen=True):
    """All that lines are shaped with: the typefaces, their fonts ready for shaping, and the language."""

    typefaces: tuple[Typeface, ...]
    shapers: Mapping[FontInstance, Shaper]
    lang: str

    def shape(self, run: TextRun) -> ShapedLine:
        """Shape a text, all of whose characters the typefaces have."""
        check_deadline()
        x = 0
        runs: list[ShapedRun] = []
        for number, piece in _split_pieces(run, self.typefaces):
            instance = select_instance(self.typefaces[number], bold=run.bold)
            clusters, advance = self._shape_piece(piece, instance)
            moved = tuple([_move_cluster(cluster, x) for cluster in clusters])
            runs.append(ShapedRun(instance, moved, self.shapers[instance].has_colour))
            x += advance
        return ShapedLine(tuple(runs), x)

    def _shape_piece(self, piece: ShapingInput, instance: FontInstance) -> tuple[Sequence[GlyphCluster], int]:
        """Shape a piece; in a font with colours each character with its marks alone, as it is one picture."""
        shaper = self.shapers[instance]
        if not shaper.has_colour:
            shaped = shape_text(shaper, piece, self.lang)
            return shaped.clusters, shaped.advance
        texts = split_clusters(piece.text)
        x = 0
        clusters: list[GlyphCluster] = []
        for text in reversed(texts) if piece.rtl else texts:
            shaped = shape_text(shaper, ShapingInput(text, piece.rtl), self.lang)
            clusters.append(_move_cluster(GlyphCluster(text, 0, shaped.advance, shaped.glyphs), x))
            x += shaped.advance
        return clusters, x


def create_line_shaper(typefaces: Sequence[Typeface], lang: str) -> LineShaper:
    """Create what shapes lines in these typefaces, in a language."""
    instances = [select_instance(typeface, bold=bold) for typeface in typefaces for bold in (False, True)]
    return LineShaper(tuple(typefaces), {instance: create_shaper(instance) for instance in instances}, lang)


def _split_pieces(run: TextRun, typefaces: Sequence[Typeface]) -> Iterator[tuple[int, ShapingInput]]:
    """Split a text into pieces of one direction, typeface and script, from left to right."""
    for stretch, rtl in reorder_bidi(compose_text(run.text), rtl=run.rtl):
        pieces = list(_split_stretch(drop_guiding_signs(stretch), rtl, typefaces))
        yield from reversed(pieces) if rtl else pieces


def _split_stretch(
    stretch: str, rtl: bool, typefaces: Sequence[Typeface]
) -> Iterator[tuple[int, ShapingInput]]:
    """Split a stretch of one direction into pieces, in the order they are read."""
    start = 0
    for number, text in split_runs(stretch, typefaces):
        for script, part in split_scripts(text):
            end = start + len(part)
            yield number, ShapingInput(part, rtl, script, stretch[:start], stretch[end:])
            start = end


def _move_cluster(cluster: GlyphCluster, distance: int) -> GlyphCluster:
    """Move a cluster to the right."""
    if not distance:
        return cluster
    glyphs = [Glyph(glyph.number, glyph.x + distance, glyph.y) for glyph in cluster.glyphs]
    return replace(cluster, x=cluster.x + distance, glyphs=tuple(glyphs))
