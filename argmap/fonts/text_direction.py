"""The direction of a text: from left to right, or from right to left."""

from unicodedata import bidirectional


def is_right_to_left(text: str) -> bool:
    """Return whether a text is written from right to left.

    It is where its first letter is (UAX #9, rule P2), and where most letters are: a line of Hebrew may begin
    with a Latin name, as in `C++ לא לומדים`.
    """
    kinds = [kind for kind in map(bidirectional, text) if kind in ("L", "R", "AL")]
    return bool(kinds) and (kinds[0] != "L" or 2 * kinds.count("L") < len(kinds))
