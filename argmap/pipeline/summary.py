"""A map in words: the text that stands for its picture, its outline, and its numbers."""

from msgspec.structs import replace

from argmap.formats.outline import OutlineFormat, OutlineOptions, format_outline
from argmap.formats.stats import Stats, compute_stats
from argmap.formats.stats_text import format_stats_json, format_stats_text
from argmap.model.map import ArgMap
from argmap.pipeline.draw import effective_language, with_title
from argmap.pipeline.focus import Focus, select_focus
from argmap.scene.argument_outline import write_outline
from argmap.scene.narration import write_caption

__all__ = [
    "OutlineFormat",
    "OutlineOptions",
    "Stats",
    "alt_text",
    "compute_stats",
    "format_stats_json",
    "format_stats_text",
    "outline_map",
]


def outline_map(argmap: ArgMap, options: OutlineOptions, focus: Focus | None = None) -> str:
    """Write the argument of a map, or of a part, as text or Markdown.

    Raises UserError where the part is not the map's, or shows nothing.
    """
    view = select_focus(argmap, focus)
    return format_outline(
        with_title(view), replace(options, lang=effective_language(argmap, options.lang)), view.hidden_counts
    )


def alt_text(argmap: ArgMap, focus: Focus | None, lang: str | None, *, with_outline: bool) -> str:
    """Write a sentence or two on what is seen of a map; with `with_outline` its outline, a line a statement.

    Raises UserError where the focus shows nothing.
    """
    view, lang = select_focus(argmap, focus), effective_language(argmap, lang)
    return write_outline(view.argmap, lang, view.hidden_counts) if with_outline else write_caption(view, lang)
