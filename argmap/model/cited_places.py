"""The places of sources that statements cite."""

from collections.abc import Iterable, Mapping

from argmap.diagnostics.lazy_regex import lazy_regex
from argmap.model.map import Statement

_WORDS_AND_NUMBER = lazy_regex(r"(\D*)([0-9]{0,18})")


def list_cited_places(statements: Iterable[Statement]) -> Mapping[str, tuple[str, ...]]:
    """List the places cited of each source, each once, numbers by their size: `p. 3` before `p. 12`.

    A source that is cited as a whole has none. Sources are in the order in which they are cited.
    """
    places: dict[str, dict[str, None]] = {}
    for statement in statements:
        for cite in statement.cites:
            places.setdefault(cite.source, {}).update({cite.locator: None} if cite.locator else {})
    return {source: tuple(sorted(locators, key=_split_numbers)) for source, locators in places.items()}


def format_places(places: tuple[str, ...]) -> str:
    """Write places as they follow a source's name: ` (p. 3; p. 12)`; nothing without places."""
    return f" ({'; '.join(places)})" if places else ""


def _split_numbers(locator: str) -> list[tuple[str, int]]:
    """Split a place into words and the numbers after them, by which places are sorted."""
    return [(words, int(number or 0)) for words, number in _WORDS_AND_NUMBER().findall(locator)]
