"""The reading of lines that the grammar knows; the others go to the recovery."""

import re

from msgspec.structs import replace

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.invisible_characters import has_visible_text
from argmap.diagnostics.source import Source, Span
from argmap.syntax.colonless import read_colonless_entry
from argmap.syntax.declared_ids import find_declared_ids
from argmap.syntax.errors.bars import bar_below_no_text, bar_below_reference
from argmap.syntax.errors.characters import MASK
from argmap.syntax.errors.ids import several_words
from argmap.syntax.errors.keyword import invisible_text, missing_colon, no_text, nothing_after
from argmap.syntax.errors.links import link_as_id
from argmap.syntax.errors.properties import unknown_language
from argmap.syntax.keywords import read_key
from argmap.syntax.line_reading import (
    EntryHead,
    LineContext,
    LineReading,
    collect_possible_ids,
    read_name,
    token_span,
)
from argmap.syntax.parsed_lines import LineKind, LineToken, ParsedLine
from argmap.syntax.recovery import recover_line
from argmap.syntax.text_joining import empty_text, join_text
from argmap.syntax.tree import Keyword, Name, Property, Text

_MAX_ID_WORDS = 4
"""The most words before a colon that pass for an id written with spaces; more are a text with a colon in it.
With 2, the example of E116 gets another error; with 8, so does a case whose text holds a colon."""

# Words up to a colon that ends them: the colon of an address or of a time of day has no space behind it.
_WORDS_BEFORE_COLON = re.compile(r"(?P<words>[^:：\n]*)[:：](?=\s|$)")

_LINK_REST, _MAIL_REST = re.compile(r"://\S"), re.compile(r":[^\s@]+@\S")
"""The rest of a link that is read as an id: slashes behind any scheme, an address of mail behind `mailto`."""

# Scripts without spaces make one word of a whole text; a comma or full stop of theirs tells it from an id.
_PROSE_PUNCTUATION = re.compile("[、。，！？]")


def read_line(line: ParsedLine, source: Source, context: LineContext) -> LineReading:
    """Read a line. Of those that are sound, its place matters to `group` without an id alone: it declares at
    the top.
    """
    if line.keyword:
        return _read_entry(line, line.keyword, source)
    if line.kind is LineKind.BROKEN:
        return recover_line(line, source, context)
    reading = _read_property(line, source)
    content = reading.content
    if (
        isinstance(content, Property)
        and content.key == Keyword.GROUP.value
        and not content.language
        and not context.nested
    ):
        return replace(reading, content=EntryHead(Keyword.GROUP, content.spelling, None, content.value))
    return reading


def read_group_without_colon(word: Span, name: Span) -> LineReading:
    """Read `group shade` where no group can be declared: as the property, which lacks its colon."""
    space = Span(word.source, word.end, name.start)
    return LineReading(None, word, (missing_colon(space, word.text),))


def _read_entry(line: ParsedLine, keyword: Keyword, source: Source) -> LineReading:
    word = token_span(line.head, source)
    if line.kind is LineKind.MULTIWORD_ENTRY and line.rest:
        return _read_multiword_entry(word, keyword, line.rest)
    if line.name and not line.rest and _PROSE_PUNCTUATION.search(line.name.text) and not keyword.needs_id:
        return read_colonless_entry(word, keyword, line.name)
    name, errors = read_name(line.name, source)
    text = join_text(line.rest, source) if line.rest else None
    if line.name and line.rest and _is_link(line.name.text, line.rest.text):
        end = line.rest.start + len(line.rest.text.split()[0])
        errors = (link_as_id(word, Span(source, line.name.start, end)),)
    if line.kind is LineKind.BAR_ENTRY and line.rest:
        errors = (*errors, _check_bar(line, name, source, may_refer=keyword.may_refer))
    elif text and line.rest:
        errors = (*errors, *_check_text(text, line.rest, source))
    elif not text and not name:
        errors = () if line.name else (nothing_after(word, keyword.may_refer),)
        text = empty_text(source, word.end)
    suppressed_ids = collect_possible_ids([name.text]) if name and errors else ()
    return LineReading(EntryHead(keyword, line.head.text, name, text), word, errors, suppressed_ids)


def _check_bar(line: ParsedLine, name: Name | None, source: Source, *, may_refer: bool) -> Diagnostic:
    """Report a `|` below a line without a colon: a reference, or a line whose colon is missing."""
    assert line.rest, "a line with a `|` has a rest"
    at, end = line.rest.start + line.rest.text.index("|"), (line.name or line.head).end
    bar = Span(source, at, at + 1)
    if name and may_refer and name.text in find_declared_ids(source):
        return bar_below_reference(bar, Span(source, line.head.start, end))
    return bar_below_no_text(bar, Span(source, end, end))


def _is_link(scheme: str, rest: str) -> bool:
    """Return whether a line's id and what is behind it are a link."""
    return scheme.isascii() and bool(
        _LINK_REST.match(rest) or (scheme == "mailto" and _MAIL_REST.match(rest))
    )


def _read_property(line: ParsedLine, source: Source) -> LineReading:
    word = token_span(line.head, source)
    key = read_key(line.head.text)
    if key is None or line.rest is None:
        raise AssertionError(f"the grammar took {line.head.text!r} for a property key")
    if key.language == "":
        language = word.subspan(word.text.find(".") + 1, len(word.text))
        return LineReading(None, word, (unknown_language(language, alone=language == word),))
    value = join_text(line.rest, source)
    errors = _check_text(value, line.rest, source)
    if errors or not value.value:
        return LineReading(None, word, errors)
    return LineReading(Property(key.key, key.language, value, key.spelling, word), word)


def _check_text(text: Text, rest: LineToken, source: Source) -> tuple[Diagnostic, ...]:
    """Report a text in which nothing can be read, unless the error is that of its characters."""
    if has_visible_text(text.value) or MASK in rest.text:
        return ()
    return (invisible_text(text.span) if text.value else no_text(_first_character(rest, source)),)


def _first_character(token: LineToken, source: Source) -> Span:
    return Span(source, token.start, token.start + 1)


def _read_multiword_entry(word: Span, keyword: Keyword, rest: LineToken) -> LineReading:
    """Read a keyword with several words behind it: an id of several words, or a text without its colon."""
    match = None if keyword is Keyword.MAP else _WORDS_BEFORE_COLON.match(rest.text)
    words = match["words"].split() if match else []
    if match and len(words) <= _MAX_ID_WORDS:
        place = Span(word.source, rest.start, rest.start + len(match["words"].rstrip()))
        text = join_text(LineToken(rest.text[match.end() - 1 :], rest.start + match.end() - 1), word.source)
        entry_head = EntryHead(keyword, word.text, None, text)
        possible_ids = collect_possible_ids([*words, "-".join(words), "_".join(words)])
        return LineReading(entry_head, word, (several_words(place, word.text),), possible_ids)
    return read_colonless_entry(word, keyword, rest)
