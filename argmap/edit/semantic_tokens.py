"""What each stretch of a map file is, for an editor that colours it."""

from collections.abc import Iterator
from enum import Enum

from msgspec import Struct

from argmap.diagnostics.source import Span
from argmap.edit.occurrences import Occurrence, SymbolKind
from argmap.syntax.properties import SPECS_BY_KEY
from argmap.syntax.tree import Entry, File, Keyword, walk


class TokenKind(Enum):
    """What a stretch is."""

    DECLARATION = "declaration"
    """The keyword of a line that declares."""
    THESIS = "thesis"
    """The keyword of a line at the top."""
    SUPPORT = "support"
    """The keyword of a line that speaks for the one above."""
    ATTACK = "attack"
    """The keyword of a line that speaks against the one above."""
    STATEMENT = "statement"
    SOURCE = "source"
    GROUP = "group"
    VIEW = "view"
    TAG = "tag"
    KEY = "key"
    VALUE = "value"
    """The value of a property that is no text."""
    COMMENT = "comment"


class SemanticToken(Struct, frozen=True):
    """A stretch on one line; `declares` where what it names stands there in full."""

    span: Span
    kind: TokenKind
    is_declaration: bool = False


def find_semantic_tokens(file: File, occurrences: tuple[Occurrence, ...]) -> tuple[SemanticToken, ...]:
    """All stretches in the order of the text; none overlap, none runs over a line's end, no text is one."""
    found = [*_comment_tokens(file), *(_occurrence_token(each) for each in occurrences)]
    for entry in walk(file.entries):
        found.extend(_entry_tokens(entry))
    return tuple(
        sorted((one for one in found if one.span.end > one.span.start), key=lambda one: one.span.start)
    )


def _occurrence_token(occurrence: Occurrence) -> SemanticToken:
    return SemanticToken(
        occurrence.span,
        TokenKind(occurrence.kind.value),
        occurrence.is_declaration or occurrence.kind is SymbolKind.VIEW,
    )


def _entry_tokens(entry: Entry) -> Iterator[SemanticToken]:
    yield SemanticToken(entry.keyword_span, _keyword_token_kind(entry.keyword))
    for found in entry.properties:
        kind = SPECS_BY_KEY[found.key].kind
        yield SemanticToken(found.key_span, TokenKind.KEY)
        if not (kind.is_reference or kind.is_free_text):
            yield from (SemanticToken(piece.span, TokenKind.VALUE) for piece in found.value.physical_lines)


def _keyword_token_kind(keyword: Keyword) -> TokenKind:
    if keyword.is_declaration:
        return TokenKind.DECLARATION
    if keyword.is_top_statement:
        return TokenKind.THESIS
    return TokenKind.ATTACK if keyword.is_attack else TokenKind.SUPPORT


def _comment_tokens(file: File) -> Iterator[SemanticToken]:
    for start in file.source.starts:
        end = file.source.text.find("\n", start)
        line = file.source.text[start : end if end >= 0 else None]
        text = line.strip()
        if text.startswith("#"):
            at = start + line.index("#")
            yield SemanticToken(Span(file.source, at, at + len(text)), TokenKind.COMMENT)
