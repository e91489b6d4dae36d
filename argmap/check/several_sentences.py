"""Several sentences in one box."""

import re
from collections.abc import Iterator

from argmap.check.finding import Finding
from argmap.check.language import iter_wordings
from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Span
from argmap.model.map import ArgMap

_QUOTATION = re.compile(
    r"“[^”]*”|\"[^\"]*\"|‘[^’]*’|「[^」]*」|『[^』]*』|«[^»]*»|\([^)]*\)|（[^）]*）|\[[^\]]*\]"
)
_SENTENCE_END = re.compile(r"(?P<mark>[.!?！？]+)[\"'”’」』»)）\]]*\s+(?=(?P<next>[^\W_]))")
_KOREAN_SENTENCE_END = lazy_regex(r"[다요]\.(?=[가-힣])")
_FULL_WIDTH_SENTENCE_END = lazy_regex(r"[。！？]+[\"'”’」』»)）\]]*(?=[^\W_])")
_KOREAN_FINAL_SYLLABLES = "다요죠까네음임함됨것"
_ABBREVIATIONS_TEXT = """
mr mrs ms dr prof st vs etc eg ie cf no nos vol fig figs pp ch sec art approx ca al ed eds inc ltd co corp
jr sr gen gov sen rep rev hon dept est jan feb mar apr jun jul aug sep sept oct nov dec mt resp viz ph.d a.m
p.m e.g i.e u.s u.k u.n
"""
_ABBREVIATIONS = frozenset(_ABBREVIATIONS_TEXT.split())
_MAX_ORDINAL_DIGITS = 2
"""Digits of a number that a point makes an ordinal, as in the German date `3. Oktober`; a year has more."""


def find_multiple_sentences(argmap: ArgMap) -> Iterator[Finding]:
    """Find statements of more than one sentence, in any of their languages."""
    for statement in argmap.statements.values():
        for wording, _ in iter_wordings(statement, argmap):
            second = find_second_sentence(wording.value)
            if second is not None:
                place = wording.part(second, len(wording.value))
                yield Finding(_build_warning(place, is_at_top=statement.depth == 0), statement)
                break


def find_second_sentence(text: str) -> int | None:
    """The offset at which a text's second sentence begins; None for a single sentence.

    Text in quotes or brackets belongs to the sentence around it.
    """
    plain = _QUOTATION.sub(lambda quotation: "_" * len(quotation[0]), text)
    ends = [end.end() for end in _SENTENCE_END.finditer(plain) if _is_sentence_end(plain, end)]
    if not text.isascii():
        ends.extend(
            end.end()
            for pattern in (_KOREAN_SENTENCE_END(), _FULL_WIDTH_SENTENCE_END())
            for end in pattern.finditer(plain)
        )
    return min(ends, default=None)


def _is_sentence_end(text: str, end: re.Match[str]) -> bool:
    mark, following = end["mark"], end["next"]
    if len(mark) > 1 and set(mark) == {"."}:
        return False
    if following.islower():
        return False
    return mark != "." or _is_full_stop(text[: end.start()], following)


def _is_full_stop(before: str, following: str) -> bool:
    """Return whether the point after `before` ends a sentence, not an abbreviation, a number or a date."""
    last = before[-1:]
    if "가" <= last <= "힣":
        return last in _KOREAN_FINAL_SYLLABLES
    if following.isdigit():
        return False
    word = before.split()[-1].lstrip("\"'“‘(").casefold() if before.split() else ""
    if word.isdigit():
        return len(word) > _MAX_ORDINAL_DIGITS and following.isascii()
    is_short = (
        len(word) < 2 or word in _ABBREVIATIONS or re.fullmatch(r"([^\W\d_]\.)+[^\W\d_]", word) is not None
    )
    return bool(word) and not is_short


def _build_warning(span: Span, is_at_top: bool) -> Diagnostic:
    """Warn of a second sentence; one at the top cannot be joined by `and`."""
    message = Phrase(en="a second sentence in one box", ko="한 상자에 문장이 둘 이상이다")
    hint = (
        Phrase(
            en="keep what the map argues for; what speaks for it stands below, as a `premise` of its own",
            ko="지도가 내세우는 주장만 남기고, 그 근거는 아래에 `전제` 줄로 따로 쓴다",
        )
        if is_at_top
        else Phrase(
            en="give each its own line: `and` for what belongs together, `premise` for a reason",
            ko="문장마다 줄을 나눈다; 함께 뒷받침하는 말은 `그리고`, 근거는 `전제`로 쓴다",
        )
    )
    return Diagnostic("W302", Severity.WARNING, message, span, hint=hint)


RULE = Rule(
    "W302",
    Severity.WARNING,
    Phrase(en="several sentences in one box", ko="한 상자에 들어간 여러 문장"),
    Phrase(
        en="""\
A box is one statement. With two in it, nobody can see which of them an objection attacks, or whether one is a
reason for the other. Give each a line of its own and say how they belong together.

```argmap bad
thesis: The old pier should be repaired
  premise: The pier is loved by visitors. It is the only one on this coast.
```

```argmap good
thesis: The old pier should be repaired
  premise: The pier is loved by visitors
    premise: It is the only one on this coast
```
""",
        ko="""\
상자 하나에는 진술 하나가 들어간다. 둘이 들어 있으면 반론이 어느 쪽을 공격하는지, 하나가 다른 하나의
근거인지 알 수 없다. 줄을 나누고 둘의 관계를 밝힌다.

```argmap bad
논제: 낡은 부두를 고쳐야 한다
  전제: 부두는 관광객의 사랑을 받는다. 이 해안에 하나뿐인 부두다.
```

```argmap good
논제: 낡은 부두를 고쳐야 한다
  전제: 부두는 관광객의 사랑을 받는다
    전제: 이 해안에 하나뿐인 부두다
```
""",
    ),
)
