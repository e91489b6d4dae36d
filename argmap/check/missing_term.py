"""A term of the conclusion that no premise mentions."""

from collections.abc import Iterator, Sequence

from argmap.check.finding import Finding
from argmap.check.language import original_wording
from argmap.check.terms import Term, extract_terms
from argmap.diagnostics.diagnostic import Diagnostic, Note, Phrase, Severity
from argmap.diagnostics.name_lists import join_names
from argmap.diagnostics.rule import Rule
from argmap.model.map import ArgMap, Inference, Polarity, Statement

_MAX_TERMS_IN_MESSAGE = 3
_MIN_HANGUL_LETTERS = 2
_MIN_LETTERS = 4
"""The fewest letters of a stem that counts as part of a compound.

Shorter ones are in many words by chance. On the 523 missing terms of the test cases and the example maps they
decide little: at half of these values it is 522, at the double 526.
"""


def find_missing_terms(argmap: ArgMap) -> Iterator[Finding]:
    """Find supports whose conclusion has a term that none of the premises has."""
    terms = {name: _statement_terms(statement, argmap) for name, statement in argmap.statements.items()}
    for inference in argmap.inferences.values():
        if inference.polarity is not Polarity.SUPPORTS:
            continue
        premise_terms = [term for premise in inference.premises for term in terms[premise.statement]]
        missing = [
            term
            for term in terms[inference.target]
            if term.is_noun and not _is_mentioned(term, premise_terms)
        ]
        if missing:
            warning = _build_warning(inference, argmap.statements[inference.target], missing)
            yield Finding(warning, argmap.statements[inference.premises[0].statement])


def _statement_terms(statement: Statement, argmap: ArgMap) -> Sequence[Term]:
    wording, language = original_wording(statement, argmap)
    return extract_terms(wording.value, language)


def _is_mentioned(term: Term, premise_terms: Sequence[Term]) -> bool:
    """Return whether one of the terms has the same stem, or one is a part of the other in a compound."""
    return any(term.stem == other.stem or _is_part_of(term.stem, other.stem) for other in premise_terms)


def _is_part_of(one: str, other: str) -> bool:
    """Return whether the shorter stem is in the longer one (Hangul), or begins it (other letters)."""
    short, long = sorted((one, other), key=len)
    hangul = "가" <= short[:1] <= "힣"
    return len(short) >= (_MIN_HANGUL_LETTERS if hangul else _MIN_LETTERS) and (
        short in long if hangul else long.startswith(short)
    )


def _display_form(term: Term, text: str) -> str:
    """The term for a message: in Korean without its particle, else as written."""
    return term.stem if "가" <= term.stem[0] <= "힣" else text[term.start : term.end]


def _build_warning(inference: Inference, conclusion: Statement, missing: Sequence[Term]) -> Diagnostic:
    wording = conclusion.text[""]
    names = list(dict.fromkeys(_display_form(term, wording.value) for term in missing))[
        :_MAX_TERMS_IN_MESSAGE
    ]
    listed = join_names(names)
    message = Phrase(
        en=f"no premise of this step mentions {listed}",
        ko=f"이 추론의 어느 전제에도 나오지 않는 결론의 낱말: {listed}",
    )
    notes = (Note(wording.part(missing[0].start, missing[0].end), Phrase(en="in the conclusion", ko="결론")),)
    hint = Phrase(
        en="link a premise that leads from the reason to it, with `and` or `assumption`",
        ko="근거에서 그 낱말로 이어 주는 전제를 `그리고`나 `가정`으로 더한다",
    )
    return Diagnostic("T402", Severity.WARNING, message, inference.premises[0].span, notes, hint)


RULE = Rule(
    "T402",
    Severity.WARNING,
    Phrase(en="a term of the conclusion that no premise mentions", ko="어느 전제에도 없는 결론의 낱말"),
    Phrase(
        en="""\
Nothing comes out of an argument that did not go in: what the conclusion speaks of, some premise of the step
must speak of too. A term that turns up in the conclusion only shows where a co-premise is missing. Words
are compared without their endings.

This is a classroom rule, on with `--teach` only.

```argmap bad
thesis: Whales are mammals
  premise: Whales nurse their young
  and: They breathe air
```

```argmap good
thesis: Whales are mammals
  premise: Whales nurse their young
  and: Whatever nurses its young is a mammal
```
""",
        ko="""\
논증에 넣지 않은 것은 나오지 않는다. 결론이 말하는 것은 그 추론의 전제 가운데 하나도 말해야 한다. 결론에만
나오는 낱말은 함께 받칠 전제가 빠진 자리를 알려 준다. 조사는 떼고 비교한다.

수업용 규칙이라 `--teach`를 붙일 때만 켜진다.

```argmap bad
논제: 고래는 포유류다
  전제: 고래는 새끼에게 젖을 먹인다
  그리고: 고래는 허파로 숨을 쉰다
```

```argmap good
논제: 고래는 포유류다
  전제: 고래는 새끼에게 젖을 먹인다
  그리고: 새끼에게 젖을 먹이는 동물은 포유류다
```
""",
    ),
    teach=True,
)
