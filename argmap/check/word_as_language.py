"""A line that begins with a word such as `no` or `or`, and is read as a translation."""

from collections import Counter
from collections.abc import Iterator

from argmap.check.finding import Finding
from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.language_code import WORD_CODES, has_own_script, has_script_of_language
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Span
from argmap.model.map import ArgMap, Role, Statement, Wording

_CODE = "W314"


def find_words_as_languages(argmap: ArgMap) -> Iterator[Finding]:
    """Find translations whose language is a word, and hardly a language of the map."""
    doubtful = find_doubtful_languages(argmap)
    for statement in argmap.statements.values():
        for code, wording in statement.text.items():
            if code in doubtful:
                yield Finding(_build_warning(code, wording, statement), statement)


def find_doubtful_languages(argmap: ArgMap) -> frozenset[str]:
    """Find the languages that are words, and hardly those of the map.

    One with letters of its own is doubtful where a text has others; one in Latin letters where neither the
    title nor more than half of the statements are translated into it.
    """
    texts = [(code, text.value) for each in argmap.statements.values() for code, text in each.text.items()]
    counts = Counter(code for code, _ in texts if code in WORD_CODES)
    foreign = {code for code, text in texts if code in counts and not has_script_of_language(code, text)}
    half = len(argmap.statements) / 2
    rare = {code for code, count in counts.items() if count <= half and not has_own_script(code)}
    return frozenset(foreign | (rare - set(argmap.title)))


def _build_warning(code: str, wording: Wording, statement: Statement) -> Diagnostic:
    source, number = wording.span.source, wording.span.source.position(wording.span.start).line
    at = source.starts[number - 1] + len(source.indentation(number))
    key = Span(source, at, at + len(code))
    message = Phrase(
        en=f"`{code}` is read as a language here, so this text is a translation",
        ko=f"여기서 `{code}`은 언어로 읽히므로 이 글은 번역이 된다",
    )
    attack = _ANSWER if statement.role in _ATTACKS else _OBJECTION
    hint = Phrase(
        en=f"for a statement, begin with a keyword: `premise` supports the line above, {attack.en}; if it is"
        f" a translation, translate the title into `{code}` too",
        ko=f"진술이라면 키워드로 시작한다: `전제`는 윗줄을 뒷받침하고 {attack.ko}; 번역이 맞으면 제목에도"
        f" `{code}` 번역을 더한다",
    )
    return Diagnostic(
        _CODE, Severity.WARNING, message, key if key.text.casefold() == code else wording.span, hint=hint
    )


_ATTACKS = (Role.OBJECTION, Role.REBUTTAL, Role.UNDERCUT)
_ANSWER = Phrase(en="`rebuttal` answers it", ko="`재반론`은 그에 답한다")
_OBJECTION = Phrase(en="`objection` attacks it", ko="`반론`은 공격한다")

RULE = Rule(
    _CODE,
    Severity.WARNING,
    Phrase(en="a word that is read as a language", ko="언어로 읽히는 단어"),
    Phrase(
        en="""\
A key of two letters is a language: `no: …` is the text above in Norwegian, `it: …` in Italian, `or: …` in
Odia. Few other texts of this map have that language, or the letters are not its own, so a statement may have
been meant. A statement begins with a keyword. Where it is a translation, that of the title settles it.

```argmap bad
thesis: The library should open on Sundays
  premise: Most people work on the other days
    no: Many work on Sundays too
```

```argmap good
thesis: The library should open on Sundays
  premise: Most people work on the other days
    objection: Many work on Sundays too
```
""",
        ko="""\
두 글자로 된 이름은 언어다. `no: …`는 윗줄의 노르웨이어 번역, `it: …`는 이탈리아어 번역, `or: …`는 오리야어
번역이다. 이 지도에는 그 언어로 된 글이 거의 없거나 글자가 그 언어의 글자가 아니므로 진술을 쓰려던 것일 수
있다. 진술은 키워드로 시작한다. 번역이 맞다면 제목에도 그 언어의 번역을 더한다.

```argmap bad
논제: 도서관은 일요일에도 열어야 한다
  전제: 다른 날에는 대부분 일한다
    no: 일요일에도 일하는 사람이 많다
```

```argmap good
논제: 도서관은 일요일에도 열어야 한다
  전제: 다른 날에는 대부분 일한다
    반론: 일요일에도 일하는 사람이 많다
```
""",
    ),
)
