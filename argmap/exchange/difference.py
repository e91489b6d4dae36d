"""What has changed from one map to another: statements, steps, and what is declared."""

from collections.abc import Iterator, Mapping
from enum import Enum

from msgspec import Struct

from argmap.exchange.difference_letters import alike
from argmap.exchange.matching import first_writing, matched
from argmap.model.map import ArgMap, Inference, Polarity, Statement, Translated


class Detail(Enum):
    """What else of a statement may differ."""

    ID = "id"
    ROLE = "role"
    TRANSLATION = "translation"
    SHORT = "short"
    NOTE = "note"
    CITE = "cite"
    BY = "by"
    TAG = "tag"
    GROUP = "group"
    URL = "url"


class Part(Enum):
    """What of a map, beside its statements and steps, may differ."""

    TITLE = "title"
    LANG = "lang"
    SOURCES = "sources"
    GROUPS = "groups"
    VIEWS = "views"


class Place(Struct, frozen=True):
    """Where a statement stands: what it is written below, and what its step does; None at the top."""

    below: str
    polarity: Polarity
    undercuts: bool


class Kept(Struct, frozen=True):
    """A statement that is in both maps, and in what it differs."""

    old: Statement
    new: Statement
    reworded: bool
    moved: bool
    details: tuple[Detail, ...]


class StepChange(Struct, frozen=True):
    """A step that is in both maps and differs, or in one only (then the other is None).

    Steps whose statements were added, removed or moved along with them are no changes of their own.
    """

    old: Inference | None
    new: Inference | None


class Difference(Struct, frozen=True):
    """All that differs between two maps. `pairs` has the id in the new map by that in the old.

    The order of lines, their place in the file, comments, ids that were made, and how letters are composed
    make no difference.
    """

    old: ArgMap
    new: ArgMap
    pairs: Mapping[str, str]
    added: tuple[Statement, ...]
    removed: tuple[Statement, ...]
    kept: tuple[Kept, ...]
    steps: tuple[StepChange, ...]
    parts: tuple[Part, ...]

    @property
    def same(self) -> bool:
        """Whether the maps say the same."""
        return not (self.added or self.removed or self.steps or self.parts or self.changed)

    @property
    def changed(self) -> tuple[Kept, ...]:
        """The statements in both maps that are not as they were."""
        return tuple(each for each in self.kept if each.reworded or each.moved or each.details)


def difference(old: ArgMap, new: ArgMap) -> Difference:
    """What differs between two maps."""
    pairs = matched(old, new)
    back = {there: here for here, there in pairs.items()}
    return Difference(
        old=old,
        new=new,
        pairs=pairs,
        added=tuple(s for s in new.statements.values() if s.id not in back),
        removed=tuple(s for s in old.statements.values() if s.id not in pairs),
        kept=tuple(
            _kept(old, new, pairs, s) for s in (old.statements[back[n]] for n in new.statements if n in back)
        ),
        steps=tuple(_steps(old, new, pairs)),
        parts=tuple(_parts(old, new)),
    )


def place(argmap: ArgMap, statement: Statement) -> Place | None:
    """Where a statement stands in full; None at the top."""
    step = argmap.inferences.get(statement.home or "")
    return Place(step.below, step.polarity, step.undercuts) if step else None


def _kept(old: ArgMap, new: ArgMap, pairs: Mapping[str, str], one: Statement) -> Kept:
    other = new.statements[pairs[one.id]]
    here, there = place(old, one), place(new, other)
    below = pairs.get(here.below) if here else None
    moved = (here is None) != (there is None) or (there is not None and there.below != below)
    reworded = not alike(first_writing(one), first_writing(other))
    details = _details(one, other, inherited=_inherited(old, new, one, other))
    return Kept(one, other, reworded, moved, tuple(details))


def _details(one: Statement, other: Statement, *, inherited: bool) -> Iterator[Detail]:
    if (one.named or other.named) and one.id != other.id:
        yield Detail.ID
    if one.role is not other.role:
        yield Detail.ROLE
    if not alike(_translations(one.text), _translations(other.text)):
        yield Detail.TRANSLATION
    pairs = {
        Detail.SHORT: (one.short, other.short),
        Detail.NOTE: (one.note, other.note),
        Detail.CITE: (one.cites, other.cites),
        Detail.BY: (one.by, other.by),
        Detail.TAG: (one.tags, other.tags),
        Detail.GROUP: (None, None) if inherited else (one.group, other.group),
        Detail.URL: (one.url, other.url),
    }
    yield from (detail for detail, (before, after) in pairs.items() if not alike(before, after))


def _inherited(old: ArgMap, new: ArgMap, one: Statement, other: Statement) -> bool:
    """Whether both groups are those of the statements above, which tell what has changed."""
    here, there = place(old, one), place(new, other)
    if here is None or there is None:
        return False
    above = (old.statements[here.below].group, new.statements[there.below].group)
    return above == (one.group, other.group)


def _translations(text: Translated) -> Mapping[str, str]:
    first = "" if "" in text else next(iter(text), "")
    return {lang: found.value for lang, found in text.items() if lang != first}


def _parts(old: ArgMap, new: ArgMap) -> Iterator[Part]:
    pairs: Mapping[Part, tuple[object, object]] = {
        Part.TITLE: (old.title, new.title),
        Part.LANG: (old.lang, new.lang),
        Part.SOURCES: (old.sources, new.sources),
        Part.GROUPS: (old.groups, new.groups),
        Part.VIEWS: (old.views, new.views),
    }
    yield from (part for part, (before, after) in pairs.items() if not alike(before, after))


_Key = tuple[frozenset[str], str]


def _steps(old: ArgMap, new: ArgMap, pairs: Mapping[str, str]) -> Iterator[StepChange]:
    """The steps that are not as they were, in the new order, then those that are gone."""
    known = {_key(new, step, None): step for step in new.inferences.values()}
    told: set[str] = set()
    gone = []
    for step in old.inferences.values():
        twin = _twin(new, pairs, step) or known.get(_key(old, step, pairs))
        if twin is None or twin.id in told:
            gone.append(step)
            continue
        told.add(twin.id)
        if _differs(pairs, step, twin):
            yield StepChange(step, twin)
    for twin in new.inferences.values():
        if twin.id not in told and not _comes_along(twin, set(pairs.values())):
            yield StepChange(None, twin)
    yield from (StepChange(step, None) for step in gone if not _comes_along(step, set(pairs)))


def _twin(new: ArgMap, pairs: Mapping[str, str], step: Inference) -> Inference | None:
    """The step in which the first statement that stands in full in this one stands in the new map."""
    for premise in step.premises:
        if premise.stands_here and premise.statement in pairs:
            home = new.statements[pairs[premise.statement]].home
            return new.inferences[home] if home is not None else None
    return None


def _key(argmap: ArgMap, step: Inference, pairs: Mapping[str, str] | None) -> _Key:
    """A step by its premises and what it is written below, in the new map's ids."""
    ids = pairs if pairs is not None else {name: name for name in argmap.statements}
    premises = frozenset(ids.get(premise.statement, f"\n{premise.statement}") for premise in step.premises)
    return premises, ids.get(step.below, f"\n{step.below}")


def _comes_along(step: Inference, kept: set[str]) -> bool:
    """Whether a step in one map only is told by a statement of it that was added, removed or moved."""
    return any(p.stands_here or p.statement not in kept for p in step.premises)


def _differs(pairs: Mapping[str, str], one: Inference, other: Inference) -> bool:
    """Whether two steps have another strength, or link other statements of those that both maps have, or do
    other things: where they begin with a full line, its role tells that.
    """
    back = set(pairs.values())
    before = {pairs[p.statement] for p in one.premises if p.statement in pairs}
    after = {p.statement for p in other.premises if p.statement in back}
    told = one.premises[0].stands_here and other.premises[0].stands_here
    same_deed = told or (one.polarity, one.undercuts) == (other.polarity, other.undercuts)
    return not same_deed or one.strength != other.strength or before != after
