"""Text to tree: the whole way, and the only file that knows the parser library."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import cast

import lark
from lark import Lark, Token, Transformer, v_args
from lark.lark import PostLex
from msgspec import Struct
from msgspec.structs import replace

from argmap.diagnostics.deadline import check_deadline
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.source import Source
from argmap.files.package_data import read_own_text
from argmap.syntax import parser_table
from argmap.syntax.errors import long_lines
from argmap.syntax.errors.characters import drop_errors_on_characters, forbidden_characters, mask
from argmap.syntax.errors.keyword_habits import dressed_keywords
from argmap.syntax.errors.list_headings import drop_errors_on_lists, list_headings
from argmap.syntax.errors.many_lines import many_lines
from argmap.syntax.errors.merge_conflict import merge_conflict
from argmap.syntax.errors.nothing import nothing_here
from argmap.syntax.errors.other_language import other_language
from argmap.syntax.errors.pasted_diff import pasted_diff
from argmap.syntax.errors.reference_lists import reference_list
from argmap.syntax.errors.tabs import replace_leading_tabs, tabs
from argmap.syntax.errors.usual_words import withhold_roles
from argmap.syntax.indentation import Indentation, IndentToken
from argmap.syntax.keyword_habits import DressedKeyword, find_dressed_keywords, undress_keywords
from argmap.syntax.list_headings import HeadedList, blank_out_headings, find_headed_lists
from argmap.syntax.parsed_lines import Block, LineKind, LineToken, ParsedLine, ParsedLines
from argmap.syntax.reference_list import ReferenceList, blank_out, find_reference_list
from argmap.syntax.tree import File, Keyword
from argmap.syntax.tree_builder import build_tree

_GAP = "GAP"


def parse(source: Source) -> tuple[File, tuple[Diagnostic, ...]]:
    """Parse a map file, and list every error in it, in the order of their places. Never raises.

    With any error, the tree is `broken`, and holds what could be read.
    """
    if too_many := many_lines(source):
        return File((), source, broken=True), too_many
    characters = forbidden_characters(source)
    if whole_file_errors := _find_whole_file_errors(source):
        return File((), source, broken=True), _sort_errors((*characters, *whole_file_errors))
    text = _prepare(source)
    file, tree_errors = build_tree(parse_lines(text.plain), source)
    habits = dressed_keywords(source, text.dressed)
    references, hidden_ids = reference_list(source, text.references)
    headings = list_headings(source, text.headed_lists)
    other_errors = drop_errors_on_lists((*tabs(source), *habits, *tree_errors), text.headed_lists)
    line_errors = drop_errors_on_characters(
        withhold_roles((*other_errors, *headings, *references)), characters
    )
    length_errors = long_lines.long_lines(source)
    ordered = _sort_errors(
        (*length_errors, *long_lines.drop_errors_on_long_lines((*characters, *line_errors), length_errors))
    )
    return replace(file, broken=bool(ordered), suppressed_ids=file.suppressed_ids | hidden_ids), ordered


class _PreparedText(Struct, frozen=True):
    """The text as the grammar reads it, as long as the source's, and what was taken out of it."""

    plain: str
    dressed: tuple[DressedKeyword, ...]
    references: ReferenceList | None
    headed_lists: tuple[HeadedList, ...]


def _prepare(source: Source) -> _PreparedText:
    """Put plain characters for all that has an error of its own and would be several to the grammar."""
    text = replace_leading_tabs(mask(source.text))
    references = find_reference_list(text)
    if references:
        text = blank_out(text, references)
    lists = find_headed_lists(text)
    text = blank_out_headings(text, lists)
    dressed = find_dressed_keywords(text)
    return _PreparedText(undress_keywords(text, dressed), dressed, references, lists)


def _find_whole_file_errors(source: Source) -> tuple[Diagnostic, ...]:
    """Find the one error that says all there is to say of a file that is no map as it stands."""
    return nothing_here(source) or merge_conflict(source) or pasted_diff(source) or other_language(source)


def parse_leniently(source: Source) -> File:
    """Parse a file with errors, keeping every line below which others are nested.

    The tree is good for finding one's way in a text, not for judging it: some lines stand where they may not
    have been meant to.
    """
    if many_lines(source) or nothing_here(source) or other_language(source):
        return File((), source, broken=True)
    file, _ = build_tree(parse_lines(_prepare(source).plain), source, lenient=True)
    return replace(file, broken=True)


def _sort_errors(errors: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(errors, key=lambda error: (error.span.start, error.code)))


def parse_lines(text: str) -> ParsedLines:
    """Parse the lines of a text, nested as they stand; places are offsets into `text`."""
    # The grammar wants a line end before the first line and one, bare, after the last.
    return cast("ParsedLines", _load_parser().parse(f"\n{text.rstrip()}\n"))


class _IndentationPostLex(PostLex):
    """Puts the tokens for deeper and shallower lines between the grammar's own."""

    always_accept = ()

    def process(self, stream: Iterator[Token]) -> Iterator[Token]:
        levels = Indentation()
        for token in stream:
            yield token
            if token.type == _GAP:
                check_deadline()
                yield from _make_tokens(levels.emit_tokens(token[token.rindex("\n") + 1 :]), token)


def _make_tokens(indent_tokens: Iterable[IndentToken], near: Token) -> Iterator[Token]:
    for step in indent_tokens:
        yield Token.new_borrow_pos(step.value, "", near)


def _to_line_token(token: Token) -> LineToken:
    return LineToken(str(token), cast(int, token.start_pos) - 1)


@v_args(inline=True)
class _LineTransformer(Transformer[Token, ParsedLines]):
    """Builds lines of the parser's matches while it runs, from the innermost out, so nothing recurses."""

    def file(self, gap: Token, *lines: ParsedLine) -> ParsedLines:
        return ParsedLines(_to_line_token(gap), lines)

    def entry(
        self, head: Token, name: Token | None, text: Token | None, gap: Token, *blocks: Block | None
    ) -> ParsedLine:
        return _build_entry_line(LineKind.ENTRY, (head, name, text), gap, blocks)

    def bar_entry(
        self, head: Token, name: Token | None, bars: Token, gap: Token, *blocks: Block | None
    ) -> ParsedLine:
        return _build_entry_line(LineKind.BAR_ENTRY, (head, name, bars), gap, blocks)

    def multiword_entry(self, head: Token, words: Token, gap: Token, *blocks: Block | None) -> ParsedLine:
        return _build_entry_line(LineKind.MULTIWORD_ENTRY, (head, None, words), gap, blocks)

    def property(self, key: Token, text: Token, gap: Token, *blocks: Block | None) -> ParsedLine:
        return ParsedLine(
            LineKind.PROPERTY,
            _to_line_token(key),
            _to_line_token(gap),
            rest=_to_line_token(text),
            blocks=_list_blocks(blocks),
        )

    def broken_line(self, text: Token, gap: Token, *blocks: Block | None) -> ParsedLine:
        return ParsedLine(
            LineKind.BROKEN, _to_line_token(text), _to_line_token(gap), blocks=_list_blocks(blocks)
        )

    def body(self, *lines: ParsedLine) -> Block:
        return Block(lines, is_misplaced=False)

    def misplaced_block(self, *lines: ParsedLine) -> Block:
        return Block(lines, is_misplaced=True)


def _build_entry_line(
    kind: LineKind,
    words: tuple[Token, Token | None, Token | None],
    gap: Token,
    blocks: tuple[Block | None, ...],
) -> ParsedLine:
    head, name, rest = words
    return ParsedLine(
        kind,
        _to_line_token(head),
        _to_line_token(gap),
        Keyword[head.type],
        _to_line_token(name) if name is not None else None,
        _to_line_token(rest) if rest is not None else None,
        _list_blocks(blocks),
    )


def _list_blocks(blocks: tuple[Block | None, ...]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if block is not None)


@cache
def _load_parser() -> Lark:
    """Load the parser from its table, where this is the Lark that made it; else build it of the grammar."""
    if lark.__version__ != parser_table.LARK:
        return build_parser()
    load = cast("Callable[..., Lark]", Lark._load_from_dict)  # as the parsers do that Lark makes of grammars
    return load(
        parser_table.DATA, parser_table.MEMO, postlex=_IndentationPostLex(), transformer=_LineTransformer()
    )


def build_parser() -> Lark:
    """Build the parser of the grammar, which takes several times as long as parsing a map."""
    return Lark(
        read_own_text("grammar", "argmap.lark"),
        parser="lalr",
        lexer="contextual",
        start="file",
        maybe_placeholders=True,
        postlex=_IndentationPostLex(),
        transformer=_LineTransformer(),
    )
