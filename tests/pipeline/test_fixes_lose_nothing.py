"""No fix, safe or guessed, loses a word that the writer typed, but for keywords and misspelt ones."""

import re
from difflib import SequenceMatcher

import pytest

from argmap.pipeline.fixing import FixOptions, fix_bytes
from argmap.rules import all_rules
from argmap.syntax.keywords import KEYWORDS
from argmap.syntax.properties import KEYS
from argmap.syntax.usual_words import USUAL_WORDS

EXAMPLE = re.compile(r"^```argmap (?:bad|good)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WORD = re.compile(r"\w+")
OWN_WORDS = {*KEYWORDS, *KEYS, *USUAL_WORDS}
VALUES = {"E121", "E130", "E236", "E237", "E244", "E241", "E243", "E246"}
"""The rules about codes and numbers of sources, whose fixes put another word in their place."""
SHAPES = (
    "thesis,A", "premise1: B", "premise(p1): B", "premise[p1]: B", "premise-a: B",
    "premise#2: B", "premise,B", "premis3: B", "objection/x: O", "map My: T",
    "source: Smith 2010", "premise p q: B", "근거(가): 나", "전제2: 나", "전제-가: 나", "premise B is so",
    "premise: B # why", "premise: **b**", "premise: [words](https://example.org)", "see p",
    "premise b, c", "cite: Smith 2010", "tag a, b", "group: gx", "note(n): C", "short1: C",
    "no: D", "결론: 나", "논제. 나다 라", "title: Other", "author: Kim", "premise2 is a word",
    "pro1: B", "because(x) B",
)  # fmt: skip
BEGINNINGS = (
    "",
    "thesis: T\n",
    "thesis: T\n  premise p: P\n",
    "thesis: T\n  premise1: P\n",
    "map: M\n",
    "논제: 가\n",
)
TEXTS = [
    *(f"{start}{'  ' * depth}{shape}\n" for shape in SHAPES for start in BEGINNINGS for depth in range(3)),
    *(
        text
        for rule in all_rules()
        if rule.code not in VALUES
        for ui in ("en", "ko")
        for text in EXAMPLE.findall(rule.help.in_language(ui))
    ),
]


def is_like(word: str, others: set[str]) -> bool:
    """Whether a word that is gone was misspelt: most of its letters stand in another one."""
    return any(SequenceMatcher(None, word, other).ratio() > 0.6 for other in others)


def find_lost_words(text: str, include_unsafe: bool) -> list[str]:
    after = fix_bytes(text.encode(), "m", FixOptions(include_unsafe=include_unsafe)).after
    left = {word.casefold() for word in WORD.findall(after)}
    gone = {word.casefold() for word in WORD.findall(text)} - left - OWN_WORDS
    return [f"{word} of {text!r}" for word in sorted(gone) if not is_like(word, left | OWN_WORDS)]


@pytest.mark.parametrize("include_unsafe", [False, True])
def test_no_fix_loses_a_word(include_unsafe: bool) -> None:
    # Hangul is compared by syllables, of which one is all that a misspelling changes.
    lost = [word for text in TEXTS for word in find_lost_words(text, include_unsafe)]
    assert [each for each in lost if not each.startswith(("전재", "약징"))] == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("thesis,A\n  premise1: B\n  premise(p2): C\n", "thesis: A\n  premise 1: B\n  premise p2: C\n"),
        (
            "thesis: A\n  premise1: B\n  objection1: C\n",
            "thesis: A\n  premise premise-1: B\n  objection objection-1: C\n",
        ),
        ("논제. 가나 다\n  근거1: 가\n  반박(나): 다\n", "논제: 가나 다\n  전제 1: 가\n  반론 나: 다\n"),
        ("thesis: A\n  premise1: B\n    premise1: C\n", "thesis: A\n  premise1: B\n    premise1: C\n"),
        ("thesis: A\n  premis2: B\n", "thesis: A\n  premis2: B\n"),
        ("thesis: A\n  Vote: B\n", "thesis: A\n  Vote: B\n"),
        ("thesis: A\n  Not: B\n", "thesis: A\n  objection: B\n"),
    ],
)
def test_an_id_that_is_joined_to_its_keyword_is_kept(written: str, meant: str) -> None:
    assert fix_bytes(written.encode(), "m", FixOptions()).after == meant
