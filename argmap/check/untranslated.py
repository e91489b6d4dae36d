"""A text without a translation that other texts of the map have."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from argmap.check.finding import Finding
from argmap.check.word_as_language import find_doubtful_languages
from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Span
from argmap.model.map import ArgMap, Statement, Translations


class _VisibleText(Struct, frozen=True):
    """A text in pictures: of the title, a statement, a group or a view."""

    text: Translations
    span: Span
    owner: Statement | None = None


def find_missing_translations(argmap: ArgMap) -> Iterator[Finding]:
    """Find texts without a translation that others have.

    Where at least half of the texts have it, each one without it gets a warning. Where fewer do, translating
    has only begun, and a single warning at the first one says how many lack it.
    """
    texts = _visible_texts(argmap)
    doubtful = find_doubtful_languages(argmap)
    for language in _translation_languages(texts):
        if language in doubtful:
            continue
        lacking = [text for text in texts if language not in _primary_language_codes(text.text)]
        missing = [
            text for text in lacking if text.owner is None or "W308" not in text.owner.allowed_warnings
        ]
        if not missing:
            continue
        if 2 * len(lacking) <= len(texts):
            yield from (Finding(_build_text_warning(text, language), text.owner) for text in missing)
        else:
            yield Finding(_build_summary_warning(missing[0], language, len(missing), len(texts)), None)


def _visible_texts(argmap: ArgMap) -> Sequence[_VisibleText]:
    texts = [_VisibleText(argmap.title, argmap.title[""].span)] if "" in argmap.title else []
    texts.extend(_VisibleText(group.text, group.span) for group in argmap.groups.values())
    texts.extend(_VisibleText(view.text, view.span) for view in argmap.views.values())
    texts.extend(_VisibleText(one.text, one.span, one) for one in argmap.statements.values())
    return texts


def _translation_languages(texts: Sequence[_VisibleText]) -> Sequence[str]:
    """The languages of all translations without script and region, in alphabetical order."""
    counts = Counter(language for text in texts for language in _primary_language_codes(text.text))
    return sorted(counts)


def _primary_language_codes(text: Translations) -> frozenset[str]:
    return frozenset(code.split("-")[0] for code in text if code)


def _build_text_warning(text: _VisibleText, language: str) -> Diagnostic:
    message = Phrase(en=f"no translation into `{language}`", ko=f"`{language}` 번역이 없다")
    hint = Phrase(
        en=f"add a line `{language}: …` below it, as the others have",
        ko=f"다른 글처럼 그 아래에 `{language}: …` 줄을 더한다",
    )
    return Diagnostic("W308", Severity.WARNING, message, text.span, hint=hint)


def _build_summary_warning(text: _VisibleText, language: str, missing: int, total: int) -> Diagnostic:
    message = Phrase(
        en=f"{missing} of {total} texts have no translation into `{language}`, this one first",
        ko=f"글 {total}개 가운데 {missing}개에 `{language}` 번역이 없다(첫 자리 표시)",
    )
    hint = Phrase(
        en=f"add lines `{language}: …` below them, or leave that language out altogether",
        ko=f"글마다 `{language}: …` 줄을 더하거나 그 언어를 아예 뺀다",
    )
    return Diagnostic("W308", Severity.WARNING, message, text.span, hint=hint)


RULE = Rule(
    "W308",
    Severity.WARNING,
    Phrase(en="a missing translation", ko="빠진 번역"),
    Phrase(
        en="""\
Other texts of the map are translated into this language, this one is not. A picture in that language would
show it in the map's own. Titles of the map, of groups and of views count as well; `short` and `note` do
not.

Where most texts lack a language there is one warning for all.

```argmap bad
map: Kites
  lang: en
  ko: 연
thesis: Kite flying should be taught at school
  ko: 학교에서 연날리기를 가르쳐야 한다
  premise: It teaches how wind works
```

```argmap good
map: Kites
  lang: en
  ko: 연
thesis: Kite flying should be taught at school
  ko: 학교에서 연날리기를 가르쳐야 한다
  premise: It teaches how wind works
    ko: 바람의 원리를 배운다
```
""",
        ko="""\
지도의 다른 글은 이 언어로 번역되어 있는데 이 글만 번역이 없다. 그 언어로 그린 그림에서 이 글은 지도 자체의
언어로 나온다. 지도와 묶음, 보기의 제목도 해당하고, `약칭`과 `메모`는 해당하지 않는다.

번역이 없는 글이 더 많으면 경고는 하나만 나온다.

```argmap bad
지도: 연
  언어: ko
  en: Kites
논제: 학교에서 연날리기를 가르쳐야 한다
  en: Kite flying should be taught at school
  전제: 바람의 원리를 배운다
```

```argmap good
지도: 연
  언어: ko
  en: Kites
논제: 학교에서 연날리기를 가르쳐야 한다
  en: Kite flying should be taught at school
  전제: 바람의 원리를 배운다
    en: It teaches how wind works
```
""",
    ),
)
