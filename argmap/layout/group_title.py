"""The title of a group's frame or tab: its style and its lines."""

from argmap.layout.text.line_breaking import TextStyle, clip_words, longest_word_width, wrap
from argmap.model.map import ArgMap, localize_text
from argmap.scene.scene import Point, TextLine

TITLE_STYLE = TextStyle(17, bold=True)
"""The style of frame titles: bold, but a little smaller than the statements, which come first."""
TITLE_LEADING = 23
"""The height of a line of a title in points: LEADING times its size, and a little more."""
MAX_TITLE_WORD = 400
"""Points up to which a frame is widened for a long word of its title; a longer word is cut.

It is as wide as the compound words of 40 letters that German and Finnish have.
"""


def wrap_title(argmap: ArgMap, group: str, lang: str | None, max_width: float) -> tuple[str, ...]:
    """Wrap a group's title into lines of at most `max_width` points, or as wide as its longest word.

    No word is broken; one wider than MAX_TITLE_WORD ends in an ellipsis.
    """
    title = clip_words(_localize_title(argmap, group, lang), TITLE_STYLE, MAX_TITLE_WORD)
    return wrap(title, TITLE_STYLE, max(max_width, longest_word_width(title, TITLE_STYLE)))


def title_width(lines: tuple[str, ...]) -> float:
    """Return the width of a title in points."""
    return max(map(TITLE_STYLE.width, lines), default=0.0)


def build_title(lines: tuple[str, ...], first: Point) -> tuple[TextLine, ...]:
    """Build the lines of a title, whose first one begins at a point on its baseline."""
    size, pitch = TITLE_STYLE.size, TITLE_LEADING
    return tuple(
        TextLine(text, first.x, first.y + i * pitch, TITLE_STYLE.width(text), size, bold=True)
        for i, text in enumerate(lines)
    )


def _localize_title(argmap: ArgMap, group: str, lang: str | None) -> str:
    return localize_text(argmap.groups[group].text, lang, argmap.lang)
