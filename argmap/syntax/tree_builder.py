"""Lines to tree: what each line says, where it stands, and every slip, in one walk from the top down."""

from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.source import Source, Span
from argmap.syntax.block_indentation import check_blocks
from argmap.syntax.comments import CommentDepth
from argmap.syntax.entry_builder import EntryBuilder, build_entries
from argmap.syntax.errors.indentation import indented_start, too_deep
from argmap.syntax.errors.keyword import NO_TEXT_CODE
from argmap.syntax.errors.properties import late_property, nested_below_property, property_at_top
from argmap.syntax.line_reading import EntryHead, LineReading, collect_possible_ids, indentation_span
from argmap.syntax.parsed_lines import ParsedLine, ParsedLines
from argmap.syntax.text_joining import empty_text
from argmap.syntax.tree import MAX_DEPTH, File, Keyword, Property
from argmap.syntax.well_formed import read_group_without_colon, read_line


class _Nesting(Struct, frozen=True):
    """Where a line stands: below `owner` (None at the top), or, where not `kept`, left out of the tree."""

    depth: int
    parent: EntryBuilder | None
    in_tree: bool = True


_NestedLines = Iterator[tuple[ParsedLine, _Nesting]]


class _BuildState(Struct):
    """What has been found so far, and what the line before was.

    `gave` is the entry that it gave a property to; None where it did not. `textless` is the number of the
    diagnostic that it lacks its text; None without one. `lost` counts the lines that were left out.
    `adrift` says that a tab has left open how deep a line stands, and so what the lines below it belong to,
    until the next one at the top; `at_odds` that the line before is such a line or a property of one.
    `gleans` keeps in the tree what would be left out of it.
    """

    source: Source
    comment_depth: CommentDepth
    lenient: bool = False
    last_property_parent: EntryBuilder | None = None
    no_text_index: int | None = None
    skip_count: int = 0
    is_depth_unknown: bool = False
    is_previous_uncertain: bool = False
    has_too_deep_error: bool = False
    top: list[EntryBuilder] = field(default_factory=list)
    builders: list[EntryBuilder] = field(default_factory=list)
    errors: list[Diagnostic] = field(default_factory=list)
    suppressed_ids: set[str] = field(default_factory=set)


def build_tree(
    parsed_lines: ParsedLines, source: Source, lenient: bool = False
) -> tuple[File, tuple[Diagnostic, ...]]:
    """The tree of a file's lines, and what is wrong with them, in no particular order.

    A tree that `gleans` leaves no line out that another is nested in: one that cannot be guessed stands for a
    statement, and one at a depth of its own is nested in the line above it.
    """
    walk = _BuildState(source, CommentDepth(source, parsed_lines.gap), lenient)
    walk.errors.extend(_check_first_line(parsed_lines, source))
    pending = [(line, _Nesting(0, None)) for line in reversed(parsed_lines.lines)]
    while pending:
        line, place = pending.pop()
        pending.extend(reversed(list(_visit(walk, line, place))))
    trailing = walk.comment_depth.read_comments_above(0)
    entries = build_entries(walk.builders, walk.top)
    return File(entries, source, frozenset(walk.suppressed_ids), trailing_comments=trailing), tuple(
        walk.errors
    )


def _visit(state: _BuildState, line: ParsedLine, nesting: _Nesting) -> _NestedLines:
    """Takes one line in; gives the lines nested below it, with their places."""
    comments = state.comment_depth.read_comments_above(nesting.depth)
    reading = _read_line_at(state, line, nesting)
    says = reading.content
    if state.lenient:
        says = _assume_content(says, reading, line, nesting)
    else:
        nesting = _resolve_uncertain_nesting(state, line, isinstance(says, Property), nesting)
    state.comment_depth.move_to(line, nesting.depth, nestable=not isinstance(says, Property))
    if reading.may_continue_text:
        _retract_previous_line(state)
    state.last_property_parent, state.no_text_index = None, None
    state.errors.extend(reading.errors)
    state.suppressed_ids.update(reading.suppressed_ids)
    if reading.errors and reading.errors[-1].code == NO_TEXT_CODE:
        state.no_text_index = len(state.errors) - 1
    if isinstance(says, EntryHead) and _is_in_tree(state, says, reading.word, nesting):
        draft = _add_entry(state, line, says, reading, nesting)
        draft.comments = comments
        return _nest_below_entry(state, line, draft, nesting.depth + 1)
    lost_below = nesting.depth > MAX_DEPTH and state.has_too_deep_error
    if isinstance(says, Property) and nesting.in_tree and nesting.parent and not lost_below:
        told = _add_property(state, nesting.parent, replace(says, comments=comments) if comments else says)
        return _skip_below_property(state, line, nesting, None if told else reading.word)
    return _skip_line(state, line, reading, nesting)


def _read_line_at(state: _BuildState, line: ParsedLine, nesting: _Nesting) -> LineReading:
    reading = read_line(line, state.source, nested=nesting.depth > 0)
    says, owner = reading.content, nesting.parent
    if not isinstance(says, EntryHead) or says.keyword is not Keyword.GROUP:
        return reading
    if owner is None or owner.entry_head.keyword is Keyword.GROUP:
        return reading
    if says.text or not says.name:
        return reading if says.name else replace(reading, content=None)
    return read_group_without_colon(reading.word, says.name.span)


def _assume_content(
    content: EntryHead | Property | None, reading: LineReading, line: ParsedLine, nesting: _Nesting
) -> EntryHead | Property | None:
    """What a line is taken for where nothing may be lost."""
    if content is not None or not line.blocks:
        return content
    keyword = Keyword.PREMISE if nesting.parent else Keyword.CLAIM
    return EntryHead(keyword, reading.word.text, None, empty_text(reading.word.source, reading.word.end))


def _resolve_uncertain_nesting(
    state: _BuildState, line: ParsedLine, is_property: bool, nesting: _Nesting
) -> _Nesting:
    """The place of a line, in view of tabs above it; `gives` where the line is a property.

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
    """Takes back what came of the line before, whose text seems to run on over the present one."""
    if state.no_text_index is not None:
        del state.errors[state.no_text_index]
    if state.last_property_parent:
        state.last_property_parent.properties.pop()


def _is_in_tree(state: _BuildState, entry_head: EntryHead, word: Span, nesting: _Nesting) -> bool:
    """Whether an entry is taken into the tree.

    An `and` whose sibling above was left out is left out too: what it joins cannot be known.
    """
    if nesting.depth > MAX_DEPTH:
        if not state.has_too_deep_error:
            state.errors.append(too_deep(word))
        state.has_too_deep_error = True
        return False
    owner = nesting.parent
    orphaned = (
        entry_head.keyword is Keyword.AND
        and owner
        and not owner.children
        and state.skip_count > owner.skip_count
    )
    return nesting.in_tree and not orphaned


def _add_entry(
    state: _BuildState, line: ParsedLine, entry_head: EntryHead, reading: LineReading, nesting: _Nesting
) -> EntryBuilder:
    broken = bool(reading.errors) or (
        entry_head.text is not None and (state.is_depth_unknown or not entry_head.text.value)
    )
    span = Span(state.source, line.head.start, line.end)
    draft = EntryBuilder(entry_head, reading.word, span, (), broken, state.skip_count)
    state.builders.append(draft)
    if nesting.parent:
        nesting.parent.add_child(draft)
    else:
        state.top.append(draft)
    return draft


def _nest_below_entry(
    state: _BuildState, line: ParsedLine, builder: EntryBuilder, depth: int
) -> _NestedLines:
    for judged in check_blocks(line, state.source):
        if judged.error:
            state.errors.append(judged.error)
        kept = judged.in_tree or state.lenient
        for inner in judged.block.lines:
            yield inner, _Nesting(depth, builder if kept else None, kept)


def _add_property(state: _BuildState, parent: EntryBuilder, property_: Property) -> bool:
    """Gives an entry a property; where none can stand, tells that instead, and the answer is true."""
    strayed = parent.misplaced_child()
    if parent.first_child and not strayed:
        if state.is_depth_unknown:
            return True
        state.errors.append(late_property(property_.key_span, parent.first_child.word))
        return True
    state.last_property_parent = strayed or parent
    state.last_property_parent.properties.append(property_)
    return False


def _skip_below_property(
    state: _BuildState, line: ParsedLine, nesting: _Nesting, key: Span | None
) -> _NestedLines:
    """The lines nested under a property, which are left out; `key` is None where nothing is to be said."""
    for block in line.blocks:
        first = read_line(block.lines[0], state.source, nested=True)
        if key and not block.is_misplaced and not first.errors:
            state.errors.append(nested_below_property(first.word, key))
            key = None
    yield from _skip_blocks(line, nesting, state.lenient)


def _skip_line(state: _BuildState, line: ParsedLine, reading: LineReading, nesting: _Nesting) -> _NestedLines:
    says = reading.content
    state.skip_count += 1
    if isinstance(says, EntryHead) and says.name:
        state.suppressed_ids.update(collect_possible_ids([says.name.text]))
    if isinstance(says, Property) and nesting.in_tree and not indentation_span(line, state.source).text:
        state.errors.append(property_at_top(reading.word))
    return _skip_blocks(line, nesting, state.lenient)


def _skip_blocks(line: ParsedLine, nesting: _Nesting, lenient: bool) -> _NestedLines:
    beside = nesting if lenient and nesting.parent else _Nesting(nesting.depth + 1, None, in_tree=False)
    for inner in (inner for block in line.blocks for inner in block.lines):
        yield inner, beside


def _check_first_line(parsed_lines: ParsedLines, source: Source) -> Iterator[Diagnostic]:
    """Tells of an indented first line; a `|` line may stand anywhere, and a tab is told of elsewhere."""
    if not parsed_lines.lines or parsed_lines.lines[0].head.text.startswith("|"):
        return
    before = indentation_span(parsed_lines.lines[0], source)
    if before.text and not before.text.strip(" "):
        others = (indentation_span(line, source).text for line in parsed_lines.lines[1:])
        yield indented_start(before, alone=not any(others))
