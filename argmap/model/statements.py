"""Statements as their full lines write them, and the strengths of the steps they stand in."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.model import values
from argmap.model.citations import read_citations
from argmap.model.errors.linked_strength import linked_strength
from argmap.model.errors.no_step_strength import no_step_strength
from argmap.model.line_placement import LinePlacement, LineRole
from argmap.model.map import Role, Statement, Wording
from argmap.model.name_resolution import PendingDiagnostic, ReferenceKind, resolve_id
from argmap.model.names import NameKind, Names, kind_of
from argmap.model.properties import LineProperties
from argmap.model.source_declarations import find_source_declarations
from argmap.model.steps import Steps
from argmap.syntax.tree import Property


def read_strengths(
    placements: Sequence[LinePlacement], properties: Sequence[LineProperties]
) -> tuple[Mapping[int, float], tuple[Diagnostic, ...]]:
    """Read the strength of each step that has one, by the number of the line that begins it."""
    strengths: dict[int, float] = {}
    errors: list[Diagnostic] = []
    for placement in placements:
        property_ = properties[placement.line.number].get("strength")
        if property_ is None:
            continue
        value, value_errors = values.read_strength(property_)
        errors.extend(value_errors or _check_strength_place(property_, placement))
        if value is not None:
            strengths[placement.line.number] = value
    return strengths, tuple(errors)


def _check_strength_place(property_: Property, placement: LinePlacement) -> tuple[Diagnostic, ...]:
    if placement.line_role is LineRole.TOP:
        return (no_step_strength(property_, placement.line.entry),)
    if placement.line_role is LineRole.JOINS and placement.first_line:
        return (linked_strength(property_, placement.first_line.entry),)
    return ()


def assign_groups(
    placements: Sequence[LinePlacement], properties: Sequence[LineProperties], names: Names
) -> tuple[tuple[str | None, ...], tuple[PendingDiagnostic, ...]]:
    """Assign to each line, by number, its own group, else that of the line it stands under."""
    groups: list[str | None] = []
    unresolved: list[PendingDiagnostic] = []
    for placement in placements:
        parent = placement.line.parent
        group = groups[parent.number] if parent else None
        if placement.role and (property_ := properties[placement.line.number].get("group")):
            own, errors = resolve_id(names, ReferenceKind.GROUP, property_.value.value, property_.value.span)
            group = own or group
            unresolved.extend(errors)
        groups.append(group)
    return tuple(groups), tuple(unresolved)


def build_statements(
    placements: Sequence[LinePlacement], properties: Sequence[LineProperties], names: Names, steps: Steps
) -> tuple[Mapping[str, Statement], tuple[PendingDiagnostic, ...]]:
    """Build every statement that stands in full somewhere, by id, in the order written."""
    groups, group_errors = assign_groups(placements, properties, names)
    declarations = find_source_declarations([placement.line for placement in placements], names)
    statements: dict[str, Statement] = {}
    errors: list[PendingDiagnostic] = list(group_errors)
    for placement in placements:
        if kind_of(placement.line) is not NameKind.STATEMENT or placement.role is None:
            continue
        number = placement.line.number
        cites, citation_errors = read_citations(properties[number], names, declarations)
        statement, value_errors = _build_statement(
            placement, properties[number], names.ids[number] or "", len(statements)
        )
        statements[statement.id] = replace(
            statement, parent_step=steps.parent_step(placement), group=groups[number], cites=cites
        )
        errors.extend((*citation_errors, *value_errors))
    return statements, tuple(errors)


def _build_statement(
    placement: LinePlacement, properties: LineProperties, name: str, order: int
) -> tuple[Statement, tuple[Diagnostic, ...]]:
    line = placement.line
    url, url_errors = values.read_url(properties.get("url"))
    allowed, code_errors = values.read_allowed_warnings(properties.get_all("allow"))
    written_name = line.entry.name
    statement = Statement(
        id=name,
        has_written_id=written_name is not None and written_name.text == name,
        role=placement.role or Role.CLAIM,
        text=properties.translations
        if line.entry.text
        else {"": Wording("", (line.diagnostic_span,)), **properties.translations},
        parent_step=None,
        depth=line.depth,
        order=order,
        span=line.diagnostic_span,
        name_span=written_name.span if written_name else None,
        short=properties.get_translations("short"),
        note=properties.get_translations("note"),
        by=properties.get_translations("by"),
        tags=values.read_tags(properties.get_all("tag")),
        url=url,
        allowed_warnings=allowed,
        is_linked=placement.line_role is LineRole.JOINS,
    )
    return statement, url_errors + code_errors
