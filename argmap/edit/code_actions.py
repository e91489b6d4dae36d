"""Changes that a writer may want at a place: what mends a slip, and what says the same better."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase
from argmap.diagnostics.source import Span
from argmap.edit.occurrences import Occurrence, SymbolKind
from argmap.syntax.names import KOREAN_KEYWORDS
from argmap.syntax.tree import Entry, File, Keyword, walk

_DECLARATION_KEYWORD_OF_CODE = {"E204": Keyword.SOURCE, "E205": Keyword.GROUP}
_PLACEHOLDER = "…"


class CodeAction(Struct, frozen=True):
    """A change with its name; `diagnostic` is the slip that it mends, None where none is mended."""

    title: Phrase
    fixes: tuple[Fix, ...]
    diagnostic: Diagnostic | None = None


def find_code_actions(
    file: File, occurrences: tuple[Occurrence, ...], diagnostics: Iterable[Diagnostic], span: Span
) -> tuple[CodeAction, ...]:
    """The changes for a stretch of a file, first those for the slips among `told` that touch it."""
    near = [each for each in diagnostics if each.span.start <= span.end and span.start <= each.span.end]
    made = [mend for each in near for mend in _diagnostic_actions(file, each)]
    taken = {mention.name for mention in occurrences if mention.kind is not SymbolKind.TAG}
    line, _ = span.source.position(span.start)
    for entry, attacked in _iter_entries(file):
        if entry.span.source.position(entry.keyword_span.start).line == line:
            made.extend(_rebuttal_action(entry) if attacked else ())
            made.extend(_id_action(entry, taken))
    return tuple(made)


def collect_fixes(diagnostics: Iterable[Diagnostic]) -> tuple[Fix, ...]:
    """The fixes of all diagnostics, without those that would touch an earlier one's."""
    made: list[Fix] = []
    taken: list[Span] = []
    for diagnostic in diagnostics:
        spans = [fix.span for fix in diagnostic.fixes]
        if not any(_is_touching(one, other) for one in spans for other in taken):
            made.extend(diagnostic.fixes)
            taken.extend(spans)
    return tuple(made)


def _is_touching(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


def _iter_entries(file: File) -> Iterator[tuple[Entry, bool]]:
    """Every line, and whether the one that it is nested in attacks something."""
    yield from ((entry, False) for entry in file.entries)
    pending = [file.entries]
    while pending:
        beside = pending.pop()
        attacks = False
        for entry in beside:
            attacks = attacks if entry.keyword.may_join else entry.keyword.is_attack
            yield from ((child, attacks) for child in entry.children)
            pending.append(entry.children)


# ---- Slips ----------------------------------------------------------------------------------------------


def _diagnostic_actions(file: File, diagnostic: Diagnostic) -> Iterator[CodeAction]:
    if diagnostic.fixes:
        yield CodeAction(_fix_title(diagnostic), diagnostic.fixes, diagnostic)
    if diagnostic.code in _DECLARATION_KEYWORD_OF_CODE:
        yield _declaration_action(file, diagnostic, _DECLARATION_KEYWORD_OF_CODE[diagnostic.code])


def _fix_title(diagnostic: Diagnostic) -> Phrase:
    if len(diagnostic.fixes) > 1:
        return Phrase(
            en=f"Mend this in {len(diagnostic.fixes)} places ({diagnostic.code})",
            ko=f"{len(diagnostic.fixes)}곳 고치기 ({diagnostic.code})",
        )
    fix = diagnostic.fixes[0]
    old, new = fix.span.text.strip("\n"), fix.text.strip("\n")
    if not old.strip():
        return (
            Phrase(en=f"Put `{new}` here", ko=f"`{new}` 넣기")
            if new.strip()
            else _whitespace_title(diagnostic)
        )
    if not new.strip():
        return Phrase(en=f"Remove `{old.strip()}`", ko=f"`{old.strip()}` 지우기")
    return Phrase(en=f"Change `{old}` to `{new}`", ko=f"`{old}` → `{new}` 바꾸기")


def _whitespace_title(diagnostic: Diagnostic) -> Phrase:
    return Phrase(en=f"Mend the white space ({diagnostic.code})", ko=f"빈칸 고치기 ({diagnostic.code})")


def _declaration_action(file: File, diagnostic: Diagnostic, keyword: Keyword) -> CodeAction:
    """A line that declares what is not declared, below the last of its kind, else above all statements."""
    word = diagnostic.span.text
    spelled = KOREAN_KEYWORDS[keyword] if _is_korean_line(file, diagnostic.span) else keyword.value
    line = f"{spelled} {word}: {_PLACEHOLDER}"
    at, text = _declaration_insertion(file, keyword, line)
    title = Phrase(en=f"Declare `{spelled} {word}`", ko=f"`{spelled} {word}` 선언하기")
    return CodeAction(title, (Fix(Span(file.source, at, at), text),), diagnostic)


def _declaration_insertion(file: File, keyword: Keyword, line: str) -> tuple[int, str]:
    """Where a declaration goes, and its text with the line ends that it needs there."""
    above = [entry for entry in file.entries if entry.keyword is keyword]
    above = above or [entry for entry in file.entries[:1] if entry.keyword is Keyword.MAP]
    if above:
        at = _entry_end(above[-1])
        return at, f"\n{line}" if above[-1].keyword is keyword else f"\n\n{line}"
    start = file.entries[0].span.start if file.entries else 0
    return start, f"{line}\n\n"


def _entry_end(entry: Entry) -> int:
    ends = [entry.span.end]
    for inner in walk((entry,)):
        ends += [inner.span.end, *(found.value.span.end for found in inner.properties)]
    return max(ends)


def _is_korean_line(file: File, span: Span) -> bool:
    """Whether the property that a word is the value of is spelled in Korean."""
    line = span.source.line(span.source.position(span.start).line)
    return not line.strip()[:1].isascii()


# ---- Without a slip -------------------------------------------------------------------------------------


def _rebuttal_action(entry: Entry) -> Iterator[CodeAction]:
    """An objection that answers an attack is a rebuttal."""
    if entry.keyword is not Keyword.OBJECTION:
        return
    word = Keyword.REBUTTAL.value if entry.spelling.isascii() else KOREAN_KEYWORDS[Keyword.REBUTTAL]
    title = Phrase(en=f"Turn this into a `{word}`", ko=f"`{word}` 줄로 바꾸기")
    yield CodeAction(title, (Fix(entry.keyword_span, word),))


def _id_action(entry: Entry, used_names: set[str]) -> Iterator[CodeAction]:
    """An id for a statement in full that has none."""
    if entry.keyword.is_declaration or entry.name or entry.text is None or entry.broken:
        return
    number = 1
    while (name := f"{entry.spelling}-{number}") in used_names:
        number += 1
    at = Span(entry.span.source, entry.keyword_span.end, entry.keyword_span.end)
    title = Phrase(en=f"Give this statement the id `{name}`", ko=f"이 진술에 아이디 `{name}` 붙이기")
    yield CodeAction(title, (Fix(at, f" {name}"),))
