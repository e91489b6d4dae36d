"""Language codes: which there are, the shape of one, and its canonical form."""

import re

_ISO_639_1 = """
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz
ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik
io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml
mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd
se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi
vo wa wo xh yi yo za zh zu
"""

LANGUAGES = frozenset(_ISO_639_1.split())
"""Every language of ISO 639-1. The script and the region that may follow are judged by their shape alone."""

_LANGUAGE_CODE = re.compile(
    r"(?P<language>[a-z]{2})(?:-(?P<script>[A-Za-z]{4}))?(?:-(?P<region>[A-Za-z]{2}|[0-9]{3}))?", re.ASCII
)


def is_language_code(word: str) -> bool:
    """Return whether a word has the shape of a language code: `en`, `zh-Hant`, `pt-BR`; not `EN`."""
    return _LANGUAGE_CODE.fullmatch(word) is not None


def normalize_language_code(word: str) -> str | None:
    """Spell a code as `zh-Hant` and `pt-BR` are; None where ISO 639-1 has no such language."""
    match = _LANGUAGE_CODE.fullmatch(word[:2].lower() + word[2:]) if word.isascii() else None
    if match is None or match["language"] not in LANGUAGES:
        return None
    script, region = match["script"], match["region"]
    parts = (match["language"], script and script.title(), region and region.upper())
    return "-".join(part for part in parts if part)


WORD_CODES = frozenset(["am", "an", "as", "be", "he", "hi", "is", "it", "my", "no", "or", "so", "to"])
"""Language codes that are English words as well, and may begin a line that was meant as a statement."""

_FOREIGN_SCRIPT_CODES = frozenset(["am", "as", "be", "he", "hi", "my", "or"])


def has_own_script(code: str) -> bool:
    """Return whether the language of a code that is a word is written in other letters than Latin ones."""
    return code.split("-")[0] in _FOREIGN_SCRIPT_CODES


def has_script_of_language(code: str, text: str) -> bool:
    """Return whether a text can be in the language of a code that is a word: Hindi has no Latin letters."""
    letters = [letter for letter in text if letter.isalpha()]
    is_latin = all(letter < "\u0250" for letter in letters)
    return not letters or is_latin is not has_own_script(code)
