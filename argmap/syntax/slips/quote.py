"""How a writer's own word is shown inside a message."""

_LONGEST = 40


def quoted(word: str) -> str:
    """The word in backticks, cut short where it would drown the message."""
    shown = word if len(word) <= _LONGEST else f"{word[: _LONGEST - 1]}…"
    return f"`{shown}`"
