"""The language server: the handler of each request; texts as they are opened, changed, checked and fixed."""

import asyncio
import logging
from collections.abc import Callable
from typing import Any

from lsprotocol import types as lsp
from pygls import exceptions, uris

from argmap.diagnostics.source import Span
from argmap.lsp import editor_messages
from argmap.lsp.map_language_server import MapLanguageServer, check_document, find_document
from argmap.lsp.navigation_requests import (
    answer_hover,
    find_definition,
    find_highlights,
    find_references,
    list_folding_ranges,
    list_symbols,
    list_tokens,
    list_tokens_in_range,
    prepare_rename,
    rename_symbol,
)
from argmap.lsp.open_documents import ContentModified
from argmap.lsp.positions import PositionEncoding
from argmap.lsp.preview_requests import draw_picture, list_inlay_hints, show_rule_page
from argmap.lsp.protocol_records import (
    find_offset,
    to_code_action,
    to_completion_item,
    to_diagnostic,
    to_text_edits,
    to_workspace_edit,
)
from argmap.lsp.token_data import TOKEN_MODIFIERS, TOKEN_TYPES

PICTURE_METHOD, RULE_PAGE_METHOD, PICTURE_DUE_METHOD = "argmap/picture", "argmap/page", "argmap/pictureDue"


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
    diagnostics = [to_diagnostic(ls.open_documents, document, each) for each in checked.diagnostics]
    ls.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, diagnostics, document.version))
    ls.protocol.notify(PICTURE_DUE_METHOD, {"uri": uri, "version": document.version})


def _complete(ls: MapLanguageServer, params: lsp.CompletionParams) -> lsp.CompletionList:
    document = find_document(ls, params.text_document.uri)
    offset = find_offset(ls.open_documents, document, params.position)
    # An earlier tree will do, so that a large map does not hold up the keys.
    completions = document.latest_editor_document().complete(
        document.source, offset, ls.open_documents.ui == "ko"
    )
    items = [to_completion_item(ls.open_documents, each, number) for number, each in enumerate(completions)]
    return lsp.CompletionList(is_incomplete=False, items=items)


def _format(ls: MapLanguageServer, params: lsp.DocumentFormattingParams) -> list[lsp.TextEdit] | None:
    document = find_document(ls, params.text_document.uri)
    return to_text_edits(ls.open_documents, document, document.editor_document().formatting_fixes())


async def _code_actions(ls: MapLanguageServer, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    document = find_document(ls, params.text_document.uri)
    checked = await check_document(ls, document)
    start, end = (
        find_offset(ls.open_documents, document, params.range.start),
        find_offset(ls.open_documents, document, params.range.end),
    )
    actions = [
        to_code_action(ls.open_documents, document, each)
        for each in checked.code_actions(Span(document.source, start, end))
    ]
    fixes = checked.safe_fixes()
    if fixes:
        title = editor_messages.FIX_ALL.in_language(ls.open_documents.ui)
        kind = lsp.CodeActionKind.SourceFixAll
        actions.append(
            lsp.CodeAction(title, kind, edit=to_workspace_edit(ls.open_documents, document, fixes))
        )
    only = params.context.only
    return [
        each for each in actions if only is None or any(_is_kind_within(each.kind, kind) for kind in only)
    ]


def _is_kind_within(kind: lsp.CodeActionKind | str | None, parent_kind: lsp.CodeActionKind | str) -> bool:
    name, parent = (str(getattr(each, "value", each)) for each in (kind, parent_kind))
    return parent == "" or name == parent or name.startswith(f"{parent}.")


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
    lsp.TEXT_DOCUMENT_HOVER: (answer_hover, None),
    lsp.TEXT_DOCUMENT_DEFINITION: (find_definition, None),
    lsp.TEXT_DOCUMENT_REFERENCES: (find_references, None),
    lsp.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT: (find_highlights, None),
    lsp.TEXT_DOCUMENT_PREPARE_RENAME: (prepare_rename, None),
    lsp.TEXT_DOCUMENT_RENAME: (rename_symbol, lsp.RenameOptions(prepare_provider=True)),
    lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL: (list_symbols, None),
    lsp.TEXT_DOCUMENT_FOLDING_RANGE: (list_folding_ranges, None),
    lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL: (list_tokens, _TOKEN_LEGEND),
    lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE: (list_tokens_in_range, _TOKEN_LEGEND),
    lsp.TEXT_DOCUMENT_INLAY_HINT: (list_inlay_hints, None),
    PICTURE_METHOD: (draw_picture, None),
    RULE_PAGE_METHOD: (show_rule_page, None),
}
