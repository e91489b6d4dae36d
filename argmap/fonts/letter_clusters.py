"""A text split into its letters, each with the marks and signs that are drawn together with it."""

import re
from unicodedata import category

_CLUSTER = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}"
    "|.(?:[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe2f\U0001f3fb-\U0001f3ff"
    "\U000e0020-\U000e007f\U000e0100-\U000e01ef\u200c]|\u200d.?)*",
    re.DOTALL,
)
"""Two letters of a flag; or a character with its marks, its variation, and the characters joined to it."""
_COMMON_MARK = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20dc\u20e1\u20e5-\u20ff]")
"""A mark that stands on letters of any script, and encloses none."""


def split_clusters(text: str) -> list[str]:
    """The characters of a text in order, each with its marks; an old Korean syllable is one."""
    clusters: list[str] = []
    for cluster in _CLUSTER.findall(text):
        if clusters and _continues(cluster[0]):
            clusters[-1] += cluster
        else:
            clusters.append(cluster)
    return clusters


def has_common_mark(cluster: str) -> bool:
    """Tell whether a character has a mark that no script has for itself, as `x̄` has."""
    return len(cluster) > 1 and bool(_COMMON_MARK.search(cluster))


def _continues(char: str) -> bool:
    """Tell whether a character is drawn with the one before: a mark, or a vowel or final of old Korean."""
    return char > "\u02ff" and (category(char)[0] == "M" or "\u1160" <= char <= "\u11ff")
