"""A map while it is being written: what is wrong with it, and what can be found in it all the same."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from msgspec import Struct
from msgspec.structs import replace

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Source, Span
from argmap.edit.code_actions import CodeAction, collect_fixes, find_code_actions
from argmap.edit.completion_items import Completion, CompletionKind, CompletionPosition, list_completions
from argmap.edit.format_file import format_source
from argmap.edit.hover import describe_symbol, escape_markdown, find_meaning
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
    """A text, and what can be found in it without judging it.

    `file` is its tree; where the text has slips, one with lines that could not stand in a map. `slips` are
    those of the reading, and `strict` the tree that they belong to.
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
        """The word at a place that names something."""
        return occurrence_at(self.occurrences, offset)

    def occurrences_of(self, occurrence: Occurrence) -> tuple[Occurrence, ...]:
        """All words that name the same."""
        return occurrences_of(self.occurrences, occurrence)

    def rename(self, occurrence: Occurrence, new_name: str) -> tuple[Fix, ...] | Phrase:
        """What gives a thing another name, or why it cannot have it."""
        return rename_symbol(self.occurrences, occurrence, new_name)

    def complete(self, source: Source, offset: int, korean: bool) -> tuple[Completion, ...]:
        """What can be written at a place of a text; each code with what it is about.

        The text may be a later one than the draft's own: what it declares will mostly be the same.
        """
        place = CompletionPosition(source, offset, korean)
        return tuple(_add_rule_title(each) for each in list_completions(self.file, self.occurrences, place))

    def symbols(self) -> tuple[DocumentSymbol, ...]:
        """The outline."""
        return list_symbols(self.file)

    def folding_ranges(self) -> tuple[FoldingRange, ...]:
        """What can be folded away."""
        return list_folding_ranges(self.file)

    def semantic_tokens(self) -> tuple[SemanticToken, ...]:
        """What each part of the text is, but for texts."""
        return find_semantic_tokens(self.file, self.occurrences)

    def formatting_fixes(self) -> tuple[Fix, ...]:
        """What brings the text into the one style; nothing where slips of syntax stand in the way."""
        after = None if self.syntax_errors else format_source(self.source)[0]
        return () if after is None else tuple(_line_fixes(self.source, after))


class CheckedDocument(Struct, frozen=True):
    """A draft and what is to be said of it.

    `readable` is the map as far as it can be made out, `compiled.argmap` the whole map, None where it has
    errors.
    """

    document: EditorDocument
    compile_result: CompileResult
    partial_map: ArgMap

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All there is to say, by place."""
        return self.compile_result.diagnostics

    def code_actions(self, span: Span) -> tuple[CodeAction, ...]:
        """The changes that are offered for a stretch."""
        return find_code_actions(self.document.file, self.document.occurrences, self.diagnostics, span)

    def all_fixes(self) -> tuple[Fix, ...]:
        """The fixes of all that is wrong."""
        return collect_fixes(self.diagnostics)

    def hover(self, offset: int, ui: str) -> tuple[str, Span | None] | None:
        """What there is to tell of a place, as Markdown, and of which word it is told, if of one.

        That is what a word names or means, and the pages of all rules that were broken here.
        """
        word = self._hover_word(offset, ui)
        near = (one.code for one in self.diagnostics if one.span.start <= offset <= one.span.end)
        pages = [page for code in dict.fromkeys(near) if (page := rule_help(code, ui))]
        parts = [word[0], *pages] if word else pages
        return (_SEPARATOR.join(parts), word[1] if word else None) if parts else None

    def _hover_word(self, offset: int, ui: str) -> tuple[str, Span] | None:
        draft = self.document
        mention = draft.occurrence_at(offset)
        told = mention and describe_symbol(self.partial_map, draft.occurrences, mention, ui)
        if mention and told:
            return told, mention.span
        if meaning := find_meaning(draft.file, offset):
            return meaning[0].in_language(ui), meaning[1]
        code = _rule_code_at(draft.source, offset)
        page = code and rule_help(code.text, ui)
        return (page, code) if page and code else None


_SEPARATOR = "\n\n---\n\n"
"""The line between two things that are told of one place."""


def parse_document(source: Source) -> EditorDocument:
    """What can be found in a text. Never raises."""
    strict, slips = parse(source)
    file = parse_leniently(source) if slips else strict
    return EditorDocument(file, strict, slips, find_occurrences(file))


def check_document(document: EditorDocument, options: CompileOptions) -> CheckedDocument:
    """What is to be said of a draft. Never raises."""
    compiled = compile_tree(document.strict_file, document.syntax_errors, options)
    return CheckedDocument(document, compiled, compiled.argmap or build_argmap(document.file)[0])


def _rule_code_at(source: Source, offset: int) -> Span | None:
    """The word at a place, if it looks like a rule's code, as behind `allow:`."""
    line, column = source.position(offset)
    for word in re.finditer(r"\b[EWT]\d{3}\b", source.line(line)):
        if word.start() <= column - 1 <= word.end():
            start = source.starts[line - 1]
            return Span(source, start + word.start(), start + word.end())
    return None


def rule_help(code: str, ui: str) -> str | None:
    """The page of a rule as Markdown; None where there is no such rule."""
    rule = next((rule for rule in all_rules() if rule.code == code), None)
    if rule is None:
        return None
    return f"**{code}** {escape_markdown(rule.title.in_language(ui))}\n\n{_write_rule_help(rule, ui)}"


def _write_rule_help(rule: Rule, ui: str) -> str:
    bad, good = Phrase(en="So not:", ko="나쁜 보기:"), Phrase(en="But so:", ko="좋은 보기:")
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
    """What turns a text into another, whole lines at a time, so that an editor's cursor keeps its place."""
    old, new = _split_lines(source.text), _split_lines(after)
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    for tag, first, last, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Fix(Span(source, starts[first], starts[last]), "".join(new[begin:end]))


def _split_lines(text: str) -> list[str]:
    """The lines with their ends; only `\\n` ends one."""
    lines = [f"{line}\n" for line in text.split("\n")]
    return [*lines[:-1], lines[-1][:-1]] if lines[-1] != "\n" else lines[:-1]
