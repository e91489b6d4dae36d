"""Changes that a writer may want at a place: what mends a slip, and what says the same better."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from argmap.edit.mentions import Mention, Named
from argmap.syntax.names import KOREAN_KEYWORDS
from argmap.syntax.tree import Entry, File, Keyword, walk
from argmap.text.diagnostic import Diagnostic, Fix, Phrase
from argmap.text.source import Span

_ATTACKS = frozenset({Keyword.OBJECTION, Keyword.REBUTTAL, Keyword.UNDERCUT})
_JOINS = frozenset({Keyword.AND, Keyword.ASSUMPTION})
_STATES = frozenset(Keyword) - {Keyword.MAP, Keyword.SOURCE, Keyword.GROUP, Keyword.VIEW}
_DECLARES = {"E204": Keyword.SOURCE, "E205": Keyword.GROUP}
_PLACEHOLDER = "…"


class Mend(Struct, frozen=True):
    """A change with its name; `diagnostic` is the slip that it mends, None where none is mended."""

    title: Phrase
    fixes: tuple[Fix, ...]
    diagnostic: Diagnostic | None = None


def mends(file: File, found: tuple[Mention, ...], told: Iterable[Diagnostic], span: Span) -> tuple[Mend, ...]:
    """The changes for a stretch of a file, first those for the slips among `told` that touch it."""
    near = [each for each in told if each.span.start <= span.end and span.start <= each.span.end]
    made = [mend for each in near for mend in _for_slip(file, each)]
    taken = {mention.name for mention in found if mention.kind is not Named.TAG}
    line, _ = span.source.position(span.start)
    for entry, attacked in _entries(file):
        if entry.span.source.position(entry.keyword_span.start).line == line:
            made.extend(_rebuttal(entry) if attacked else ())
            made.extend(_name(entry, taken))
    return tuple(made)


def all_fixes(told: Iterable[Diagnostic]) -> tuple[Fix, ...]:
    """The fixes of all diagnostics, without those that would touch an earlier one's."""
    made: list[Fix] = []
    taken: list[Span] = []
    for diagnostic in told:
        spans = [fix.span for fix in diagnostic.fixes]
        if not any(_touch(one, other) for one in spans for other in taken):
            made.extend(diagnostic.fixes)
            taken.extend(spans)
    return tuple(made)


def _touch(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


def _entries(file: File) -> Iterator[tuple[Entry, bool]]:
    """Every line, and whether the one that it is nested in attacks something."""
    yield from ((entry, False) for entry in file.entries)
    pending = [file.entries]
    while pending:
        beside = pending.pop()
        attacks = False
        for entry in beside:
            attacks = attacks if entry.keyword in _JOINS else entry.keyword in _ATTACKS
            yield from ((child, attacks) for child in entry.children)
            pending.append(entry.children)


# ---- Slips ----------------------------------------------------------------------------------------------


def _for_slip(file: File, told: Diagnostic) -> Iterator[Mend]:
    if told.fixes:
        yield Mend(_fix_title(told), told.fixes, told)
    if told.code in _DECLARES:
        yield _declaration(file, told, _DECLARES[told.code])


def _fix_title(told: Diagnostic) -> Phrase:
    if len(told.fixes) > 1:
        return Phrase(
            en=f"Mend this in {len(told.fixes)} places ({told.code})",
            ko=f"{len(told.fixes)}곳 고치기 ({told.code})",
        )
    fix = told.fixes[0]
    old, new = fix.span.text.strip("\n"), fix.text.strip("\n")
    if not old.strip():
        return Phrase(en=f"Put `{new}` here", ko=f"`{new}` 넣기") if new.strip() else _blank(told)
    if not new.strip():
        return Phrase(en=f"Remove `{old.strip()}`", ko=f"`{old.strip()}` 지우기")
    return Phrase(en=f"Change `{old}` to `{new}`", ko=f"`{old}` → `{new}` 바꾸기")


def _blank(told: Diagnostic) -> Phrase:
    return Phrase(en=f"Mend the white space ({told.code})", ko=f"빈칸 고치기 ({told.code})")


def _declaration(file: File, told: Diagnostic, keyword: Keyword) -> Mend:
    """A line that declares what is not declared, below the last of its kind, else above all statements."""
    word = told.span.text
    spelled = KOREAN_KEYWORDS[keyword] if _in_korean(file, told.span) else keyword.value
    line = f"{spelled} {word}: {_PLACEHOLDER}"
    at, text = _room(file, keyword, line)
    title = Phrase(en=f"Declare `{spelled} {word}`", ko=f"`{spelled} {word}` 선언하기")
    return Mend(title, (Fix(Span(file.source, at, at), text),), told)


def _room(file: File, keyword: Keyword, line: str) -> tuple[int, str]:
    """Where a declaration goes, and its text with the line ends that it needs there."""
    above = [entry for entry in file.entries if entry.keyword is keyword]
    above = above or [entry for entry in file.entries[:1] if entry.keyword is Keyword.MAP]
    if above:
        at = _end(above[-1])
        return at, f"\n{line}" if above[-1].keyword is keyword else f"\n\n{line}"
    start = file.entries[0].span.start if file.entries else 0
    return start, f"{line}\n\n"


def _end(entry: Entry) -> int:
    ends = [entry.span.end]
    for inner in walk((entry,)):
        ends += [inner.span.end, *(found.value.span.end for found in inner.properties)]
    return max(ends)


def _in_korean(file: File, span: Span) -> bool:
    """Whether the property that a word is the value of is spelled in Korean."""
    line = span.source.line(span.source.position(span.start).line)
    return not line.strip()[:1].isascii()


# ---- Without a slip -------------------------------------------------------------------------------------


def _rebuttal(entry: Entry) -> Iterator[Mend]:
    """An objection that answers an attack is a rebuttal."""
    if entry.keyword is not Keyword.OBJECTION:
        return
    word = Keyword.REBUTTAL.value if entry.spelled.isascii() else KOREAN_KEYWORDS[Keyword.REBUTTAL]
    title = Phrase(en=f"Turn this into a `{word}`", ko=f"`{word}` 줄로 바꾸기")
    yield Mend(title, (Fix(entry.keyword_span, word),))


def _name(entry: Entry, taken: set[str]) -> Iterator[Mend]:
    """An id for a statement in full that has none."""
    if entry.keyword not in _STATES or entry.name or entry.text is None or entry.broken:
        return
    number = 1
    while (name := f"{entry.spelled}-{number}") in taken:
        number += 1
    at = Span(entry.span.source, entry.keyword_span.end, entry.keyword_span.end)
    title = Phrase(en=f"Give this statement the id `{name}`", ko=f"이 진술에 아이디 `{name}` 붙이기")
    yield Mend(title, (Fix(at, f" {name}"),))
