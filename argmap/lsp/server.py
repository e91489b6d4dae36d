"""The language server: editors' requests, answered in their protocol. The one file that knows pygls."""

import asyncio
import logging
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

from lsprotocol import types as lsp
from pygls import exceptions, uris
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, default_converter

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.source import Span
from argmap.diagnostics.user_error import UserError
from argmap.lsp import editor_messages
from argmap.lsp.open_documents import ContentModified, OpenDocument, OpenDocuments
from argmap.lsp.positions import EditorPosition, PositionEncoding, editor_position, editor_range, offset_at
from argmap.lsp.token_data import TOKEN_MODIFIERS, TOKEN_TYPES, encode_tokens
from argmap.pipeline.options import Overrides
from argmap.workspace.document import (
    CheckedDocument,
    CodeAction,
    Completion,
    CompletionKind,
    DocumentSymbol,
    Occurrence,
    rule_help,
)
from argmap.workspace.live_picture import (
    describe_preview_size,
    parse_preview_request,
    statement_spans,
)

_REQUEST_FAILED = -32803
"""The protocol's error code for a request that was understood and cannot be followed."""
PICTURE_METHOD, RULE_PAGE_METHOD, PICTURE_DUE_METHOD = "argmap/picture", "argmap/page", "argmap/pictureDue"


class _Protocol(LanguageServerProtocol):
    """The protocol of pygls, with an answer also to requests that make no sense."""

    def structure_message(self, data: dict[str, Any]) -> Any:
        """Return the message in `data`. If it is none, answer that and raise the protocol's error."""
        try:
            return super().structure_message(data)
        except exceptions.JsonRpcException as error:
            if "id" in data and "method" in data:
                self._send_response(data["id"], error=error.to_response_error())
            raise


class MapLanguageServer(LanguageServer):
    """The server with its open documents. `ui_option` is the language that the command line sets."""

    def __init__(self, version: str, ui_option: str | None, default_ui: str) -> None:
        super().__init__(
            "argmap",
            version,
            lsp.TextDocumentSyncKind.Full,
            protocol_cls=_Protocol,
            converter_factory=default_converter,
        )
        # Whole texts: from changes, pygls would split lines where the protocol does not (U+2028).
        self.ui_option = ui_option
        self.open_documents = OpenDocuments(ui=ui_option or default_ui)
        self.pending_checks: dict[str, asyncio.Task[None]] = {}


def run_language_server(version: str, ui_option: str | None, default_ui: str) -> None:
    """Answer an editor on standard input and output until it exits.

    `ui_option` is the language of messages, `default_ui` the one if neither that nor the editor chooses.
    """
    server = MapLanguageServer(version, ui_option, default_ui)
    for method, (handler, options) in _FEATURES.items():
        server.feature(method, options)(handler)
    logging.getLogger("pygls.protocol.json_rpc").addFilter(_is_unexpected)
    server.start_io()


def _is_unexpected(record: logging.LogRecord) -> bool:
    """True if a log record is more than a refused request, which its answer reports already."""
    return not (record.exc_info and isinstance(record.exc_info[1], exceptions.JsonRpcException))


# ---- Conversions -------------------------------------------------------------------------------------


def _lsp_position(position: EditorPosition) -> lsp.Position:
    return lsp.Position(position.line, position.column)


def _lsp_range(ls: MapLanguageServer, span: Span) -> lsp.Range:
    start, end = editor_range(span, ls.open_documents.encoding)
    return lsp.Range(_lsp_position(start), _lsp_position(end))


def _offset_in(ls: MapLanguageServer, document: OpenDocument, position: lsp.Position) -> int:
    return offset_at(
        document.source, EditorPosition(position.line, position.character), ls.open_documents.encoding
    )


def _text_edits(ls: MapLanguageServer, document: OpenDocument, fixes: Iterable[Fix]) -> list[lsp.TextEdit]:
    return [
        lsp.TextEdit(_lsp_range(ls, fix.span), fix.text.replace("\n", document.line_ending)) for fix in fixes
    ]


def _workspace_edit(ls: MapLanguageServer, document: OpenDocument, fixes: Iterable[Fix]) -> lsp.WorkspaceEdit:
    return lsp.WorkspaceEdit(changes={document.uri: _text_edits(ls, document, fixes)})


def _find_document(ls: MapLanguageServer, uri: str) -> OpenDocument:
    """Find an open text. Raises the protocol's error if it is not open."""
    document = ls.open_documents.by_uri.get(uri)
    if document is None:
        raise exceptions.JsonRpcInvalidParams(f"not open: {uri}")
    return document


async def _check_document(ls: MapLanguageServer, document: OpenDocument) -> CheckedDocument:
    """Check a text. Raises the protocol's error if it changes meanwhile."""
    try:
        return await ls.open_documents.check(document)
    except ContentModified:
        raise exceptions.JsonRpcContentModified from None


# ---- Beginning and end -------------------------------------------------------------------------------


def _initialize(ls: MapLanguageServer, params: lsp.InitializeParams) -> None:
    options = params.initialization_options
    options = options if isinstance(options, dict) else {}
    ui = ls.ui_option or options.get("ui") or (params.locale or "")[:2]
    ls.open_documents.ui = ui if ui in ("en", "ko") else ls.open_documents.ui
    pages = options.get("rulePages")
    ls.open_documents.rule_page_scheme = pages if isinstance(pages, str) else None
    ls.open_documents.encoding = PositionEncoding(
        str(getattr(ls.workspace.position_encoding, "value", ls.workspace.position_encoding))
    )


def _shutdown(ls: MapLanguageServer, *_: object) -> None:
    ls.open_documents.shutdown()


# ---- Texts and diagnostics ---------------------------------------------------------------------------


def _did_open(ls: MapLanguageServer, params: lsp.DidOpenTextDocumentParams) -> None:
    item = params.text_document
    ls.open_documents.update(item.uri, uris.to_fs_path(item.uri) or item.uri, item.text, item.version)
    _schedule_check(ls, item.uri, pause=0)


def _did_change(ls: MapLanguageServer, params: lsp.DidChangeTextDocumentParams) -> None:
    item = params.text_document
    text = ls.workspace.get_text_document(item.uri).source
    document = ls.open_documents.update(item.uri, uris.to_fs_path(item.uri) or item.uri, text, item.version)
    _schedule_check(ls, item.uri, document.pause)


def _did_save(ls: MapLanguageServer, params: lsp.DidSaveTextDocumentParams) -> None:
    _reload_settings(ls)


def _reload_settings(ls: MapLanguageServer, *_: object) -> None:
    ls.open_documents.reload_settings()
    for uri in ls.open_documents.by_uri:
        _schedule_check(ls, uri, pause=0)


def _did_close(ls: MapLanguageServer, params: lsp.DidCloseTextDocumentParams) -> None:
    uri = params.text_document.uri
    ls.open_documents.close(uri)
    task = ls.pending_checks.pop(uri, None)
    if task:
        task.cancel()
    ls.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))


def _schedule_check(ls: MapLanguageServer, uri: str, pause: float) -> None:
    """Publish diagnostics once nothing has been typed for a while."""
    task = ls.pending_checks.pop(uri, None)
    if task:
        task.cancel()
    ls.pending_checks[uri] = asyncio.get_running_loop().create_task(_publish_diagnostics(ls, uri, pause))


async def _publish_diagnostics(ls: MapLanguageServer, uri: str, pause: float) -> None:
    await asyncio.sleep(pause)
    document = ls.open_documents.by_uri.get(uri)
    if document is None:
        return
    try:
        checked = await ls.open_documents.check(document)
    except ContentModified:
        return
    diagnostics = [_lsp_diagnostic(ls, document, each) for each in checked.diagnostics]
    ls.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, diagnostics, document.version))
    ls.protocol.notify(PICTURE_DUE_METHOD, {"uri": uri, "version": document.version})


def _lsp_diagnostic(ls: MapLanguageServer, document: OpenDocument, diagnostic: Diagnostic) -> lsp.Diagnostic:
    ui, pages = ls.open_documents.ui, ls.open_documents.rule_page_scheme
    hint = f"\n{diagnostic.hint.in_language(ui)}" if diagnostic.hint else ""
    related = [
        lsp.DiagnosticRelatedInformation(
            lsp.Location(document.uri, _lsp_range(ls, note.span)),
            editor_messages.strip_backticks(note.message.in_language(ui)),
        )
        for note in diagnostic.notes
    ]
    error = diagnostic.severity is Severity.ERROR
    return lsp.Diagnostic(
        range=_lsp_range(ls, diagnostic.span),
        message=editor_messages.strip_backticks(diagnostic.message.in_language(ui)) + hint,
        severity=lsp.DiagnosticSeverity.Error if error else lsp.DiagnosticSeverity.Warning,
        code=diagnostic.code,
        code_description=lsp.CodeDescription(f"{pages}:/{diagnostic.code}.md") if pages else None,
        source="argmap",
        tags=[lsp.DiagnosticTag.Unnecessary]
        if diagnostic.code in editor_messages.UNNECESSARY_CODES
        else None,
        related_information=related or None,
    )


# ---- Writing -----------------------------------------------------------------------------------------

_COMPLETION_KINDS = {
    CompletionKind.KEYWORD: lsp.CompletionItemKind.Keyword,
    CompletionKind.KEY: lsp.CompletionItemKind.Property,
    CompletionKind.STATEMENT: lsp.CompletionItemKind.Reference,
    CompletionKind.SOURCE: lsp.CompletionItemKind.Reference,
    CompletionKind.GROUP: lsp.CompletionItemKind.Module,
    CompletionKind.TAG: lsp.CompletionItemKind.Constant,
    CompletionKind.VALUE: lsp.CompletionItemKind.EnumMember,
    CompletionKind.CODE: lsp.CompletionItemKind.Event,
}


def _complete(ls: MapLanguageServer, params: lsp.CompletionParams) -> lsp.CompletionList:
    document = _find_document(ls, params.text_document.uri)
    offset = _offset_in(ls, document, params.position)
    # An earlier tree will do, so that a large map does not hold up the keys.
    completions = document.latest_editor_document().complete(
        document.source, offset, ls.open_documents.ui == "ko"
    )
    items = [_completion_item(ls, each, number) for number, each in enumerate(completions)]
    return lsp.CompletionList(is_incomplete=False, items=items)


def _completion_item(ls: MapLanguageServer, completion: Completion, number: int) -> lsp.CompletionItem:
    detail = completion.meaning.in_language(ls.open_documents.ui) if completion.meaning else None
    return lsp.CompletionItem(
        label=completion.label,
        kind=_COMPLETION_KINDS[completion.kind],
        detail=detail,
        label_details=lsp.CompletionItemLabelDetails(description=completion.translation)
        if completion.translation
        else None,
        sort_text=f"{number:05}",
        filter_text=f"{completion.label} {completion.translation}"
        if completion.translation
        else completion.label,
        text_edit=lsp.TextEdit(_lsp_range(ls, completion.span), completion.text),
    )


def _format(ls: MapLanguageServer, params: lsp.DocumentFormattingParams) -> list[lsp.TextEdit] | None:
    document = _find_document(ls, params.text_document.uri)
    return _text_edits(ls, document, document.editor_document().formatting_fixes())


async def _code_actions(ls: MapLanguageServer, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    document = _find_document(ls, params.text_document.uri)
    checked = await _check_document(ls, document)
    start, end = _offset_in(ls, document, params.range.start), _offset_in(ls, document, params.range.end)
    actions = [
        _code_action(ls, document, each) for each in checked.code_actions(Span(document.source, start, end))
    ]
    fixes = checked.safe_fixes()
    if fixes:
        title = editor_messages.FIX_ALL.in_language(ls.open_documents.ui)
        kind = lsp.CodeActionKind.SourceFixAll
        actions.append(lsp.CodeAction(title, kind, edit=_workspace_edit(ls, document, fixes)))
    only = params.context.only
    return [
        each for each in actions if only is None or any(_is_kind_within(each.kind, kind) for kind in only)
    ]


def _is_kind_within(kind: lsp.CodeActionKind | str | None, parent_kind: lsp.CodeActionKind | str) -> bool:
    name, parent = (str(getattr(each, "value", each)) for each in (kind, parent_kind))
    return parent == "" or name == parent or name.startswith(f"{parent}.")


def _code_action(ls: MapLanguageServer, document: OpenDocument, action: CodeAction) -> lsp.CodeAction:
    diagnostic = action.diagnostic
    return lsp.CodeAction(
        title=action.title.in_language(ls.open_documents.ui),
        kind=lsp.CodeActionKind.QuickFix if diagnostic else lsp.CodeActionKind.RefactorRewrite,
        diagnostics=[_lsp_diagnostic(ls, document, diagnostic)] if diagnostic else None,
        is_preferred=True if diagnostic and action.fixes == diagnostic.fixes else None,
        edit=_workspace_edit(ls, document, action.fixes),
    )


# ---- Finding -----------------------------------------------------------------------------------------


class _PositionParams(Protocol):
    """The fields that all requests about a position have."""

    @property
    def text_document(self) -> lsp.TextDocumentIdentifier: ...
    @property
    def position(self) -> lsp.Position: ...


def _find_occurrence(
    ls: MapLanguageServer, params: _PositionParams
) -> tuple[OpenDocument, Occurrence | None]:
    document = _find_document(ls, params.text_document.uri)
    return document, document.editor_document().occurrence_at(_offset_in(ls, document, params.position))


def _find_occurrences(
    ls: MapLanguageServer, params: _PositionParams
) -> tuple[OpenDocument, Sequence[Occurrence]]:
    """Find all occurrences of the name at a position."""
    document, occurrence = _find_occurrence(ls, params)
    return document, document.editor_document().occurrences_of(occurrence) if occurrence else ()


def _locations(
    ls: MapLanguageServer, document: OpenDocument, occurrences: Iterable[Occurrence]
) -> list[lsp.Location]:
    return [lsp.Location(document.uri, _lsp_range(ls, each.span)) for each in occurrences]


async def _hover(ls: MapLanguageServer, params: lsp.HoverParams) -> lsp.Hover | None:
    document = _find_document(ls, params.text_document.uri)
    offset = _offset_in(ls, document, params.position)
    hover = (await _check_document(ls, document)).hover(offset, ls.open_documents.ui)
    if hover is None:
        return None
    text, span = hover
    content = lsp.MarkupContent(lsp.MarkupKind.Markdown, text)
    return lsp.Hover(content, _lsp_range(ls, span) if span else None)


def _definition(ls: MapLanguageServer, params: lsp.DefinitionParams) -> list[lsp.Location]:
    document, occurrences = _find_occurrences(ls, params)
    return _locations(ls, document, (each for each in occurrences if each.is_declaration))


def _references(ls: MapLanguageServer, params: lsp.ReferenceParams) -> list[lsp.Location]:
    document, occurrences = _find_occurrences(ls, params)
    with_declaration = params.context.include_declaration
    return _locations(
        ls, document, (each for each in occurrences if with_declaration or not each.is_declaration)
    )


def _highlights(ls: MapLanguageServer, params: lsp.DocumentHighlightParams) -> list[lsp.DocumentHighlight]:
    _, occurrences = _find_occurrences(ls, params)
    kinds = {True: lsp.DocumentHighlightKind.Write, False: lsp.DocumentHighlightKind.Read}
    return [
        lsp.DocumentHighlight(_lsp_range(ls, each.span), kinds[each.is_declaration]) for each in occurrences
    ]


def _prepare_rename(
    ls: MapLanguageServer, params: lsp.PrepareRenameParams
) -> lsp.PrepareRenamePlaceholder | None:
    _, occurrence = _find_occurrence(ls, params)
    if occurrence is None:
        return None
    return lsp.PrepareRenamePlaceholder(_lsp_range(ls, occurrence.span), occurrence.name)


def _rename(ls: MapLanguageServer, params: lsp.RenameParams) -> lsp.WorkspaceEdit:
    document, occurrence = _find_occurrence(ls, params)
    if occurrence is None:
        raise _request_error(ls, editor_messages.NO_NAME)
    fixes = document.editor_document().rename(occurrence, params.new_name)
    if isinstance(fixes, Phrase):
        raise _request_error(ls, fixes)
    return _workspace_edit(ls, document, fixes)


def _request_error(ls: MapLanguageServer, message: Phrase) -> exceptions.JsonRpcException:
    return exceptions.JsonRpcException(
        editor_messages.strip_backticks(message.in_language(ls.open_documents.ui)), _REQUEST_FAILED
    )


# ---- The text as a whole -----------------------------------------------------------------------------

_SYMBOL_KINDS = {
    "map": lsp.SymbolKind.Package,
    "source": lsp.SymbolKind.Constant,
    "group": lsp.SymbolKind.Namespace,
    "view": lsp.SymbolKind.Interface,
    "thesis": lsp.SymbolKind.Class,
    "claim": lsp.SymbolKind.Class,
    "objection": lsp.SymbolKind.Event,
    "rebuttal": lsp.SymbolKind.Event,
    "undercut": lsp.SymbolKind.Event,
}


def _document_symbols(ls: MapLanguageServer, params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
    return _nest_symbols(ls, _find_document(ls, params.text_document.uri).editor_document().symbols())


def _nest_symbols(ls: MapLanguageServer, symbols: Sequence[DocumentSymbol]) -> list[lsp.DocumentSymbol]:
    """Convert symbols with their children. A text is nested a hundred levels deep at most."""
    return [
        lsp.DocumentSymbol(
            name=symbol.text,
            detail=symbol.detail,
            kind=_SYMBOL_KINDS.get(symbol.keyword, lsp.SymbolKind.Property),
            range=_lsp_range(ls, symbol.span),
            selection_range=_lsp_range(ls, symbol.selection_span),
            children=_nest_symbols(ls, symbol.children),
        )
        for symbol in symbols
    ]


def _folding_ranges(ls: MapLanguageServer, params: lsp.FoldingRangeParams) -> list[lsp.FoldingRange]:
    kinds = {True: lsp.FoldingRangeKind.Comment, False: None}
    folds = _find_document(ls, params.text_document.uri).editor_document().folding_ranges()
    return [lsp.FoldingRange(fold.first - 1, fold.last - 1, kind=kinds[fold.is_comment]) for fold in folds]


def _semantic_tokens(ls: MapLanguageServer, params: lsp.SemanticTokensParams) -> lsp.SemanticTokens:
    document = _find_document(ls, params.text_document.uri)
    return lsp.SemanticTokens(
        encode_tokens(document.editor_document().semantic_tokens(), ls.open_documents.encoding)
    )


def _semantic_tokens_in_range(
    ls: MapLanguageServer, params: lsp.SemanticTokensRangeParams
) -> lsp.SemanticTokens:
    document = _find_document(ls, params.text_document.uri)
    start, end = _offset_in(ls, document, params.range.start), _offset_in(ls, document, params.range.end)
    tokens = (
        token
        for token in document.editor_document().semantic_tokens()
        if token.span.end > start and token.span.start < end
    )
    return lsp.SemanticTokens(encode_tokens(tuple(tokens), ls.open_documents.encoding))


# ---- The picture -------------------------------------------------------------------------------------


async def _inlay_hints(ls: MapLanguageServer, params: lsp.InlayHintParams) -> list[lsp.InlayHint]:
    """Show the size of the picture's text on its page, behind the map's first line."""
    document = _find_document(ls, params.text_document.uri)
    try:
        picture = await ls.open_documents.draw(document, Overrides())
    except (ContentModified, UserError):
        return []
    argmap = picture.checked.compile_result.argmap if picture else None
    if picture is None or argmap is None or picture.drawing.points is None:
        return []
    line = editor_messages.first_content_line(document.source)
    if not params.range.start.line <= line <= params.range.end.line:
        return []
    size, advice = describe_preview_size(argmap, document.project, picture.drawing.points)
    end = document.source.starts[line] + len(document.source.line(line + 1))
    position = _lsp_position(editor_position(document.source, end, ls.open_documents.encoding))
    tooltip = editor_messages.strip_backticks(advice.in_language(ls.open_documents.ui)) if advice else None
    label = size.in_language(ls.open_documents.ui)
    return [lsp.InlayHint(position, label, padding_left=True, tooltip=tooltip)]


async def _picture(ls: MapLanguageServer, params: Any) -> dict[str, object]:
    """Return the picture of the last version without errors, for an editor's preview.

    `params` have `uri`, and perhaps `lang`, `theme`, `fit`. The answer has `svg` (None without a picture),
    `current` (true if it shows the present text), `errors` (their number in the present text), `marks` (each
    statement's position by its id), and `trouble` (the reason if it cannot be drawn, else None).
    """
    document = _find_document(ls, _text_param(params, "uri") or "")
    overrides = parse_preview_request(*(_text_param(params, name) for name in ("lang", "theme", "fit")))
    answer: dict[str, object] = {"svg": None, "current": False, "marks": {}, "trouble": None, "errors": 0}
    try:
        picture = await ls.open_documents.draw(document, overrides)
        diagnostics = (await _check_document(ls, document)).diagnostics
    except ContentModified:
        raise exceptions.JsonRpcContentModified from None
    except UserError as error:
        return answer | {"trouble": error.phrase.in_language(ls.open_documents.ui)}
    answer["errors"] = sum(each.severity is Severity.ERROR for each in diagnostics)
    if picture is None:
        return answer
    marks = _statement_positions(picture.checked, ls.open_documents.encoding)
    return answer | {"svg": picture.drawing.text, "current": picture.is_current, "marks": marks}


def _statement_positions(checked: CheckedDocument, encoding: PositionEncoding) -> dict[str, dict[str, int]]:
    argmap = checked.compile_result.argmap
    spans = statement_spans(argmap) if argmap else {}
    positions = {key: editor_position(span.source, span.start, encoding) for key, span in spans.items()}
    return {key: {"line": each.line, "character": each.column} for key, each in positions.items()}


def _rule_page(ls: MapLanguageServer, params: Any) -> str | None:
    """Return the page of the rule whose code is `params.code`, as Markdown."""
    return rule_help(_text_param(params, "code") or "", ls.open_documents.ui)


def _text_param(params: Any, name: str) -> str | None:
    """Return a parameter if it is there and is text."""
    value = getattr(params, name, None)
    return value if isinstance(value, str) else None


# ---- The handlers of all requests --------------------------------------------------------------------

_TOKEN_LEGEND = lsp.SemanticTokensLegend(token_types=list(TOKEN_TYPES), token_modifiers=list(TOKEN_MODIFIERS))
_COMPLETION_OPTIONS = lsp.CompletionOptions(trigger_characters=[" ", ":", "："])
_CODE_ACTION_OPTIONS = lsp.CodeActionOptions(
    [lsp.CodeActionKind.QuickFix, lsp.CodeActionKind.RefactorRewrite, lsp.CodeActionKind.SourceFixAll]
)
_FEATURES: dict[str, tuple[Callable[..., Any], Any]] = {
    lsp.INITIALIZE: (_initialize, None),
    lsp.SHUTDOWN: (_shutdown, None),
    lsp.TEXT_DOCUMENT_DID_OPEN: (_did_open, None),
    lsp.TEXT_DOCUMENT_DID_CHANGE: (_did_change, None),
    lsp.TEXT_DOCUMENT_DID_SAVE: (_did_save, None),
    lsp.TEXT_DOCUMENT_DID_CLOSE: (_did_close, None),
    lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES: (_reload_settings, None),
    lsp.TEXT_DOCUMENT_COMPLETION: (_complete, _COMPLETION_OPTIONS),
    lsp.TEXT_DOCUMENT_FORMATTING: (_format, None),
    lsp.TEXT_DOCUMENT_CODE_ACTION: (_code_actions, _CODE_ACTION_OPTIONS),
    lsp.TEXT_DOCUMENT_HOVER: (_hover, None),
    lsp.TEXT_DOCUMENT_DEFINITION: (_definition, None),
    lsp.TEXT_DOCUMENT_REFERENCES: (_references, None),
    lsp.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT: (_highlights, None),
    lsp.TEXT_DOCUMENT_PREPARE_RENAME: (_prepare_rename, None),
    lsp.TEXT_DOCUMENT_RENAME: (_rename, lsp.RenameOptions(prepare_provider=True)),
    lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL: (_document_symbols, None),
    lsp.TEXT_DOCUMENT_FOLDING_RANGE: (_folding_ranges, None),
    lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL: (_semantic_tokens, _TOKEN_LEGEND),
    lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE: (_semantic_tokens_in_range, _TOKEN_LEGEND),
    lsp.TEXT_DOCUMENT_INLAY_HINT: (_inlay_hints, None),
    PICTURE_METHOD: (_picture, None),
    RULE_PAGE_METHOD: (_rule_page, None),
}
