"""The words of the language: keywords, property keys, named values and language codes, English and Korean."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from unicodedata import normalize

from msgspec import Struct

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

KEYWORDS: Mapping[str, Keyword] = MappingProxyType(
    {keyword.value: keyword for keyword in Keyword}
    | {word: keyword for keyword, word in KOREAN_KEYWORDS.items()}
)
"""Every spelling of a keyword."""

KOREAN_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "short": "약칭",
        "cite": "인용",
        "by": "화자",
        "group": "묶음",
        "tag": "꼬리표",
        "note": "메모",
        "strength": "강도",
        "url": "주소",
        "lang": "언어",
        "root": "뿌리",
        "depth": "깊이",
        "reveal": "드러냄",
        "allow": "허용",
    }
)

KEYS: Mapping[str, str] = MappingProxyType(
    {key: key for key in KOREAN_KEYS} | {word: key for key, word in KOREAN_KEYS.items()}
)
"""Every spelling of a property key, with its canonical (English) one."""

KOREAN_STRENGTHS: Mapping[str, str] = MappingProxyType({"weak": "약함", "moderate": "보통", "strong": "강함"})
KOREAN_REVEALS: Mapping[str, str] = MappingProxyType(
    {"role": "역할", "branch": "가지", "order": "순서", "none": "없음"}
)

STRENGTHS: Mapping[str, str] = MappingProxyType(
    {value: value for value in KOREAN_STRENGTHS} | {word: value for value, word in KOREAN_STRENGTHS.items()}
)
"""Every spelling of a named strength, with its canonical (English) one."""

REVEALS: Mapping[str, str] = MappingProxyType(
    {value: value for value in KOREAN_REVEALS} | {word: value for value, word in KOREAN_REVEALS.items()}
)
"""Every spelling of an order of appearance, with its canonical (English) one."""

TEXT_KEY = "text"
"""The canonical key of a property that is only a language code: a translation of the line's own text."""

_ISO_639_1 = """
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz
ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik
io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml
mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd
se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi
vo wa wo xh yi yo za zh zu
"""

LANGUAGES = frozenset(_ISO_639_1.split())
"""Every language code. The scripts and regions that may follow one are judged by their shape alone."""

_LANGUAGE_CODE = re.compile(r"([a-z]{2})(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?", re.IGNORECASE | re.ASCII)


class PropertyKey(Struct, frozen=True):
    """A property key taken apart: `short.en` is `short` in `en`, and `en` alone is `text` in `en`.

    `language` is None without one, and `""` where what stands there is no language code.
    """

    key: str
    language: str | None
    spelling: str


def normalize_language_code(word: str) -> str | None:
    """The language code in its canonical form (`zh-Hant`, `pt-BR`); None where ISO 639-1 has none such."""
    found = _LANGUAGE_CODE.fullmatch(word)
    if not found or found[1].lower() not in LANGUAGES:
        return None
    language, script, region = found.groups()
    parts = (language.lower(), script.title() if script else None, region.upper() if region else None)
    return "-".join(part for part in parts if part)


def read_key(word: str) -> PropertyKey | None:
    """The property key that `written` spells; None where it is no key and has no language code's shape."""
    base, dot, language = word.partition(".")
    if base in KEYS:
        code = (normalize_language_code(language) or "") if dot else None
        return PropertyKey(KEYS[base], code, f"{base}.{code}" if code else word)
    if dot or not re.match(r"[A-Za-z]{2}(-|$)", word):
        return None
    code = normalize_language_code(word) or ""
    return PropertyKey(TEXT_KEY, code, code or word)


def is_id(word: str) -> bool:
    """Whether `written` can be an id: after NFC, letters, digits, marks, `_` (XID_Continue) and `-`."""
    rest = normalize("NFC", word).replace("-", "")
    return bool(word) and _UNPORTABLE_CHARACTERS.isdisjoint(rest) and f"a{rest}".isidentifier()
