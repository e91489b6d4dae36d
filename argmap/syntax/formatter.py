"""Tree to text: the one style in which a map file is written."""

from collections.abc import Iterator

from msgspec.structs import replace

from argmap.config.drawing_choices import KeywordStyle
from argmap.syntax.keywords import KOREAN_KEYWORDS
from argmap.syntax.properties import SPECS_BY_KEY, TRANSLATION, PropertySpec
from argmap.syntax.tree import Comment, Entry, File, PhysicalLine, Property, Text, walk

__all__ = ["format_file", "respell"]

_INDENT = "  "


def format_file(file: File, keywords: KeywordStyle = KeywordStyle.AS_WRITTEN) -> str:
    """Write the text of a tree: two spaces for a level, one space behind a colon, LF line ends.

    `|` lines stand one level deeper than the line they carry on. Long lines stay long. Reading the text
    again gives an equal tree; where `keywords` respells it, that of `respell`.
    """
    respelled = respell(file, keywords)
    lines = [
        *_format_lines(respelled),
        *(_format_comment(comment, comment.depth) for comment in respelled.trailing_comments),
    ]
    return "".join(f"{line}\n" for line in lines)


def respell(file: File, keywords: KeywordStyle) -> File:
    """Write all keywords, property keys and named values of a tree in one language."""
    if keywords is KeywordStyle.AS_WRITTEN:
        return file
    korean = keywords is KeywordStyle.KO
    entries: dict[int, Entry] = {}
    for entry in reversed(list(walk(file.entries))):
        entries[id(entry)] = replace(
            entry,
            spelling=KOREAN_KEYWORDS[entry.keyword] if korean else entry.keyword.value,
            properties=tuple(_respell_property(property_, korean) for property_ in entry.properties),
            children=tuple(entries[id(child)] for child in entry.children),
        )
    return replace(file, entries=tuple(entries[id(entry)] for entry in file.entries))


def _respell_property(property_: Property, korean: bool) -> Property:
    spec = SPECS_BY_KEY[property_.key]
    if spec is TRANSLATION:
        return property_
    base = spec.korean if korean else spec.key
    spelling = f"{base}.{property_.language}" if property_.language else base
    return replace(property_, spelling=spelling, value=_respell_value(property_.value, spec, korean))


def _respell_value(value: Text, spec: PropertySpec, korean: bool) -> Text:
    word = spec.choice_spellings.get(value.value)
    if word is None:
        return value
    spelling = spec.choices[word] if korean else word
    pieces = (replace(piece, text=spelling if piece.text else "") for piece in value.physical_lines)
    return Text(tuple(pieces))


def _format_lines(file: File) -> Iterator[str]:
    pending = [(entry, 0) for entry in reversed(file.entries)]
    while pending:
        entry, depth = pending.pop()
        yield from (_format_comment(comment, comment.depth) for comment in entry.comments)
        head = f"{entry.spelling} {entry.name.text}" if entry.name else entry.spelling
        yield from _format_line(head, entry.text, depth)
        for property_ in entry.properties:
            yield from (_format_comment(comment, comment.depth) for comment in property_.comments)
            yield from _format_line(property_.spelling, property_.value, depth + 1)
        pending.extend((child, depth + 1) for child in reversed(entry.children))


def _format_line(head: str, text: Text | None, depth: int) -> Iterator[str]:
    indentation = _INDENT * depth
    if text is None:
        yield f"{indentation}{head}"
        return
    first, *further = text.physical_lines
    yield f"{indentation}{head}: {first.text}".rstrip()
    for piece in further:
        yield from _format_bar_line(piece, depth + 1)


def _format_bar_line(line: PhysicalLine, depth: int) -> Iterator[str]:
    yield from (_format_comment(comment, depth) for comment in line.comments)
    yield f"{_INDENT * depth}| {line.text}".rstrip()


def _format_comment(comment: Comment, depth: int) -> str:
    return f"{_INDENT * depth}{comment.text}" if comment.text else ""
