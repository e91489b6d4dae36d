"""Words that people use for a keyword or a property, and that the language spells otherwise."""

import re
from collections.abc import Iterable

from msgspec.structs import replace

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.diagnostics.name_lists import join_names
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Span
from argmap.syntax.keyword_language import spell_for, spell_property_for
from argmap.syntax.keywords import KOREAN_KEYWORDS
from argmap.syntax.properties import SPECS_BY_KEY
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Keyword
from argmap.syntax.usual_words import (
    QUESTION_WORDS,
    TOPIC_WORDS,
    USUAL_KEYS,
    USUAL_KEYWORDS,
)

CODE = "E126"
THESIS = lazy_regex(r"^[^\w\n]*(thesis|논제|conclusion|결론)(?=[\s:：])", re.MULTILINE | re.IGNORECASE)
THESIS_KEYWORD = lazy_regex(r"^[^\w\n]*(thesis|논제)(?=[\s:：])", re.MULTILINE | re.IGNORECASE)
_TITLE = lazy_regex(r"^[^\w\n]*(map|지도|title|제목)(?=[\s:：])", re.MULTILINE | re.IGNORECASE)
TOPIC = lazy_regex(rf"^({'|'.join(sorted(TOPIC_WORDS))})(?=[^\S\n]*[:：])", re.MULTILINE | re.IGNORECASE)
_DEPTH_CODES = frozenset(("E105", "E106", "E107"))
"""The errors that leave open how deep a line stands, unless their fix is safe."""
_HEADING_CODE = "E131"
"""The error that leaves open if the lines of a list are attacks, until it is mended."""


def word_for_keyword(word: Span, keyword: Keyword) -> Diagnostic:
    """A first word that people use for `keyword`, before a colon."""
    return _build_error(word, spell_for(word.source, keyword))


def word_for_property(word: Span, key: str) -> Diagnostic:
    """A first word that people use for the property `key`, before a colon."""
    return _build_error(word, spell_property_for(word.source, key))


def word_for_map_data(word: Span) -> Diagnostic:
    """A word such as `author` at the top or below the title: a map has no line for it."""
    source = word.source
    line = source.line(source.position(word.start).line).strip()
    comment = quote_word(f"# {line}")
    hint = Phrase(
        en=f"a map has no line for this; keep it as a comment, which is not drawn: {comment}",
        ko=f"지도에는 이런 줄이 없다; 그림에 나오지 않는 주석으로 남긴다: {comment}",
    )
    fixes = (Fix(word.subspan(0, 0), "# "),)
    title = Phrase(en="make the line a comment", ko="이 줄을 주석으로 바꾸기")
    return Diagnostic(
        CODE, Severity.ERROR, describe_word(word), word, hint=hint, fixes=fixes, fix_title=title
    )


def word_without_colon(word: Span, keyword: Keyword) -> Diagnostic:
    """Such a word without a colon behind it, which may begin the second line of a wrapped text."""
    instead = spell_for(word.source, keyword)
    hint = Phrase(
        en=f"write {quote_word(f'{instead}: …')}, or begin the line with `|` if it carries on the text above",
        ko=f"{quote_word(f'{instead}: …')}처럼 쓴다; 윗줄을 잇는 줄이면 `|`로 시작한다",
    )
    return Diagnostic(CODE, Severity.ERROR, describe_word(word), word, hint=hint)


def is_topic_of_thesis(word: Span) -> bool:
    """Return whether a word for a title stands for the thesis: the map has a title, but none else."""
    text = word.source.text
    if word.text.casefold() not in TOPIC_WORDS or THESIS_KEYWORD().search(text):
        return False
    return _TITLE().search(text, 0, word.start) is not None


def question_word(word: Span) -> Diagnostic:
    """A first word that announces a question."""
    if THESIS().search(word.source.text):
        return Diagnostic(CODE, Severity.ERROR, describe_word(word), word, hint=_doubt_hint(word))
    thesis = quote_word(spell_for(word.source, Keyword.THESIS))
    hint = Phrase(
        en=f"state the answer that the map argues for, as a {thesis}; a question claims nothing",
        ko=f"지도가 내세울 답을 {thesis} 줄로 쓴다; 질문은 아무것도 주장하지 않는다",
    )
    return Diagnostic(CODE, Severity.ERROR, describe_word(word), word, hint=hint)


def _doubt_hint(word: Span) -> Phrase:
    """Advise on a question beside a thesis, which is its answer already."""
    objection = quote_word(spell_for(word.source, Keyword.OBJECTION))
    return Phrase(
        en=f"a question claims nothing, and the map has its thesis: write it as {objection}, or leave it out",
        ko=f"질문은 아무것도 주장하지 않고 논제도 이미 있다; {objection}으로 바꿔 쓰거나 뺀다",
    )


def word_for_reference(word: Span, name: str, below_attack: bool = False) -> Diagnostic:
    """A word such as `see` before the id of a statement; below an attack, that may support or answer it."""
    premise = spell_for(word.source, Keyword.PREMISE)
    reference = quote_word(f"{premise} {name}")
    if below_attack:
        answer = quote_word(f"{spell_for(word.source, Keyword.REBUTTAL)} {name}")
        hint = Phrase(
            en=f"refer to that statement without a colon: {answer} if it answers the attack above,"
            f" {reference} if it supports that",
            ko=f"그 진술을 콜론 없이 가리킨다; 위의 공격에 답하면 {answer}, 뒷받침하면 {reference}처럼 쓴다",
        )
        return Diagnostic(CODE, Severity.ERROR, describe_word(word), word, hint=hint)
    hint = Phrase(
        en=f"write {reference} without a colon to refer to that statement",
        ko=f"그 진술을 가리키려면 콜론 없이 {reference}처럼 쓴다",
    )
    fixes = (Fix(word, premise),)
    return Diagnostic(CODE, Severity.ERROR, describe_word(word), word, hint=hint, fixes=fixes)


def withhold_roles(errors: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Take the fixes from words for an attack while the line they stand below, or its depth, is open."""
    listed = tuple(errors)
    if not any(map(_leaves_roles_open, listed)):
        return listed
    return tuple(_withhold_role(each) if _depends_on_depth(each) else each for each in listed)


def _leaves_roles_open(error: Diagnostic) -> bool:
    return error.code == _HEADING_CODE or (error.code in _DEPTH_CODES and not error.has_safe_fixes)


def _depends_on_depth(error: Diagnostic) -> bool:
    word = error.span.text.casefold()
    return error.code == CODE and bool(error.fixes) and USUAL_KEYWORDS.get(word) is Keyword.OBJECTION


def _withhold_role(error: Diagnostic) -> Diagnostic:
    source = error.span.source
    objection = quote_word(spell_for(source, Keyword.OBJECTION))
    rebuttal = quote_word(spell_for(source, Keyword.REBUTTAL))
    hint = Phrase(
        en=f"mend the headings and the indentation first; they say if this is an {objection} or a {rebuttal}",
        ko=f"소제목과 들여쓰기부터 수정한다; 그래야 {objection}인지 {rebuttal}인지 알 수 있다",
    )
    return replace(error, hint=hint, fixes=())


def _build_error(word: Span, instead: str) -> Diagnostic:
    hint = Phrase(en=f"write {quote_word(instead)}", ko=f"이렇게 쓴다: {quote_word(instead)}")
    fixes = (Fix(word, instead, is_safe=True),)
    return Diagnostic(CODE, Severity.ERROR, describe_word(word), word, hint=hint, fixes=fixes)


def describe_word(word: Span) -> Phrase:
    """Say that a word is no keyword."""
    quoted = quote_word(word.text)
    return Phrase(en=f"{quoted} is no keyword", ko=f"{quoted}: 키워드가 아니다")


def _list_words(korean: bool) -> str:
    """List the words of one language, by the keyword or property that they mean."""
    rows: dict[str, list[str]] = {}
    for word, keyword in USUAL_KEYWORDS.items():
        rows.setdefault(KOREAN_KEYWORDS[keyword] if korean else keyword.value, []).append(word)
    for word, key in USUAL_KEYS.items():
        rows.setdefault(SPECS_BY_KEY[key].korean if korean else key, []).append(word)
    listed = {
        instead: [word for word in words if word.isascii() != korean] for instead, words in rows.items()
    }
    return "\n".join(f"- `{instead}`: {join_names(words)}" for instead, words in listed.items() if words)


RULES = (
    Rule(
        CODE,
        Severity.ERROR,
        Phrase(en="another word for a keyword", ko="키워드 대신 쓴 다른 단어"),
        Phrase(
            en=f"""\
Many words mean what a keyword or property means. A map has one spelling for each, so that all maps can be
read alike. Write, in place of the words behind it:

{_list_words(False)}

Below an attack, what speaks against it is a `rebuttal`. A question ({
                join_names(sorted(word for word in QUESTION_WORDS if word.isascii()))
            }) is no part of an argument: write the answer.

```argmap bad
thesis: Tea is better than coffee
  objection: Coffee smells better
    counter: A smell is soon gone
```

```argmap good
thesis: Tea is better than coffee
  objection: Coffee smells better
    rebuttal: A smell is soon gone
```
""",
            ko=f"""\
키워드나 속성과 뜻이 같은 단어는 많다. 지도에서는 하나로 정해 쓴다. 그래야 모든 지도를 같은 방식으로 읽을 수
있다. 뒤에 적은 단어 대신 앞의 것을 쓴다.

{_list_words(True)}

공격 아래에서 그 공격에 맞서는 줄은 `재반론`이다. 질문({
                join_names(sorted(word for word in QUESTION_WORDS if not word.isascii()))
            })은 논증의 일부가 아니므로 답을 쓴다.

```argmap bad
논제: 커피보다 차가 낫다
  반론: 커피 향이 더 좋다
    반박: 향은 금세 사라진다
```

```argmap good
논제: 커피보다 차가 낫다
  반론: 커피 향이 더 좋다
    재반론: 향은 금세 사라진다
```
""",
        ),
    ),
)
