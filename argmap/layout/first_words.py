"""The first words of a statement, for a place where its box is not: enough to find it again."""

from argmap.diagnostics.line_joining import join_lines
from argmap.layout.text.line_breaking import TextStyle, wrap

LINE_WIDTH, MAX_LINES = 11.0, 2
"""The longest line of a reference box, in text sizes, and its lines: the first words of the statement.

They are enough to find it; more would be read twice.
"""


def cut_to_first_words(text: str, style: TextStyle) -> str:
    """Return the first MAX_LINES lines of a narrow box, with an ellipsis if there are more."""
    lines = wrap(text, style, LINE_WIDTH * style.size)
    if len(lines) <= MAX_LINES:
        return text
    return join_lines(lines[:MAX_LINES]).rstrip(" ,;:.·") + "…"
