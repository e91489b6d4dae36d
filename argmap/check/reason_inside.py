"""A reason inside a claim: an embedded "because", or an arrow from one sentence to another."""

import re
from collections.abc import Iterator

from argmap.check.finding import Finding
from argmap.check.language import Language, final_consonant, iter_wordings
from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Span
from argmap.model.map import ArgMap

_BECAUSE = lazy_regex(
    r"\bbecause\b(?! of (it|this|that|these|those|them|him|her|us|me|you)\b)", re.IGNORECASE
)
_NO_REASON = lazy_regex(
    r"\b(not|only|just|simply|merely|solely|purely|partly|mainly|largely|precisely|or) $", re.IGNORECASE
)
_DENIAL = lazy_regex(r"\b(nobody|no|none|never|not|nothing)\b|n['’]t\b", re.IGNORECASE)
"""Words before `because of` that may deny just this reason: "nobody is bullied because of clothes"."""
_KOREAN_BECAUSE = lazy_regex(r"(?<=[가-힣A-Za-z0-9)\"'”’」』])\s?(?P<sign>때문(에|이[다며고]|입니다))")
_ARROW = lazy_regex(r"(?<=\s)(?:[-=]+>|[→⇒⟹➔])(?=\s)(?!\s\w+ ?\d*[:：])")
_DEMONSTRATIVE = lazy_regex(r"(^|\s)(그|이|저|그것|이것|[그이]렇기|[그이]러기)\s?$")
_ABOUT_REASONS = lazy_regex(r"(것|이유|까닭|원인)[은는도이가]\s")


def find_embedded_reasons(argmap: ArgMap) -> Iterator[Finding]:
    """Find statements that contain their own reason, in any of their languages."""
    for statement in argmap.statements.values():
        for wording, language in iter_wordings(statement, argmap):
            connective = _find_connective(wording.value, language) or _find_arrow(wording.value)
            if connective:
                yield Finding(_build_warning(wording.part(*connective)), statement)
                break


def _find_connective(text: str, language: Language) -> tuple[int, int] | None:
    """The start and end of the first word that joins a reason to a claim; None without one."""
    if language is Language.KOREAN:
        connectives = (
            sign.span("sign")
            for sign in _KOREAN_BECAUSE().finditer(text)
            if _is_korean_reason_connective(text, sign)
        )
    elif language is Language.ENGLISH and "because" in text.casefold():
        connectives = (sign.span() for sign in _BECAUSE().finditer(text) if _is_reason_connective(text, sign))
    else:
        return None
    return next(connectives, None)


def _find_arrow(text: str) -> tuple[int, int] | None:
    """The start and end of the one arrow between sentences of two words or more; None without one."""
    arrows = [arrow.span() for arrow in _ARROW().finditer(text)]
    if len(arrows) != 1:
        return None
    start, end = arrows[0]
    before, after = text[:start].split(), text[end:].split()
    is_route = before and after and (_is_name(before[-1]) and _is_name(after[0]))
    return arrows[0] if min(len(before), len(after)) > 1 and not is_route else None


def _is_name(word: str) -> bool:
    """Return whether a word may be a name: in capitals, or in Korean without the ending of a sentence."""
    return word[0].isupper() or ("가" <= word[-1] <= "힣" and word[-1] not in "다음함됨짐임")


def _is_reason_connective(text: str, connective: re.Match[str]) -> bool:
    """Return whether a claim is on the one side of the word and its reason on the other."""
    before, after = text[: connective.start()], text[connective.end() :]
    if _NO_REASON().search(before) or (after.startswith(" of ") and _DENIAL().search(before)):
        return False
    if not re.search(r"\w", before):
        return "," in after
    return len(before.split()) > 1 and len(after.split()) > 1


def _is_korean_reason_connective(text: str, connective: re.Match[str]) -> bool:
    before, after = text[: connective.start()], text[connective.end() :]
    if _DEMONSTRATIVE().search(before):
        return False
    if connective["sign"] == "때문에":
        return re.search(r"\w", after) is not None and not _qualifies_noun(after)
    return _ABOUT_REASONS().search(before) is not None


def _qualifies_noun(after: str) -> bool:
    """Return whether a reason belongs to a noun that is said to exist: 종교 때문에 못 먹는 학생도 있다."""
    # A verb before its noun ends in a syllable with ㄴ below.
    words = after.split()
    return any(
        final_consonant(verb[-1]) == "ᆫ"
        and noun[-1] in "도이가"
        and existence.startswith(("있", "없", "많", "적", "드물"))
        for verb, noun, existence in zip(words, words[1:], words[2:])
    )


def _build_warning(span: Span) -> Diagnostic:
    message = Phrase(en="a claim and its reason in one box", ko="한 상자에 주장과 그 근거가 함께 있다")
    hint = Phrase(en="make the reason a `premise` of its own", ko="근거를 따로 `전제` 줄로 쓴다")
    return Diagnostic("W303", Severity.WARNING, message, span, hint=hint)


RULE = Rule(
    "W303",
    Severity.WARNING,
    Phrase(en="a reason inside a claim", ko="주장 안에 든 근거"),
    Phrase(
        en="""\
"Because" joins a claim and its reason, and so does an arrow (`->`): that is a whole step of an argument, and
the map can show it as one. Inside a box nobody can attack the reason alone, or the step from it.

A statement may be about causes ("Prices rose because harvests failed"), and mean to claim just that. Then
silence the warning there, with `allow: W303`.

```argmap bad
thesis: Trams should be free because they then replace cars
```

```argmap good
thesis: Trams should be free
  premise: Free trams replace cars
```
""",
        ko="""\
`때문에`나 화살표(`->`)는 주장과 근거를 잇는다. 그 자체로 추론 하나이므로 지도에 추론으로 나타낼 수 있다.
한 상자에 넣으면 근거만, 또는 추론만 따로 공격할 수 없다.

원인을 두고 하는 진술("흉년이 들었기 때문에 값이 올랐다")이라서 그 인과 자체를 주장하려 했다면, 그 진술에
`허용: W303`을 적어 경고를 끈다.

```argmap bad
논제: 무료 전차는 차를 대신하기 때문에 전차는 무료여야 한다
```

```argmap good
논제: 전차는 무료여야 한다
  전제: 무료 전차는 차를 대신한다
```
""",
    ),
)
