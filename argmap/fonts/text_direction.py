"""The direction of a text: from left to right, or from right to left."""

import re
from unicodedata import bidirectional

_LEFTWARD = re.compile(
    "[\u200f\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""The blocks that Unicode keeps for scripts written from right to left, and their mark."""

LEFTWARD_LANGUAGES = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""The languages written from right to left that LaTeX's babel and polyglossia know (ISO 639)."""
LEFTWARD_SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "syrc", "thaa"})
"""The scripts of living languages that are written from right to left (ISO 15924)."""


def is_leftward_language(code: str) -> bool:
    """Return whether a language is written from right to left: as its script says, if its code has one."""
    language, *others = re.split("[-_]", code.lower())
    script = next((each for each in others if len(each) == 4 and each.isalpha()), None)
    return script in LEFTWARD_SCRIPTS if script else language in LEFTWARD_LANGUAGES


def is_right_to_left(text: str) -> bool:
    """Return whether a text is written from right to left.

    It is where its first letter is (UAX #9, rule P2), and where most letters are: a line of Hebrew may begin
    with a Latin name, as in `C++ לא לומדים`.
    """
    if not _LEFTWARD.search(text):
        return False
    kinds = [kind for kind in map(bidirectional, text) if kind in ("L", "R", "AL")]
    return bool(kinds) and (kinds[0] != "L" or 2 * kinds.count("L") < len(kinds))
