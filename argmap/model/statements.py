"""Statements as their full lines write them, and the strengths of the steps they stand in."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.model import values
from argmap.model.errors.linked_strength import linked_strength
from argmap.model.errors.no_step_strength import no_step_strength
from argmap.model.map import Citation, Role, Statement, Wording
from argmap.model.name_resolution import PendingDiagnostic, ReferenceKind, resolve_id
from argmap.model.names import NameKind, Names, kind_of
from argmap.model.properties import LineProperties, to_wording
from argmap.model.steps import Steps
from argmap.model.structure import LinePlacement, LineRole
from argmap.syntax.tree import Property


def read_strengths(
    placements: Sequence[LinePlacement], properties: Sequence[LineProperties]
) -> tuple[Mapping[int, float], tuple[Diagnostic, ...]]:
    """The strength of each step that has one, by the number of the line that begins it."""
    strengths: dict[int, float] = {}
    said: list[Diagnostic] = []
    for stand in placements:
        found = properties[stand.line.number].get("strength")
        if found is None:
            continue
        value, wrong = values.read_strength(found)
        said.extend(wrong or _check_strength_place(found, stand))
        if value is not None:
            strengths[stand.line.number] = value
    return strengths, tuple(said)


def _check_strength_place(property_: Property, placement: LinePlacement) -> tuple[Diagnostic, ...]:
    if placement.line_role is LineRole.TOP:
        return (no_step_strength(property_, placement.line.entry),)
    if placement.line_role is LineRole.JOINS and placement.first_line:
        return (linked_strength(property_, placement.first_line.entry),)
    return ()


def assign_groups(
    placements: Sequence[LinePlacement], properties: Sequence[LineProperties], names: Names
) -> tuple[tuple[str | None, ...], tuple[PendingDiagnostic, ...]]:
    """By line number, the group a line is in: its own, else that of the line it stands under."""
    groups: list[str | None] = []
    remarks: list[PendingDiagnostic] = []
    for stand in placements:
        parent = stand.line.parent
        group = groups[parent.number] if parent else None
        if stand.role and (found := properties[stand.line.number].get("group")):
            own, missed = resolve_id(names, ReferenceKind.GROUP, found.value.value, found.value.span)
            group = own or group
            remarks.extend(missed)
        groups.append(group)
    return tuple(groups), tuple(remarks)


def build_statements(
    placements: Sequence[LinePlacement], properties: Sequence[LineProperties], names: Names, steps: Steps
) -> tuple[Mapping[str, Statement], tuple[PendingDiagnostic, ...]]:
    """Every statement that stands in full somewhere, by id, in the order written."""
    groups, remarks = assign_groups(placements, properties, names)
    statements: dict[str, Statement] = {}
    told: list[PendingDiagnostic] = list(remarks)
    for stand in placements:
        if kind_of(stand.line) is not NameKind.STATEMENT or stand.role is None:
            continue
        number = stand.line.number
        cites, missed = _read_citations(properties[number].get_all("cite"), names)
        made, said = _build_statement(stand, properties[number], names.ids[number] or "", len(statements))
        statements[made.id] = replace(
            made, parent_step=steps.parent_step(stand), group=groups[number], cites=cites
        )
        told.extend((*missed, *said))
    return statements, tuple(told)


def _build_statement(
    placement: LinePlacement, properties: LineProperties, name: str, order: int
) -> tuple[Statement, tuple[Diagnostic, ...]]:
    line = placement.line
    url, wrong_url = values.read_url(properties.get("url"))
    allowed, wrong_codes = values.read_allowed_warnings(properties.get_all("allow"))
    written = line.entry.name
    made = Statement(
        id=name,
        has_written_id=written is not None and written.text == name,
        role=placement.role or Role.CLAIM,
        text=properties.translations
        if line.entry.text
        else {"": Wording("", (line.diagnostic_span,)), **properties.translations},
        parent_step=None,
        depth=line.depth,
        order=order,
        span=line.diagnostic_span,
        name_span=written.span if written else None,
        short=properties.get_translations("short"),
        note=properties.get_translations("note"),
        by=properties.get_translations("by"),
        tags=values.read_tags(properties.get_all("tag")),
        url=url,
        allowed_warnings=allowed,
        is_linked=placement.line_role is LineRole.JOINS,
    )
    return made, wrong_url + wrong_codes


def _read_citations(
    properties: Sequence[Property], names: Names
) -> tuple[tuple[Citation, ...], tuple[PendingDiagnostic, ...]]:
    cites: list[Citation] = []
    remarks: list[PendingDiagnostic] = []
    for one in properties:
        value = to_wording(one.value)
        word, *locator = value.value.split(maxsplit=1)
        source, missed = resolve_id(names, ReferenceKind.SOURCE, word, value.part(0, len(word)))
        remarks.extend(missed)
        if source is not None:
            cites.append(Citation(source, "".join(locator), value.span))
    return tuple(cites), tuple(remarks)
