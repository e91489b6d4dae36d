"""Requests about names and structure: hover, definition, references, renaming, symbols, folds, colours."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from lsprotocol import types as lsp
from pygls import exceptions

from argmap.diagnostics.diagnostic import Phrase
from argmap.lsp import editor_messages
from argmap.lsp.map_language_server import MapLanguageServer, check_document, find_document
from argmap.lsp.open_documents import OpenDocument
from argmap.lsp.protocol_records import (
    find_offset,
    to_range,
    to_symbols,
    to_workspace_edit,
)
from argmap.lsp.token_data import encode_tokens
from argmap.workspace.document import (
    Occurrence,
)

_REQUEST_FAILED = -32803
"""The protocol's error code for a request that was understood and cannot be followed."""


class _PositionParams(Protocol):
    """The fields that all requests about a position have."""

    @property
    def text_document(self) -> lsp.TextDocumentIdentifier: ...
    @property
    def position(self) -> lsp.Position: ...


def _find_occurrence(
    ls: MapLanguageServer, params: _PositionParams
) -> tuple[OpenDocument, Occurrence | None]:
    document = find_document(ls, params.text_document.uri)
    return document, document.editor_document().occurrence_at(
        find_offset(ls.open_documents, document, params.position)
    )


def _find_occurrences(
    ls: MapLanguageServer, params: _PositionParams
) -> tuple[OpenDocument, Sequence[Occurrence]]:
    """Find all occurrences of the name at a position."""
    document, occurrence = _find_occurrence(ls, params)
    return document, document.editor_document().occurrences_of(occurrence) if occurrence else ()


def _locations(
    ls: MapLanguageServer, document: OpenDocument, occurrences: Iterable[Occurrence]
) -> list[lsp.Location]:
    return [lsp.Location(document.uri, to_range(ls.open_documents, each.span)) for each in occurrences]


async def answer_hover(ls: MapLanguageServer, params: lsp.HoverParams) -> lsp.Hover | None:
    """Explain the word at a position, as Markdown; None where there is nothing to explain."""
    document = find_document(ls, params.text_document.uri)
    offset = find_offset(ls.open_documents, document, params.position)
    hover = (await check_document(ls, document)).hover(offset, ls.open_documents.ui)
    if hover is None:
        return None
    text, span = hover
    content = lsp.MarkupContent(lsp.MarkupKind.Markdown, text)
    return lsp.Hover(content, to_range(ls.open_documents, span) if span else None)


def find_definition(ls: MapLanguageServer, params: lsp.DefinitionParams) -> list[lsp.Location]:
    """Find the line that declares the name at a position."""
    document, occurrences = _find_occurrences(ls, params)
    return _locations(ls, document, (each for each in occurrences if each.is_declaration))


def find_references(ls: MapLanguageServer, params: lsp.ReferenceParams) -> list[lsp.Location]:
    """Find all places of the name at a position, its declaration only where the request asks for it."""
    document, occurrences = _find_occurrences(ls, params)
    with_declaration = params.context.include_declaration
    return _locations(
        ls, document, (each for each in occurrences if with_declaration or not each.is_declaration)
    )


def find_highlights(
    ls: MapLanguageServer, params: lsp.DocumentHighlightParams
) -> list[lsp.DocumentHighlight]:
    """Find all places of the name at a position, each as a declaration or a use."""
    _, occurrences = _find_occurrences(ls, params)
    kinds = {True: lsp.DocumentHighlightKind.Write, False: lsp.DocumentHighlightKind.Read}
    return [
        lsp.DocumentHighlight(to_range(ls.open_documents, each.span), kinds[each.is_declaration])
        for each in occurrences
    ]


def prepare_rename(
    ls: MapLanguageServer, params: lsp.PrepareRenameParams
) -> lsp.PrepareRenamePlaceholder | None:
    """Return the name at a position and its range; None where there is nothing to rename."""
    _, occurrence = _find_occurrence(ls, params)
    if occurrence is None:
        return None
    return lsp.PrepareRenamePlaceholder(to_range(ls.open_documents, occurrence.span), occurrence.name)


def rename_symbol(ls: MapLanguageServer, params: lsp.RenameParams) -> lsp.WorkspaceEdit:
    """Rename what is named at a position, everywhere. Raises the protocol's error if that cannot be done."""
    document, occurrence = _find_occurrence(ls, params)
    if occurrence is None:
        raise _request_error(ls, editor_messages.NO_NAME)
    fixes = document.editor_document().rename(occurrence, params.new_name)
    if isinstance(fixes, Phrase):
        raise _request_error(ls, fixes)
    return to_workspace_edit(ls.open_documents, document, fixes)


def _request_error(ls: MapLanguageServer, message: Phrase) -> exceptions.JsonRpcException:
    return exceptions.JsonRpcException(
        editor_messages.strip_backticks(message.in_language(ls.open_documents.ui)), _REQUEST_FAILED
    )


def list_symbols(ls: MapLanguageServer, params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
    """List the outline of a text: its statements and declarations, nested as they are written."""
    return to_symbols(
        ls.open_documents, find_document(ls, params.text_document.uri).editor_document().symbols()
    )


def list_folding_ranges(ls: MapLanguageServer, params: lsp.FoldingRangeParams) -> list[lsp.FoldingRange]:
    """List the ranges of lines that can be folded, of comments and of branches."""
    kinds = {True: lsp.FoldingRangeKind.Comment, False: None}
    folds = find_document(ls, params.text_document.uri).editor_document().folding_ranges()
    return [lsp.FoldingRange(fold.first - 1, fold.last - 1, kind=kinds[fold.is_comment]) for fold in folds]


def list_tokens(ls: MapLanguageServer, params: lsp.SemanticTokensParams) -> lsp.SemanticTokens:
    """List the coloured words of a whole text."""
    document = find_document(ls, params.text_document.uri)
    return lsp.SemanticTokens(
        encode_tokens(document.editor_document().semantic_tokens(), ls.open_documents.encoding)
    )


def list_tokens_in_range(ls: MapLanguageServer, params: lsp.SemanticTokensRangeParams) -> lsp.SemanticTokens:
    """List the coloured words that a range touches."""
    document = find_document(ls, params.text_document.uri)
    start, end = (
        find_offset(ls.open_documents, document, params.range.start),
        find_offset(ls.open_documents, document, params.range.end),
    )
    tokens = (
        token
        for token in document.editor_document().semantic_tokens()
        if token.span.end > start and token.span.start < end
    )
    return lsp.SemanticTokens(encode_tokens(tuple(tokens), ls.open_documents.encoding))
