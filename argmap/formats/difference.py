"""The difference between two maps: statements, steps, and declarations."""

from collections.abc import Iterator, Mapping
from unicodedata import normalize

from msgspec import Struct

from argmap.diagnostics.node import SourceNode
from argmap.formats.statement_matching import match_statements, original_text
from argmap.model.map import ArgMap, Inference, Polarity, Statement, Translations

UNCOMPARED_STATEMENT_FIELDS = frozenset(
    {
        "has_written_id",  # `id` is compared where one is written
        "parent_step",  # `StatementPair.is_moved` says where the statement stands
        "depth", "order", "span", "name_span",  # the place in the file
        "is_linked",  # the premises of the step say it
        "opposes_thesis",  # the steps above it say it
    }
)  # fmt: skip
"""The fields of a statement that are no difference of their own; every other one is compared."""

UNCOMPARED_STEP_FIELDS = frozenset(
    {
        "id",  # made of the premises and the target
        "target", "written_under",  # the moved statement says it, or by a step added and one removed
        "order", "span",  # the place in the file
    }
)  # fmt: skip
"""The fields of a step that are no difference of their own; every other one is compared."""

UNCOMPARED_MAP_FIELDS = frozenset(
    {
        "source",  # the file itself
        "statements", "inferences",  # compared one by one
        "likely_lang",  # follows from the keywords and the thesis
        "role_names",  # the project's
    }
)  # fmt: skip
"""The fields of a map that are no difference of their own; every other one is compared."""


class ParentRelation(Struct, frozen=True):
    """The place of a statement: the one it is written below, and the effect of its step."""

    written_under: str
    polarity: Polarity
    undercuts: bool


class StatementPair(Struct, frozen=True):
    """A statement that is in both maps, and in what it differs.

    `changed_fields` are names of fields of `Statement`; `text` stands for its translations there.
    """

    old: Statement
    new: Statement
    is_reworded: bool
    is_moved: bool
    changed_fields: tuple[str, ...]


class StepChange(Struct, frozen=True):
    """A step that is in both maps and differs, or in one only (then the other is None).

    Steps whose statements were added, removed or moved along with them are no changes of their own.
    """

    old: Inference | None
    new: Inference | None


class Difference(Struct, frozen=True):
    """All that differs between two maps. `pairs` has the id in the new map by that in the old.

    `map_fields` are the names of the fields of `ArgMap` that differ, beside statements and steps.

    The order of lines, their place in the file, comments, ids that were made, and how letters are composed
    make no difference.
    """

    old: ArgMap
    new: ArgMap
    pairs: Mapping[str, str]
    added_statements: tuple[Statement, ...]
    removed_statements: tuple[Statement, ...]
    statement_pairs: tuple[StatementPair, ...]
    steps: tuple[StepChange, ...]
    map_fields: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """True where the maps say the same."""
        return not (
            self.added_statements
            or self.removed_statements
            or self.steps
            or self.map_fields
            or self.changed_pairs
        )

    @property
    def changed_pairs(self) -> tuple[StatementPair, ...]:
        """The statements in both maps that are not as they were."""
        return tuple(
            each for each in self.statement_pairs if each.is_reworded or each.is_moved or each.changed_fields
        )


def compare_maps(old: ArgMap, new: ArgMap) -> Difference:
    """Compare two maps."""
    pairs = match_statements(old, new)
    back = {there: here for here, there in pairs.items()}
    return Difference(
        old=old,
        new=new,
        pairs=pairs,
        added_statements=tuple(s for s in new.statements.values() if s.id not in back),
        removed_statements=tuple(s for s in old.statements.values() if s.id not in pairs),
        statement_pairs=tuple(
            _compare_statements(old, new, pairs, s)
            for s in (old.statements[back[n]] for n in new.statements if n in back)
        ),
        steps=tuple(_compare_steps(old, new, pairs)),
        map_fields=tuple(_compare_map_fields(old, new)),
    )


def find_parent_relation(argmap: ArgMap, statement: Statement) -> ParentRelation | None:
    """Find the place of a statement that stands in full; None at the top."""
    step = argmap.inferences.get(statement.parent_step or "")
    return ParentRelation(step.written_under, step.polarity, step.undercuts) if step else None


def _compare_statements(old: ArgMap, new: ArgMap, pairs: Mapping[str, str], one: Statement) -> StatementPair:
    other = new.statements[pairs[one.id]]
    old_parent, new_parent = find_parent_relation(old, one), find_parent_relation(new, other)
    below = pairs.get(old_parent.written_under) if old_parent else None
    is_moved = (old_parent is None) != (new_parent is None) or (
        new_parent is not None and new_parent.written_under != below
    )
    is_reworded = not is_equivalent(original_text(one), original_text(other))
    details = _compare_fields(one, other, inherits_group=_is_group_inherited(old, new, one, other))
    return StatementPair(one, other, is_reworded, is_moved, tuple(details))


def _compare_fields(one: Statement, other: Statement, *, inherits_group: bool) -> Iterator[str]:
    for name in Statement.__struct_fields__:
        if name in UNCOMPARED_STATEMENT_FIELDS or (name == "group" and inherits_group):
            continue
        if not is_equivalent(_field_value(one, name), _field_value(other, name)):
            yield name


def _field_value(statement: Statement, name: str) -> object:
    if name == "id":
        return statement.id if statement.has_written_id else None
    return _translations(statement.text) if name == "text" else getattr(statement, name)


def _is_group_inherited(old: ArgMap, new: ArgMap, one: Statement, other: Statement) -> bool:
    """Return whether both groups are those of the statements above, which the change is reported on."""
    old_parent, new_parent = find_parent_relation(old, one), find_parent_relation(new, other)
    if old_parent is None or new_parent is None:
        return False
    above = (old.statements[old_parent.written_under].group, new.statements[new_parent.written_under].group)
    return above == (one.group, other.group)


def _translations(text: Translations) -> Mapping[str, str]:
    first = "" if "" in text else next(iter(text), "")
    return {lang: found.value for lang, found in text.items() if lang != first}


def _compare_map_fields(old: ArgMap, new: ArgMap) -> Iterator[str]:
    for name in ArgMap.__struct_fields__:
        if name not in UNCOMPARED_MAP_FIELDS and not is_equivalent(getattr(old, name), getattr(new, name)):
            yield name


_StepKey = tuple[frozenset[str], str]


def _compare_steps(old: ArgMap, new: ArgMap, pairs: Mapping[str, str]) -> Iterator[StepChange]:
    """The steps that are not as they were, in the new order, then those that are gone."""
    steps_by_key = {_step_key(new, step, None): step for step in new.inferences.values()}
    matched: set[str] = set()
    removed_steps = []
    for step in old.inferences.values():
        twin = _find_counterpart(new, pairs, step) or steps_by_key.get(_step_key(old, step, pairs))
        if twin is None or twin.id in matched:
            removed_steps.append(step)
            continue
        matched.add(twin.id)
        if _has_changed(pairs, step, twin):
            yield StepChange(step, twin)
    for twin in new.inferences.values():
        if twin.id not in matched and not _is_implied(twin, set(pairs.values())):
            yield StepChange(None, twin)
    yield from (StepChange(step, None) for step in removed_steps if not _is_implied(step, set(pairs)))


def _find_counterpart(new: ArgMap, pairs: Mapping[str, str], step: Inference) -> Inference | None:
    """The step in which the first statement that stands in full in this one stands in the new map."""
    for premise in step.premises:
        if premise.in_full and premise.statement in pairs:
            step_id = new.statements[pairs[premise.statement]].parent_step
            return new.inferences[step_id] if step_id is not None else None
    return None


def _step_key(argmap: ArgMap, step: Inference, pairs: Mapping[str, str] | None) -> _StepKey:
    """A step by its premises and what it is written below, in the new map's ids."""
    ids = pairs if pairs is not None else {name: name for name in argmap.statements}
    premises = frozenset(ids.get(premise.statement, f"\n{premise.statement}") for premise in step.premises)
    return premises, ids.get(step.written_under, f"\n{step.written_under}")


def _is_implied(step: Inference, shared_ids: set[str]) -> bool:
    """Return whether a step in one map only goes with a statement of it that was added, removed or moved."""
    return any(p.in_full or p.statement not in shared_ids for p in step.premises)


def _has_changed(pairs: Mapping[str, str], one: Inference, other: Inference) -> bool:
    """Return whether two steps differ in a field, or link other statements of those that both maps have.

    What a step does is left out where both begin with a full line, for the role of its statement says it.
    """
    common = set(pairs.values())
    before = {pairs[p.statement] for p in one.premises if p.statement in pairs}
    after = {p.statement for p in other.premises if p.statement in common}
    left_out = UNCOMPARED_STEP_FIELDS | {"premises"}
    if one.premises[0].in_full and other.premises[0].in_full:
        left_out |= {"polarity", "undercuts"}
    fields = (name for name in Inference.__struct_fields__ if name not in left_out)
    return before != after or any(
        not is_equivalent(getattr(one, name), getattr(other, name)) for name in fields
    )


def normalise(value: object) -> object:
    """Convert a value of a map to one that is equal however the letters of its texts are composed.

    Texts become NFC, records tuples of their compared fields. Programs of macOS decompose letters without
    changing what is read.
    """
    if isinstance(value, str):
        return normalize("NFC", value)
    if isinstance(value, SourceNode):
        compared = (name for name in value.__struct_fields__ if name not in value.UNCOMPARED_FIELDS)
        return tuple(normalise(getattr(value, name)) for name in compared)
    if isinstance(value, Mapping):
        return {normalise(key): normalise(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return tuple(map(normalise, value))
    return value


def is_equivalent(one: object, other: object) -> bool:
    """Check that two values of maps are equal but for the composition of letters."""
    return one == other or normalise(one) == normalise(other)
