"""The search for support that runs in circles."""

from collections.abc import Container, Iterator, Mapping, Sequence

from argmap.model.map import Inference, Polarity
from argmap.model.slips.circle import Link, circle
from argmap.text.diagnostic import Diagnostic

_SHOWN_AT_EACH_END = 6
_MOST_WALKS = 10

_Links = Mapping[str, Sequence[Link]]


def circles(inferences: Mapping[str, Inference]) -> tuple[Diagnostic, ...]:
    """One diagnostic for each reference that closes a circle made of supports alone.

    Without these references no circle would be left. Each walk takes time linear in the number of links;
    a second is needed only where circles share a full line and the walk came upon them from outside.
    """
    found: dict[int, Diagnostic] = {}
    for _ in range(_MOST_WALKS):
        closed = list(_walk(_links(inferences, found)))
        if not closed:
            break
        found.update((slip.span.start, slip) for slip in closed)
    return tuple(found.values())


def _walk(links: _Links) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for statement in links:
        if statement not in seen:
            yield from _below(statement, links, seen)


def _links(inferences: Mapping[str, Inference], without: Container[int]) -> _Links:
    """The supports of each statement, but for those at the places `without`, and those for itself, about
    which enough is said elsewhere.
    """
    links: dict[str, list[Link]] = {}
    for inference in inferences.values():
        if inference.polarity is Polarity.SUPPORTS:
            target = inference.target
            links.setdefault(target, []).extend(
                Link(premise, target)
                for premise in inference.premises
                if premise.statement != target and premise.span.start not in without
            )
    return links


def _below(top: str, links: _Links, seen: set[str]) -> Iterator[Diagnostic]:
    """The circles found on a walk from `top` down to premises of premises; adds to `seen` what it meets."""
    path: list[Link] = []
    places = {top: 0}
    waiting = [iter(links[top])]
    seen.add(top)
    while waiting:
        link = next(waiting[-1], None)
        if link is None:
            waiting.pop()
            if path:
                del places[path.pop().premise.statement]
            continue
        statement = link.premise.statement
        if statement in places:
            yield _told(path, places[statement], link)
        elif statement not in seen:
            seen.add(statement)
            path.append(link)
            places[statement] = len(path)
            waiting.append(iter(links.get(statement, ())))


def _told(path: Sequence[Link], start: int, back: Link) -> Diagnostic:
    """The circle of the path from `start` on and the link `back` to its beginning.

    The reference nearest to its end is what closes it: full lines alone nest and cannot run in a circle.
    """
    length = len(path) - start + 1

    def at(place: int) -> Link:
        turned = place % length
        return back if turned == length - 1 else path[start + turned]

    closing = next((n for n in reversed(range(length)) if not at(n).premise.stands_here), length - 1)
    others = range(closing + 1, closing + length)
    shown = [*others[:_SHOWN_AT_EACH_END], *others[_SHOWN_AT_EACH_END:][-_SHOWN_AT_EACH_END:]]
    return circle(at(closing), [at(place) for place in shown], length)
