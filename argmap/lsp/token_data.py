"""Colours in the protocol's numbers: each stretch by its distance from the one before."""

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
"""Types that editors' own themes colour."""
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
    """Five numbers for each stretch: lines and columns on from the one before, length, type, modifiers."""
    return [number for numbers in _token_numbers(tokens, encoding) for number in numbers]


def _token_numbers(
    tokens: Sequence[SemanticToken], encoding: PositionEncoding
) -> Iterator[tuple[int, int, int, int, int]]:
    line = column = 0
    for stretch in tokens:
        at = editor_position(stretch.span.source, stretch.span.start, encoding)
        column = column if at.line == line else 0
        kind, modifier = _TYPE_AND_MODIFIER[stretch.kind]
        bits = int(stretch.is_declaration) | (1 << TOKEN_MODIFIERS.index(modifier) if modifier else 0)
        yield (
            at.line - line,
            at.column - column,
            count_units(stretch.span.text, encoding),
            TOKEN_TYPES.index(kind),
            bits,
        )
        line, column = at.line, at.column
