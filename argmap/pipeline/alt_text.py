"""What a map's picture shows, in words."""

from argmap.model.map import ArgMap
from argmap.pipeline.compile_draw import effective_language
from argmap.pipeline.focus import Focus
from argmap.pipeline.views import select_focus
from argmap.scene.argument_outline import write_outline
from argmap.scene.narration import write_caption


def alt_text(argmap: ArgMap, focus: Focus | None, lang: str | None, *, with_outline: bool) -> str:
    """A sentence or two on what is seen of the map; where `long`, its whole outline, a line a statement.

    Raises Trouble as drawing it does, where the focus shows nothing.
    """
    view, lang = select_focus(argmap, focus), effective_language(argmap, lang)
    return write_outline(view.argmap, lang, view.hidden_counts) if with_outline else write_caption(view, lang)
