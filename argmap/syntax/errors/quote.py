"""How a writer's own word is shown inside a message."""

_MAX_LENGTH = 40


def quote_word(word: str) -> str:
    """The word in backticks, cut short where it would drown the message."""
    shown = word if len(word) <= _MAX_LENGTH else f"{word[: _MAX_LENGTH - 1]}…"
    return f"`{shown}`"
