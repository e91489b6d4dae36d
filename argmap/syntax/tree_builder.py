"""Lines to tree: the reading and the place of each line, and all errors, in one walk from the top down."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.source import Source, Span
from argmap.syntax.comments import CommentDepth
from argmap.syntax.entry_builder import EntryBuilder, build_entries
from argmap.syntax.errors.indentation import indented_start, too_deep
from argmap.syntax.errors.keyword import NO_TEXT_CODE
from argmap.syntax.errors.misplaced_properties import late_property, nested_below_property, property_at_top
from argmap.syntax.grammatical_lines import read_group_without_colon, read_line
from argmap.syntax.line_reading import (
    EntryHead,
    LineContext,
    LineReading,
    collect_possible_ids,
    indentation_span,
)
from argmap.syntax.nested_lines import check_blocks
from argmap.syntax.parsed_lines import ParsedLine, ParsedLines
from argmap.syntax.text_joining import empty_text
from argmap.syntax.tree import MAX_DEPTH, File, Keyword, Property


class _Nesting(Struct, frozen=True):
    """The place of a line: below `parent` (None at the top), or, where not `in_tree`, left out."""

    depth: int
    parent: EntryBuilder | None
    in_tree: bool = True


_NestedLines = Iterator[tuple[ParsedLine, _Nesting]]


class _BuildState:
    """The state of the walk: the tree so far, and what the next line needs to know of the one before.

    `last_property_parent` is the entry that the line before gave a property to, `no_text_index` the number
    of the error that it lacks its text; None without one. `skip_count` counts the lines that were left out.
    `is_depth_unknown` says that a tab has left open how deep a line stands, and so what the lines below it
    belong to, until the next one at the top; `is_previous_uncertain` that the line before is such a line or
    a property of one. A `lenient` walk keeps in the tree the lines that would be left out of it.
    """

    def __init__(self, source: Source, comment_depth: CommentDepth, lenient: bool) -> None:
        self.source, self.comment_depth, self.lenient = source, comment_depth, lenient
        self.last_property_parent: EntryBuilder | None = None
        self.no_text_index: int | None = None
        self.skip_count = 0
        self.is_depth_unknown = self.is_previous_uncertain = self.has_too_deep_error = False
        self.top: list[EntryBuilder] = []
        self.builders: list[EntryBuilder] = []
        self.errors: list[Diagnostic] = []
        self.suppressed_ids: set[str] = set()


def build_tree(
    parsed_lines: ParsedLines, source: Source, lenient: bool = False
) -> tuple[File, tuple[Diagnostic, ...]]:
    """Build the tree of a file's lines, and list what is wrong with them, in no particular order.

    A `lenient` tree leaves no line out that another is nested in: one that cannot be guessed stands for a
    statement, and one at a depth of its own is nested in the line above it.
    """
    state = _BuildState(source, CommentDepth(source, parsed_lines.gap), lenient)
    state.errors.extend(_check_first_line(parsed_lines, source))
    pending = [(line, _Nesting(0, None)) for line in reversed(parsed_lines.lines)]
    while pending:
        line, nesting = pending.pop()
        pending.extend(reversed(list(_visit(state, line, nesting))))
    trailing_comments = state.comment_depth.read_comments_above(0)
    entries = build_entries(state.builders, state.top)
    return File(entries, source, frozenset(state.suppressed_ids), trailing_comments=trailing_comments), tuple(
        state.errors
    )


def _visit(state: _BuildState, line: ParsedLine, nesting: _Nesting) -> _NestedLines:
    """Take one line into the tree; yield the lines nested below it, with their places."""
    comments = state.comment_depth.read_comments_above(nesting.depth)
    reading = _read_line_at(state, line, nesting)
    content = reading.content
    if state.lenient:
        content = _assume_content(content, reading, line, nesting)
    else:
        nesting = _resolve_uncertain_nesting(state, line, isinstance(content, Property), nesting)
    state.comment_depth.move_to(line, nesting.depth, nestable=not isinstance(content, Property))
    if reading.may_continue_text:
        _retract_previous_line(state)
    state.last_property_parent, state.no_text_index = None, None
    state.errors.extend(reading.errors)
    state.suppressed_ids.update(reading.suppressed_ids)
    if reading.errors and reading.errors[-1].code == NO_TEXT_CODE:
        state.no_text_index = len(state.errors) - 1
    if isinstance(content, EntryHead) and _is_in_tree(state, content, reading.word, nesting):
        builder = _add_entry(state, line, content, reading, nesting)
        builder.comments = comments
        return _nest_below_entry(state, line, builder, nesting.depth + 1)
    lost_below = nesting.depth > MAX_DEPTH and state.has_too_deep_error
    if isinstance(content, Property) and nesting.in_tree and nesting.parent and not lost_below:
        is_refused = _add_property(
            state, nesting.parent, replace(content, comments=comments) if comments else content
        )
        return _skip_below_property(state, line, nesting, None if is_refused else reading.word)
    return _skip_line(state, line, reading, nesting)


def _read_line_at(state: _BuildState, line: ParsedLine, nesting: _Nesting) -> LineReading:
    parent = nesting.parent
    below_attack = parent is not None and parent.is_attack
    after_attack = parent is not None and bool(parent.children) and parent.children[-1].may_be_answered
    keyword = parent.entry_head.keyword if parent else None
    is_first = parent is not None and not parent.children
    context = LineContext(nesting.depth > 0, below_attack, after_attack, keyword, is_first)
    reading = read_line(line, state.source, context)
    content = reading.content
    if not isinstance(content, EntryHead) or content.keyword is not Keyword.GROUP:
        return reading
    if parent is None or parent.entry_head.keyword is Keyword.GROUP:
        return reading
    if content.text or not content.name:
        return reading if content.name else replace(reading, content=None)
    return read_group_without_colon(reading.word, content.name.span)


def _assume_content(
    content: EntryHead | Property | None, reading: LineReading, line: ParsedLine, nesting: _Nesting
) -> EntryHead | Property | None:
    """Return the content that a line is taken to have where nothing may be lost."""
    if content is not None or not line.blocks:
        return content
    keyword = Keyword.PREMISE if nesting.parent else Keyword.CLAIM
    return EntryHead(keyword, reading.word.text, None, empty_text(reading.word.source, reading.word.end))


def _resolve_uncertain_nesting(
    state: _BuildState, line: ParsedLine, is_property: bool, nesting: _Nesting
) -> _Nesting:
    """Resolve the place of a line in view of tabs above it.

    A property right below a line whose depth is open is most likely that line's, so is left out with it.
    """
    if nesting.depth == 0:
        state.is_depth_unknown = state.is_previous_uncertain = False
    elif not nesting.in_tree and indentation_span(line, state.source).text.strip(" "):
        state.is_depth_unknown = state.is_previous_uncertain = True
    else:
        state.is_previous_uncertain = state.is_previous_uncertain and is_property
        return replace(nesting, parent=None, in_tree=False) if state.is_previous_uncertain else nesting
    return nesting


def _retract_previous_line(state: _BuildState) -> None:
    """Take back the effects of the line before, whose text seems to run on over the present one."""
    if state.no_text_index is not None:
        del state.errors[state.no_text_index]
    if state.last_property_parent:
        state.last_property_parent.properties.pop()


def _is_in_tree(state: _BuildState, entry_head: EntryHead, word: Span, nesting: _Nesting) -> bool:
    """Return whether an entry is taken into the tree.

    An `and` whose sibling above was left out is left out too: the line that it joins cannot be known.
    """
    if nesting.depth > MAX_DEPTH:
        if not state.has_too_deep_error:
            state.errors.append(too_deep(word))
        state.has_too_deep_error = True
        return False
    parent = nesting.parent
    orphaned = (
        entry_head.keyword is Keyword.AND
        and parent
        and not parent.children
        and state.skip_count > parent.skip_count
    )
    return nesting.in_tree and not orphaned


def _add_entry(
    state: _BuildState, line: ParsedLine, entry_head: EntryHead, reading: LineReading, nesting: _Nesting
) -> EntryBuilder:
    broken = bool(reading.errors) or (
        entry_head.text is not None and (state.is_depth_unknown or not entry_head.text.value)
    )
    span = Span(state.source, line.head.start, line.end)
    builder = EntryBuilder(entry_head, reading.word, span, broken, state.skip_count)
    state.builders.append(builder)
    if nesting.parent:
        nesting.parent.add_child(builder)
    else:
        state.top.append(builder)
    return builder


def _nest_below_entry(
    state: _BuildState, line: ParsedLine, builder: EntryBuilder, depth: int
) -> _NestedLines:
    for checked in check_blocks(line, state.source):
        if checked.error:
            state.errors.append(checked.error)
        in_tree = checked.in_tree or state.lenient
        for inner in checked.block.lines:
            yield inner, _Nesting(depth, builder if in_tree else None, in_tree)


def _add_property(state: _BuildState, parent: EntryBuilder, property_: Property) -> bool:
    """Give an entry a property, or report that none can stand there; return whether it was refused."""
    misplaced_child = parent.misplaced_child()
    if parent.first_child and not misplaced_child:
        if state.is_depth_unknown:
            return True
        state.errors.append(late_property(property_.key_span, parent.first_child.word))
        return True
    state.last_property_parent = misplaced_child or parent
    state.last_property_parent.properties.append(property_)
    return False


def _skip_below_property(
    state: _BuildState, line: ParsedLine, nesting: _Nesting, key: Span | None
) -> _NestedLines:
    """Yield the lines nested under a property, which are left out; report the first, unless `key` is None."""
    for block in line.blocks:
        first = read_line(block.lines[0], state.source, LineContext(nested=True))
        if key and not block.is_misplaced and not first.errors:
            state.errors.append(nested_below_property(first.word, key))
            key = None
    yield from _skip_blocks(line, nesting, state.lenient)


def _skip_line(state: _BuildState, line: ParsedLine, reading: LineReading, nesting: _Nesting) -> _NestedLines:
    content = reading.content
    state.skip_count += 1
    if isinstance(content, EntryHead) and content.name:
        state.suppressed_ids.update(collect_possible_ids([content.name.text]))
    if isinstance(content, Property) and nesting.in_tree and not indentation_span(line, state.source).text:
        state.errors.append(property_at_top(reading.word))
    return _skip_blocks(line, nesting, state.lenient)


def _skip_blocks(line: ParsedLine, nesting: _Nesting, lenient: bool) -> _NestedLines:
    inner_nesting = (
        nesting if lenient and nesting.parent else _Nesting(nesting.depth + 1, None, in_tree=False)
    )
    for inner in (inner for block in line.blocks for inner in block.lines):
        yield inner, inner_nesting


def _check_first_line(parsed_lines: ParsedLines, source: Source) -> Iterator[Diagnostic]:
    """Report an indented first line; a `|` line may stand anywhere, and a tab is an error of its own."""
    if not parsed_lines.lines or parsed_lines.lines[0].head.text.startswith("|"):
        return
    before = indentation_span(parsed_lines.lines[0], source)
    if before.text and not before.text.strip(" "):
        others = (indentation_span(line, source).text for line in parsed_lines.lines[1:])
        yield indented_start(before, alone=not any(others))
