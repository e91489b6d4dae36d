"""Renaming: a new name for a statement, a source, a group, a view or a tag, everywhere in a file."""

from unicodedata import normalize

from argmap.diagnostics.diagnostic import Fix, Phrase
from argmap.edit.occurrences import Occurrence, SymbolKind, occurrences_of
from argmap.syntax.keywords import is_id

_KIND_NAMES = {
    SymbolKind.STATEMENT: Phrase(en="a statement", ko="진술"),
    SymbolKind.SOURCE: Phrase(en="a source", ko="출처"),
    SymbolKind.GROUP: Phrase(en="a group", ko="묶음"),
    SymbolKind.VIEW: Phrase(en="a view", ko="보기"),
    SymbolKind.TAG: Phrase(en="a tag", ko="꼬리표"),
}


def rename_symbol(
    occurrences: tuple[Occurrence, ...], occurrence: Occurrence, new_name: str
) -> tuple[Fix, ...] | Phrase:
    """List the replacements that rename the thing that an occurrence names; or say why it cannot be renamed.

    Refused are words that cannot be ids, and ids that something else in the file has already.
    """
    name = normalize("NFC", new_name.strip())
    if name == occurrence.name:
        return ()
    if occurrence.kind is SymbolKind.TAG:
        if not name or any(char.isspace() or char == "," for char in name):
            return Phrase(
                en=f"`{new_name}` is no tag: a tag is one word without commas",
                ko=f"`{new_name}`: 꼬리표가 될 수 없다; 쉼표 없는 한 단어여야 한다",
            )
    elif not is_id(name):
        return Phrase(
            en=f"`{new_name}` is no id: letters and digits of any script, `_` and `-`",
            ko=f"`{new_name}`: 아이디가 될 수 없다; 글자와 숫자, `_`, `-`만 쓴다",
        )
    conflict = _name_conflict(occurrences, occurrence, name)
    if conflict:
        return conflict
    return tuple(Fix(each.span, name) for each in occurrences_of(occurrences, occurrence))


def _name_conflict(occurrences: tuple[Occurrence, ...], occurrence: Occurrence, name: str) -> Phrase | None:
    """Say why a name is not free. Ids of all kinds are one set; tags are another."""
    is_tag = occurrence.kind is SymbolKind.TAG
    others = (each for each in occurrences if each.name == name and (each.kind is SymbolKind.TAG) is is_tag)
    other = next(others, None)
    if other is None:
        return None
    line, _ = other.span.source.position(other.span.start)
    kind = _KIND_NAMES[other.kind]
    return Phrase(
        en=f"`{name}` is already the name of {kind.en} (line {line})",
        ko=f"`{name}`: 이미 {line}째 줄에 있는 {kind.ko} 이름이다",
    )
