"""The steps of a map: the lines that make each, its target, and its id."""

from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import blake2s

from msgspec import Struct

from argmap.model.line_nesting import MapLine
from argmap.model.line_placement import LinePlacement
from argmap.model.map import Inference, Polarity, Premise
from argmap.syntax.tree import Keyword

_MAX_ID_LENGTH = 120
"""The most characters of an id made of others, and of the id in one that ends in a digest: bounds the size of
files that name every step. No case in the tests is between 60 and 240."""


class Steps(Struct, frozen=True):
    """All inferences by id, in the order written.

    `ids_by_first_line` has the id of each by the number of the line that begins it.
    """

    inferences: Mapping[str, Inference]
    ids_by_first_line: Mapping[int, str]

    def parent_step(self, placement: LinePlacement) -> str | None:
        """Return the id of the inference a line is part of; None for none."""
        return self.ids_by_first_line.get(placement.first_line.number) if placement.first_line else None


def build_inferences(
    placements: Sequence[LinePlacement], statement_at: Sequence[str | None], strengths: Mapping[int, float]
) -> Steps:
    """Build the inferences that the lines make.

    `statement_at` has, by line number, the statement a line is about; `strengths` are by the number of the
    line that begins the step. A step without a premise or a target is left out: its error is reported.
    """
    inferences: dict[str, Inference] = {}
    ids_by_first_line: dict[int, str] = {}
    id_counts: Counter[str] = Counter()
    for lines in _group_by_step(placements):
        start = lines[0]
        premises = tuple(
            Premise(statement, not line.is_reference, line.diagnostic_span)
            for line in lines
            if (statement := statement_at[line.number]) is not None
        )
        target = _find_target(start, placements, statement_at, ids_by_first_line)
        written_under = statement_at[start.parent.number] if start.parent else None
        if not premises or target is None or written_under is None:
            continue
        inference = Inference(
            id=_make_unique(_id(premises, target, start.entry.keyword), id_counts),
            premises=premises,
            target=target,
            polarity=_polarity(start.entry.keyword),
            undercuts=start.entry.keyword is Keyword.UNDERCUT,
            written_under=written_under,
            order=len(inferences),
            strength=strengths.get(start.number),
            span=start.entry.keyword_span,
        )
        inferences[inference.id] = inference
        ids_by_first_line[start.number] = inference.id
    return Steps(inferences, ids_by_first_line)


def _group_by_step(placements: Sequence[LinePlacement]) -> Sequence[Sequence[MapLine]]:
    groups: dict[MapLine, list[MapLine]] = {}
    for placement in placements:
        if placement.first_line:
            groups.setdefault(placement.first_line, []).append(placement.line)
    return list(groups.values())


def _find_target(
    first_line: MapLine,
    placements: Sequence[LinePlacement],
    statement_at: Sequence[str | None],
    ids_by_first_line: Mapping[int, str],
) -> str | None:
    if first_line.parent is None:
        return None
    if first_line.entry.keyword is not Keyword.UNDERCUT:
        return statement_at[first_line.parent.number]
    hit = placements[first_line.parent.number].first_line
    return ids_by_first_line.get(hit.number) if hit else None


def _polarity(keyword: Keyword) -> Polarity:
    supports = keyword in (Keyword.PREMISE, Keyword.ASSUMPTION)
    return Polarity.SUPPORTS if supports else Polarity.ATTACKS


def _id(premises: Sequence[Premise], target: str, keyword: Keyword) -> str:
    """Make an id that other lines cannot change, and that is no statement's.

    A step that a full line begins has the id of that statement alone, which stands in full only once:
    `jobs.attacks`. One that a reference begins has its premises and its target: `commons.supports.coin`.
    Like generated ids these hold dots, which written ids cannot.
    """
    verb = "undercuts" if keyword is Keyword.UNDERCUT else _polarity(keyword).value
    first = premises[0]
    if first.in_full:
        return f"{first.statement}.{verb}"
    full_id = ".".join([*(premise.statement for premise in premises), verb, target])
    if len(full_id) <= _MAX_ID_LENGTH:
        return full_id
    return f"{first.statement[:_MAX_ID_LENGTH]}.{verb}.{blake2s(full_id.encode(), digest_size=8).hexdigest()}"


def _make_unique(candidate: str, counts: Counter[str]) -> str:
    """Number an id that was made before: the step is written twice, which is an error."""
    counts[candidate] += 1
    return candidate if counts[candidate] == 1 else f"{candidate}.{counts[candidate]}"
