"""The words of the language in English and Korean: keywords, and the reading of property keys and ids."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from unicodedata import normalize

from msgspec import Struct

from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.language_code import normalize_language_code
from argmap.syntax.properties import KEYS, TRANSLATION
from argmap.syntax.tree import Keyword

_UNPORTABLE_CHARACTERS = frozenset("\u200c\u200d\u30fb\uff65")
"""Joiners and the Japanese middle dots: in XID_Continue since Unicode 15.1, which Python has from 3.13 on.
A map means the same on every Python, and an id holds nothing that cannot be seen."""


KOREAN_KEYWORDS: Mapping[Keyword, str] = MappingProxyType(
    {
        Keyword.MAP: "지도",
        Keyword.SOURCE: "출처",
        Keyword.GROUP: "묶음",
        Keyword.VIEW: "보기",
        Keyword.THESIS: "논제",
        Keyword.CLAIM: "주장",
        Keyword.PREMISE: "전제",
        Keyword.AND: "그리고",
        Keyword.ASSUMPTION: "가정",
        Keyword.OBJECTION: "반론",
        Keyword.REBUTTAL: "재반론",
        Keyword.UNDERCUT: "무력화",
    }
)

KEYWORD_MEANINGS: Mapping[Keyword, Phrase] = MappingProxyType(
    {
        Keyword.MAP: Phrase(en="the map's title; `lang` below it", ko="지도의 제목; 아래에 `언어`"),
        Keyword.SOURCE: Phrase(
            en="declares a source that `cite` names", ko="`인용`으로 가리킬 출처를 선언한다"
        ),
        Keyword.GROUP: Phrase(en="declares a group, drawn as a frame", ko="테두리로 그릴 묶음을 선언한다"),
        Keyword.VIEW: Phrase(
            en="declares a named cut of the map", ko="지도의 한 부분을 보여 줄 보기를 선언한다"
        ),
        Keyword.THESIS: Phrase(en="what the map argues for", ko="지도가 내세우는 주장"),
        Keyword.CLAIM: Phrase(
            en="a statement that is used elsewhere by its id", ko="다른 곳에서 아이디로 가리켜 쓰는 진술"
        ),
        Keyword.PREMISE: Phrase(en="supports the line above", ko="위의 진술을 뒷받침한다"),
        Keyword.AND: Phrase(
            en="joins the line above of the same depth: both together make one step",
            ko="같은 깊이의 바로 위 줄과 함께 한 추론을 이룬다",
        ),
        Keyword.ASSUMPTION: Phrase(
            en="a premise that nobody has said; joins the line above of the same depth",
            ko="아무도 말하지 않은 전제; 같은 깊이의 바로 위 줄과 결합한다",
        ),
        Keyword.OBJECTION: Phrase(en="attacks the line above", ko="위의 진술을 공격한다"),
        Keyword.REBUTTAL: Phrase(en="answers the attack above", ko="위의 공격에 답한다"),
        Keyword.UNDERCUT: Phrase(
            en="attacks the step of the line above, not its truth",
            ko="위의 진술이 참이라도 결론이 나오지 않는다고 말한다",
        ),
    }
)
"""A sentence on each keyword, for a writer who asks while writing."""

KEYWORDS: Mapping[str, Keyword] = MappingProxyType(
    {keyword.value: keyword for keyword in Keyword}
    | {word: keyword for keyword, word in KOREAN_KEYWORDS.items()}
)
"""Every spelling of a keyword."""


class PropertyKey(Struct, frozen=True):
    """A property key taken apart: `short.en` is `short` in `en`, and `en` alone is `text` in `en`.

    `language` is None without one, and `""` where what stands there is no language code.
    """

    key: str
    language: str | None
    spelling: str


def read_key(word: str) -> PropertyKey | None:
    """Take a property key apart; None where the word is no key and has no language code's shape."""
    base, dot, language = word.partition(".")
    if base in KEYS:
        code = (normalize_language_code(language) or "") if dot else None
        return PropertyKey(KEYS[base], code, f"{base}.{code}" if code else word)
    if dot or not re.match(r"[A-Za-z]{2}(-|$)", word):
        return None
    code = normalize_language_code(word) or ""
    return PropertyKey(TRANSLATION.key, code, code or word)


def is_id(word: str) -> bool:
    """Return whether a word can be an id: after NFC, letters, digits, marks, `_` (XID_Continue) and `-`."""
    rest = normalize("NFC", word).replace("-", "")
    return bool(word) and _UNPORTABLE_CHARACTERS.isdisjoint(rest) and f"a{rest}".isidentifier()
