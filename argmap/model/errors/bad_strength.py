"""A strength that is none."""

import re
from decimal import Decimal

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.nearest_name import find_nearest_name, is_one_slip
from argmap.diagnostics.rule import Rule
from argmap.syntax.properties import SPECS_BY_KEY
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.tree import Property


def bad_strength(property_: Property) -> Diagnostic:
    """The value is neither one of the three words nor a number from 0 to 1."""
    value, span = property_.value.value, property_.value.span
    spec = SPECS_BY_KEY[property_.key]
    choices = spec.choices
    message = Phrase(
        en=f"{quote_word(value)} is no strength", ko=f"{quote_word(value)}: 강도를 나타내는 값이 아니다"
    )
    hint = Phrase(
        en=f"write {', '.join(map(quote_word, choices))}, or a number from 0 to 1",
        ko=f"{', '.join(map(quote_word, choices.values()))} 또는 0부터 1까지의 수를 적는다",
    )
    meant = guess_strength(value, korean=property_.spelling == spec.korean)
    near = meant or find_nearest_name(value, spec.choice_spellings)
    if near:
        hint = Phrase(en=f"write {quote_word(near)}", ko=f"이렇게 쓴다: {quote_word(near)}")
    fixes = (Fix(span, near, is_safe=bool(meant) or is_one_slip(value, near)),) if near else ()
    return Diagnostic("E241", Severity.ERROR, message, span, hint=hint, fixes=fixes)


def spell_strength(value: str, korean: bool) -> str | None:
    """Spell a strength, or what is surely meant for one, as the language does; None where it is none."""
    spec = SPECS_BY_KEY["strength"]
    if value.casefold() in spec.choice_spellings:
        word = spec.choice_spellings[value.casefold()]
        return spec.choices[word] if korean else word
    return guess_strength(value, korean)


def guess_strength(value: str, korean: bool) -> str | None:
    """Guess the strength that was meant: a word for one, a share of a hundred or of ten, a decimal comma."""
    word = next((one for one, words in _USUAL_WORDS.items() if value.casefold() in words), None)
    if word:
        return SPECS_BY_KEY["strength"].choices[word] if korean else word
    match = _SHARE.fullmatch(value)
    if match is None:
        return None
    number = Decimal(match["number"].replace(",", "."))
    share = number / (Decimal(match["whole"] or 100) if match["sign"] else 1)
    return f"{share.normalize():f}" if share <= 1 else None


_USUAL_WORDS = {
    "weak": frozenset(("low", "small", "minor", "낮음", "약", "하", "약하다", "낮다")),
    "moderate": frozenset(("medium", "middle", "mid", "normal", "average", "중간", "중", "보통이다")),
    "strong": frozenset(("high", "big", "major", "강력", "강", "높음", "상", "강하다", "높다")),
}
_SHARE = re.compile(r"(?P<number>\d{1,3}([.,]\d{1,4})?)\s*(?P<sign>[%％]|/\s*(?P<whole>10|100))?", re.ASCII)


RULE = Rule(
    "E241",
    Severity.ERROR,
    Phrase(en="a strength that cannot be read", ko="알 수 없는 강도"),
    Phrase(
        en="""\
A strength is `weak`, `moderate` or `strong`, or a number from 0 to 1 with a decimal point. The words stand
for 0.25, 0.5 and 0.75.

```argmap bad
thesis: The soup needs salt
  premise: The cook left it out
    strength: 80%
```

```argmap good
thesis: The soup needs salt
  premise: The cook left it out
    strength: 0.8
```
""",
        ko="""\
강도는 `약함`, `보통`, `강함` 가운데 하나이거나, 소수점을 쓴 0부터 1까지의 수다. 세 단어는 0.25, 0.5, 0.75를
뜻한다.

```argmap bad
논제: 국이 싱겁다
  전제: 소금을 넣지 않았다
    강도: 80%
```

```argmap good
논제: 국이 싱겁다
  전제: 소금을 넣지 않았다
    강도: 0.8
```
""",
    ),
)
