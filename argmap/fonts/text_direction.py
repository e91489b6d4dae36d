"""The direction of a text: from left to right, or from right to left."""

import re
from unicodedata import bidirectional

_LEFTWARD = re.compile(
    "[\u200f\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""The blocks that Unicode keeps for scripts written from right to left, and their mark."""


def is_right_to_left(text: str) -> bool:
    """Return whether a text is written from right to left.

    It is where its first letter is (UAX #9, rule P2), and where most letters are: a line of Hebrew may begin
    with a Latin name, as in `C++ לא לומדים`.
    """
    if not _LEFTWARD.search(text):
        return False
    kinds = [kind for kind in map(bidirectional, text) if kind in ("L", "R", "AL")]
    return bool(kinds) and (kinds[0] != "L" or 2 * kinds.count("L") < len(kinds))
