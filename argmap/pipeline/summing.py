"""A map told in words: its outline, and its numbers."""

from msgspec.structs import replace

from argmap.exchange.outline import OutlineForm, OutlineOptions, outline_text
from argmap.exchange.stats import Stats, stats
from argmap.exchange.stats_write import stats_json, stats_text
from argmap.model.map import ArgMap
from argmap.pipeline.focus import Focus
from argmap.pipeline.trip import headed, spoken
from argmap.pipeline.views import seen

__all__ = ["OutlineForm", "OutlineOptions", "Stats", "outline_of", "stats", "stats_json", "stats_text"]


def outline_of(argmap: ArgMap, options: OutlineOptions, focus: Focus | None = None) -> str:
    """The argument as text or Markdown, of the whole map or of a part.

    Raises Trouble where the part is not the map's, or shows nothing.
    """
    view = seen(argmap, focus)
    return outline_text(headed(view), replace(options, lang=spoken(argmap, options.lang)), view.hidden)
