"""What can be written at a place of a map file: keywords, properties, ids, and the values of properties."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum

from msgspec import Struct

from argmap.edit.meanings import KEY_MEANINGS, KEYWORD_MEANINGS
from argmap.edit.mentions import Mention, Named
from argmap.model.given import properties_of
from argmap.model.values import WARNING_CODES
from argmap.syntax.names import (
    KEYWORDS,
    KOREAN_KEYS,
    KOREAN_KEYWORDS,
    KOREAN_REVEALS,
    KOREAN_STRENGTHS,
    TEXT_KEY,
    read_key,
)
from argmap.syntax.tree import File, Keyword, walk
from argmap.text.diagnostic import Phrase
from argmap.text.source import Source, Span

_FIRST = re.compile(r"(?P<indent>[^\S\n]*)(?P<word>[^\s:：|#]*)")
_SECOND = re.compile(r"[^\S\n]*(?P<keyword>[^\s:：]+)[^\S\n]+(?P<word>[^\s:：]*)")
_VALUE = re.compile(r"[^\S\n]*(?P<key>[^\s:：]+)[^\S\n]*[:：][^\S\n]*(?P<value>.*)")

_AT_TOP = (Keyword.THESIS, Keyword.CLAIM, Keyword.MAP, Keyword.SOURCE, Keyword.GROUP, Keyword.VIEW)
_NESTED = (
    Keyword.PREMISE,
    Keyword.AND,
    Keyword.ASSUMPTION,
    Keyword.OBJECTION,
    Keyword.REBUTTAL,
    Keyword.UNDERCUT,
)
_NAMED_FIRST = frozenset({Keyword.SOURCE, Keyword.GROUP, Keyword.VIEW})
_REFERRING = {"cite": Named.SOURCE, "group": Named.GROUP, "root": Named.STATEMENT, "tag": Named.TAG}
_LANGUAGES = ("ko", "en", "ja", "zh-Hans", "zh-Hant", "de", "fr", "es")


class OfferKind(Enum):
    """What is offered."""

    KEYWORD = "keyword"
    KEY = "key"
    STATEMENT = "statement"
    SOURCE = "source"
    GROUP = "group"
    TAG = "tag"
    VALUE = "value"
    CODE = "code"


class Offer(Struct, frozen=True):
    """Something that can be written in place of `span`.

    `text` is what is put there, `label` its bare word. `twin` is the same word in the other language, by
    which it may be looked for too.
    """

    kind: OfferKind
    label: str
    text: str
    span: Span
    meaning: Phrase | None = None
    twin: str = ""


class Place(Struct, frozen=True):
    """Where something is to be written; `korean` is the language of keywords in a file without any."""

    source: Source
    offset: int
    korean: bool


class _Spot(Struct, frozen=True):
    """The place where something is written, and what is known of the file."""

    source: Source
    offset: int
    found: tuple[Mention, ...]
    korean: bool
    languages: tuple[str, ...]

    @property
    def before(self) -> str:
        """The line up to the place."""
        start = self.source.text.rfind("\n", 0, self.offset) + 1
        return self.source.text[start : self.offset]

    def word(self, begun: str) -> Span:
        """The word that is begun before the place, and goes on behind it."""
        behind = re.compile(r"[^\s:：,]*").match(self.source.text, self.offset)
        assert behind, "the pattern matches nothing, too"
        return Span(self.source, self.offset - len(begun), behind.end())


def offers(file: File, found: tuple[Mention, ...], place: Place) -> tuple[Offer, ...]:
    """What can be written at a place of a text, by the tree and the mentions of it or an earlier one."""
    spot = _Spot(place.source, place.offset, found, _korean(file, place.korean), _spoken(file))
    before = spot.before
    first = _FIRST.fullmatch(before)
    if first:
        return tuple(_first_words(spot, first["indent"], first["word"]))
    second = _SECOND.fullmatch(before)
    if second:
        return tuple(_ids(spot, second["keyword"], second["word"]))
    value = _VALUE.fullmatch(before)
    return tuple(_values(spot, value["key"], value["value"])) if value else ()


def _korean(file: File, otherwise: bool) -> bool:
    """Whether most of a file's keywords are Korean."""
    words = [entry.spelled.isascii() for entry in walk(file.entries)]
    return words.count(False) > words.count(True) or (not words and otherwise)


def _spoken(file: File) -> tuple[str, ...]:
    """The languages that the file has translations in, or most likely will have."""
    given = [one for entry in walk(file.entries) for one in entry.properties]
    own = {one.value.value for one in given if one.key == "lang"}
    found = dict.fromkeys([*(one.language for one in given if one.language), "en", "ko"])
    return tuple(code for code in found if code not in own)


# ---- The first word of a line -------------------------------------------------------------------------


def _first_words(spot: _Spot, indent: str, begun: str) -> Iterator[Offer]:
    parent = _above(spot, len(indent), lambda column, below: column < below)
    span = spot.word(begun)
    alone = not re.match(r"[^\S\n]*[^\s]", spot.source.text[span.end : span.end + 200].split("\n")[0])
    if not indent:
        words: Iterable[Keyword] = _AT_TOP
    elif parent is Keyword.GROUP:
        words = (Keyword.GROUP,)
    else:
        words = _nested(spot, len(indent), parent)
    yield from (_keyword_offer(word, span, spot.korean, alone) for word in words)
    if indent and parent is not None:
        keys = (key for key in properties_of(parent) if key != TEXT_KEY)
        yield from (_key_offer(key, span, spot.korean, alone) for key in keys)
        for code in spot.languages:
            yield Offer(OfferKind.KEY, code, f"{code}: " if alone else code, span, KEY_MEANINGS[TEXT_KEY])


def _nested(spot: _Spot, column: int, parent: Keyword | None) -> Iterator[Keyword]:
    if parent in (Keyword.MAP, Keyword.SOURCE, Keyword.VIEW):
        return
    beside = _above(spot, column, lambda found, here: found <= here, same=True)
    for keyword in _NESTED:
        needs_step = keyword in (Keyword.REBUTTAL, Keyword.UNDERCUT)
        if needs_step and parent in (Keyword.THESIS, Keyword.CLAIM):
            continue
        if keyword is Keyword.REBUTTAL and parent is Keyword.PREMISE:
            continue
        if keyword is Keyword.AND and beside is None:
            continue
        yield keyword


def _above(spot: _Spot, column: int, fits: Callable[[int, int], bool], same: bool = False) -> Keyword | None:
    """The keyword of the nearest line above whose column fits; where `same`, it must be this very column.

    It is read off the text, for the line that is being written may have spoiled the tree. Properties and
    comments are passed over.
    """
    line, _ = spot.source.position(spot.offset)
    for number in range(line - 1, 0, -1):
        text = spot.source.line(number)
        word = re.split(r"[\s:：]", text.lstrip(), maxsplit=1)[0]
        if word not in KEYWORDS or (word in ("group", "묶음") and text[:1].isspace() and not same):
            continue
        at = len(text) - len(text.lstrip())
        if fits(at, column):
            return KEYWORDS[word] if not same or at == column else None
    return None


def _keyword_offer(keyword: Keyword, span: Span, korean: bool, alone: bool) -> Offer:
    own, twin = KOREAN_KEYWORDS[keyword], keyword.value
    label, other = (own, twin) if korean else (twin, own)
    behind = " " if keyword in _NAMED_FIRST else ": "
    text = label + (behind if alone else "")
    return Offer(OfferKind.KEYWORD, label, text, span, KEYWORD_MEANINGS[keyword], other)


def _key_offer(key: str, span: Span, korean: bool, alone: bool) -> Offer:
    own, twin = KOREAN_KEYS[key], key
    label, other = (own, twin) if korean else (twin, own)
    return Offer(OfferKind.KEY, label, label + (": " if alone else ""), span, KEY_MEANINGS[key], other)


# ---- Ids ------------------------------------------------------------------------------------------------


def _ids(spot: _Spot, keyword: str, begun: str) -> Iterator[Offer]:
    """Statements that a line can refer to."""
    if KEYWORDS.get(keyword) in _NESTED:
        yield from _mentioned(spot, Named.STATEMENT, spot.word(begun))


def _mentioned(spot: _Spot, kind: Named, span: Span) -> Iterator[Offer]:
    """What is declared of a kind, but not at this very place; of tags, all there are."""
    told = set()
    for each in spot.found:
        wanted = each.kind is kind and (each.declares or kind is Named.TAG)
        here = each.span.start <= spot.offset <= each.span.end
        if wanted and not here and each.name not in told:
            told.add(each.name)
            text = each.entry.text.value if each.entry.text and kind is not Named.TAG else ""
            meaning = Phrase(en=text, ko=text) if text else None
            yield Offer(OfferKind(kind.value), each.name, each.name, span, meaning)


# ---- Values ---------------------------------------------------------------------------------------------


def _values(spot: _Spot, written: str, value: str) -> Iterator[Offer]:
    key = read_key(written)
    if key is None:
        return
    last = re.split(r"[\s,]", value)[-1]
    span = spot.word(last)
    kind = _REFERRING.get(key.key)
    if kind and (kind is Named.TAG or last == value):
        yield from _mentioned(spot, kind, span)
    elif key.key == "allow":
        yield from (Offer(OfferKind.CODE, code, code, span) for code in sorted(WARNING_CODES))
    elif last == value:
        yield from _words(key.key, span, spot.korean)


def _words(key: str, span: Span, korean: bool) -> Iterator[Offer]:
    named: Mapping[str, Mapping[str, str]] = {"strength": KOREAN_STRENGTHS, "reveal": KOREAN_REVEALS}
    for english, own in named.get(key, {}).items():
        label, twin = (own, english) if korean else (english, own)
        yield Offer(OfferKind.VALUE, label, label, span, twin=twin)
    if key == "lang":
        yield from (Offer(OfferKind.VALUE, code, code, span) for code in _LANGUAGES)
