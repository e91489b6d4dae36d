"""The quotation of a writer's own word inside a message."""

_MAX_LENGTH = 40
"""The most characters of a word in a message, so that the sentence around it fits a terminal's line too. With
20, common addresses are cut."""


def quote_word(word: str) -> str:
    """Put a word in backticks, cut short where it would drown the message."""
    text = word if len(word) <= _MAX_LENGTH else f"{word[: _MAX_LENGTH - 1]}…"
    return f"`{text}`"
