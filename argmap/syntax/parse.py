"""Text to tree: the whole way, and the one place that knows the parser library."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import cast

import lark
from lark import Lark, Token, Transformer, v_args
from lark.lark import PostLex
from msgspec.structs import replace

from argmap.files.packaged import packaged_text
from argmap.syntax import table
from argmap.syntax.levels import Levels, Step
from argmap.syntax.lines import Block, Form, Line, Mark, Sheet
from argmap.syntax.read import read
from argmap.syntax.slips import long_lines
from argmap.syntax.slips.characters import forbidden, masked, spared
from argmap.syntax.slips.many_lines import many_lines
from argmap.syntax.slips.nothing import nothing_here
from argmap.syntax.slips.tabs import even_out, tabs
from argmap.syntax.tree import File, Keyword
from argmap.text.deadline import keep_time
from argmap.text.diagnostic import Diagnostic
from argmap.text.source import Source

_GAP = "GAP"


def parse(source: Source) -> tuple[File, tuple[Diagnostic, ...]]:
    """The tree of a map file, and every slip in it, in the order of their places. Never raises.

    With any slip, the tree says the file is `broken`, and holds what could be made out.
    """
    if too_many := many_lines(source):
        return File((), source, broken=True), too_many
    characters = forbidden(source)
    empty = nothing_here(source)
    if empty:
        return File((), source, broken=True), _in_order((*characters, *empty))
    file, slips = read(shape(even_out(masked(source.text))), source)
    told = spared((*tabs(source), *slips), characters)
    too_long = long_lines.long_lines(source)
    ordered = _in_order((*too_long, *long_lines.spared((*characters, *told), too_long)))
    return replace(file, broken=bool(ordered)), ordered


def glean(source: Source) -> File:
    """The tree of a file with slips, with all lines in it below which others are nested.

    It is good for finding one's way in a text, not for judging it: some lines stand where they may not
    have been meant to.
    """
    if many_lines(source) or nothing_here(source):
        return File((), source, broken=True)
    file, _ = read(shape(even_out(masked(source.text))), source, gleans=True)
    return replace(file, broken=True)


def _in_order(slips: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(slips, key=lambda slip: (slip.span.start, slip.code)))


def shape(text: str) -> Sheet:
    """The lines of a text, nested as they stand; places are offsets into `text`."""
    # The grammar wants a line end before the first line and one, bare, after the last.
    return cast("Sheet", _grammar().parse(f"\n{text.rstrip()}\n"))


class _Indentation(PostLex):
    """Puts the tokens for deeper and shallower lines between the grammar's own."""

    always_accept = ()

    def process(self, stream: Iterator[Token]) -> Iterator[Token]:
        levels = Levels()
        for token in stream:
            yield token
            if token.type == _GAP:
                keep_time()
                yield from _tokens(levels.steps(token[token.rindex("\n") + 1 :]), token)


def _tokens(steps: Iterable[Step], near: Token) -> Iterator[Token]:
    for step in steps:
        yield Token.new_borrow_pos(step.value, "", near)


def _mark(token: Token) -> Mark:
    return Mark(str(token), cast(int, token.start_pos) - 1)


@v_args(inline=True)
class _Shaping(Transformer[Token, Sheet]):
    """Makes lines of the parser's matches while it runs, from the innermost out, so nothing recurses."""

    def file(self, gap: Token, *lines: Line) -> Sheet:
        return Sheet(_mark(gap), lines)

    def entry(
        self, head: Token, name: Token | None, text: Token | None, gap: Token, *blocks: Block | None
    ) -> Line:
        return _entry(Form.ENTRY, (head, name, text), gap, blocks)

    def barred_entry(
        self, head: Token, name: Token | None, bars: Token, gap: Token, *blocks: Block | None
    ) -> Line:
        return _entry(Form.BARRED, (head, name, bars), gap, blocks)

    def cluttered_entry(self, head: Token, clutter: Token, gap: Token, *blocks: Block | None) -> Line:
        return _entry(Form.CLUTTERED, (head, None, clutter), gap, blocks)

    def property(self, key: Token, text: Token, gap: Token, *blocks: Block | None) -> Line:
        return Line(Form.PROPERTY, _mark(key), _mark(gap), rest=_mark(text), blocks=_blocks(blocks))

    def slip(self, broken: Token, gap: Token, *blocks: Block | None) -> Line:
        return Line(Form.BROKEN, _mark(broken), _mark(gap), blocks=_blocks(blocks))

    def body(self, *lines: Line) -> Block:
        return Block(lines, astray=False)

    def astray(self, *lines: Line) -> Block:
        return Block(lines, astray=True)


def _entry(
    form: Form, words: tuple[Token, Token | None, Token | None], gap: Token, blocks: tuple[Block | None, ...]
) -> Line:
    head, name, rest = words
    return Line(
        form,
        _mark(head),
        _mark(gap),
        Keyword[head.type],
        _mark(name) if name is not None else None,
        _mark(rest) if rest is not None else None,
        _blocks(blocks),
    )


def _blocks(blocks: tuple[Block | None, ...]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if block is not None)


@cache
def _grammar() -> Lark:
    """The parser: from its table, where this is the Lark that made it, or else built of the grammar."""
    if lark.__version__ != table.LARK:
        return built()
    load = cast("Callable[..., Lark]", Lark._load_from_dict)  # as the parsers do that Lark makes of grammars
    return load(table.DATA, table.MEMO, postlex=_Indentation(), transformer=_Shaping())


def built() -> Lark:
    """The parser built of the grammar, which takes several times as long as parsing a map."""
    return Lark(
        packaged_text("grammar", "argmap.lark"),
        parser="lalr",
        lexer="contextual",
        start="file",
        maybe_placeholders=True,
        postlex=_Indentation(),
        transformer=_Shaping(),
    )
