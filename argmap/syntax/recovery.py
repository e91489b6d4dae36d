"""The recovery of lines that no rule of the grammar knows: the most likely meaning of each."""

import re
from functools import lru_cache
from unicodedata import normalize

from msgspec.structs import replace

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.diagnostics.nearest_name import find_nearest_name, is_one_slip
from argmap.diagnostics.source import Source, Span
from argmap.syntax.colonless import find_head_before_sign, read_colonless_entry, read_colonless_property
from argmap.syntax.declared_ids import find_declared_ids
from argmap.syntax.errors.bars import bar_at_start
from argmap.syntax.errors.conclusions import (
    conclusion_of_claim,
    further_conclusion,
    is_conclusion_of_claim,
    is_further_conclusion,
    nested_conclusion,
)
from argmap.syntax.errors.keyword import (
    colon_first,
    joined_id,
    no_keyword,
    nothing_after,
    unknown_keyword,
    unknown_word,
)
from argmap.syntax.errors.links import link_alone
from argmap.syntax.errors.properties import (
    guess_language,
    no_property,
    unknown_language,
    unknown_property,
)
from argmap.syntax.errors.usual_words import (
    is_topic_of_thesis,
    question_word,
    word_for_keyword,
    word_for_map_data,
    word_for_property,
    word_for_reference,
    word_without_colon,
)
from argmap.syntax.joined_words import JoinedWord, choose_id, split_joined_word
from argmap.syntax.keyword_language import spell_for
from argmap.syntax.keywords import KEYWORDS
from argmap.syntax.line_reading import EntryHead, LineContext, LineReading, collect_possible_ids, read_name
from argmap.syntax.parsed_lines import LineToken, ParsedLine
from argmap.syntax.properties import KEYS
from argmap.syntax.text_joining import COLONS, empty_text, join_text
from argmap.syntax.tree import Keyword
from argmap.syntax.usual_words import (
    MAP_DATA_WORDS,
    QUESTION_WORDS,
    REFERENCE_WORDS,
    USUAL_KEYS,
    find_usual_keyword,
    find_usual_phrase,
)

_GROUP_WORDS = frozenset(word for word, key in USUAL_KEYS.items() if key == Keyword.GROUP.value)
_LINK = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
# "The objection to the objection": an answer to an attack, in words of its own.
_ANSWER_PHRASE = lazy_regex(r"(반박|반론)(의|에[^\S\n]+대한)[^\S\n]+(반박|반론)(?=[^\S\n]*[:：])")
# Not `?+` for the second word: Python 3.11.2 keeps the white space of a possessive group that fails.
_PHRASE = lazy_regex(r"[^\W\d_]++(?:[^\S\n]++[^\W\d_]++)?(?=[^\S\n]*+[:：])")
_WORD = re.compile(r"[^\s:：]+")
# `word [id] [: text]` with its `|` lines. No part gives back what it took, or long lines would take ages.
_WELL_FORMED = re.compile(r"[^\s:：]++[^\S\n]*+(?P<name>[^\s:：]++)?+[^\S\n]*+(?P<text>[:：].*)?+", re.DOTALL)
_MIN_PROSE_LETTERS = 4
"""The least length of a first word before others that may be a misspelt keyword: `an` and `any` are no `and`.
It bounds the guess for prose alone; half and double change no case in the tests."""
_MAX_ID_CANDIDATES = 6
"""The number of words at the beginning of a broken line that may have been meant as an id, whose references
are then not reported. Half and double change no case in the tests; all words would hide true errors."""


def recover_line(line: ParsedLine, source: Source, context: LineContext) -> LineReading:
    """Guess the meaning of a broken line.

    A misspelt keyword stands for the nearest one. Nothing is concluded from a misspelt property.
    """
    line_text = line.head.text
    first = Span(source, line.head.start, line.head.start + 1)
    if line_text.startswith("|"):
        return LineReading(None, first, (bar_at_start(first),))
    if line_text.startswith(COLONS):
        return LineReading(None, first, (colon_first(first),), may_continue_text=True)
    if reading := _recover_beginning(line, source, context):
        return reading
    word_match = _WORD.match(line_text)
    word = first if word_match is None else Span(source, line.head.start, line.head.start + word_match.end())
    rest = LineToken(line_text[word.end - word.start :], word.end)
    if word.text in KEYWORDS:
        return _recover_bare_word(word)
    if joined := split_joined_word(word.text):
        return _recover_joined_word(word, joined, rest, context)
    match = _WELL_FORMED.fullmatch(line_text)
    if match and match["text"] and not match["name"]:
        return _recover_usual_word(word, rest, None, context) or _recover_before_colon(word, rest, context)
    if word.text.partition(".")[0] in KEYS:
        return read_colonless_property(word, rest) if rest.text.strip() else _recover_bare_word(word)
    if match and word.text.casefold() in REFERENCE_WORDS and _is_reference(match, source):
        return LineReading(None, word, (word_for_reference(word, match["name"], context.below_attack),))
    return _recover_usual_word(word, rest, match, context) or _recover_unknown_word(
        word, rest, match, context
    )


def _recover_beginning(line: ParsedLine, source: Source, context: LineContext) -> LineReading | None:
    """Read a line that begins with a link, a keyword before another sign, or a phrase, if it does."""
    line_text = line.head.text
    if link := _LINK.match(line_text):
        place = Span(source, line.head.start, line.head.start + link.end())
        return LineReading(None, place, (link_alone(place, context.nested),))
    head = find_head_before_sign(line.head, source)
    if head:
        return _recover_without_colon(
            head, LineToken(line_text[head.end - head.start :], head.end), context.nested
        )
    if phrase := _ANSWER_PHRASE().match(line_text):
        word = Span(source, line.head.start, line.head.start + phrase.end())
        rest = LineToken(line_text[phrase.end() :], word.end)
        return _read_by_keyword(word, Keyword.REBUTTAL, None, rest, word_for_keyword(word, Keyword.REBUTTAL))
    phrase = _PHRASE().match(line_text)
    keyword = find_usual_phrase(phrase[0], is_first=context.is_first) if phrase else None
    if phrase and keyword:
        word = Span(source, line.head.start, line.head.start + phrase.end())
        rest = LineToken(line_text[phrase.end() :], word.end)
        return _read_by_keyword(word, keyword, None, rest, word_for_keyword(word, keyword))
    return None


def _recover_joined_word(
    word: Span, joined: JoinedWord, rest: LineToken, context: LineContext
) -> LineReading:
    """Read a line whose keyword and id are one word."""
    keyword = KEYWORDS.get(joined.usual) or _find_keyword(joined.usual, context)
    assert keyword, "the word is a keyword or used for one"
    spelling = joined.usual if joined.usual in KEYWORDS else spell_for(word.source, keyword)
    name = choose_id(word.source, joined, spelling)
    error = joined_id(word, spelling, name)
    ids = collect_possible_ids([joined.name, f"{spelling}-{joined.name}", word.text])
    if not rest.text.lstrip().startswith(COLONS):
        return LineReading(None, word, (error,), ids, may_continue_text=bool(rest.text.strip()))
    reading = _read_by_keyword(word, keyword, None, rest, error)
    return replace(reading, suppressed_ids=ids)


def _is_reference(match: re.Match[str], source: Source) -> bool:
    """Return whether a line is a word and the id of a statement."""
    name = match["name"]
    return bool(name) and match["text"] is None and normalize("NFC", name) in find_declared_ids(source)


def _recover_usual_word(
    word: Span, rest: LineToken, match: re.Match[str] | None, context: LineContext
) -> LineReading | None:
    """Read a line by the keyword or property that its first word means to people; None where it means none.

    `match` is None where no id stands behind the word. Without a colon, the line may be prose.
    """
    usual = word.text.casefold()
    has_colon = rest.text.lstrip().startswith(COLONS) or (match is not None and match["text"] is not None)
    ids = _collect_leading_ids(word, rest)
    if usual in QUESTION_WORDS and has_colon:
        if context.nested or match is not None:
            return LineReading(None, word, (question_word(word),), ids)
        return _read_by_keyword(word, Keyword.THESIS, match, rest, question_word(word))
    if usual in MAP_DATA_WORDS and has_colon and context.is_of_map:
        return LineReading(None, word, (word_for_map_data(word),), ids)
    if usual in USUAL_KEYS and has_colon and (context.nested or usual not in _GROUP_WORDS):
        return LineReading(None, word, (word_for_property(word, USUAL_KEYS[usual]),), ids)
    keyword = Keyword.GROUP if usual in _GROUP_WORDS else _find_keyword(usual, context)
    if not context.nested and is_topic_of_thesis(word):
        keyword = Keyword.THESIS
    if keyword is None:
        return None
    if is_further_conclusion(word):
        continues = not has_colon and not (match and _is_reference(match, word.source))
        error = further_conclusion(word, may_continue_text=continues)
        return LineReading(None, word, (error,), ids, may_continue_text=continues)
    if has_colon and not context.nested and is_conclusion_of_claim(word):
        return LineReading(None, word, (conclusion_of_claim(word),), ids)
    if not has_colon:
        return LineReading(None, word, (word_without_colon(word, keyword),), ids, may_continue_text=True)
    conclusion = keyword is Keyword.THESIS and context.nested
    error = nested_conclusion(word) if conclusion else word_for_keyword(word, keyword)
    return _read_by_keyword(word, keyword, match, rest, error)


def _find_keyword(usual: str, context: LineContext) -> Keyword | None:
    return find_usual_keyword(usual, below_attack=context.below_attack, after_attack=context.after_attack)


def _recover_bare_word(word: Span) -> LineReading:
    return LineReading(None, word, (nothing_after(word, may_refer=False),))


def _recover_before_colon(word: Span, rest: LineToken, context: LineContext) -> LineReading:
    """Read `word: text`, which may be a misspelt keyword or a misspelt property."""
    base, dot, _ = word.text.partition(".")
    if dot:
        near = None if base in KEYS else find_nearest_name(base, KEYS)
        error = unknown_property(word.subspan(0, len(base)), near) if near else no_property(word)
        return LineReading(None, word, (error,))
    if guess_language(word.text):
        return LineReading(None, word, (unknown_language(word, alone=True),))
    near = find_nearest_name(word.text, (*KEYWORDS, *KEYS))
    if near is None:
        return LineReading(
            None,
            word,
            (unknown_word(word, context.below_attack),),
            _collect_leading_ids(word, rest),
            may_continue_text=True,
        )
    if near in KEYWORDS and not (context.nested and near in KEYS):
        return _recover_misspelt_keyword(word, near, None, rest)
    return LineReading(None, word, (unknown_property(word, near),), collect_possible_ids([word.text]))


def _recover_without_colon(word: Span, rest: LineToken, nested: bool) -> LineReading:
    """Read a keyword or property key, with a text but no colon behind it."""
    if word.text in KEYWORDS and not (nested and word.text in KEYS):
        return read_colonless_entry(word, KEYWORDS[word.text], rest)
    return read_colonless_property(word, rest)


def _recover_unknown_word(
    word: Span, rest: LineToken, match: re.Match[str] | None, context: LineContext
) -> LineReading:
    """Read an unknown first word, before more words or at the line's end: a misspelt keyword, or prose."""
    prose = match is None and len(normalize("NFD", word.text[:80])) < _MIN_PROSE_LETTERS
    near = None if prose else _nearest_keyword(word.text)
    if near and match is None and not is_one_slip(word.text, near):
        near = None  # `This is a text` is prose, not a misspelt `thesis`
    if near is None:
        error = no_keyword(word, context.below_attack)
        return LineReading(None, word, (error,), _collect_leading_ids(word, rest), may_continue_text=True)
    if match is None:
        errors = (unknown_keyword(word, near, has_fix=False),)
        return LineReading(None, word, errors, _collect_leading_ids(word, rest), may_continue_text=True)
    return _recover_misspelt_keyword(word, near, match, rest)


@lru_cache(maxsize=256)
def _nearest_keyword(word: str) -> str | None:
    """Find the keyword most like a word: a misspelling is often repeated."""
    return find_nearest_name(word, KEYWORDS)


def _recover_misspelt_keyword(
    word: Span, near: str, match: re.Match[str] | None, rest: LineToken
) -> LineReading:
    """Read a line by the nearest keyword; `match` is None where the text follows the word at once."""
    error = unknown_keyword(word, near, has_fix=True)
    return _read_by_keyword(word, KEYWORDS[near], match, rest, error)


def _read_by_keyword(
    word: Span, keyword: Keyword, match: re.Match[str] | None, rest: LineToken, error: Diagnostic
) -> LineReading:
    """Read a line as one of the keyword that its first word was meant for, and report that word."""
    source, start = word.source, word.start
    name_text = match["name"] if match else None
    name, name_errors = read_name(
        LineToken(name_text, start + match.start("name")) if match and name_text else None, source
    )
    text = None if name else empty_text(source, word.end)
    if match is None:
        text = join_text(LineToken(rest.text.lstrip(), rest.end - len(rest.text.lstrip())), source)
    elif match["text"]:
        text = join_text(LineToken(match["text"], start + match.start("text")), source)
    entry_head = EntryHead(keyword, spell_for(source, keyword), name, text)
    errors = (error, *name_errors)
    return LineReading(entry_head, word, errors, collect_possible_ids([name.text]) if name else ())


def _collect_leading_ids(word: Span, rest: LineToken) -> tuple[str, ...]:
    """Collect the first words of a line, one of which may have been meant as an id."""
    return collect_possible_ids([word.text, *rest.text[:400].split()[:_MAX_ID_CANDIDATES]])
