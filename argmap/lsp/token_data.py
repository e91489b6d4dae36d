"""Semantic tokens in the protocol's numbers: each by its distance from the one before."""

from collections.abc import Iterator, Sequence

from argmap.lsp.positions import PositionEncoding, count_units, editor_position
from argmap.workspace.document import SemanticToken, TokenKind

TOKEN_TYPES = (
    "keyword",
    "variable",
    "class",
    "namespace",
    "function",
    "decorator",
    "property",
    "enumMember",
    "comment",
)
"""Token types that editors' own themes colour."""
TOKEN_MODIFIERS = ("declaration", "thesis", "support", "attack")

_TYPE_AND_MODIFIER: dict[TokenKind, tuple[str, str | None]] = {
    TokenKind.DECLARATION: ("keyword", None),
    TokenKind.THESIS: ("keyword", "thesis"),
    TokenKind.SUPPORT: ("keyword", "support"),
    TokenKind.ATTACK: ("keyword", "attack"),
    TokenKind.STATEMENT: ("variable", None),
    TokenKind.SOURCE: ("class", None),
    TokenKind.GROUP: ("namespace", None),
    TokenKind.VIEW: ("function", None),
    TokenKind.TAG: ("decorator", None),
    TokenKind.KEY: ("property", None),
    TokenKind.VALUE: ("enumMember", None),
    TokenKind.COMMENT: ("comment", None),
}


def encode_tokens(tokens: Sequence[SemanticToken], encoding: PositionEncoding) -> list[int]:
    """Encode each token as five numbers: lines and columns after the one before, length, type, modifiers."""
    return [number for numbers in _token_numbers(tokens, encoding) for number in numbers]


def _token_numbers(
    tokens: Sequence[SemanticToken], encoding: PositionEncoding
) -> Iterator[tuple[int, int, int, int, int]]:
    line = column = 0
    for token in tokens:
        start = editor_position(token.span.source, token.span.start, encoding)
        column = column if start.line == line else 0
        token_type, modifier = _TYPE_AND_MODIFIER[token.kind]
        bits = int(token.is_declaration) | (1 << TOKEN_MODIFIERS.index(modifier) if modifier else 0)
        yield (
            start.line - line,
            start.column - column,
            count_units(token.span.text, encoding),
            TOKEN_TYPES.index(token_type),
            bits,
        )
        line, column = start.line, start.column
