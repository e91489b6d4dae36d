"""A map while it is written: its errors, and whatever can be read of it all the same."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from msgspec import Struct
from msgspec.structs import replace

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase
from argmap.diagnostics.markdown_text import escape_markdown
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Source, Span
from argmap.edit.code_actions import CodeAction, find_code_actions
from argmap.edit.completion_items import Completion, CompletionKind, CompletionPosition, list_completions
from argmap.edit.fixes import list_fixes, select_fixable
from argmap.edit.format_file import format_map
from argmap.edit.hover import describe_symbol, find_meaning
from argmap.edit.occurrences import Occurrence, SymbolKind, find_occurrences, occurrence_at, occurrences_of
from argmap.edit.rename import rename_symbol
from argmap.edit.semantic_tokens import SemanticToken, TokenKind, find_semantic_tokens
from argmap.edit.symbols import DocumentSymbol, FoldingRange, list_folding_ranges, list_symbols
from argmap.model.build import build_argmap
from argmap.model.map import ArgMap
from argmap.pipeline.compile import CompileOptions, CompileResult, compile_tree
from argmap.rules import all_rules
from argmap.syntax.parse import parse, parse_leniently
from argmap.syntax.tree import File

__all__ = [
    "CheckedDocument",
    "CodeAction",
    "Completion",
    "CompletionKind",
    "DocumentSymbol",
    "EditorDocument",
    "FoldingRange",
    "Occurrence",
    "SemanticToken",
    "SymbolKind",
    "TokenKind",
    "check_document",
    "parse_document",
    "rule_help",
]  # fmt: skip


class EditorDocument(Struct, frozen=True):
    """A text, and whatever can be read of it before it is checked.

    `file` is its tree; where the text has errors, one with the lines that could not be part of a map too.
    `syntax_errors` are those of `strict_file`, the tree of the strict parser.
    """

    file: File
    strict_file: File
    syntax_errors: tuple[Diagnostic, ...]
    occurrences: tuple[Occurrence, ...]

    @property
    def source(self) -> Source:
        """The text."""
        return self.file.source

    def occurrence_at(self, offset: int) -> Occurrence | None:
        """Return the word at an offset that names something."""
        return occurrence_at(self.occurrences, offset)

    def occurrences_of(self, occurrence: Occurrence) -> tuple[Occurrence, ...]:
        """Return all words that name the same thing."""
        return occurrences_of(self.occurrences, occurrence)

    def rename(self, occurrence: Occurrence, new_name: str) -> tuple[Fix, ...] | Phrase:
        """Return the fixes that give a thing another name, or the reason why it cannot have it."""
        return rename_symbol(self.occurrences, occurrence, new_name)

    def complete(self, source: Source, offset: int, korean: bool) -> tuple[Completion, ...]:
        """List the words that can be written at an offset; rule codes come with their titles.

        The text may be later than the document's own: most of its declarations are the same.
        """
        place = CompletionPosition(source, offset, korean)
        return tuple(_add_rule_title(each) for each in list_completions(self.file, self.occurrences, place))

    def symbols(self) -> tuple[DocumentSymbol, ...]:
        """List the symbols of the text."""
        return list_symbols(self.file)

    def folding_ranges(self) -> tuple[FoldingRange, ...]:
        """List the ranges that can be folded."""
        return list_folding_ranges(self.file)

    def semantic_tokens(self) -> tuple[SemanticToken, ...]:
        """List the tokens that are no free text, with their kinds."""
        return find_semantic_tokens(self.file, self.occurrences)

    def formatting_fixes(self) -> tuple[Fix, ...]:
        """Return the fixes that format the text; nothing where it has errors."""
        after, _ = format_map(self.source)
        return () if after is None else tuple(_line_fixes(self.source, after))


class CheckedDocument(Struct, frozen=True):
    """A document and its diagnostics.

    `partial_map` is the map as far as it can be read; `compile_result.argmap` is the whole map, None where it
    has errors.
    """

    document: EditorDocument
    compile_result: CompileResult
    partial_map: ArgMap

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The diagnostics in the order of the text."""
        return self.compile_result.diagnostics

    def code_actions(self, span: Span) -> tuple[CodeAction, ...]:
        """List the changes that are offered for a span."""
        return find_code_actions(self.document.file, self.document.occurrences, self.diagnostics, span)

    def safe_fixes(self) -> tuple[Fix, ...]:
        """List the safe fixes of all diagnostics, as far as they can be made together."""
        return list_fixes(select_fixable(self.diagnostics))

    def hover(self, offset: int, ui: str) -> tuple[str, Span | None] | None:
        """Return the hover text at an offset, as Markdown, and the word that it explains, if any.

        It describes the word, and then the rules of the diagnostics there.
        """
        word = self._hover_word(offset, ui)
        near = (one.code for one in self.diagnostics if one.span.start <= offset <= one.span.end)
        pages = [page for code in dict.fromkeys(near) if (page := rule_help(code, ui))]
        parts = [word[0], *pages] if word else pages
        return (_SEPARATOR.join(parts), word[1] if word else None) if parts else None

    def _hover_word(self, offset: int, ui: str) -> tuple[str, Span] | None:
        document = self.document
        occurrence = document.occurrence_at(offset)
        description = occurrence and describe_symbol(self.partial_map, document.occurrences, occurrence, ui)
        if occurrence and description:
            return description, occurrence.span
        if meaning := find_meaning(document.file, offset):
            return meaning[0].in_language(ui), meaning[1]
        code = _rule_code_at(document.source, offset)
        page = code and rule_help(code.text, ui)
        return (page, code) if page and code else None


_SEPARATOR = "\n\n---\n\n"
"""The line between two parts of a hover text."""


def parse_document(source: Source) -> EditorDocument:
    """Parse a text as far as possible. Never raises."""
    strict_file, syntax_errors = parse(source)
    file = parse_leniently(source) if syntax_errors else strict_file
    return EditorDocument(file, strict_file, syntax_errors, find_occurrences(file))


def check_document(document: EditorDocument, options: CompileOptions) -> CheckedDocument:
    """Check a document. Never raises."""
    compile_result = compile_tree(document.strict_file, document.syntax_errors, options)
    return CheckedDocument(document, compile_result, compile_result.argmap or build_argmap(document.file)[0])


def _rule_code_at(source: Source, offset: int) -> Span | None:
    """Return the word at an offset, if it looks like a rule's code, as after `allow:`."""
    line, column = source.position(offset)
    for word in re.finditer(r"\b[EWT]\d{3}\b", source.line(line)):
        if word.start() <= column - 1 <= word.end():
            start = source.starts[line - 1]
            return Span(source, start + word.start(), start + word.end())
    return None


def rule_help(code: str, ui: str) -> str | None:
    """Return the page of a rule as Markdown; None where there is no such rule."""
    rule = next((rule for rule in all_rules() if rule.code == code), None)
    if rule is None:
        return None
    return f"**{code}** {escape_markdown(rule.title.in_language(ui))}\n\n{_write_rule_help(rule, ui)}"


def _write_rule_help(rule: Rule, ui: str) -> str:
    bad, good = Phrase(en="Incorrect:", ko="잘못된 예:"), Phrase(en="Correct:", ko="올바른 예:")
    page = rule.help.in_language(ui).replace("```argmap bad\n", f"{bad.in_language(ui)}\n\n```argmap\n")
    return page.replace("```argmap good\n", f"{good.in_language(ui)}\n\n```argmap\n").strip("\n")


def _add_rule_title(completion: Completion) -> Completion:
    if completion.kind is not CompletionKind.CODE:
        return completion
    return next(
        (replace(completion, meaning=one.title) for one in all_rules() if one.code == completion.label),
        completion,
    )


def _line_fixes(source: Source, after: str) -> Iterator[Fix]:
    """List the fixes, of whole lines, that turn a text into another, so that a cursor keeps its place."""
    old, new = _split_lines(source.text), _split_lines(after)
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    for tag, first, last, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Fix(Span(source, starts[first], starts[last]), "".join(new[begin:end]))


def _split_lines(text: str) -> list[str]:
    """Return the lines with their ends; only `\\n` ends one."""
    lines = [f"{line}\n" for line in text.split("\n")]
    return [*lines[:-1], lines[-1][:-1]] if lines[-1] != "\n" else lines[:-1]
