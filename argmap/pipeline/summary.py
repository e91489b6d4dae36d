"""A map told in words: its outline, and its numbers."""

from msgspec.structs import replace

from argmap.formats.outline import OutlineFormat, OutlineOptions, format_outline
from argmap.formats.stats import Stats, compute_stats
from argmap.formats.stats_text import format_stats_json, format_stats_text
from argmap.model.map import ArgMap
from argmap.pipeline.compile_draw import effective_language, with_title
from argmap.pipeline.focus import Focus
from argmap.pipeline.views import select_focus

__all__ = [
    "OutlineFormat",
    "OutlineOptions",
    "Stats",
    "compute_stats",
    "format_stats_json",
    "format_stats_text",
    "outline_map",
]


def outline_map(argmap: ArgMap, options: OutlineOptions, focus: Focus | None = None) -> str:
    """The argument as text or Markdown, of the whole map or of a part.

    Raises Trouble where the part is not the map's, or shows nothing.
    """
    view = select_focus(argmap, focus)
    return format_outline(
        with_title(view), replace(options, lang=effective_language(argmap, options.lang)), view.hidden_counts
    )
