"""Lines whose first word is no keyword, or that lack a keyword's colon or text."""

import re
from unicodedata import normalize

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.name_lists import join_names
from argmap.diagnostics.nearest_name import did_you_mean, is_one_slip
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Span
from argmap.syntax.keyword_language import spell_for
from argmap.syntax.keywords import KEYWORDS, KOREAN_KEYWORDS
from argmap.syntax.list_marks import LIST_MARK
from argmap.syntax.properties import PROPERTIES
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Keyword

NO_TEXT_CODE = "E113"


def unknown_keyword(word: Span, near: str, has_fix: bool) -> Diagnostic:
    """A first word that is nearly the keyword `near`; `has_fix` where the rest of the line is sound."""
    message = Phrase(
        en=f"unknown keyword {quote_word(word.text)}", ko=f"알 수 없는 키워드 {quote_word(word.text)}"
    )
    fixes = correct_word(word, near) if has_fix else ()
    return Diagnostic("E110", Severity.ERROR, message, word, hint=did_you_mean(quote_word(near)), fixes=fixes)


def joined_id(word: Span, keyword: str, name: str | None) -> Diagnostic:
    """A keyword and an id or number in one word; `name` is None where that is another line's id already."""
    message = Phrase(
        en=f"unknown keyword {quote_word(word.text)}", ko=f"알 수 없는 키워드 {quote_word(word.text)}"
    )
    plain = quote_word(keyword)
    if name is None:
        hint = Phrase(
            en=f"write {plain}; only a line that others refer to needs an id, one of its own behind a blank",
            ko=f"{plain}만 쓴다; 다른 줄에서 가리킬 줄에만 한 칸 띄고 각각 다른 아이디를 붙인다",
        )
        return Diagnostic("E110", Severity.ERROR, message, word, hint=hint)
    whole = f"{keyword} {name}"
    hint = Phrase(
        en=f"write {quote_word(whole)}: an id stands behind its keyword, after a blank",
        ko=f"{quote_word(whole)}처럼 쓴다; 아이디는 키워드 뒤에 한 칸 띄어 쓴다",
    )
    return Diagnostic(
        "E110", Severity.ERROR, message, word, hint=hint, fixes=(Fix(word, whole, is_safe=True),)
    )


def correct_word(word: Span, near: str) -> tuple[Fix, ...]:
    """Put a keyword or key for a word like it, unless more than letters and signs would be lost.

    A short word is as often one of its own, as "not" is, and its correction only a guess.
    """
    if not _LETTERS.fullmatch(word.text):
        return ()
    is_long = len(normalize("NFD", word.text)) >= _MIN_SURE_LETTERS
    return (Fix(word, near, is_safe=is_long and is_one_slip(word.text, near)),)


_LINE_WITH_TEXT = re.compile(r"\s*(?P<word>[^\s:：]+)(?:\s+[^\s:：]+)?\s*[:：]\s*\S")
_SENTENCE_END = re.compile(r"\w{2}[.!?。！？]\s*$")
_LETTERS = re.compile(r"\W*[^\W\d_]+\W*")
_LIST_MARK = re.compile(LIST_MARK)
_MIN_SURE_LETTERS = 5
"""The fewest letters, Hangul taken apart, of a word that is surely misspelt: with 4, "site" is taken for
`cite` and "vote" for `note`; with 8, no misspelling of `short` is sure."""


def no_keyword(word: Span, below_attack: bool = False) -> Diagnostic:
    """A line that begins like nothing in the language, such as the second line of a wrapped text."""
    message = Phrase(en="no keyword at the beginning of the line", ko="줄이 키워드로 시작하지 않는다")
    is_indented = word.source.position(word.start).column > 1
    if _LIST_MARK.fullmatch(word.text):
        hint = _list_hint(word, is_indented, below_attack)
    elif (is_indented or _follows_text(word)) and not _follows_sentence(word):
        hint = _bar_hint(word)
    else:
        hint = _below_attack_hint(word) if is_indented and below_attack else _begin_hint(word)
    return Diagnostic("E110", Severity.ERROR, message, word, hint=hint)


def _follows_text(word: Span) -> bool:
    """Return whether the line above has a keyword and a text, which a line wrapped by hand may carry on."""
    number = word.source.position(word.start).line
    above = _LINE_WITH_TEXT.match(word.source.line(number - 1)) if number > 1 else None
    return above is not None and above["word"] in KEYWORDS


def _follows_sentence(word: Span) -> bool:
    """Return whether the line above ends a sentence: another one is more likely a statement of its own."""
    number = word.source.position(word.start).line
    return number > 1 and _SENTENCE_END.search(word.source.line(number - 1)) is not None


def unknown_word(word: Span, below_attack: bool = False) -> Diagnostic:
    """A first word before a colon that is like no keyword and no property."""
    message = Phrase(
        en=f"{quote_word(word.text)} is neither a keyword nor a property",
        ko=f"{quote_word(word.text)}: 키워드도 속성도 아니다",
    )
    return Diagnostic(
        "E110",
        Severity.ERROR,
        message,
        word,
        hint=_below_attack_hint(word) if below_attack else _begin_hint(word),
    )


def missing_colon(span: Span, head: str, before_id: str = "") -> Diagnostic:
    """No colon where the text begins: at `span`, the white space behind `head`.

    `before_id` is the keyword before `head` where that may be an id, but may be the text's first word too.
    """
    message = Phrase(en="no colon before the text", ko="내용 앞에 콜론(`:`)이 없다")
    hint = Phrase(en=f"put a colon after {quote_word(head)}", ko=f"{quote_word(head)} 뒤에 콜론을 찍는다")
    if before_id:
        return Diagnostic("E111", Severity.ERROR, message, span, hint=_two_places(before_id, head))
    if head not in _SENTENCE_OPENERS:
        colon = Fix(span.subspan(0, 0), ":", is_safe=head not in _COMMON_WORDS)
        return Diagnostic("E111", Severity.ERROR, message, span, hint=hint, fixes=(colon,))
    hint_with_bar = Phrase(
        en=f"{hint.en}; if the line carries on the text above, begin it with `|`",
        ko=f"{hint.ko}; 윗줄을 잇는 줄이면 `|`로 시작한다",
    )
    return Diagnostic("E111", Severity.ERROR, message, span, hint=hint_with_bar)


def _two_places(keyword: str, word: str) -> Phrase:
    before, behind = quote_word(keyword), quote_word(word)
    return Phrase(
        en=f"put a colon after {before}, or after {behind} if that is the line's id",
        ko=f"{before} 뒤에 콜론을 찍는다; {behind} 단어가 이 줄의 아이디라면 그 뒤에 찍는다",
    )


def other_sign(sign: Span, gap: Span) -> Diagnostic:
    """A sign such as `=` where a colon should stand; `gap` is the sign and the white space around it."""
    message = Phrase(en="no colon before the text", ko="내용 앞에 콜론(`:`)이 없다")
    hint = Phrase(
        en=f"write a colon in place of {quote_word(sign.text)}",
        ko=f"{quote_word(sign.text)} 대신 콜론을 찍는다",
    )
    return Diagnostic("E111", Severity.ERROR, message, sign, hint=hint, fixes=(Fix(gap, ": ", is_safe=True),))


def nothing_after(head: Span, may_refer: bool) -> Diagnostic:
    """A keyword or key alone on its line; `may_refer` where an id alone may follow it."""
    message = Phrase(
        en=f"nothing after {quote_word(head.text)}", ko=f"{quote_word(head.text)} 뒤에 아무것도 없다"
    )
    hint = Phrase(en="add a colon and a text", ko="콜론을 찍고 내용을 쓴다")
    if may_refer:
        hint = Phrase(
            en="add a colon and a text, or the id of a statement written elsewhere",
            ko="콜론을 찍고 내용을 쓰거나, 다른 곳에 쓴 진술의 아이디를 적는다",
        )
    return Diagnostic("E112", Severity.ERROR, message, head, hint=hint)


def no_text(colon: Span) -> Diagnostic:
    """A colon with no text behind it, on its own line or on `|` lines."""
    message = Phrase(en="no text after the colon", ko="콜론(`:`) 뒤에 내용이 없다")
    hint = Phrase(
        en="write the text behind the colon, or below on lines that begin with `|`",
        ko="콜론 뒤에, 또는 아래에 `|`로 시작하는 줄에 내용을 쓴다",
    )
    return Diagnostic(NO_TEXT_CODE, Severity.ERROR, message, colon, hint=hint)


def invisible_text(text: Span) -> Diagnostic:
    """A text of characters that show nothing."""
    message = Phrase(en="nothing to see after the colon", ko="콜론(`:`) 뒤에 보이는 글자가 없다")
    hint = Phrase(
        en="the characters here are invisible; write the text in their place",
        ko="여기 있는 글자는 보이지 않는 것뿐이다; 대신 내용을 쓴다",
    )
    return Diagnostic(NO_TEXT_CODE, Severity.ERROR, message, text, hint=hint)


def colon_first(colon: Span) -> Diagnostic:
    """A line that begins with its colon."""
    message = Phrase(en="no keyword before the colon", ko="콜론(`:`) 앞에 키워드가 없다")
    premise = quote_word(spell_for(colon.source, Keyword.PREMISE))
    hint = Phrase(
        en=f"write before it what the text is, such as {premise}",
        ko=f"{premise}처럼 무엇인지를 콜론 앞에 쓴다",
    )
    return Diagnostic("E114", Severity.ERROR, message, colon, hint=hint)


_KEYWORDS_BELOW_ATTACK = (Keyword.REBUTTAL, Keyword.UNDERCUT, Keyword.PREMISE, Keyword.ASSUMPTION)
_COMMON_WORDS = frozenset(("claim", "group", "map", "note", "short", "source", "view"))
"""Words that may well begin a line of prose that was wrapped without `|`."""
_SENTENCE_OPENERS = frozenset({Keyword.AND.value, KOREAN_KEYWORDS[Keyword.AND], "by"})


def _bar_hint(word: Span) -> Phrase:
    premise = quote_word(spell_for(word.source, Keyword.PREMISE))
    return Phrase(
        en=f"begin with `|` to carry on the text above, or with a keyword such as {premise}",
        ko=f"윗줄을 잇는 줄이면 `|`로 시작한다; 새 진술이면 {premise} 같은 키워드로 시작한다",
    )


def _list_hint(word: Span, is_indented: bool, below_attack: bool) -> Phrase:
    """Name what a line of a list may be: its mark says nothing of that."""
    mark, thesis = quote_word(word.text), quote_word(spell_for(word.source, Keyword.THESIS))
    premise, attack = (
        quote_word(f"{spell_for(word.source, keyword)}: …")
        for keyword in (Keyword.PREMISE, Keyword.REBUTTAL if below_attack else Keyword.OBJECTION)
    )
    if not is_indented:
        return Phrase(
            en=f"indent it below the {thesis}; in place of {mark} write {premise} if it supports that,"
            f" {attack} if it attacks it",
            ko=f"{thesis} 줄 아래에 들여쓴다; {mark} 대신 그것을 뒷받침하면 {premise}, 공격하면 {attack}"
            "처럼 쓴다",
        )
    return Phrase(
        en=f"in place of {mark} write {premise} if it supports the line that it is indented below, {attack}"
        " if it attacks that",
        ko=f"{mark} 대신, 바로 윗단계의 줄을 뒷받침하면 {premise}, 공격하면 {attack}처럼 쓴다",
    )


def _begin_hint(word: Span) -> Phrase:
    premise = quote_word(spell_for(word.source, Keyword.PREMISE))
    return Phrase(
        en=f"begin with a keyword such as {premise}, or with `|` to carry on the text above",
        ko=f"{premise} 같은 키워드로 시작한다; 윗줄을 잇는 줄은 `|`로 시작한다",
    )


def _below_attack_hint(word: Span) -> Phrase:
    """Name what may stand below an attack: a premise alone would turn what answers it into its support."""
    rebuttal, undercut, premise, assumption = (
        quote_word(spell_for(word.source, keyword)) for keyword in _KEYWORDS_BELOW_ATTACK
    )
    return Phrase(
        en=f"below an attack stand {rebuttal} (answers it), {undercut} (breaks its inference), {premise} or"
        f" {assumption} (support it); begin with one of them, or with `|` to carry on the text above",
        ko=f"공격 아래에는 {rebuttal}(반박), {undercut}(추론을 공격), {premise}·{assumption}(뒷받침)이 온다;"
        " 그중 하나로 시작하고, 윗줄을 잇는 줄은 `|`로 시작한다",
    )


def _list_keywords(korean: bool) -> str:
    words = [KOREAN_KEYWORDS[keyword] if korean else keyword.value for keyword in Keyword]
    return join_names(words)


def _list_keys(korean: bool) -> str:
    words = [spec.korean if korean else spec.key for spec in PROPERTIES]
    return join_names(words)


RULES = (
    Rule(
        "E110",
        Severity.ERROR,
        Phrase(en="a line begins with no keyword", ko="키워드로 시작하지 않는 줄"),
        Phrase(
            en=f"""\
Every line begins with a word that says what it is. The keywords are {_list_keywords(False)}, \
in small letters.
Below a line, its properties begin with {_list_keys(False)} or with a language code such as `en`. \
Korean twins of
all these words are known too.

The first word here is none of them. Where it is nearly one, the message names that one. Where a long text
was broken into several lines, each further line must begin with `|`.

```argmap bad
thesis: Tea is better than coffee
  premis: Tea is gentler on the stomach,
    | and on the purse
```

```argmap good
thesis: Tea is better than coffee
  premise: Tea is gentler on the stomach,
    | and on the purse
```
""",
            ko=f"""\
모든 줄은 무엇을 쓴 줄인지 알려 주는 단어로 시작한다. 키워드는 {_list_keywords(True)}이고, \
줄 아래에 쓰는 속성은
{_list_keys(True)} 또는 `en` 같은 언어 코드로 시작한다. 같은 뜻의 영어 단어도 쓸 수 있으며 소문자로 적는다.

이 줄의 첫 단어는 그중 어느 것도 아니다. 비슷한 단어가 있으면 메시지에 나온다. 긴 내용을 여러 줄로 나눴다면
둘째 줄부터는 `|`로 시작해야 한다.

```argmap bad
논제: 커피보다 차가 낫다
  전재: 차는 속이 편하고
    | 돈도 덜 든다
```

```argmap good
논제: 커피보다 차가 낫다
  전제: 차는 속이 편하고
    | 돈도 덜 든다
```
""",
        ),
    ),
    Rule(
        "E111",
        Severity.ERROR,
        Phrase(en="no colon before the text", ko="내용 앞에 콜론이 없음"),
        Phrase(
            en="""\
A line is `keyword: text`, or `keyword id: text` where the statement is referred to elsewhere. Without a
colon, the one word after the keyword is an id and refers to a statement; several words can be neither. No
other sign, such as `=` or `;`, stands for the colon.

The caret shows where the colon most likely goes: behind the keyword, or behind the first word where that
looks like an id. Where it may be either, no fix is offered.

```argmap bad
thesis Tea is better than coffee
```

```argmap good
thesis: Tea is better than coffee
```
""",
            ko="""\
줄은 `키워드: 내용`처럼 쓰고, 다른 곳에서 가리킬 진술이면 `키워드 아이디: 내용`처럼 쓴다. 콜론이 없으면
키워드 뒤의 한 단어는 다른 진술을 가리키는 아이디가 된다. 여러 단어면 어느 쪽도 될 수 없다. `=`나 `;` 같은
다른 부호는 콜론을 대신하지 못한다.

표시된 곳이 콜론이 빠졌을 법한 자리다. 키워드 뒤이거나, 첫 단어가 아이디처럼 보이면 그 뒤다. 어느 쪽인지
확실하지 않으면 자동 수정을 제안하지 않는다.

```argmap bad
논제 커피보다 차가 낫다
```

```argmap good
논제: 커피보다 차가 낫다
```
""",
        ),
    ),
    Rule(
        "E112",
        Severity.ERROR,
        Phrase(en="a keyword alone on its line", ko="키워드만 있는 줄"),
        Phrase(
            en="""\
A keyword needs something to introduce: a colon and a text, or, nested under a statement, the id of a
statement that is written in full elsewhere.

```argmap bad
thesis: Tea is better than coffee
  premise
```

```argmap good
thesis: Tea is better than coffee
  premise: Tea is gentler on the stomach
```
""",
            ko="""\
키워드 뒤에는 콜론과 내용이 오거나, 다른 진술 아래에서라면 다른 곳에 내용을 적은 진술의 아이디가 와야 한다.

```argmap bad
논제: 커피보다 차가 낫다
  전제
```

```argmap good
논제: 커피보다 차가 낫다
  전제: 차는 속이 편하다
```
""",
        ),
    ),
    Rule(
        NO_TEXT_CODE,
        Severity.ERROR,
        Phrase(en="no text after the colon", ko="콜론 뒤에 내용이 없음"),
        Phrase(
            en="""\
A colon announces a text, of a statement or of a property. It may begin on the same line or on lines below
that begin with `|`, but there must be one. Characters that show nothing, such as joiners, do not make one.

```argmap bad
thesis: Tea is better than coffee
  premise gentle:
```

```argmap good
thesis: Tea is better than coffee
  premise gentle:
    | Tea is gentler on the stomach
```
""",
            ko="""\
콜론은 진술이나 속성의 내용이 온다는 표시다. 내용은 같은 줄에서 시작해도 되고 아래의 `|` 줄에서 시작해도
되지만, 아예 없을 수는 없다. 폭 없는 공백이나 채움 문자처럼 보이지 않는 글자만으로는 내용이 되지 않는다.

```argmap bad
논제: 커피보다 차가 낫다
  전제 속:
```

```argmap good
논제: 커피보다 차가 낫다
  전제 속:
    | 차는 속이 편하다
```
""",
        ),
    ),
    Rule(
        "E114",
        Severity.ERROR,
        Phrase(en="no keyword before the colon", ko="콜론 앞에 키워드가 없음"),
        Phrase(
            en="""\
The line begins with its colon, so nothing says what the text is: a premise, an objection, a property.

```argmap bad
thesis: Tea is better than coffee
  : Tea is gentler on the stomach
```

```argmap good
thesis: Tea is better than coffee
  premise: Tea is gentler on the stomach
```
""",
            ko="""\
콜론으로 시작하는 줄이라서 내용이 전제인지, 반론인지, 속성인지 알 수 없다.

```argmap bad
논제: 커피보다 차가 낫다
  : 차는 속이 편하다
```

```argmap good
논제: 커피보다 차가 낫다
  전제: 차는 속이 편하다
```
""",
        ),
    ),
)
