"""The title of a group's frame: in what letters, and in which lines."""

from argmap.layout.wrap import Face, wrap
from argmap.model.map import ArgMap, wording

TITLE = Face(17, bold=True)
TITLE_LEADING = 23


def title_lines(argmap: ArgMap, group: str, lang: str | None, room: float) -> tuple[str, ...]:
    """A group's title in lines of at most `room` points."""
    return wrap(wording(argmap.groups[group].text, lang, argmap.lang), TITLE, room)
