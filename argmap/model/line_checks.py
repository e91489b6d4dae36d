"""Checks of lines and steps: parts that a line lacks, what stands below references, steps without sense."""

from collections.abc import Mapping, Sequence

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.source import Span
from argmap.model.errors.below_reference import below_reference
from argmap.model.errors.map_with_id import map_with_id
from argmap.model.errors.no_id import no_id
from argmap.model.errors.no_text import no_text
from argmap.model.errors.premise_twice import premise_twice
from argmap.model.errors.self_reference import self_reference
from argmap.model.errors.step_twice import step_twice
from argmap.model.line_nesting import MapLine
from argmap.model.line_placement import LinePlacement, LineRole
from argmap.model.map import Inference, Polarity, Premise, Statement
from argmap.model.names import Names
from argmap.model.steps import Steps
from argmap.syntax.free_ids import build_free_id
from argmap.syntax.properties import SPECS_BY_KEY
from argmap.syntax.tree import Keyword


def check_steps(steps: Steps, statements: Mapping[str, Statement]) -> tuple[Diagnostic, ...]:
    """Report steps that make no sense, each taken by itself; circles are found elsewhere."""
    errors: list[Diagnostic] = []
    seen: dict[tuple[frozenset[str], str, Polarity, bool], Inference] = {}
    for inference in steps.inferences.values():
        errors.extend(_check_repeated_premises(inference))
        errors.extend(_check_self_reference(inference, steps, statements))
        premises = frozenset(premise.statement for premise in inference.premises)
        key = (premises, inference.target, inference.polarity, inference.undercuts)
        before = seen.setdefault(key, inference)
        if before is not inference:
            errors.append(step_twice(inference, before))
    return tuple(errors)


def _check_repeated_premises(inference: Inference) -> list[Diagnostic]:
    first: dict[str, Premise] = {}
    pairs = [(premise, first.setdefault(premise.statement, premise)) for premise in inference.premises]
    return [premise_twice(premise, before) for premise, before in pairs if premise is not before]


def _check_self_reference(
    inference: Inference, steps: Steps, statements: Mapping[str, Statement]
) -> list[Diagnostic]:
    hit = steps.inferences.get(inference.target) if inference.undercuts else None
    against = {premise.statement for premise in hit.premises} if hit else {inference.target}
    return [
        self_reference(premise, statements[premise.statement], inference)
        for premise in inference.premises
        if premise.statement in against
    ]


def check_lines(placements: Sequence[LinePlacement], names: Names) -> tuple[Diagnostic, ...]:
    """Report what lacks, or is too much, on lines that stand where they may."""
    used_ids = {*names.lines_by_id, *names.suppressed_ids}
    errors = (_check_line(placement, used_ids) for placement in placements)
    return tuple(error for error in errors if error)


def _check_line(placement: LinePlacement, used_ids: set[str]) -> Diagnostic | None:
    entry = placement.line.entry
    if entry.broken or placement.line_role is LineRole.MISPLACED or placement.line.is_reference:
        return None
    if entry.text is None:
        return no_text(entry)
    if entry.keyword is Keyword.MAP:
        return map_with_id(entry, entry.name) if entry.name else None
    if entry.keyword.is_declaration and entry.name is None:
        name = build_free_id(entry.text.value, used_ids)
        used_ids.add(name)
        return no_id(entry, name)
    return None


def check_below_references(
    placements: Sequence[LinePlacement], statement_at: Sequence[str | None], names: Names
) -> tuple[Diagnostic, ...]:
    """Report each reference below which stands more than undercuts and properties of its step.

    A reference that names nothing is passed over: its writer may have meant a full line.
    """
    errors: list[Diagnostic] = []
    misplaced_children = {
        placement.line.parent: placement.line
        for placement in reversed(placements)
        if placement.line_role is LineRole.MISPLACED
    }
    for placement in placements:
        statement = statement_at[placement.line.number]
        if not placement.line.is_reference or statement is None:
            continue
        stray = _find_first_stray(placement.line, misplaced_children.get(placement.line))
        if stray:
            errors.append(below_reference(stray, placement.line.entry, names.lines_by_id[statement].entry))
    return tuple(errors)


def _find_first_stray(reference: MapLine, child: MapLine | None) -> Span | None:
    for property_ in reference.entry.properties:
        if not SPECS_BY_KEY[property_.key].of_step:
            return property_.key_span
    return child.entry.keyword_span if child else None
