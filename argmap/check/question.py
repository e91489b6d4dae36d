"""A question where a claim should stand."""

from collections.abc import Iterator

from argmap.check.finding import Finding
from argmap.check.language import Language, final_consonant, iter_wordings
from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Span
from argmap.model.map import ArgMap, Wording

_QUESTION_MARK = lazy_regex(r"[?？][?？!！]*(?P<closed>[\"'”’」』»)）\]]*)$")
_KOREAN_ENDING = lazy_regex(r"(?P<ending>는가|은가|던가|인가|나요|까요|[가-힣]까)[.…]*$")
_NO_ENDING = lazy_regex(r"(^|\s)(인가|[미비재]인가)$")
_OPENING_QUOTES = "\"'“‘「『«(（["


def find_questions(argmap: ArgMap) -> Iterator[Finding]:
    """Find statements that are questions, in any of their languages."""
    for statement in argmap.statements.values():
        for wording, language in iter_wordings(statement, argmap):
            question = _find_question(wording, language)
            if question:
                yield Finding(_build_warning(question), statement)
                break


def _find_question(wording: Wording, language: Language) -> Span | None:
    """The question mark, or the Korean ending of a question without one."""
    text = wording.value
    mark = _QUESTION_MARK().search(text) if "?" in text or "？" in text else None
    if mark:
        # A question mark inside closing quotes ends the question that is quoted, not the claim about it.
        is_whole = not mark["closed"] or text[0] in _OPENING_QUOTES
        return wording.part(mark.start(), mark.start("closed")) if is_whole else None
    ending = _KOREAN_ENDING().search(text) if language is Language.KOREAN else None
    if (
        ending is None
        or _NO_ENDING().search(text)
        or not _is_question_ending(ending["ending"], text[: ending.start()])
    ):
        return None
    return wording.part(*ending.span("ending"))


def _is_question_ending(ending: str, before: str) -> bool:
    """Return whether the ending asks; `…까` does so after ㄹ (될까), and `…니까` after ㅂ (합니까)."""
    if ending in ("는가", "은가", "던가", "인가", "나요", "까요"):
        return True
    if ending == "니까":
        return final_consonant(before[-1:]) == "ᆸ"
    return final_consonant(ending[0]) == "ᆯ"


def _build_warning(span: Span) -> Diagnostic:
    message = Phrase(en="a question, where a claim should stand", ko="주장이 올 자리에 질문이 있다")
    hint = Phrase(en="write the answer that is argued for", ko="질문 대신, 내세우려는 답을 쓴다")
    return Diagnostic("W301", Severity.WARNING, message, span, hint=hint)


RULE = Rule(
    "W301",
    Severity.WARNING,
    Phrase(en="a question as a claim", ko="질문으로 쓴 주장"),
    Phrase(
        en="""\
A question claims nothing, so nothing can support or attack it. A map's title may well be a question; a
statement gives an answer. A rhetorical question hides the very claim that it makes: write the claim.

```argmap bad
thesis: Should libraries lend tools?
  premise: Most tools are used once a year
```

```argmap good
thesis: Libraries should lend tools
  premise: Most tools are used once a year
```
""",
        ko="""\
질문은 아무것도 주장하지 않으므로 뒷받침하거나 공격할 수 없다. 지도의 제목은 질문이어도 좋지만 진술은
답이어야 한다. 수사적 질문은 하려는 주장을 감추므로, 그 주장을 그대로 쓴다.

```argmap bad
논제: 도서관에서 공구를 빌려줘야 할까
  전제: 공구는 대개 한 해에 한 번 쓰인다
```

```argmap good
논제: 도서관에서 공구를 빌려줘야 한다
  전제: 공구는 대개 한 해에 한 번 쓰인다
```
""",
    ),
)
