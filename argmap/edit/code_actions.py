"""Changes that a writer may want at a place: fixes of errors, and improvements of sound lines."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase
from argmap.diagnostics.source import Span
from argmap.edit.occurrences import Occurrence, SymbolKind
from argmap.syntax.keywords import KOREAN_KEYWORDS, is_id
from argmap.syntax.tree import Entry, File, Keyword, walk

_DECLARATION_KEYWORD_OF_CODE = {"E204": Keyword.SOURCE, "E205": Keyword.GROUP}
_PLACEHOLDER = "…"


class CodeAction(Struct, frozen=True):
    """A change with its name; `diagnostic` is the error that it fixes, None for an improvement."""

    title: Phrase
    fixes: tuple[Fix, ...]
    diagnostic: Diagnostic | None = None


def find_code_actions(
    file: File, occurrences: tuple[Occurrence, ...], diagnostics: Iterable[Diagnostic], span: Span
) -> tuple[CodeAction, ...]:
    """List the changes for a stretch of a file, the fixes of `diagnostics` that touch it first."""
    near = [
        diagnostic
        for diagnostic in diagnostics
        if diagnostic.span.start <= span.end and span.start <= diagnostic.span.end
    ]
    actions = [action for diagnostic in near for action in _diagnostic_actions(file, diagnostic)]
    used_names = {mention.name for mention in occurrences if mention.kind is not SymbolKind.TAG}
    line, _ = span.source.position(span.start)
    for entry, attacked in _iter_entries(file):
        if entry.span.source.position(entry.keyword_span.start).line == line:
            actions.extend(_rebuttal_action(entry) if attacked else ())
            actions.extend(_id_action(entry, used_names))
    return tuple(actions)


def _iter_entries(file: File) -> Iterator[tuple[Entry, bool]]:
    """Yield every line, and whether the line that it is nested in attacks something."""
    yield from ((entry, False) for entry in file.entries)
    pending = [file.entries]
    while pending:
        siblings = pending.pop()
        attacks = False
        for entry in siblings:
            attacks = attacks if entry.keyword.may_join else entry.keyword.is_attack
            yield from ((child, attacks) for child in entry.children)
            pending.append(entry.children)


# ---- Fixes of errors ------------------------------------------------------------------------------------


def _diagnostic_actions(file: File, diagnostic: Diagnostic) -> Iterator[CodeAction]:
    if diagnostic.fixes:
        yield CodeAction(_fix_title(diagnostic), diagnostic.fixes, diagnostic)
    if diagnostic.code in _DECLARATION_KEYWORD_OF_CODE and is_id(diagnostic.span.text):
        yield _declaration_action(file, diagnostic, _DECLARATION_KEYWORD_OF_CODE[diagnostic.code])


def _fix_title(diagnostic: Diagnostic) -> Phrase:
    if diagnostic.fix_title:
        return diagnostic.fix_title
    if len(diagnostic.fixes) > 1:
        return Phrase(
            en=f"Fix this in {len(diagnostic.fixes)} places ({diagnostic.code})",
            ko=f"{len(diagnostic.fixes)}곳 수정 ({diagnostic.code})",
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
    return Phrase(en=f"Fix the white space ({diagnostic.code})", ko=f"공백 수정 ({diagnostic.code})")


def _declaration_action(file: File, diagnostic: Diagnostic, keyword: Keyword) -> CodeAction:
    """Declare a name that nothing declares, below the last line of its kind, else above all statements."""
    word = diagnostic.span.text
    spelling = KOREAN_KEYWORDS[keyword] if _is_korean_line(file, diagnostic.span) else keyword.value
    line = f"{spelling} {word}: {_PLACEHOLDER}"
    at, text = _declaration_insertion(file, keyword, line)
    title = Phrase(en=f"Declare `{spelling} {word}`", ko=f"`{spelling} {word}` 선언하기")
    return CodeAction(title, (Fix(Span(file.source, at, at), text),), diagnostic)


def _declaration_insertion(file: File, keyword: Keyword, line: str) -> tuple[int, str]:
    """Return the offset where a declaration goes, and its text with the line ends that it needs there."""
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
        ends += [inner.span.end, *(property_.value.span.end for property_ in inner.properties)]
    return max(ends)


def _is_korean_line(file: File, span: Span) -> bool:
    """Return whether the property that a word is the value of has its Korean key."""
    line = span.source.line(span.source.position(span.start).line)
    return not line.strip()[:1].isascii()


# ---- Improvements ---------------------------------------------------------------------------------------


def _rebuttal_action(entry: Entry) -> Iterator[CodeAction]:
    """Turn an objection that answers an attack into a rebuttal."""
    if entry.keyword is not Keyword.OBJECTION:
        return
    word = Keyword.REBUTTAL.value if entry.spelling.isascii() else KOREAN_KEYWORDS[Keyword.REBUTTAL]
    title = Phrase(en=f"Turn this into a `{word}`", ko=f"`{word}` 줄로 바꾸기")
    yield CodeAction(title, (Fix(entry.keyword_span, word),))


def _id_action(entry: Entry, used_names: set[str]) -> Iterator[CodeAction]:
    """Give an id to a statement in full that has none."""
    if entry.keyword.is_declaration or entry.name or entry.text is None or entry.broken:
        return
    number = 1
    while (name := f"{entry.spelling}-{number}") in used_names:
        number += 1
    at = Span(entry.span.source, entry.keyword_span.end, entry.keyword_span.end)
    title = Phrase(en=f"Give this statement the id `{name}`", ko=f"이 진술에 아이디 `{name}` 붙이기")
    yield CodeAction(title, (Fix(at, f" {name}"),))
