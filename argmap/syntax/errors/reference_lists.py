"""References below a map as below an essay, without keywords: one error for all of them."""

import re
from collections.abc import Iterator
from unicodedata import normalize

from msgspec import Struct

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Source, Span
from argmap.syntax.declared_ids import find_declared_ids
from argmap.syntax.free_ids import build_free_id
from argmap.syntax.keyword_language import spell_for, spell_property_for
from argmap.syntax.quoted_word import quote_word
from argmap.syntax.reference_list import ListedSource, ReferenceList, label_is_id
from argmap.syntax.tree import Keyword

_CITE = lazy_regex(
    r"^[^\S\n]+(?:cite|인용)[^\S\n]*[:：][^\S\n]*"
    r"(?P<value>(?P<number>\[?\^?(?P<label>[\w+-]+)\]?[,;]?)(?=\s|$)[^\n]*?)[^\S\n]*$",
    re.MULTILINE,
)
_SURE_SIGN = lazy_regex(r"\b(?:1[5-9]|20)\d\d|https?://|www\.|[「『“\"]|\bdoi\b", re.IGNORECASE)
"""The signs of a reference: a year, a link, or a title in quotes."""
_MIN_CITED_LENGTH = 4
"""The least characters of a title's beginning in a citation. At 2, `cite: Le` cites the first Lee."""


class _Citation(Struct, frozen=True):
    """A citation of a reference: its words, and the id that stands for them."""

    span: Span
    name: str


def reference_list(
    source: Source, found: ReferenceList | None
) -> tuple[tuple[Diagnostic, ...], frozenset[str]]:
    """Report a list of references; return with it the words that citations name its references by."""
    if found is None:
        return (), frozenset()
    names = _build_names(source, found)
    citations = tuple(_find_citations(source, found, names))
    words = (citation.span.text.split()[0] for citation in citations)
    hidden = frozenset(normalize("NFC", word) for word in (*names, *words))
    return (_build_error(source, found, names, citations),), hidden


def _build_error(
    source: Source, found: ReferenceList, names: list[str], citations: tuple[_Citation, ...]
) -> Diagnostic:
    lines = _write_lines(source, found, names)
    line = quote_word(lines[0])
    citation = quote_word(f"{spell_property_for(source, 'cite')}: {names[0]}")
    hint = Phrase(
        en=f"declare each on a line such as {line}, and cite it by {citation} below a statement",
        ko=f"{line}처럼 한 줄에 하나씩 선언하고, 진술 아래에 {citation}처럼 인용한다",
    )
    first_end = source.text.find("\n", found.start) % (len(source.text) + 1)
    is_sure = all(_SURE_SIGN().search(reference.title) for reference in found.references)
    place = Span(source, found.start, found.end)
    fixes = (
        *(Fix(each.span, each.name, is_safe=True) for each in citations),
        Fix(place, "\n".join(lines), is_safe=True),
    )
    return Diagnostic(
        "E130",
        Severity.ERROR,
        Phrase(en="sources in a list, without their keyword", ko="키워드 없이 나열한 출처 목록"),
        Span(source, found.start, found.start + len(source.text[found.start : first_end].rstrip())),
        hint=hint,
        fixes=tuple(sorted(fixes, key=lambda fix: fix.span.start)) if is_sure else (),
        fix_title=Phrase(
            en=f"each as a {quote_word(spell_for(source, Keyword.SOURCE))} line",
            ko=f"모두 {quote_word(spell_for(source, Keyword.SOURCE))} 줄로",
        )
        if is_sure
        else None,
        place_count=len(found.references),
    )


def _build_names(source: Source, found: ReferenceList) -> list[str]:
    """Build an id for each reference: the word it is labelled with, else one made from its title."""
    used = set(find_declared_ids(source))
    names = []
    for reference in found.references:
        label = normalize("NFC", reference.label)
        name = label if label_is_id(label) and label not in used else build_free_id(reference.title, used)
        used.add(name)
        names.append(name)
    return names


def _write_lines(source: Source, found: ReferenceList, names: list[str]) -> list[str]:
    keyword = spell_for(source, Keyword.SOURCE)
    return [f"{keyword} {name}: {each.title}" for name, each in zip(names, found.references)]


def _find_citations(source: Source, found: ReferenceList, names: list[str]) -> Iterator[_Citation]:
    """Find the citations by a reference's label, or by the beginning of the title of one alone."""
    for match in _CITE().finditer(source.text):
        by_label = [name for name, each in zip(names, found.references) if each.label == match["label"]]
        if len(by_label) == 1:
            yield _Citation(Span(source, *match.span("number")), by_label[0])
            continue
        by_title = [name for name, each in zip(names, found.references) if _begins(each, match["value"])]
        if len(by_title) == 1 and match["value"] not in names:
            yield _Citation(Span(source, *match.span("value")), by_title[0])


def _begins(reference: ListedSource, value: str) -> bool:
    rest = reference.title[len(value) :]
    return len(value) >= _MIN_CITED_LENGTH and reference.title.startswith(value) and not rest[:1].isalnum()


RULES = (
    Rule(
        "E130",
        Severity.ERROR,
        Phrase(en="sources in a list", ko="나열한 출처 목록"),
        Phrase(
            en="""\
In an essay, the sources stand in a list at its end, and the text has their numbers. In a map, each source is
a line with an id, so that statements can cite it: `source`, the id, a colon, and the source as a reader shall
see it. The lines may stand anywhere at the top level.

```argmap bad
thesis: Tea is better than coffee
  premise: Tea is gentler on the stomach
    cite: [1]

Sources:
[1] A. Brewer, Tea and the stomach, 2010
```

```argmap good
thesis: Tea is better than coffee
  premise: Tea is gentler on the stomach
    cite: brewer

source brewer: A. Brewer, Tea and the stomach, 2010
```
""",
            ko="""\
글에서는 출처를 끝에 모아 나열하고 본문에는 번호만 적는다. 지도에서는 진술이 가리킬 수 있도록 출처마다
아이디를 붙여 한 줄씩 쓴다. `출처`, 아이디, 콜론 순서로 적고 그 뒤에 독자에게 보일 대로 쓰면 된다. 맨 위
단계라면 어디에 두어도 좋다.

```argmap bad
논제: 커피보다 차가 낫다
  전제: 차는 속이 편하다
    인용: [1]

참고문헌:
[1] 김다인, 「차와 위장」, 2010
```

```argmap good
논제: 커피보다 차가 낫다
  전제: 차는 속이 편하다
    인용: 김다인

출처 김다인: 김다인, 「차와 위장」, 2010
```
""",
        ),
    ),
)
