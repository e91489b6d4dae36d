"""The title of a group's frame: in what letters, and in which lines."""

from argmap.layout.text.line_breaking import TextStyle, wrap
from argmap.model.map import ArgMap, localize_text

TITLE_STYLE = TextStyle(17, bold=True)
TITLE_LEADING = 23


def wrap_title(argmap: ArgMap, group: str, lang: str | None, max_width: float) -> tuple[str, ...]:
    """A group's title in lines of at most `room` points."""
    return wrap(localize_text(argmap.groups[group].text, lang, argmap.lang), TITLE_STYLE, max_width)
