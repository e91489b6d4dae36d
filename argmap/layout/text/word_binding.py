"""Words that readers take in as one, between which a line is broken only if it is too narrow for both.

A number stays with its unit, `수` with `있다` and `없다`, and in Korean a noun with 전, 후, 때 and 뒤.
"""

from argmap.diagnostics.lazy_regex import lazy_regex

_NUMBER = lazy_regex(r"[(\[“‘\"']*[±+−-]?[$€£¥₩]?\d([\d.,/~–-]*\d)?[십백천만억조여]*")
"""A number, a range, or a number with Korean tens: `7`, `1,200`, `3.5`, `20~30`, `3만`, `10여`."""
_KOREAN_NUMERALS = frozenset(["한", "두", "세", "네", "몇", "여러", "수십", "수백", "수천", "수만", "수억"])
_KOREAN_UNIT = lazy_regex(
    r"개|명|년|월|일|시|분|초|주|달|원|유로|엔|위안|퍼센트|포인트|배|번|회|차|대|권|장|쪽|절|조|항|살|세|층|호|곳|건|가지"
    r"|마리|사람|킬로|미터|그램|톤|리터|도|점|등|위|만|억|천|백|여"
)
"""The beginnings of words that count or measure; particles may follow, and 시간 begins as 시 does."""
_LATIN_UNIT = lazy_regex(
    r"(%|‰|°[CF]?|[kcmµnd]?m[²³]?|k?m/h|[kmµ]?g|t|[kmcd]?l|h|min|m?s|[kMGT]?W(h|p)?|[kM]?V|[kMG]?Hz|[kMGT]i?B|px|pt|bn"
    r"|ha|USD|EUR|KRW|GBP|JPY|€|percent|per cent|million|billion|trillion"
    r"|(second|minute|hour|day|week|month|year|mile|met(re|er)|kilomet(re|er)|euro|dollar|pound)s?)[.,;:!?)\]”’\"']*"
)
_SHORT_FORM = lazy_regex(r"[(\[]*((pp?|S|Nos?|Nr|[Vv]ol|[Cc]h|[Ff]ig|[Aa]rt|[Ss]ec)\.|§+)|제")
"""Short forms that a number follows: `p. 12`, `No. 3`, `제 4조`."""
_TIME_NOUN = lazy_regex(
    r"[전후때뒤]((에|까지|부터|으로|로|쯤|쯤에|보다)?(는|도|만|야|의)?|가|를|마다|면|이다|이면|이라|이라면|이었다|였다)"
    r"[.,;:!?)\]”’]*"
)
"""Before, after and when, with a particle: 시행 전에, 퇴근 후, 필요할 때는."""
_BEFORE_WHICH_JEON_IS_WHOLE = lazy_regex(
    r"세계|국민|과정|인류|지역|분야|대통령|총리|장관|직원|구간|영역|기간|재산|세대|직장|남편|아내"
)
"""Nouns before which 전 means "whole" or "former", and belongs to what follows it."""
_ABILITY = frozenset(["수", "수가", "수는", "수도", "수조차", "수밖에"])
"""The noun of 할 수 있다, with particles."""


def is_bound(before: str, word: str, after: str) -> bool:
    """Return whether no line should begin with `word`; `before` is the word before it, `after` the next one.

    Neither of the first two is empty; `after` is where the text ends.
    """
    first = word[0]
    if before[-1].isdigit() or before[-1] in "십백천만억조여":
        if _NUMBER().fullmatch(before) and (_LATIN_UNIT().fullmatch(word) or _KOREAN_UNIT().match(word)):
            return True
    elif first.isdigit() and _SHORT_FORM().fullmatch(before):
        return True
    if word.isascii():
        return False
    if first in "있없" and before in _ABILITY:
        return True
    if before in _KOREAN_NUMERALS and _KOREAN_UNIT().match(word):
        return True
    return _is_bound_time_noun(before, word, after)


def _is_bound_time_noun(before: str, word: str, after: str) -> bool:
    if before == "전" and _BEFORE_WHICH_JEON_IS_WHOLE().match(word):
        return True
    if word == "전" and _BEFORE_WHICH_JEON_IS_WHOLE().match(after):
        return False
    return word[0] in "전후때뒤" and _TIME_NOUN().fullmatch(word) is not None
