"""The steps of a map: which lines make each, what it hits, and under which id it is kept."""

from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import blake2s

from msgspec import Struct

from argmap.model.map import Inference, Polarity, Premise
from argmap.model.map_lines import MapLine
from argmap.model.structure import LinePlacement
from argmap.syntax.tree import Keyword

_MAX_ID_LENGTH = 120


class Steps(Struct, frozen=True):
    """All inferences by id, in the order written.

    `by_start` has the id of each by the number of the line that begins it.
    """

    inferences: Mapping[str, Inference]
    ids_by_first_line: Mapping[int, str]

    def parent_step(self, placement: LinePlacement) -> str | None:
        """The id of the inference a line is part of; None for none."""
        return self.ids_by_first_line.get(placement.first_line.number) if placement.first_line else None


def build_inferences(
    placements: Sequence[LinePlacement], statement_at: Sequence[str | None], strengths: Mapping[int, float]
) -> Steps:
    """The inferences that the lines make.

    `statement_at` has, by line number, the statement a line is about; `strengths` are by the number of
    the line that begins the step. A step of nothing, or against nothing, is left out: that has been said.
    """
    inferences: dict[str, Inference] = {}
    by_start: dict[int, str] = {}
    made_ids: Counter[str] = Counter()
    for lines in _group_by_step(placements):
        start = lines[0]
        premises = tuple(
            Premise(statement, not line.is_reference, line.diagnostic_span)
            for line in lines
            if (statement := statement_at[line.number]) is not None
        )
        target = _find_target(start, placements, statement_at, by_start)
        below = statement_at[start.parent.number] if start.parent else None
        if not premises or target is None or below is None:
            continue
        made = Inference(
            id=_make_unique(_id(premises, target, start.entry.keyword), made_ids),
            premises=premises,
            target=target,
            polarity=_polarity(start.entry.keyword),
            undercuts=start.entry.keyword is Keyword.UNDERCUT,
            written_under=below,
            order=len(inferences),
            strength=strengths.get(start.number),
            span=start.entry.keyword_span,
        )
        inferences[made.id] = made
        by_start[start.number] = made.id
    return Steps(inferences, by_start)


def _group_by_step(placements: Sequence[LinePlacement]) -> Sequence[Sequence[MapLine]]:
    together: dict[MapLine, list[MapLine]] = {}
    for stand in placements:
        if stand.first_line:
            together.setdefault(stand.first_line, []).append(stand.line)
    return list(together.values())


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
    """An id that other lines cannot change, and that is no statement's.

    A step that a full line begins is told by that statement alone, which stands in full only once:
    `jobs.attacks`. One that a reference begins is told by its premises and what it hits:
    `commons.supports.coin`. Like made ids these hold dots, which written ids cannot.
    """
    verb = "undercuts" if keyword is Keyword.UNDERCUT else _polarity(keyword).value
    first = premises[0]
    if first.in_full:
        return f"{first.statement}.{verb}"
    whole = ".".join([*(premise.statement for premise in premises), verb, target])
    if len(whole) <= _MAX_ID_LENGTH:
        return whole
    return f"{first.statement[:_MAX_ID_LENGTH]}.{verb}.{blake2s(whole.encode(), digest_size=8).hexdigest()}"


def _make_unique(candidate: str, counts: Counter[str]) -> str:
    """The id, numbered where it was made before: the same step written twice, which is an error."""
    counts[candidate] += 1
    return candidate if counts[candidate] == 1 else f"{candidate}.{counts[candidate]}"
