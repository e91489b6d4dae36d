"""Statements as their full lines write them, and the strengths of the steps they stand in."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from argmap.model import values
from argmap.model.given import Given, worded
from argmap.model.lookup import Remark, Wanted, find
from argmap.model.map import Citation, Role, Statement, Wording
from argmap.model.names import Kind, Names, kind_of
from argmap.model.slips.linked_strength import linked_strength
from argmap.model.slips.no_step_strength import no_step_strength
from argmap.model.stand import Seat, Stand
from argmap.model.steps import Steps
from argmap.syntax.tree import Property
from argmap.text.diagnostic import Diagnostic


def strengths_of(
    stands: Sequence[Stand], givens: Sequence[Given]
) -> tuple[Mapping[int, float], tuple[Diagnostic, ...]]:
    """The strength of each step that has one, by the number of the line that begins it."""
    strengths: dict[int, float] = {}
    said: list[Diagnostic] = []
    for stand in stands:
        found = givens[stand.line.number].one("strength")
        if found is None:
            continue
        value, wrong = values.strength(found)
        said.extend(wrong or _misplaced_strength(found, stand))
        if value is not None:
            strengths[stand.line.number] = value
    return strengths, tuple(said)


def _misplaced_strength(found: Property, stand: Stand) -> tuple[Diagnostic, ...]:
    if stand.seat is Seat.TOP:
        return (no_step_strength(found, stand.line.entry),)
    if stand.seat is Seat.JOINS and stand.start:
        return (linked_strength(found, stand.start.entry),)
    return ()


def groups_at(
    stands: Sequence[Stand], givens: Sequence[Given], names: Names
) -> tuple[tuple[str | None, ...], tuple[Remark, ...]]:
    """By line number, the group a line is in: its own, else that of the line it stands under."""
    groups: list[str | None] = []
    remarks: list[Remark] = []
    for stand in stands:
        parent = stand.line.parent
        group = groups[parent.number] if parent else None
        if stand.role and (found := givens[stand.line.number].one("group")):
            own, missed = find(names, Wanted.GROUP, found.value.value, found.value.span)
            group = own or group
            remarks.extend(missed)
        groups.append(group)
    return tuple(groups), tuple(remarks)


def statements_of(
    stands: Sequence[Stand], givens: Sequence[Given], names: Names, steps: Steps
) -> tuple[Mapping[str, Statement], tuple[Remark, ...]]:
    """Every statement that stands in full somewhere, by id, in the order written."""
    groups, remarks = groups_at(stands, givens, names)
    statements: dict[str, Statement] = {}
    told: list[Remark] = list(remarks)
    for stand in stands:
        if kind_of(stand.line) is not Kind.STATEMENT or stand.role is None:
            continue
        number = stand.line.number
        cites, missed = _cites(givens[number].every("cite"), names)
        made, said = _statement(stand, givens[number], names.ids[number] or "", len(statements))
        statements[made.id] = replace(made, home=steps.home(stand), group=groups[number], cites=cites)
        told.extend((*missed, *said))
    return statements, tuple(told)


def _statement(stand: Stand, given: Given, name: str, order: int) -> tuple[Statement, tuple[Diagnostic, ...]]:
    line = stand.line
    url, wrong_url = values.url(given.one("url"))
    allowed, wrong_codes = values.allowed(given.every("allow"))
    written = line.entry.name
    made = Statement(
        id=name,
        named=written is not None and written.text == name,
        role=stand.role or Role.CLAIM,
        text=given.said if line.entry.text else {"": Wording("", (line.place,)), **given.said},
        home=None,
        depth=line.depth,
        order=order,
        span=line.place,
        name_span=written.span if written else None,
        short=given.texts("short"),
        note=given.texts("note"),
        by=given.texts("by"),
        tags=values.tags(given.every("tag")),
        url=url,
        allowed=allowed,
        linked=stand.seat is Seat.JOINS,
    )
    return made, wrong_url + wrong_codes


def _cites(found: Sequence[Property], names: Names) -> tuple[tuple[Citation, ...], tuple[Remark, ...]]:
    cites: list[Citation] = []
    remarks: list[Remark] = []
    for one in found:
        value = worded(one.value)
        word, *locator = value.value.split(maxsplit=1)
        source, missed = find(names, Wanted.SOURCE, word, value.part(0, len(word)))
        remarks.extend(missed)
        if source is not None:
            cites.append(Citation(source, "".join(locator), value.span))
    return tuple(cites), tuple(remarks)
