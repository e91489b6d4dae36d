"""What a map's picture shows, in words."""

from argmap.layout.caption import caption
from argmap.layout.outline import outline
from argmap.model.map import ArgMap
from argmap.pipeline.focus import Focus
from argmap.pipeline.trip import spoken
from argmap.pipeline.views import seen


def in_words(argmap: ArgMap, focus: Focus | None, lang: str | None, *, long: bool) -> str:
    """A sentence or two on what is seen of the map; where `long`, its whole outline, a line a statement.

    Raises Trouble as drawing it does, where the focus shows nothing.
    """
    view, lang = seen(argmap, focus), spoken(argmap, lang)
    return outline(view.argmap, lang, view.hidden) if long else caption(view, lang)
