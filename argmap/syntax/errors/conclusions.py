"""Words that end an argument written out, such as "therefore": the thesis says that, at the top."""

import re

from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.diagnostics.source import Span
from argmap.syntax.errors.usual_words import (
    CODE,
    THESIS,
    THESIS_KEYWORD,
    TOPIC,
    describe_word,
    is_topic_of_thesis,
)
from argmap.syntax.keyword_language import spell_for, spell_property_for
from argmap.syntax.line_blocks import find_block
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Keyword
from argmap.syntax.usual_words import CONCLUSION_WORDS

_CLAIM = lazy_regex(r"^[^\w\n]*(claim|주장)(?=[\s:：])", re.MULTILINE | re.IGNORECASE)


def is_further_conclusion(word: Span) -> bool:
    """Return whether a word announces a conclusion in a map that has its thesis already."""
    if word.text.casefold() not in CONCLUSION_WORDS:
        return False
    source = word.source
    before = TOPIC().search(source.text, 0, word.start)
    if before and is_topic_of_thesis(Span(source, *before.span(1))):
        return True
    return bool(THESIS_KEYWORD().search(source.text) or THESIS().search(source.text, 0, word.start))


def is_conclusion_of_claim(word: Span) -> bool:
    """Return whether a conclusion that nothing speaks for stands behind a claim that may be the thesis."""
    if word.text.casefold() not in CONCLUSION_WORDS or not _CLAIM().search(word.source.text, 0, word.start):
        return False
    block = find_block(word)
    return "\n" not in block.text[word.start - block.start :]


def further_conclusion(word: Span, may_continue_text: bool = False) -> Diagnostic:
    """A conclusion below the thesis, or behind all that speaks for it: it says the thesis once more.

    Without a colon, it `may_continue_text` above it.
    """
    source = word.source
    thesis, premise = (
        quote_word(spell_for(source, keyword)) for keyword in (Keyword.THESIS, Keyword.PREMISE)
    )
    note = quote_word(spell_property_for(source, "note"))
    hint = Phrase(
        en=f"the map has its {thesis}: leave out a conclusion that repeats it, or keep it as a {note} right"
        f" below the {thesis}; one on the way is a {premise}, its reasons below it",
        ko=f"{thesis} 줄이 이미 있다; 같은 말을 되풀이하는 결론은 빼거나 {thesis} 줄 바로 아래에 {note}로"
        f" 남긴다; 중간 결론이라면 {premise} 줄로 쓰고 그 근거를 아래에 들여쓴다",
    )
    if may_continue_text:
        hint = Phrase(
            en=f"{hint.en}; if the line carries on the text above, begin it with `|`",
            ko=f"{hint.ko}; 윗줄을 잇는 줄이면 `|`로 시작한다",
        )
    return Diagnostic(CODE, Severity.ERROR, describe_word(word), word, hint=hint)


def nested_conclusion(word: Span) -> Diagnostic:
    """A conclusion below another line: it stands at the top, and what speaks for it below it."""
    thesis = quote_word(spell_for(word.source, Keyword.THESIS))
    premise = quote_word(spell_for(word.source, Keyword.PREMISE))
    hint = Phrase(
        en=f"write the conclusion at the top, as a {thesis}, and what speaks for it below it, as a {premise}",
        ko=f"결론은 맨 위 단계에 {thesis} 줄로 쓰고, 뒷받침하는 말은 그 아래에 {premise} 줄로 쓴다",
    )
    return Diagnostic(CODE, Severity.ERROR, describe_word(word), word, hint=hint)


def conclusion_of_claim(word: Span) -> Diagnostic:
    """A conclusion behind a claim in a map without a thesis: one of the two is the thesis."""
    source = word.source
    claim, thesis = (quote_word(spell_for(source, keyword)) for keyword in (Keyword.CLAIM, Keyword.THESIS))
    hint = Phrase(
        en=f"if it repeats the {claim} above, leave it out and make that the {thesis}; if it follows from"
        f" that, write it as the {thesis}, and what speaks for it below it",
        ko=f"위의 {claim} 줄을 되풀이하는 말이면 빼고 그 줄을 {thesis} 줄로 바꾼다; 거기에서 따라 나오는"
        f" 말이면 {thesis} 줄로 쓰고 뒷받침하는 말을 그 아래에 들여쓴다",
    )
    return Diagnostic(CODE, Severity.ERROR, describe_word(word), word, hint=hint)
