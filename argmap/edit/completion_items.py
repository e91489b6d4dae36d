"""Completions at a place of a map file: keywords, properties, ids, and the values of properties."""

import re
from collections.abc import Callable, Iterable, Iterator
from enum import Enum

from msgspec import Struct

from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.source import Source, Span
from argmap.edit.occurrences import SYMBOLS_NAMED, Occurrence, SymbolKind
from argmap.model.values import WARNING_CODES
from argmap.syntax.keywords import KEYWORD_MEANINGS, KEYWORDS, KOREAN_KEYWORDS, read_key
from argmap.syntax.properties import SPECS_BY_KEY, TRANSLATION, PropertyKind, PropertySpec, properties_of
from argmap.syntax.tree import File, Keyword, walk

_FIRST_WORD = re.compile(r"(?P<indent>[^\S\n]*)(?P<word>[^\s:：|#]*)")
_SECOND_WORD = re.compile(r"[^\S\n]*(?P<keyword>[^\s:：]+)[^\S\n]+(?P<word>[^\s:：]*)")
_VALUE = re.compile(r"[^\S\n]*(?P<key>[^\s:：]+)[^\S\n]*[:：][^\S\n]*(?P<value>.*)")

_TOP_LEVEL_KEYWORDS = (
    Keyword.THESIS,
    Keyword.CLAIM,
    Keyword.MAP,
    Keyword.SOURCE,
    Keyword.GROUP,
    Keyword.VIEW,
)
_NESTED_KEYWORDS = tuple(keyword for keyword in Keyword if keyword.may_refer)
_LANGUAGES = ("ko", "en", "ja", "zh-Hans", "zh-Hant", "de", "fr", "es")


class CompletionKind(Enum):
    """The kind of word that is offered."""

    KEYWORD = "keyword"
    KEY = "key"
    STATEMENT = "statement"
    SOURCE = "source"
    GROUP = "group"
    TAG = "tag"
    VALUE = "value"
    CODE = "code"


class Completion(Struct, frozen=True):
    """A word that can be written in place of `span`.

    `text` is inserted, `label` is its bare word. `translation` is the word in the other language, which
    finds it too.
    """

    kind: CompletionKind
    label: str
    text: str
    span: Span
    meaning: Phrase | None = None
    translation: str = ""


class CompletionPosition(Struct, frozen=True):
    """The place of the cursor; `korean` is the language of keywords in a file without any."""

    source: Source
    offset: int
    korean: bool


class _CompletionContext(Struct, frozen=True):
    """The place of the cursor, and what is known of the file."""

    source: Source
    offset: int
    occurrences: tuple[Occurrence, ...]
    korean: bool
    languages: tuple[str, ...]

    @property
    def line_prefix(self) -> str:
        """The line up to the place."""
        start = self.source.text.rfind("\n", 0, self.offset) + 1
        return self.source.text[start : self.offset]

    def word_span(self, prefix: str) -> Span:
        """Cover the word that begins before the place, and goes on behind it."""
        behind = re.compile(r"[^\s:：,]*").match(self.source.text, self.offset)
        assert behind, "the pattern matches nothing, too"
        return Span(self.source, self.offset - len(prefix), behind.end())


def list_completions(
    file: File, occurrences: tuple[Occurrence, ...], position: CompletionPosition
) -> tuple[Completion, ...]:
    """List the words that can be written at a place, by the tree and the occurrences of a text like it."""
    context = _CompletionContext(
        position.source,
        position.offset,
        occurrences,
        _is_korean(file, position.korean),
        _translation_languages(file),
    )
    line_prefix = context.line_prefix
    first = _FIRST_WORD.fullmatch(line_prefix)
    if first:
        return tuple(_complete_first_word(context, first["indent"], first["word"]))
    second = _SECOND_WORD.fullmatch(line_prefix)
    if second:
        return tuple(_complete_id(context, second["keyword"], second["word"]))
    value = _VALUE.fullmatch(line_prefix)
    return tuple(_complete_value(context, value["key"], value["value"])) if value else ()


def _is_korean(file: File, default: bool) -> bool:
    """Return whether most of a file's keywords are Korean."""
    words = [entry.spelling.isascii() for entry in walk(file.entries)]
    return words.count(False) > words.count(True) or (not words and default)


def _translation_languages(file: File) -> tuple[str, ...]:
    """List the languages that the file has translations in, or most likely will have."""
    properties = [property_ for entry in walk(file.entries) for property_ in entry.properties]
    own = {property_.value.value for property_ in properties if property_.key == "lang"}
    languages = dict.fromkeys(
        [*(property_.language for property_ in properties if property_.language), "en", "ko"]
    )
    return tuple(code for code in languages if code not in own)


# ---- The first word of a line -------------------------------------------------------------------------


def _complete_first_word(context: _CompletionContext, indent: str, prefix: str) -> Iterator[Completion]:
    parent = _find_keyword_above(context, len(indent), lambda column, below: column < below)
    span = context.word_span(prefix)
    alone = not re.match(r"[^\S\n]*[^\s]", context.source.text[span.end : span.end + 200].split("\n")[0])
    if not indent:
        words: Iterable[Keyword] = _TOP_LEVEL_KEYWORDS
    elif parent is Keyword.GROUP:
        words = (Keyword.GROUP,)
    else:
        words = _allowed_keywords(context, len(indent), parent)
    yield from (_keyword_completion(word, span, context.korean, alone) for word in words)
    if indent and parent is not None:
        yield from (_key_completion(spec, span, context.korean, alone) for spec in properties_of(parent))
        for code in context.languages:
            yield Completion(
                CompletionKind.KEY, code, f"{code}: " if alone else code, span, TRANSLATION.meaning
            )


def _allowed_keywords(context: _CompletionContext, column: int, parent: Keyword | None) -> Iterator[Keyword]:
    if parent in (Keyword.MAP, Keyword.SOURCE, Keyword.VIEW):
        return
    sibling = _find_keyword_above(context, column, lambda other, here: other <= here, same_column=True)
    for keyword in _NESTED_KEYWORDS:
        needs_step = keyword in (Keyword.REBUTTAL, Keyword.UNDERCUT)
        if needs_step and parent in (Keyword.THESIS, Keyword.CLAIM):
            continue
        if keyword is Keyword.REBUTTAL and parent is Keyword.PREMISE:
            continue
        if keyword is Keyword.AND and sibling is None:
            continue
        yield keyword


def _find_keyword_above(
    context: _CompletionContext, column: int, fits: Callable[[int, int], bool], same_column: bool = False
) -> Keyword | None:
    """Find the keyword of the nearest line above whose column fits; with `same_column`, only in that column.

    The text is read, not the tree, which an unfinished line may have broken. Properties and comments are
    passed over.
    """
    line, _ = context.source.position(context.offset)
    for number in range(line - 1, 0, -1):
        text = context.source.line(number)
        word = re.split(r"[\s:：]", text.lstrip(), maxsplit=1)[0]
        if word not in KEYWORDS or (word in ("group", "묶음") and text[:1].isspace() and not same_column):
            continue
        at = len(text) - len(text.lstrip())
        if fits(at, column):
            return KEYWORDS[word] if not same_column or at == column else None
    return None


def _keyword_completion(keyword: Keyword, span: Span, korean: bool, is_last_word: bool) -> Completion:
    korean_word, english_word = KOREAN_KEYWORDS[keyword], keyword.value
    label, other = (korean_word, english_word) if korean else (english_word, korean_word)
    behind = " " if keyword.needs_id else ": "
    text = label + (behind if is_last_word else "")
    return Completion(CompletionKind.KEYWORD, label, text, span, KEYWORD_MEANINGS[keyword], other)


def _key_completion(spec: PropertySpec, span: Span, korean: bool, is_last_word: bool) -> Completion:
    label, other = (spec.korean, spec.key) if korean else (spec.key, spec.korean)
    text = label + (": " if is_last_word else "")
    return Completion(CompletionKind.KEY, label, text, span, spec.meaning, other)


# ---- Ids ------------------------------------------------------------------------------------------------


def _complete_id(context: _CompletionContext, keyword: str, prefix: str) -> Iterator[Completion]:
    """Offer the statements that a line can refer to."""
    if KEYWORDS.get(keyword) in _NESTED_KEYWORDS:
        yield from _complete_symbol(context, SymbolKind.STATEMENT, context.word_span(prefix))


def _complete_symbol(context: _CompletionContext, kind: SymbolKind, span: Span) -> Iterator[Completion]:
    """Offer what is declared of a kind, but for this very place; of tags, all there are."""
    offered = set()
    for occurrence in context.occurrences:
        wanted = occurrence.kind is kind and (occurrence.is_declaration or kind is SymbolKind.TAG)
        here = occurrence.span.start <= context.offset <= occurrence.span.end
        if wanted and not here and occurrence.name not in offered:
            offered.add(occurrence.name)
            text = occurrence.entry.text.value if occurrence.entry.text and kind is not SymbolKind.TAG else ""
            meaning = Phrase(en=text, ko=text) if text else None
            yield Completion(CompletionKind(kind.value), occurrence.name, occurrence.name, span, meaning)


# ---- Values ---------------------------------------------------------------------------------------------


def _complete_value(context: _CompletionContext, key_text: str, value: str) -> Iterator[Completion]:
    key = read_key(key_text)
    if key is None:
        return
    last = re.split(r"[\s,]", value)[-1]
    span = context.word_span(last)
    spec = SPECS_BY_KEY[key.key]
    kind = SYMBOLS_NAMED.get(spec.kind)
    if kind and (kind is SymbolKind.TAG or last == value):
        yield from _complete_symbol(context, kind, span)
    elif spec.kind is PropertyKind.WARNING_CODES:
        yield from (Completion(CompletionKind.CODE, code, code, span) for code in sorted(WARNING_CODES))
    elif last == value:
        yield from _complete_choice(spec, span, context.korean)


def _complete_choice(spec: PropertySpec, span: Span, korean: bool) -> Iterator[Completion]:
    for english, korean_word in spec.choices.items():
        label, twin = (korean_word, english) if korean else (english, korean_word)
        yield Completion(CompletionKind.VALUE, label, label, span, translation=twin)
    if spec.kind is PropertyKind.LANGUAGE:
        yield from (Completion(CompletionKind.VALUE, code, code, span) for code in _LANGUAGES)
