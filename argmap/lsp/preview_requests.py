"""Requests about the picture beside a text and about the pages of rules."""

from typing import Any

from lsprotocol import types as lsp
from pygls import exceptions

from argmap.diagnostics.diagnostic import Severity
from argmap.diagnostics.user_error import UserError
from argmap.lsp import editor_messages
from argmap.lsp.map_language_server import MapLanguageServer, check_document, find_document
from argmap.lsp.open_documents import ContentModified
from argmap.lsp.positions import PositionEncoding, editor_position
from argmap.lsp.protocol_records import (
    to_position,
)
from argmap.pipeline.options import Overrides
from argmap.workspace.document import (
    CheckedDocument,
    rule_help,
)
from argmap.workspace.live_picture import (
    describe_preview_size,
    parse_preview_request,
    statement_spans,
)


async def list_inlay_hints(ls: MapLanguageServer, params: lsp.InlayHintParams) -> list[lsp.InlayHint]:
    """Show the size of the picture's text on its page, behind the map's first line."""
    document = find_document(ls, params.text_document.uri)
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
    size, advice = describe_preview_size(argmap, document.project, picture.drawing)
    end = document.source.starts[line] + len(document.source.line(line + 1))
    position = to_position(editor_position(document.source, end, ls.open_documents.encoding))
    tooltip = editor_messages.strip_backticks(advice.in_language(ls.open_documents.ui)) if advice else None
    label = size.in_language(ls.open_documents.ui)
    return [lsp.InlayHint(position, label, padding_left=True, tooltip=tooltip)]


async def draw_picture(ls: MapLanguageServer, params: Any) -> dict[str, object]:
    """Return the picture of the last version without errors, for an editor's preview.

    `params` have `uri`, and perhaps `lang`, `theme`, `fit`. The answer has `svg` (None without a picture),
    `current` (true if it shows the present text), `errors` (their number in the present text), `marks` (each
    statement's position by its id), and `trouble` (the reason if it cannot be drawn, else None).
    """
    document = find_document(ls, _text_param(params, "uri") or "")
    overrides = parse_preview_request(*(_text_param(params, name) for name in ("lang", "theme", "fit")))
    answer: dict[str, object] = {"svg": None, "current": False, "marks": {}, "trouble": None, "errors": 0}
    try:
        picture = await ls.open_documents.draw(document, overrides)
        diagnostics = (await check_document(ls, document)).diagnostics
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


def show_rule_page(ls: MapLanguageServer, params: Any) -> str | None:
    """Return the page of the rule whose code is `params.code`, as Markdown."""
    return rule_help(_text_param(params, "code") or "", ls.open_documents.ui)


def _text_param(params: Any, name: str) -> str | None:
    """Return a parameter if it is there and is text."""
    value = getattr(params, name, None)
    return value if isinstance(value, str) else None
