"""The search for support that runs in circles."""

from collections.abc import Container, Iterator, Mapping, Sequence

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.model.errors.circle import SupportLink, circle
from argmap.model.map import Inference, Polarity

_LINKS_PER_END = 6
"""The number of links at each end of a circle that a message shows: bounds its length; not tuned."""
_MAX_WALKS = 10
"""The most walks of one search: bounds the time for a map that is nothing but circles. 5 and 20 find
the same in all cases of the tests.
"""

_Links = Mapping[str, Sequence[SupportLink]]


def find_circles(inferences: Mapping[str, Inference]) -> tuple[Diagnostic, ...]:
    """Report each reference that closes a circle made of supports alone.

    Without these references no circle would be left. Each walk takes time linear in the number of links; a
    second is needed only where circles share a full line and the walk came upon them from outside.
    """
    errors: dict[int, Diagnostic] = {}
    for _ in range(_MAX_WALKS):
        new_errors = list(_walk(_build_links(inferences, errors)))
        if not new_errors:
            break
        errors.update((error.span.start, error) for error in new_errors)
    return tuple(errors.values())


def _walk(links: _Links) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for statement in links:
        if statement not in seen:
            yield from _find_circles_below(statement, links, seen)


def _build_links(inferences: Mapping[str, Inference], excluded_starts: Container[int]) -> _Links:
    """Collect the supports of each statement, but for those that begin at `excluded_starts`.

    A statement's support for itself is an error of its own, and no link here.
    """
    links: dict[str, list[SupportLink]] = {}
    for inference in inferences.values():
        if inference.polarity is Polarity.SUPPORTS:
            target = inference.target
            links.setdefault(target, []).extend(
                SupportLink(premise, target)
                for premise in inference.premises
                if premise.statement != target and premise.span.start not in excluded_starts
            )
    return links


def _find_circles_below(top: str, links: _Links, seen: set[str]) -> Iterator[Diagnostic]:
    """Report the circles on a walk from `top` down to premises of premises; adds to `seen` what it meets."""
    path: list[SupportLink] = []
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
            yield _build_error(path, places[statement], link)
        elif statement not in seen:
            seen.add(statement)
            path.append(link)
            places[statement] = len(path)
            waiting.append(iter(links.get(statement, ())))


def _build_error(path: Sequence[SupportLink], start: int, back: SupportLink) -> Diagnostic:
    """Report the circle of the path from `start` on and the link `back` to its beginning.

    The reference nearest to its end closes it: full lines alone nest and cannot run in a circle.
    """
    length = len(path) - start + 1

    def at(place: int) -> SupportLink:
        position = place % length
        return back if position == length - 1 else path[start + position]

    closing = next((n for n in reversed(range(length)) if not at(n).premise.in_full), length - 1)
    others = range(closing + 1, closing + length)
    nearby = [*others[:_LINKS_PER_END], *others[_LINKS_PER_END:][-_LINKS_PER_END:]]
    return circle(at(closing), [at(place) for place in nearby], length)
