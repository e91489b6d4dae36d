"""Tree to text: the one style in which a map file is written."""

from collections.abc import Iterator

from msgspec.structs import replace

from argmap.syntax.names import (
    KOREAN_KEYS,
    KOREAN_KEYWORDS,
    KOREAN_REVEALS,
    KOREAN_STRENGTHS,
    REVEALS,
    STRENGTHS,
    KeywordStyle,
)
from argmap.syntax.tree import Comment, Entry, File, Piece, Property, Text, walk

__all__ = ["KeywordStyle", "respelled", "show"]

_STEP = "  "
_NAMED_VALUES = {"strength": (STRENGTHS, KOREAN_STRENGTHS), "reveal": (REVEALS, KOREAN_REVEALS)}


def show(file: File, keywords: KeywordStyle = KeywordStyle.KEPT) -> str:
    """The text of a tree: two spaces for a level, one space behind a colon, LF line ends.

    `|` lines stand one level deeper than the line they carry on. Long lines stay long. Reading the text
    again gives the same tree, but for places; where `keywords` respells it, the tree of `respelled`.
    """
    meant = respelled(file, keywords)
    lines = [*_shown(meant), *(_comment(comment, comment.depth) for comment in meant.trailing)]
    return "".join(f"{line}\n" for line in lines)


def respelled(file: File, keywords: KeywordStyle) -> File:
    """The same tree with all keywords, property keys and named values in one language."""
    if keywords is KeywordStyle.KEPT:
        return file
    korean = keywords is KeywordStyle.KO
    made: dict[int, Entry] = {}
    for entry in reversed(list(walk(file.entries))):
        made[id(entry)] = replace(
            entry,
            spelled=KOREAN_KEYWORDS[entry.keyword] if korean else entry.keyword.value,
            properties=tuple(_respelled_property(one, korean) for one in entry.properties),
            children=tuple(made[id(child)] for child in entry.children),
        )
    return replace(file, entries=tuple(made[id(entry)] for entry in file.entries))


def _respelled_property(found: Property, korean: bool) -> Property:
    if found.key not in KOREAN_KEYS:
        return found
    base = KOREAN_KEYS[found.key] if korean else found.key
    spelled = f"{base}.{found.language}" if found.language else base
    return replace(found, spelled=spelled, value=_respelled_value(found, korean))


def _respelled_value(found: Property, korean: bool) -> Text:
    canonical, twins = _NAMED_VALUES.get(found.key, ({}, {}))
    word = canonical.get(found.value.value)
    if word is None:
        return found.value
    meant = twins[word] if korean else word
    pieces = (replace(piece, text=meant if piece.text else "") for piece in found.value.pieces)
    return Text(tuple(pieces))


def _shown(file: File) -> Iterator[str]:
    pending = [(entry, 0) for entry in reversed(file.entries)]
    while pending:
        entry, depth = pending.pop()
        yield from (_comment(comment, comment.depth) for comment in entry.comments)
        head = f"{entry.spelled} {entry.name.text}" if entry.name else entry.spelled
        yield from _line(head, entry.text, depth)
        for found in entry.properties:
            yield from (_comment(comment, comment.depth) for comment in found.comments)
            yield from _line(found.spelled, found.value, depth + 1)
        pending.extend((child, depth + 1) for child in reversed(entry.children))


def _line(head: str, text: Text | None, depth: int) -> Iterator[str]:
    indentation = _STEP * depth
    if text is None:
        yield f"{indentation}{head}"
        return
    first, *further = text.pieces
    yield f"{indentation}{head}: {first.text}".rstrip()
    for piece in further:
        yield from _bar_line(piece, depth + 1)


def _bar_line(piece: Piece, depth: int) -> Iterator[str]:
    yield from (_comment(comment, depth) for comment in piece.comments)
    yield f"{_STEP * depth}| {piece.text}".rstrip()


def _comment(comment: Comment, depth: int) -> str:
    return f"{_STEP * depth}{comment.text}" if comment.text else ""
