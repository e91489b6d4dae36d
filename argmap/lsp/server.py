"""The language server: what editors ask, answered in their protocol. The one file that knows pygls."""

import asyncio
import logging
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

from lsprotocol import types as lsp
from pygls import exceptions, uris
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, default_converter

from argmap.lsp import wording
from argmap.lsp.desk import Desk, Sheet, Stale
from argmap.lsp.positions import Place, Units, offset_of, place_of, places_of
from argmap.lsp.tokens import MODIFIERS, TYPES, encoded
from argmap.pipeline.draft import Heading, Judged, Mend, Mention, Offer, OfferKind, rule_page
from argmap.pipeline.preview import Wish, marks, size_told
from argmap.text.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.text.source import Span
from argmap.text.trouble import Trouble

_REFUSED = -32803
"""The protocol's code for a request that was understood and cannot be followed."""
PICTURE, PAGE, PICTURE_DUE = "argmap/picture", "argmap/page", "argmap/pictureDue"


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


class Server(LanguageServer):
    """The protocol's end of a desk. `asked` is the language of messages that the command line wants."""

    def __init__(self, version: str, asked: str | None, otherwise: str) -> None:
        super().__init__(
            "argmap",
            version,
            lsp.TextDocumentSyncKind.Full,
            protocol_cls=_Protocol,
            converter_factory=default_converter,
        )
        # Whole texts, for with changes alone pygls would split lines where the protocol does not (U+2028).
        self.asked = asked
        self.desk = Desk(ui=asked or otherwise)
        self.waiting: dict[str, asyncio.Task[None]] = {}


def serve(version: str, asked: str | None, otherwise: str) -> None:
    """Answers an editor on standard input and output until it says goodbye.

    `asked` is the language of messages, `otherwise` the one where neither that nor the editor chooses.
    """
    server = Server(version, asked, otherwise)
    for method, (handler, options) in _FEATURES.items():
        server.feature(method, options)(handler)
    logging.getLogger("pygls.protocol.json_rpc").addFilter(_unexpected)
    server.start_io()


def _unexpected(record: logging.LogRecord) -> bool:
    """Whether a record tells more than that a request was refused, of which its answer tells already."""
    return not (record.exc_info and isinstance(record.exc_info[1], exceptions.JsonRpcException))


# ---- Between both sides' values -----------------------------------------------------------------------


def _position(place: Place) -> lsp.Position:
    return lsp.Position(place.line, place.column)


def _range(ls: Server, span: Span) -> lsp.Range:
    start, end = places_of(span, ls.desk.units)
    return lsp.Range(_position(start), _position(end))


def _offset(ls: Server, sheet: Sheet, position: lsp.Position) -> int:
    return offset_of(sheet.source, Place(position.line, position.character), ls.desk.units)


def _edits(ls: Server, sheet: Sheet, fixes: Iterable[Fix]) -> list[lsp.TextEdit]:
    return [lsp.TextEdit(_range(ls, fix.span), fix.text.replace("\n", sheet.ends)) for fix in fixes]


def _change(ls: Server, sheet: Sheet, fixes: Iterable[Fix]) -> lsp.WorkspaceEdit:
    return lsp.WorkspaceEdit(changes={sheet.uri: _edits(ls, sheet, fixes)})


def _sheet(ls: Server, uri: str) -> Sheet:
    """The open text. Raises the protocol's error where it is not open."""
    sheet = ls.desk.sheets.get(uri)
    if sheet is None:
        raise exceptions.JsonRpcInvalidParams(f"not open: {uri}")
    return sheet


async def _judged(ls: Server, sheet: Sheet) -> Judged:
    """The verdict, or the protocol's error where the text has changed."""
    try:
        return await ls.desk.judge(sheet)
    except Stale:
        raise exceptions.JsonRpcContentModified from None


# ---- Beginning and end ----------------------------------------------------------------------------------


def _initialize(ls: Server, params: lsp.InitializeParams) -> None:
    given = params.initialization_options
    options = given if isinstance(given, dict) else {}
    chosen = ls.asked or options.get("ui") or (params.locale or "")[:2]
    ls.desk.ui = chosen if chosen in ("en", "ko") else ls.desk.ui
    pages = options.get("rulePages")
    ls.desk.pages = pages if isinstance(pages, str) else None
    ls.desk.units = Units(
        str(getattr(ls.workspace.position_encoding, "value", ls.workspace.position_encoding))
    )


def _shutdown(ls: Server, *_: object) -> None:
    ls.desk.leave()


# ---- Texts, and what is wrong with them -----------------------------------------------------------------


def _opened(ls: Server, params: lsp.DidOpenTextDocumentParams) -> None:
    item = params.text_document
    ls.desk.put(item.uri, uris.to_fs_path(item.uri) or item.uri, item.text, item.version)
    _judge_soon(ls, item.uri, pause=0)


def _changed(ls: Server, params: lsp.DidChangeTextDocumentParams) -> None:
    item = params.text_document
    text = ls.workspace.get_text_document(item.uri).source
    sheet = ls.desk.put(item.uri, uris.to_fs_path(item.uri) or item.uri, text, item.version)
    _judge_soon(ls, item.uri, sheet.pause)


def _saved(ls: Server, params: lsp.DidSaveTextDocumentParams) -> None:
    _settings_changed(ls)


def _settings_changed(ls: Server, *_: object) -> None:
    ls.desk.settle()
    for uri in ls.desk.sheets:
        _judge_soon(ls, uri, pause=0)


def _closed(ls: Server, params: lsp.DidCloseTextDocumentParams) -> None:
    uri = params.text_document.uri
    ls.desk.drop(uri)
    task = ls.waiting.pop(uri, None)
    if task:
        task.cancel()
    ls.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))


def _judge_soon(ls: Server, uri: str, pause: float) -> None:
    """Tells what is wrong once nothing has been typed for a while."""
    task = ls.waiting.pop(uri, None)
    if task:
        task.cancel()
    ls.waiting[uri] = asyncio.get_running_loop().create_task(_judge(ls, uri, pause))


async def _judge(ls: Server, uri: str, pause: float) -> None:
    await asyncio.sleep(pause)
    sheet = ls.desk.sheets.get(uri)
    if sheet is None:
        return
    try:
        judged = await ls.desk.judge(sheet)
    except Stale:
        return
    told = [_diagnostic(ls, sheet, one) for one in judged.diagnostics]
    ls.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, told, sheet.version))
    ls.protocol.notify(PICTURE_DUE, {"uri": uri, "version": sheet.version})


def _diagnostic(ls: Server, sheet: Sheet, told: Diagnostic) -> lsp.Diagnostic:
    ui, pages = ls.desk.ui, ls.desk.pages
    hint = f"\n{told.hint.say(ui)}" if told.hint else ""
    related = [
        lsp.DiagnosticRelatedInformation(
            lsp.Location(sheet.uri, _range(ls, note.span)), wording.sentence(note.message.say(ui))
        )
        for note in told.notes
    ]
    error = told.severity is Severity.ERROR
    return lsp.Diagnostic(
        range=_range(ls, told.span),
        message=wording.sentence(told.message.say(ui)) + hint,
        severity=lsp.DiagnosticSeverity.Error if error else lsp.DiagnosticSeverity.Warning,
        code=told.code,
        code_description=lsp.CodeDescription(f"{pages}:/{told.code}.md") if pages else None,
        source="argmap",
        tags=[lsp.DiagnosticTag.Unnecessary] if told.code in wording.UNNEEDED else None,
        related_information=related or None,
    )


# ---- Writing ----------------------------------------------------------------------------------------------

_OFFERED = {
    OfferKind.KEYWORD: lsp.CompletionItemKind.Keyword,
    OfferKind.KEY: lsp.CompletionItemKind.Property,
    OfferKind.STATEMENT: lsp.CompletionItemKind.Reference,
    OfferKind.SOURCE: lsp.CompletionItemKind.Reference,
    OfferKind.GROUP: lsp.CompletionItemKind.Module,
    OfferKind.TAG: lsp.CompletionItemKind.Constant,
    OfferKind.VALUE: lsp.CompletionItemKind.EnumMember,
    OfferKind.CODE: lsp.CompletionItemKind.Event,
}


def _complete(ls: Server, params: lsp.CompletionParams) -> lsp.CompletionList:
    sheet = _sheet(ls, params.text_document.uri)
    offset = _offset(ls, sheet, params.position)
    # An earlier tree will do, so that a large map does not hold up the keys.
    offers = sheet.any_draft().offers(sheet.source, offset, ls.desk.ui == "ko")
    items = [_item(ls, offer, number) for number, offer in enumerate(offers)]
    return lsp.CompletionList(is_incomplete=False, items=items)


def _item(ls: Server, offer: Offer, number: int) -> lsp.CompletionItem:
    detail = offer.meaning.say(ls.desk.ui) if offer.meaning else None
    return lsp.CompletionItem(
        label=offer.label,
        kind=_OFFERED[offer.kind],
        detail=detail,
        label_details=lsp.CompletionItemLabelDetails(description=offer.twin) if offer.twin else None,
        sort_text=f"{number:05}",
        filter_text=f"{offer.label} {offer.twin}" if offer.twin else offer.label,
        text_edit=lsp.TextEdit(_range(ls, offer.span), offer.text),
    )


def _format(ls: Server, params: lsp.DocumentFormattingParams) -> list[lsp.TextEdit] | None:
    sheet = _sheet(ls, params.text_document.uri)
    return _edits(ls, sheet, sheet.draft().tidied())


async def _actions(ls: Server, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    sheet = _sheet(ls, params.text_document.uri)
    judged = await _judged(ls, sheet)
    start, end = _offset(ls, sheet, params.range.start), _offset(ls, sheet, params.range.end)
    made = [_action(ls, sheet, mend) for mend in judged.mends(Span(sheet.source, start, end))]
    fixes = judged.all_fixes()
    if fixes:
        title = wording.MEND_ALL.say(ls.desk.ui)
        kind = lsp.CodeActionKind.SourceFixAll
        made.append(lsp.CodeAction(title, kind, edit=_change(ls, sheet, fixes)))
    only = params.context.only
    return [one for one in made if only is None or any(_within(one.kind, kind) for kind in only)]


def _within(kind: lsp.CodeActionKind | str | None, wanted: lsp.CodeActionKind | str) -> bool:
    one, other = (str(getattr(each, "value", each)) for each in (kind, wanted))
    return other == "" or one == other or one.startswith(f"{other}.")


def _action(ls: Server, sheet: Sheet, mend: Mend) -> lsp.CodeAction:
    told = mend.diagnostic
    return lsp.CodeAction(
        title=mend.title.say(ls.desk.ui),
        kind=lsp.CodeActionKind.QuickFix if told else lsp.CodeActionKind.RefactorRewrite,
        diagnostics=[_diagnostic(ls, sheet, told)] if told else None,
        is_preferred=True if told and mend.fixes == told.fixes else None,
        edit=_change(ls, sheet, mend.fixes),
    )


# ---- Finding ----------------------------------------------------------------------------------------------


class _AtPosition(Protocol):
    """What the questions about a place have in common."""

    @property
    def text_document(self) -> lsp.TextDocumentIdentifier: ...
    @property
    def position(self) -> lsp.Position: ...


def _mention(ls: Server, params: _AtPosition) -> tuple[Sheet, Mention | None]:
    sheet = _sheet(ls, params.text_document.uri)
    return sheet, sheet.draft().mention(_offset(ls, sheet, params.position))


def _locations(ls: Server, sheet: Sheet, found: Iterable[Mention]) -> list[lsp.Location]:
    return [lsp.Location(sheet.uri, _range(ls, each.span)) for each in found]


async def _hover(ls: Server, params: lsp.HoverParams) -> lsp.Hover | None:
    sheet = _sheet(ls, params.text_document.uri)
    offset = _offset(ls, sheet, params.position)
    told = (await _judged(ls, sheet)).told_at(offset, ls.desk.ui)
    if told is None:
        return None
    content = lsp.MarkupContent(lsp.MarkupKind.Markdown, told[0])
    return lsp.Hover(content, _range(ls, told[1]) if told[1] else None)


def _definition(ls: Server, params: lsp.DefinitionParams) -> list[lsp.Location]:
    sheet, mention = _mention(ls, params)
    found = sheet.draft().mentions_of(mention) if mention else ()
    return _locations(ls, sheet, (each for each in found if each.declares))


def _references(ls: Server, params: lsp.ReferenceParams) -> list[lsp.Location]:
    sheet, mention = _mention(ls, params)
    found = sheet.draft().mentions_of(mention) if mention else ()
    declaring = params.context.include_declaration
    return _locations(ls, sheet, (each for each in found if declaring or not each.declares))


def _highlights(ls: Server, params: lsp.DocumentHighlightParams) -> list[lsp.DocumentHighlight]:
    sheet, mention = _mention(ls, params)
    kinds = {True: lsp.DocumentHighlightKind.Write, False: lsp.DocumentHighlightKind.Read}
    found = sheet.draft().mentions_of(mention) if mention else ()
    return [lsp.DocumentHighlight(_range(ls, each.span), kinds[each.declares]) for each in found]


def _prepare_rename(ls: Server, params: lsp.PrepareRenameParams) -> lsp.PrepareRenamePlaceholder | None:
    _, mention = _mention(ls, params)
    return lsp.PrepareRenamePlaceholder(_range(ls, mention.span), mention.name) if mention else None


def _rename(ls: Server, params: lsp.RenameParams) -> lsp.WorkspaceEdit:
    sheet, mention = _mention(ls, params)
    if mention is None:
        raise _refusal(ls, wording.NO_NAME)
    made = sheet.draft().renamed(mention, params.new_name)
    if isinstance(made, Phrase):
        raise _refusal(ls, made)
    return _change(ls, sheet, made)


def _refusal(ls: Server, why: Phrase) -> exceptions.JsonRpcException:
    return exceptions.JsonRpcException(wording.sentence(why.say(ls.desk.ui)), _REFUSED)


# ---- The text as a whole ----------------------------------------------------------------------------------

_SYMBOLS = {
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


def _symbols(ls: Server, params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
    return _nested(ls, _sheet(ls, params.text_document.uri).draft().headings())


def _nested(ls: Server, headings: Sequence[Heading]) -> list[lsp.DocumentSymbol]:
    """The headings as symbols. A text is nested a hundred levels deep at most."""
    return [
        lsp.DocumentSymbol(
            name=heading.text,
            detail=heading.detail,
            kind=_SYMBOLS.get(heading.keyword, lsp.SymbolKind.Property),
            range=_range(ls, heading.span),
            selection_range=_range(ls, heading.mark),
            children=_nested(ls, heading.children),
        )
        for heading in headings
    ]


def _folding(ls: Server, params: lsp.FoldingRangeParams) -> list[lsp.FoldingRange]:
    kinds = {True: lsp.FoldingRangeKind.Comment, False: None}
    folds = _sheet(ls, params.text_document.uri).draft().folds()
    return [lsp.FoldingRange(fold.first - 1, fold.last - 1, kind=kinds[fold.comment]) for fold in folds]


def _tokens(ls: Server, params: lsp.SemanticTokensParams) -> lsp.SemanticTokens:
    sheet = _sheet(ls, params.text_document.uri)
    return lsp.SemanticTokens(encoded(sheet.draft().stretches(), ls.desk.units))


def _tokens_in(ls: Server, params: lsp.SemanticTokensRangeParams) -> lsp.SemanticTokens:
    sheet = _sheet(ls, params.text_document.uri)
    start, end = _offset(ls, sheet, params.range.start), _offset(ls, sheet, params.range.end)
    found = (one for one in sheet.draft().stretches() if one.span.end > start and one.span.start < end)
    return lsp.SemanticTokens(encoded(tuple(found), ls.desk.units))


# ---- The picture ------------------------------------------------------------------------------------------


async def _hints(ls: Server, params: lsp.InlayHintParams) -> list[lsp.InlayHint]:
    """The size that the text of the picture reaches on its page, behind the map's first line."""
    sheet = _sheet(ls, params.text_document.uri)
    try:
        made = await ls.desk.draw(sheet, Wish())
    except (Stale, Trouble):
        return []
    if made is None or made[1].points is None or made[0].compiled.argmap is None:
        return []
    line = wording.first_line(sheet.source)
    if not params.range.start.line <= line <= params.range.end.line:
        return []
    told, advice = size_told(made[0].compiled.argmap, sheet.project, made[1].points)
    end = sheet.source.starts[line] + len(sheet.source.line(line + 1))
    position = _position(place_of(sheet.source, end, ls.desk.units))
    tooltip = wording.sentence(advice.say(ls.desk.ui)) if advice else None
    return [lsp.InlayHint(position, told.say(ls.desk.ui), padding_left=True, tooltip=tooltip)]


async def _picture(ls: Server, params: Any) -> dict[str, object]:
    """The last good picture of a map, for an editor's preview.

    `params` have `uri`, and perhaps `lang`, `theme`, `fit`. The answer has `svg` (None where there is none),
    `current` (whether it shows the present text), `errors` (how many there are now), `marks` (each
    statement's place, by its id), and `trouble`, where it cannot be drawn.
    """
    sheet = _sheet(ls, _text(params, "uri") or "")
    wish = Wish(*(_text(params, name) for name in ("lang", "theme", "fit")))
    answer: dict[str, object] = {"svg": None, "current": False, "marks": {}, "trouble": None, "errors": 0}
    try:
        made = await ls.desk.draw(sheet, wish)
        told = (await _judged(ls, sheet)).diagnostics
    except Stale:
        raise exceptions.JsonRpcContentModified from None
    except Trouble as trouble:
        return answer | {"trouble": trouble.phrase.say(ls.desk.ui)}
    answer["errors"] = sum(one.severity is Severity.ERROR for one in told)
    if made is None:
        return answer
    assert made[0].compiled.argmap is not None
    places = {key: place_of(span.source, span.start, ls.desk.units) for key, span in _marks(made[0])}
    told_marks = {key: {"line": place.line, "character": place.column} for key, place in places.items()}
    return answer | {"svg": made[1].text, "current": made[2], "marks": told_marks}


def _marks(judged: Judged) -> Iterable[tuple[str, Span]]:
    return marks(judged.compiled.argmap).items() if judged.compiled.argmap else ()


def _page(ls: Server, params: Any) -> str | None:
    """The page of the rule whose code is `params.code`, as Markdown."""
    return rule_page(_text(params, "code") or "", ls.desk.ui)


def _text(params: Any, name: str) -> str | None:
    """What is asked for by that name, where there is such and it is text."""
    value = getattr(params, name, None)
    return value if isinstance(value, str) else None


# ---- What is answered --------------------------------------------------------------------------------------

_LEGEND = lsp.SemanticTokensLegend(token_types=list(TYPES), token_modifiers=list(MODIFIERS))
_COMPLETION = lsp.CompletionOptions(trigger_characters=[" ", ":", "："])
_ACTIONS = lsp.CodeActionOptions(
    [lsp.CodeActionKind.QuickFix, lsp.CodeActionKind.RefactorRewrite, lsp.CodeActionKind.SourceFixAll]
)
_FEATURES: dict[str, tuple[Callable[..., Any], Any]] = {
    lsp.INITIALIZE: (_initialize, None),
    lsp.SHUTDOWN: (_shutdown, None),
    lsp.TEXT_DOCUMENT_DID_OPEN: (_opened, None),
    lsp.TEXT_DOCUMENT_DID_CHANGE: (_changed, None),
    lsp.TEXT_DOCUMENT_DID_SAVE: (_saved, None),
    lsp.TEXT_DOCUMENT_DID_CLOSE: (_closed, None),
    lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES: (_settings_changed, None),
    lsp.TEXT_DOCUMENT_COMPLETION: (_complete, _COMPLETION),
    lsp.TEXT_DOCUMENT_FORMATTING: (_format, None),
    lsp.TEXT_DOCUMENT_CODE_ACTION: (_actions, _ACTIONS),
    lsp.TEXT_DOCUMENT_HOVER: (_hover, None),
    lsp.TEXT_DOCUMENT_DEFINITION: (_definition, None),
    lsp.TEXT_DOCUMENT_REFERENCES: (_references, None),
    lsp.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT: (_highlights, None),
    lsp.TEXT_DOCUMENT_PREPARE_RENAME: (_prepare_rename, None),
    lsp.TEXT_DOCUMENT_RENAME: (_rename, lsp.RenameOptions(prepare_provider=True)),
    lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL: (_symbols, None),
    lsp.TEXT_DOCUMENT_FOLDING_RANGE: (_folding, None),
    lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL: (_tokens, _LEGEND),
    lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE: (_tokens_in, _LEGEND),
    lsp.TEXT_DOCUMENT_INLAY_HINT: (_hints, None),
    PICTURE: (_picture, None),
    PAGE: (_page, None),
}
