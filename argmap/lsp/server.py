"""The language server: what editors ask, answered in their protocol. The one file that knows pygls."""

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
from argmap.lsp import messages
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
"""The protocol's code for a request that was understood and cannot be followed."""
PICTURE_METHOD, RULE_PAGE_METHOD, PICTURE_DUE_METHOD = "argmap/picture", "argmap/page", "argmap/pictureDue"


class _Protocol(LanguageServerProtocol):
    """The protocol as pygls has it, but that a request that makes no sense has an answer too."""

    def structure_message(self, data: dict[str, Any]) -> Any:
        """The message in `data`. Raises the protocol's error where it is none, once that is answered."""
        try:
            return super().structure_message(data)
        except exceptions.JsonRpcException as wrong:
            if "id" in data and "method" in data:
                self._send_response(data["id"], error=wrong.to_response_error())
            raise


class MapLanguageServer(LanguageServer):
    """The protocol's end of a desk. `asked` is the language of messages that the command line wants."""

    def __init__(self, version: str, ui_option: str | None, default_ui: str) -> None:
        super().__init__(
            "argmap",
            version,
            lsp.TextDocumentSyncKind.Full,
            protocol_cls=_Protocol,
            converter_factory=default_converter,
        )
        # Whole texts, for with changes alone pygls would split lines where the protocol does not (U+2028).
        self.ui_option = ui_option
        self.open_documents = OpenDocuments(ui=ui_option or default_ui)
        self.pending_checks: dict[str, asyncio.Task[None]] = {}


def run_language_server(version: str, ui_option: str | None, default_ui: str) -> None:
    """Answers an editor on standard input and output until it says goodbye.

    `asked` is the language of messages, `otherwise` the one where neither that nor the editor chooses.
    """
    server = MapLanguageServer(version, ui_option, default_ui)
    for method, (handler, options) in _FEATURES.items():
        server.feature(method, options)(handler)
    logging.getLogger("pygls.protocol.json_rpc").addFilter(_is_unexpected)
    server.start_io()


def _is_unexpected(record: logging.LogRecord) -> bool:
    """Whether a record tells more than that a request was refused, of which its answer tells already."""
    return not (record.exc_info and isinstance(record.exc_info[1], exceptions.JsonRpcException))


# ---- Between both sides' values -----------------------------------------------------------------------


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
    """The open text. Raises the protocol's error where it is not open."""
    sheet = ls.open_documents.by_uri.get(uri)
    if sheet is None:
        raise exceptions.JsonRpcInvalidParams(f"not open: {uri}")
    return sheet


async def _check_document(ls: MapLanguageServer, document: OpenDocument) -> CheckedDocument:
    """The verdict, or the protocol's error where the text has changed."""
    try:
        return await ls.open_documents.check(document)
    except ContentModified:
        raise exceptions.JsonRpcContentModified from None


# ---- Beginning and end ----------------------------------------------------------------------------------


def _initialize(ls: MapLanguageServer, params: lsp.InitializeParams) -> None:
    given = params.initialization_options
    options = given if isinstance(given, dict) else {}
    chosen = ls.ui_option or options.get("ui") or (params.locale or "")[:2]
    ls.open_documents.ui = chosen if chosen in ("en", "ko") else ls.open_documents.ui
    pages = options.get("rulePages")
    ls.open_documents.rule_page_scheme = pages if isinstance(pages, str) else None
    ls.open_documents.encoding = PositionEncoding(
        str(getattr(ls.workspace.position_encoding, "value", ls.workspace.position_encoding))
    )


def _shutdown(ls: MapLanguageServer, *_: object) -> None:
    ls.open_documents.shutdown()


# ---- Texts, and what is wrong with them -----------------------------------------------------------------


def _did_open(ls: MapLanguageServer, params: lsp.DidOpenTextDocumentParams) -> None:
    item = params.text_document
    ls.open_documents.update(item.uri, uris.to_fs_path(item.uri) or item.uri, item.text, item.version)
    _schedule_check(ls, item.uri, pause=0)


def _did_change(ls: MapLanguageServer, params: lsp.DidChangeTextDocumentParams) -> None:
    item = params.text_document
    text = ls.workspace.get_text_document(item.uri).source
    sheet = ls.open_documents.update(item.uri, uris.to_fs_path(item.uri) or item.uri, text, item.version)
    _schedule_check(ls, item.uri, sheet.pause)


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
    """Tells what is wrong once nothing has been typed for a while."""
    task = ls.pending_checks.pop(uri, None)
    if task:
        task.cancel()
    ls.pending_checks[uri] = asyncio.get_running_loop().create_task(_publish_diagnostics(ls, uri, pause))


async def _publish_diagnostics(ls: MapLanguageServer, uri: str, pause: float) -> None:
    await asyncio.sleep(pause)
    sheet = ls.open_documents.by_uri.get(uri)
    if sheet is None:
        return
    try:
        judged = await ls.open_documents.check(sheet)
    except ContentModified:
        return
    told = [_lsp_diagnostic(ls, sheet, one) for one in judged.diagnostics]
    ls.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, told, sheet.version))
    ls.protocol.notify(PICTURE_DUE_METHOD, {"uri": uri, "version": sheet.version})


def _lsp_diagnostic(ls: MapLanguageServer, document: OpenDocument, diagnostic: Diagnostic) -> lsp.Diagnostic:
    ui, pages = ls.open_documents.ui, ls.open_documents.rule_page_scheme
    hint = f"\n{diagnostic.hint.in_language(ui)}" if diagnostic.hint else ""
    related = [
        lsp.DiagnosticRelatedInformation(
            lsp.Location(document.uri, _lsp_range(ls, note.span)),
            messages.strip_backticks(note.message.in_language(ui)),
        )
        for note in diagnostic.notes
    ]
    error = diagnostic.severity is Severity.ERROR
    return lsp.Diagnostic(
        range=_lsp_range(ls, diagnostic.span),
        message=messages.strip_backticks(diagnostic.message.in_language(ui)) + hint,
        severity=lsp.DiagnosticSeverity.Error if error else lsp.DiagnosticSeverity.Warning,
        code=diagnostic.code,
        code_description=lsp.CodeDescription(f"{pages}:/{diagnostic.code}.md") if pages else None,
        source="argmap",
        tags=[lsp.DiagnosticTag.Unnecessary] if diagnostic.code in messages.UNNECESSARY_CODES else None,
        related_information=related or None,
    )


# ---- Writing ----------------------------------------------------------------------------------------------

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
    sheet = _find_document(ls, params.text_document.uri)
    offset = _offset_in(ls, sheet, params.position)
    # An earlier tree will do, so that a large map does not hold up the keys.
    offers = sheet.latest_editor_document().complete(sheet.source, offset, ls.open_documents.ui == "ko")
    items = [_completion_item(ls, offer, number) for number, offer in enumerate(offers)]
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
    sheet = _find_document(ls, params.text_document.uri)
    return _text_edits(ls, sheet, sheet.editor_document().formatting_fixes())


async def _code_actions(ls: MapLanguageServer, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    sheet = _find_document(ls, params.text_document.uri)
    judged = await _check_document(ls, sheet)
    start, end = _offset_in(ls, sheet, params.range.start), _offset_in(ls, sheet, params.range.end)
    made = [_code_action(ls, sheet, mend) for mend in judged.code_actions(Span(sheet.source, start, end))]
    fixes = judged.all_fixes()
    if fixes:
        title = messages.FIX_ALL.in_language(ls.open_documents.ui)
        kind = lsp.CodeActionKind.SourceFixAll
        made.append(lsp.CodeAction(title, kind, edit=_workspace_edit(ls, sheet, fixes)))
    only = params.context.only
    return [one for one in made if only is None or any(_is_kind_within(one.kind, kind) for kind in only)]


def _is_kind_within(kind: lsp.CodeActionKind | str | None, parent_kind: lsp.CodeActionKind | str) -> bool:
    one, other = (str(getattr(each, "value", each)) for each in (kind, parent_kind))
    return other == "" or one == other or one.startswith(f"{other}.")


def _code_action(ls: MapLanguageServer, document: OpenDocument, action: CodeAction) -> lsp.CodeAction:
    told = action.diagnostic
    return lsp.CodeAction(
        title=action.title.in_language(ls.open_documents.ui),
        kind=lsp.CodeActionKind.QuickFix if told else lsp.CodeActionKind.RefactorRewrite,
        diagnostics=[_lsp_diagnostic(ls, document, told)] if told else None,
        is_preferred=True if told and action.fixes == told.fixes else None,
        edit=_workspace_edit(ls, document, action.fixes),
    )


# ---- Finding ----------------------------------------------------------------------------------------------


class _PositionParams(Protocol):
    """What the questions about a place have in common."""

    @property
    def text_document(self) -> lsp.TextDocumentIdentifier: ...
    @property
    def position(self) -> lsp.Position: ...


def _find_occurrence(
    ls: MapLanguageServer, params: _PositionParams
) -> tuple[OpenDocument, Occurrence | None]:
    sheet = _find_document(ls, params.text_document.uri)
    return sheet, sheet.editor_document().occurrence_at(_offset_in(ls, sheet, params.position))


def _locations(
    ls: MapLanguageServer, document: OpenDocument, occurrences: Iterable[Occurrence]
) -> list[lsp.Location]:
    return [lsp.Location(document.uri, _lsp_range(ls, each.span)) for each in occurrences]


async def _hover(ls: MapLanguageServer, params: lsp.HoverParams) -> lsp.Hover | None:
    sheet = _find_document(ls, params.text_document.uri)
    offset = _offset_in(ls, sheet, params.position)
    told = (await _check_document(ls, sheet)).hover(offset, ls.open_documents.ui)
    if told is None:
        return None
    content = lsp.MarkupContent(lsp.MarkupKind.Markdown, told[0])
    return lsp.Hover(content, _lsp_range(ls, told[1]) if told[1] else None)


def _definition(ls: MapLanguageServer, params: lsp.DefinitionParams) -> list[lsp.Location]:
    sheet, mention = _find_occurrence(ls, params)
    found = sheet.editor_document().occurrences_of(mention) if mention else ()
    return _locations(ls, sheet, (each for each in found if each.is_declaration))


def _references(ls: MapLanguageServer, params: lsp.ReferenceParams) -> list[lsp.Location]:
    sheet, mention = _find_occurrence(ls, params)
    found = sheet.editor_document().occurrences_of(mention) if mention else ()
    declaring = params.context.include_declaration
    return _locations(ls, sheet, (each for each in found if declaring or not each.is_declaration))


def _highlights(ls: MapLanguageServer, params: lsp.DocumentHighlightParams) -> list[lsp.DocumentHighlight]:
    sheet, mention = _find_occurrence(ls, params)
    kinds = {True: lsp.DocumentHighlightKind.Write, False: lsp.DocumentHighlightKind.Read}
    found = sheet.editor_document().occurrences_of(mention) if mention else ()
    return [lsp.DocumentHighlight(_lsp_range(ls, each.span), kinds[each.is_declaration]) for each in found]


def _prepare_rename(
    ls: MapLanguageServer, params: lsp.PrepareRenameParams
) -> lsp.PrepareRenamePlaceholder | None:
    _, mention = _find_occurrence(ls, params)
    return lsp.PrepareRenamePlaceholder(_lsp_range(ls, mention.span), mention.name) if mention else None


def _rename(ls: MapLanguageServer, params: lsp.RenameParams) -> lsp.WorkspaceEdit:
    sheet, mention = _find_occurrence(ls, params)
    if mention is None:
        raise _request_error(ls, messages.NO_NAME)
    made = sheet.editor_document().rename(mention, params.new_name)
    if isinstance(made, Phrase):
        raise _request_error(ls, made)
    return _workspace_edit(ls, sheet, made)


def _request_error(ls: MapLanguageServer, message: Phrase) -> exceptions.JsonRpcException:
    return exceptions.JsonRpcException(
        messages.strip_backticks(message.in_language(ls.open_documents.ui)), _REQUEST_FAILED
    )


# ---- The text as a whole ----------------------------------------------------------------------------------

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


def _nest_symbols(ls: MapLanguageServer, headings: Sequence[DocumentSymbol]) -> list[lsp.DocumentSymbol]:
    """The headings as symbols. A text is nested a hundred levels deep at most."""
    return [
        lsp.DocumentSymbol(
            name=heading.text,
            detail=heading.detail,
            kind=_SYMBOL_KINDS.get(heading.keyword, lsp.SymbolKind.Property),
            range=_lsp_range(ls, heading.span),
            selection_range=_lsp_range(ls, heading.selection_span),
            children=_nest_symbols(ls, heading.children),
        )
        for heading in headings
    ]


def _folding_ranges(ls: MapLanguageServer, params: lsp.FoldingRangeParams) -> list[lsp.FoldingRange]:
    kinds = {True: lsp.FoldingRangeKind.Comment, False: None}
    folds = _find_document(ls, params.text_document.uri).editor_document().folding_ranges()
    return [lsp.FoldingRange(fold.first - 1, fold.last - 1, kind=kinds[fold.is_comment]) for fold in folds]


def _semantic_tokens(ls: MapLanguageServer, params: lsp.SemanticTokensParams) -> lsp.SemanticTokens:
    sheet = _find_document(ls, params.text_document.uri)
    return lsp.SemanticTokens(
        encode_tokens(sheet.editor_document().semantic_tokens(), ls.open_documents.encoding)
    )


def _semantic_tokens_in_range(
    ls: MapLanguageServer, params: lsp.SemanticTokensRangeParams
) -> lsp.SemanticTokens:
    sheet = _find_document(ls, params.text_document.uri)
    start, end = _offset_in(ls, sheet, params.range.start), _offset_in(ls, sheet, params.range.end)
    found = (
        one
        for one in sheet.editor_document().semantic_tokens()
        if one.span.end > start and one.span.start < end
    )
    return lsp.SemanticTokens(encode_tokens(tuple(found), ls.open_documents.encoding))


# ---- The picture ------------------------------------------------------------------------------------------


async def _inlay_hints(ls: MapLanguageServer, params: lsp.InlayHintParams) -> list[lsp.InlayHint]:
    """The size that the text of the picture reaches on its page, behind the map's first line."""
    sheet = _find_document(ls, params.text_document.uri)
    try:
        made = await ls.open_documents.draw(sheet, Overrides())
    except (ContentModified, UserError):
        return []
    if made is None or made[1].points is None or made[0].compile_result.argmap is None:
        return []
    line = messages.first_content_line(sheet.source)
    if not params.range.start.line <= line <= params.range.end.line:
        return []
    told, advice = describe_preview_size(made[0].compile_result.argmap, sheet.project, made[1].points)
    end = sheet.source.starts[line] + len(sheet.source.line(line + 1))
    position = _lsp_position(editor_position(sheet.source, end, ls.open_documents.encoding))
    tooltip = messages.strip_backticks(advice.in_language(ls.open_documents.ui)) if advice else None
    return [
        lsp.InlayHint(position, told.in_language(ls.open_documents.ui), padding_left=True, tooltip=tooltip)
    ]


async def _picture(ls: MapLanguageServer, params: Any) -> dict[str, object]:
    """The last good picture of a map, for an editor's preview.

    `params` have `uri`, and perhaps `lang`, `theme`, `fit`. The answer has `svg` (None where there is none),
    `current` (whether it shows the present text), `errors` (how many there are now), `marks` (each
    statement's place, by its id), and `trouble`, where it cannot be drawn.
    """
    sheet = _find_document(ls, _text_param(params, "uri") or "")
    overrides = parse_preview_request(*(_text_param(params, name) for name in ("lang", "theme", "fit")))
    answer: dict[str, object] = {"svg": None, "current": False, "marks": {}, "trouble": None, "errors": 0}
    try:
        made = await ls.open_documents.draw(sheet, overrides)
        told = (await _check_document(ls, sheet)).diagnostics
    except ContentModified:
        raise exceptions.JsonRpcContentModified from None
    except UserError as trouble:
        return answer | {"trouble": trouble.phrase.in_language(ls.open_documents.ui)}
    answer["errors"] = sum(one.severity is Severity.ERROR for one in told)
    if made is None:
        return answer
    assert made[0].compile_result.argmap is not None
    places = {
        key: editor_position(span.source, span.start, ls.open_documents.encoding)
        for key, span in _statement_spans(made[0])
    }
    told_marks = {key: {"line": place.line, "character": place.column} for key, place in places.items()}
    return answer | {"svg": made[1].text, "current": made[2], "marks": told_marks}


def _statement_spans(checked_document: CheckedDocument) -> Iterable[tuple[str, Span]]:
    return (
        statement_spans(checked_document.compile_result.argmap).items()
        if checked_document.compile_result.argmap
        else ()
    )


def _rule_page(ls: MapLanguageServer, params: Any) -> str | None:
    """The page of the rule whose code is `params.code`, as Markdown."""
    return rule_help(_text_param(params, "code") or "", ls.open_documents.ui)


def _text_param(params: Any, name: str) -> str | None:
    """What is asked for by that name, where there is such and it is text."""
    value = getattr(params, name, None)
    return value if isinstance(value, str) else None


# ---- What is answered --------------------------------------------------------------------------------------

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
