"""Semantic tokens: the kind of each stretch of a map file, for an editor that colours it."""

from collections.abc import Iterator
from enum import Enum

from msgspec import Struct

from argmap.diagnostics.source import Span
from argmap.edit.occurrences import Occurrence, SymbolKind
from argmap.syntax.properties import SPECS_BY_KEY
from argmap.syntax.tree import Entry, File, Keyword, walk


class TokenKind(Enum):
    """The kind of a stretch."""

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
    """A stretch on one line; `is_declaration` where the thing that it names stands in full."""

    span: Span
    kind: TokenKind
    is_declaration: bool = False


def find_semantic_tokens(file: File, occurrences: tuple[Occurrence, ...]) -> tuple[SemanticToken, ...]:
    """List all tokens in the order of the text; none overlaps another or runs over a line's end."""
    tokens = [*_comment_tokens(file), *(_occurrence_token(occurrence) for occurrence in occurrences)]
    for entry in walk(file.entries):
        tokens.extend(_entry_tokens(entry))
    return tuple(
        sorted(
            (token for token in tokens if token.span.end > token.span.start),
            key=lambda token: token.span.start,
        )
    )


def _occurrence_token(occurrence: Occurrence) -> SemanticToken:
    return SemanticToken(
        occurrence.span,
        TokenKind(occurrence.kind.value),
        occurrence.is_declaration or occurrence.kind is SymbolKind.VIEW,
    )


def _entry_tokens(entry: Entry) -> Iterator[SemanticToken]:
    yield SemanticToken(entry.keyword_span, _keyword_token_kind(entry.keyword))
    for property_ in entry.properties:
        kind = SPECS_BY_KEY[property_.key].kind
        yield SemanticToken(property_.key_span, TokenKind.KEY)
        if not (kind.is_reference or kind.is_free_text):
            yield from (
                SemanticToken(piece.span, TokenKind.VALUE) for piece in property_.value.physical_lines
            )


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
