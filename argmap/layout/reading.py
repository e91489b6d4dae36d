"""In which order and under what each statement is drawn: the reading order as a tree, with its leftovers."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from argmap.model.map import ArgMap, Inference, Premise


class Reading(Struct, frozen=True):
    """The map as one reads it: who stands under whom.

    `roots` are the statements that nothing stands left of. `under` lists the steps written under each
    statement's full line, undercuts of that line's own step among them, and `aside` those written under a
    reference, by inference and statement. `children` are the statements whose boxes stand under one's own.
    `planted` are the (inference, statement) pairs where the
    statement's box stands at this step; every other pair is a wire to a box that stands elsewhere.
    """

    roots: tuple[str, ...]
    under: Mapping[str, tuple[Inference, ...]]
    aside: Mapping[tuple[str, str], tuple[Inference, ...]]
    planted: frozenset[tuple[str, str]]
    children: Mapping[str, tuple[str, ...]]
    attacked: frozenset[str]
    """The inferences that an undercut hits."""

    def has_joint(self, step: Inference) -> bool:
        """Whether a step is drawn with a joint: where premises are linked or an undercut hits it."""
        return len(step.premises) > 1 or step.id in self.attacked

    def along(self, first: Inference) -> Iterator[Inference]:
        """A step, then the undercuts written under its references, and those under theirs."""
        return _along(self.aside, first)

    def elsewhere(self, step: Inference) -> Iterator[str]:
        """The premises of a step whose boxes do not stand at it."""
        return (p.statement for p in step.premises if (step.id, p.statement) not in self.planted)


def read(argmap: ArgMap) -> Reading:
    """The reading order of a map. Top-level claims stand where they are first referred to."""
    under, aside = _steps(argmap)
    trip = _Trip(argmap, under, aside)
    tops = [s.id for s in argmap.statements.values() if s.home is None]
    used = {p.statement for step in argmap.inferences.values() for p in step.premises}
    roots = [top for top in tops if top not in used]
    for top in roots + [top for top in tops if top in used]:
        if top not in trip.seen:
            trip.go(top)
            if top in used:
                roots.append(top)
    rank = {top: i for i, top in enumerate(tops)}
    return Reading(
        roots=tuple(sorted(roots, key=rank.__getitem__)),
        under=under,
        aside=aside,
        planted=frozenset(trip.planted),
        children={k: tuple(v) for k, v in trip.children.items()},
        attacked=frozenset(step.target for step in argmap.inferences.values() if step.undercuts),
    )


_Under = Mapping[str, tuple[Inference, ...]]
_Aside = Mapping[tuple[str, str], tuple[Inference, ...]]


def _steps(argmap: ArgMap) -> tuple[_Under, _Aside]:
    """The steps under each full line, and under each reference, in written order."""
    under: dict[str, list[Inference]] = {}
    aside: dict[tuple[str, str], list[Inference]] = {}
    for step in sorted(argmap.inferences.values(), key=lambda each: each.order):
        if step.undercuts and not _stands(argmap.inferences[step.target], step.below):
            aside.setdefault((step.target, step.below), []).append(step)
        else:
            under.setdefault(step.below, []).append(step)
    return {k: tuple(v) for k, v in under.items()}, {k: tuple(v) for k, v in aside.items()}


def _stands(step: Inference, statement: str) -> bool:
    return any(p.statement == statement and p.stands_here for p in step.premises)


def _along(aside: _Aside, first: Inference) -> Iterator[Inference]:
    """A step, then the undercuts written under its references, and those under theirs."""
    pending = [first]
    while pending:
        step = pending.pop()
        yield step
        for premise in step.premises:
            pending.extend(reversed(aside.get((step.id, premise.statement), ())))


class _Trip:
    """One walk over the map in reading order, without recursion, that notes where boxes stand."""

    def __init__(self, argmap: ArgMap, under: _Under, aside: _Aside) -> None:
        self.argmap, self.under, self.aside = argmap, under, aside
        self.seen: set[str] = set()
        self.planted: set[tuple[str, str]] = set()
        self.children: dict[str, list[str]] = {}

    def go(self, root: str) -> None:
        """Visits `root` and all that stands below it."""
        self.seen.add(root)
        stack = [(root, self._from(root))]
        while stack:
            here, ways = stack[-1]
            following = next(ways, None)
            if following is None:
                stack.pop()
            else:
                self.children.setdefault(here, []).append(following)
                stack.append((following, self._from(following)))

    def _from(self, statement: str) -> Iterator[str]:
        """The statements to visit below one, deciding for each premise met where its box stands."""
        for step in self.under.get(statement, ()):
            for along in _along(self.aside, step):
                for premise in along.premises:
                    yield from self._meet(along, premise)

    def _meet(self, step: Inference, premise: Premise) -> Iterator[str]:
        if premise.statement not in self.seen and self._may_stand(premise):
            self.seen.add(premise.statement)
            self.planted.add((step.id, premise.statement))
            yield premise.statement

    def _may_stand(self, premise: Premise) -> bool:
        """A statement stands at its full line; one of the top level where it is first referred to."""
        return premise.stands_here or self.argmap.statements[premise.statement].home is None
