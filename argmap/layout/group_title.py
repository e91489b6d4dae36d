"""The title of a group's frame: its style and its lines."""

from argmap.layout.text.line_breaking import TextStyle, wrap
from argmap.model.map import ArgMap, localize_text

TITLE_STYLE = TextStyle(17, bold=True)
"""The style of frame titles: bold, but a little smaller than the statements, which come first."""
TITLE_LEADING = 23
"""The height of a line of a title in points: LEADING times its size, and a little more."""


def wrap_title(argmap: ArgMap, group: str, lang: str | None, max_width: float) -> tuple[str, ...]:
    """Wrap a group's title into lines of at most `max_width` points."""
    return wrap(localize_text(argmap.groups[group].text, lang, argmap.lang), TITLE_STYLE, max_width)
