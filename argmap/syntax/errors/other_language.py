"""A file in another language: one error for all of it."""

from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Source, Span
from argmap.syntax.language_recognition import recognize_other_language
from argmap.syntax.other_language import OtherLanguage


def other_language(source: Source) -> tuple[Diagnostic, ...]:
    """Report a file that looks like one of another language."""
    language = recognize_other_language(source.text)
    if language is None:
        return ()
    message = Phrase(
        en=f"this looks like {language.en}, not like a map",
        ko=f"지도가 아니라 {language.ko}처럼 보인다",
    )
    start = len(source.text) - len(source.text.lstrip())
    end = start + len(source.text[start:].split("\n", 1)[0].rstrip())
    hint = _HINTS.get(language, _HINT)
    return (Diagnostic("E127", Severity.ERROR, message, Span(source, start, end), hint=hint),)


_HINT = Phrase(
    en="write its statements as a map: `thesis: …`, and indented below it `premise: …` and `objection: …`",
    ko="진술을 지도로 옮긴다: `논제: …`, 그 아래에 들여쓴 `전제: …`와 `반론: …`",
)
_LIST_HINT = Phrase(
    en="put a keyword in place of each mark: `thesis: …`, and below it `premise: …` or `objection: …`",
    ko="목록 기호 자리에 키워드를 쓴다: `논제: …`, 그 아래에 `전제: …` 또는 `반론: …`",
)
_PROSE_HINT = Phrase(
    en="say of each statement what it is, on a line of its own: `thesis: …`, and indented below it "
    "`premise: …` or `objection: …`",
    ko="진술마다 한 줄씩 무엇인지 밝혀 쓴다: `논제: …`, 그 아래에 들여쓴 `전제: …` 또는 `반론: …`",
)
_HINTS = {
    OtherLanguage.MARKDOWN_LIST: _LIST_HINT,
    OtherLanguage.LIST: _LIST_HINT,
    OtherLanguage.MARKDOWN: _PROSE_HINT,
    OtherLanguage.PROSE: _PROSE_HINT,
    OtherLanguage.MARKDOWN_WITH_MAPS: Phrase(
        en="keep only the lines between the fences, or draw the maps of a Markdown file with `argmap md`",
        ko="울타리(```) 사이의 줄만 남기거나, 마크다운 파일에 든 지도는 `argmap md`로 그린다",
    ),
    OtherLanguage.ARGMAP_JSON: Phrase(
        en="go back to the map that it was made from; what is written here is for other programs",
        ko="이 JSON을 만든 지도 파일을 쓴다; JSON은 다른 프로그램이 읽도록 쓴 것이다",
    ),
}

RULES = (
    Rule(
        "E127",
        Severity.ERROR,
        Phrase(en="a file in another language", ko="다른 언어로 쓴 파일"),
        Phrase(
            en="""\
Hardly a line of the file begins as one of a map does, and the whole looks like something else: the file of
another program (Argdown, AIF, Kialo, MindMup, Rationale, arggraph …), the source of a diagram (Mermaid, DOT,
PlantUML, D2), data (JSON, YAML, TOML, CSV, XML), a document (Markdown, LaTeX, HTML), a list, or plain prose.
A map is text of its own: every line begins with what it is. Fixes and `argmap fmt` leave such a file alone.

```argmap bad
- Tea is better than coffee
  - It is gentler on the stomach
  - But coffee smells better
```

```argmap good
thesis: Tea is better than coffee
  premise: It is gentler on the stomach
  objection: But coffee smells better
```
""",
            ko="""\
지도처럼 시작하는 줄이 거의 없고 다른 것처럼 보이는 파일이다. 다른 프로그램의 파일(Argdown, AIF, Kialo,
MindMup, Rationale, arggraph …), 그림을 그리는 언어(Mermaid, DOT, PlantUML, D2), 자료(JSON, YAML, TOML, CSV,
XML), 문서(마크다운, LaTeX, HTML), 목록이나 보통 글일 수 있다. 지도는 줄마다 무엇을 쓴 줄인지부터 밝힌다.
자동 수정과 `argmap fmt`는 이런 파일을 건드리지 않는다.

```argmap bad
- 커피보다 차가 낫다
  - 차는 속이 편하다
  - 하지만 커피 향이 더 좋다
```

```argmap good
논제: 커피보다 차가 낫다
  전제: 차는 속이 편하다
  반론: 하지만 커피 향이 더 좋다
```
""",
        ),
    ),
)
