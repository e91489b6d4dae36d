"""Lines that the grammar knows, read; the others are guessed at."""

import re

from msgspec.structs import replace

from argmap.syntax.colonless import NEED_AN_ID, colonless_entry
from argmap.syntax.guess import guess
from argmap.syntax.lines import Form, Line, Mark
from argmap.syntax.names import read_key
from argmap.syntax.reading import Heading, Reading, ids_meant, name_in, span_of
from argmap.syntax.slips.bars import bar_below_no_text
from argmap.syntax.slips.characters import MASK
from argmap.syntax.slips.ids import several_words
from argmap.syntax.slips.keyword import missing_colon, no_text, nothing_after, unseen_text
from argmap.syntax.slips.properties import unknown_language
from argmap.syntax.texts import empty_text, text_in
from argmap.syntax.tree import Keyword, Property, Text
from argmap.text.diagnostic import Diagnostic
from argmap.text.seen import is_seen
from argmap.text.source import Source, Span

_NEVER_REFER = NEED_AN_ID | {Keyword.MAP, Keyword.THESIS, Keyword.CLAIM}
_MOST_WORDS_OF_AN_ID = 4

# Words up to a colon that ends them: the colon of an address or of a time of day has no space behind it.
_WORDS = re.compile(r"(?P<words>[^:：\n]*)[:：](?=\s|$)")

# Scripts without spaces make one word of a whole text; a comma or full stop of theirs tells it from an id.
_PROSE = re.compile("[、。，！？]")


def read_line(line: Line, source: Source, nested: bool) -> Reading:
    """What a line says. `nested` matters to `group` without an id alone: it declares at the top."""
    if line.keyword:
        return _entry(line, line.keyword, source)
    if line.form is Form.BROKEN:
        return guess(line, source, nested)
    reading = _property(line, source)
    says = reading.says
    if isinstance(says, Property) and says.key == Keyword.GROUP.value and not says.language and not nested:
        return replace(reading, says=Heading(Keyword.GROUP, says.spelled, None, says.value))
    return reading


def group_without_colon(word: Span, name: Span) -> Reading:
    """`group shade` where no group can be declared: the property, which lacks its colon."""
    space = Span(word.source, word.end, name.start)
    return Reading(None, word, (missing_colon(space, word.text),))


def _entry(line: Line, keyword: Keyword, source: Source) -> Reading:
    word = span_of(line.head, source)
    if line.form is Form.CLUTTERED and line.rest:
        return _cluttered(word, keyword, line.rest)
    if line.name and not line.rest and _PROSE.search(line.name.text) and keyword not in NEED_AN_ID:
        return colonless_entry(word, keyword, line.name)
    name, slips = name_in(line.name, source)
    text = text_in(line.rest, source) if line.rest else None
    if line.form is Form.BARRED and line.rest:
        end = (line.name or line.head).end
        bar = line.rest.start + line.rest.text.index("|")
        slips = (*slips, bar_below_no_text(Span(source, bar, bar + 1), Span(source, end, end)))
    elif text and line.rest:
        slips = (*slips, *_nothing_said(text, line.rest, source))
    elif not text and not name:
        slips = () if line.name else (nothing_after(word, keyword not in _NEVER_REFER),)
        text = empty_text(source, word.end)
    spoiled = ids_meant([name.text]) if name and slips else ()
    return Reading(Heading(keyword, word.text, name, text), word, slips, spoiled)


def _property(line: Line, source: Source) -> Reading:
    word = span_of(line.head, source)
    key = read_key(word.text)
    if key is None or line.rest is None:
        raise AssertionError(f"the grammar took {word.text!r} for a property key")
    if key.language == "":
        language = word.part(word.text.find(".") + 1, len(word.text))
        return Reading(None, word, (unknown_language(language, alone=language == word),))
    value = text_in(line.rest, source)
    slips = _nothing_said(value, line.rest, source)
    if slips or not value.value:
        return Reading(None, word, slips)
    return Reading(Property(key.key, key.language, value, key.spelled, word), word)


def _nothing_said(text: Text, rest: Mark, source: Source) -> tuple[Diagnostic, ...]:
    """The slip of a text in which nothing can be read, unless characters were wrong there, which is told."""
    if is_seen(text.value) or MASK in rest.text:
        return ()
    return (unseen_text(text.span) if text.value else no_text(_first(rest, source)),)


def _first(mark: Mark, source: Source) -> Span:
    return Span(source, mark.start, mark.start + 1)


def _cluttered(word: Span, keyword: Keyword, rest: Mark) -> Reading:
    """A keyword with several words behind it: an id of several words, or a text without its colon."""
    found = None if keyword is Keyword.MAP else _WORDS.match(rest.text)
    words = found["words"].split() if found else []
    if found and len(words) <= _MOST_WORDS_OF_AN_ID:
        place = Span(word.source, rest.start, rest.start + len(found["words"].rstrip()))
        text = text_in(Mark(rest.text[found.end() - 1 :], rest.start + found.end() - 1), word.source)
        heading = Heading(keyword, word.text, None, text)
        meant = ids_meant([*words, "-".join(words), "_".join(words)])
        return Reading(heading, word, (several_words(place, word.text),), meant)
    return colonless_entry(word, keyword, rest)
