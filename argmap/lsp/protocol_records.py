"""Positions, diagnostics, completions, fixes and symbols as records of the protocol."""

from collections.abc import Iterable, Sequence

from lsprotocol import types as lsp

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Severity
from argmap.diagnostics.source import Span
from argmap.lsp import editor_messages
from argmap.lsp.open_documents import OpenDocument, OpenDocuments
from argmap.lsp.positions import EditorPosition, editor_range, offset_at
from argmap.workspace.document import CodeAction, Completion, CompletionKind, DocumentSymbol

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


def to_position(position: EditorPosition) -> lsp.Position:
    """Convert a position into the protocol's."""
    return lsp.Position(position.line, position.column)


def to_range(documents: OpenDocuments, span: Span) -> lsp.Range:
    """Convert a span into a range, in the columns that the editor counts."""
    start, end = editor_range(span, documents.encoding)
    return lsp.Range(to_position(start), to_position(end))


def find_offset(documents: OpenDocuments, document: OpenDocument, position: lsp.Position) -> int:
    """Find the offset in code points of a position."""
    return offset_at(document.source, EditorPosition(position.line, position.character), documents.encoding)


def to_text_edits(
    documents: OpenDocuments, document: OpenDocument, fixes: Iterable[Fix]
) -> list[lsp.TextEdit]:
    """Convert fixes into edits, with the line ending of the editor's text."""
    return [
        lsp.TextEdit(to_range(documents, fix.span), fix.text.replace("\n", document.line_ending))
        for fix in fixes
    ]


def to_workspace_edit(
    documents: OpenDocuments, document: OpenDocument, fixes: Iterable[Fix]
) -> lsp.WorkspaceEdit:
    """Convert fixes into the edit of one document."""
    return lsp.WorkspaceEdit(changes={document.uri: to_text_edits(documents, document, fixes)})


def to_diagnostic(documents: OpenDocuments, document: OpenDocument, diagnostic: Diagnostic) -> lsp.Diagnostic:
    """Convert a diagnostic, in the language of the editor, with its second places and its page."""
    ui, pages = documents.ui, documents.rule_page_scheme
    hint = f"\n{diagnostic.hint.in_language(ui)}" if diagnostic.hint else ""
    related = [
        lsp.DiagnosticRelatedInformation(
            lsp.Location(document.uri, to_range(documents, note.span)),
            editor_messages.strip_backticks(note.message.in_language(ui)),
        )
        for note in diagnostic.notes
    ]
    error = diagnostic.severity is Severity.ERROR
    return lsp.Diagnostic(
        range=to_range(documents, diagnostic.span),
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


def to_completion_item(documents: OpenDocuments, completion: Completion, number: int) -> lsp.CompletionItem:
    """Convert a completion. `number`, from 0, is its place in the list."""
    detail = completion.meaning.in_language(documents.ui) if completion.meaning else None
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
        text_edit=lsp.TextEdit(to_range(documents, completion.span), completion.text),
    )


def to_code_action(documents: OpenDocuments, document: OpenDocument, action: CodeAction) -> lsp.CodeAction:
    """Convert a fix of a diagnostic, or a rewriting without one, into an action."""
    diagnostic = action.diagnostic
    return lsp.CodeAction(
        title=action.title.in_language(documents.ui),
        kind=lsp.CodeActionKind.QuickFix if diagnostic else lsp.CodeActionKind.RefactorRewrite,
        diagnostics=[to_diagnostic(documents, document, diagnostic)] if diagnostic else None,
        is_preferred=True if diagnostic and action.fixes == diagnostic.fixes else None,
        edit=to_workspace_edit(documents, document, action.fixes),
    )


def to_symbols(documents: OpenDocuments, symbols: Sequence[DocumentSymbol]) -> list[lsp.DocumentSymbol]:
    """Convert symbols with their children. A text is nested a hundred levels deep at most."""
    return [
        lsp.DocumentSymbol(
            name=symbol.text,
            detail=symbol.detail,
            kind=_SYMBOL_KINDS.get(symbol.keyword, lsp.SymbolKind.Property),
            range=to_range(documents, symbol.span),
            selection_range=to_range(documents, symbol.selection_span),
            children=to_symbols(documents, symbol.children),
        )
        for symbol in symbols
    ]
