"""Lines to tree: what each line says, where it stands, and every slip, in one walk from the top down."""

from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from argmap.syntax.blocks import indentation, judged_blocks
from argmap.syntax.draft import Draft, finished
from argmap.syntax.lines import Line, Sheet
from argmap.syntax.margin import Margin
from argmap.syntax.reading import Heading, Reading, ids_meant
from argmap.syntax.slips.indentation import indented_start, too_deep
from argmap.syntax.slips.keyword import NO_TEXT
from argmap.syntax.slips.properties import late_property, nested_below_property, property_at_top
from argmap.syntax.texts import empty_text
from argmap.syntax.tree import MAX_DEPTH, File, Keyword, Property
from argmap.syntax.written import group_without_colon, read_line
from argmap.text.diagnostic import Diagnostic
from argmap.text.source import Source, Span


class _Place(Struct, frozen=True):
    """Where a line stands: below `owner` (None at the top), or, where not `kept`, left out of the tree."""

    depth: int
    owner: Draft | None
    kept: bool = True


_Placed = Iterator[tuple[Line, _Place]]


class _Walk(Struct):
    """What has been found so far, and what the line before was.

    `gave` is the entry that it gave a property to; None where it did not. `textless` is the number of the
    diagnostic that it lacks its text; None without one. `lost` counts the lines that were left out.
    `adrift` says that a tab has left open how deep a line stands, and so what the lines below it belong to,
    until the next one at the top; `at_odds` that the line before is such a line or a property of one.
    `gleans` keeps in the tree what would be left out of it.
    """

    source: Source
    margin: Margin
    gleans: bool = False
    gave: Draft | None = None
    textless: int | None = None
    lost: int = 0
    adrift: bool = False
    at_odds: bool = False
    too_deep: bool = False
    top: list[Draft] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    said: list[Diagnostic] = field(default_factory=list)
    spoiled: set[str] = field(default_factory=set)


def read(sheet: Sheet, source: Source, gleans: bool = False) -> tuple[File, tuple[Diagnostic, ...]]:
    """The tree of a file's lines, and what is wrong with them, in no particular order.

    A tree that `gleans` leaves no line out that another is nested in: one that cannot be guessed stands for a
    statement, and one at a depth of its own is nested in the line above it.
    """
    walk = _Walk(source, Margin(source, sheet.gap), gleans)
    walk.said.extend(_start_told(sheet, source))
    pending = [(line, _Place(0, None)) for line in reversed(sheet.lines)]
    while pending:
        line, place = pending.pop()
        pending.extend(reversed(list(_visit(walk, line, place))))
    trailing = walk.margin.comments_above(0)
    entries = finished(walk.drafts, walk.top)
    return File(entries, source, frozenset(walk.spoiled), trailing=trailing), tuple(walk.said)


def _visit(walk: _Walk, line: Line, place: _Place) -> _Placed:
    """Takes one line in; gives the lines nested below it, with their places."""
    comments = walk.margin.comments_above(place.depth)
    reading = _read(walk, line, place)
    says = reading.says
    if walk.gleans:
        says = _meant(says, reading, line, place)
    else:
        place = _in_doubt(walk, line, isinstance(says, Property), place)
    walk.margin.move_to(line, place.depth, nestable=not isinstance(says, Property))
    if reading.loose:
        _take_back(walk)
    walk.gave, walk.textless = None, None
    walk.said.extend(reading.slips)
    walk.spoiled.update(reading.spoiled)
    if reading.slips and reading.slips[-1].code == NO_TEXT:
        walk.textless = len(walk.said) - 1
    if isinstance(says, Heading) and _stays(walk, says, reading.word, place):
        draft = _draft(walk, line, says, reading, place)
        draft.comments = comments
        return _below_entry(walk, line, draft, place.depth + 1)
    lost_below = place.depth > MAX_DEPTH and walk.too_deep
    if isinstance(says, Property) and place.kept and place.owner and not lost_below:
        told = _give(walk, place.owner, replace(says, comments=comments) if comments else says)
        return _below_property(walk, line, place, None if told else reading.word)
    return _leave_out(walk, line, reading, place)


def _read(walk: _Walk, line: Line, place: _Place) -> Reading:
    reading = read_line(line, walk.source, nested=place.depth > 0)
    says, owner = reading.says, place.owner
    if not isinstance(says, Heading) or says.keyword is not Keyword.GROUP:
        return reading
    if owner is None or owner.heading.keyword is Keyword.GROUP:
        return reading
    if says.text or not says.name:
        return reading if says.name else replace(reading, says=None)
    return group_without_colon(reading.word, says.name.span)


def _meant(
    says: Heading | Property | None, reading: Reading, line: Line, place: _Place
) -> Heading | Property | None:
    """What a line is taken for where nothing may be lost."""
    if says is not None or not line.blocks:
        return says
    keyword = Keyword.PREMISE if place.owner else Keyword.CLAIM
    return Heading(keyword, reading.word.text, None, empty_text(reading.word.source, reading.word.end))


def _in_doubt(walk: _Walk, line: Line, gives: bool, place: _Place) -> _Place:
    """The place of a line, in view of tabs above it; `gives` where the line is a property.

    A property right below a line whose depth is open is most likely that line's, so is left out with it.
    """
    if place.depth == 0:
        walk.adrift = walk.at_odds = False
    elif not place.kept and indentation(line, walk.source).text.strip(" "):
        walk.adrift = walk.at_odds = True
    else:
        walk.at_odds = walk.at_odds and gives
        return replace(place, owner=None, kept=False) if walk.at_odds else place
    return place


def _take_back(walk: _Walk) -> None:
    """Takes back what came of the line before, whose text seems to run on over the present one."""
    if walk.textless is not None:
        del walk.said[walk.textless]
    if walk.gave:
        walk.gave.properties.pop()


def _stays(walk: _Walk, says: Heading, word: Span, place: _Place) -> bool:
    """Whether an entry is taken into the tree.

    An `and` whose sibling above was left out is left out too: what it joins cannot be known.
    """
    if place.depth > MAX_DEPTH:
        if not walk.too_deep:
            walk.said.append(too_deep(word))
        walk.too_deep = True
        return False
    owner = place.owner
    orphaned = says.keyword is Keyword.AND and owner and not owner.children and walk.lost > owner.lost
    return place.kept and not orphaned


def _draft(walk: _Walk, line: Line, says: Heading, reading: Reading, place: _Place) -> Draft:
    broken = bool(reading.slips) or (says.text is not None and (walk.adrift or not says.text.value))
    span = Span(walk.source, line.head.start, line.end)
    draft = Draft(says, reading.word, span, (), broken, walk.lost)
    walk.drafts.append(draft)
    if place.owner:
        place.owner.nest(draft)
    else:
        walk.top.append(draft)
    return draft


def _below_entry(walk: _Walk, line: Line, draft: Draft, depth: int) -> _Placed:
    for judged in judged_blocks(line, walk.source):
        if judged.slip:
            walk.said.append(judged.slip)
        kept = judged.kept or walk.gleans
        for inner in judged.block.lines:
            yield inner, _Place(depth, draft if kept else None, kept)


def _give(walk: _Walk, owner: Draft, says: Property) -> bool:
    """Gives an entry a property; where none can stand, tells that instead, and the answer is true."""
    strayed = owner.strayed_child()
    if owner.child and not strayed:
        if walk.adrift:
            return True
        walk.said.append(late_property(says.key_span, owner.child.word))
        return True
    walk.gave = strayed or owner
    walk.gave.properties.append(says)
    return False


def _below_property(walk: _Walk, line: Line, place: _Place, key: Span | None) -> _Placed:
    """The lines nested under a property, which are left out; `key` is None where nothing is to be said."""
    for block in line.blocks:
        first = read_line(block.lines[0], walk.source, nested=True)
        if key and not block.astray and not first.slips:
            walk.said.append(nested_below_property(first.word, key))
            key = None
    yield from _blocks_left_out(line, place, walk.gleans)


def _leave_out(walk: _Walk, line: Line, reading: Reading, place: _Place) -> _Placed:
    says = reading.says
    walk.lost += 1
    if isinstance(says, Heading) and says.name:
        walk.spoiled.update(ids_meant([says.name.text]))
    if isinstance(says, Property) and place.kept and not indentation(line, walk.source).text:
        walk.said.append(property_at_top(reading.word))
    return _blocks_left_out(line, place, walk.gleans)


def _blocks_left_out(line: Line, place: _Place, gleans: bool) -> _Placed:
    beside = place if gleans and place.owner else _Place(place.depth + 1, None, kept=False)
    for inner in (inner for block in line.blocks for inner in block.lines):
        yield inner, beside


def _start_told(sheet: Sheet, source: Source) -> Iterator[Diagnostic]:
    """Tells of an indented first line; a `|` line may stand anywhere, and a tab is told of elsewhere."""
    if not sheet.lines or sheet.lines[0].head.text.startswith("|"):
        return
    before = indentation(sheet.lines[0], source)
    if before.text and not before.text.strip(" "):
        others = (indentation(line, source).text for line in sheet.lines[1:])
        yield indented_start(before, alone=not any(others))
