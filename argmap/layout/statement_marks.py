"""The small marks on the lower edge of a box: author, sources and link; and those that have no room there."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from msgspec import Struct

from argmap.i18n.labels import DrawingLabels
from argmap.layout.first_words import cut_to_first_words
from argmap.layout.text.line_breaking import TextStyle
from argmap.model.map import Statement, localize_text

MAX_MARKS_WIDTH = 480
"""Points up to which a box grows for its marks: a speaker of 60 letters, with the ids of two sources.

At half, sources of boxes with long speakers are counted instead of named; double makes boxes of over half a
page. The maps in `maps/` are drawn alike.

A longer speaker is cut there and named in full below the drawing, with the sources.
"""
MARK_GAP = " · "
COUNT_ROOM = 40
"""Points for the count of what has no room, up to five digits."""
SAFE_SCHEMES = frozenset({"http", "https", "mailto"})
"""The schemes of addresses that a drawing may link to: no script and no local file."""


class MarkWriter(Struct, frozen=True):
    """Writes the marks of statements in the language of a drawing; `own` is the map's own language."""

    lang: str | None
    own: str | None
    labels: DrawingLabels
    style: TextStyle

    def write_line(self, statement: Statement, max_width: float) -> str:
        """Write the line of small marks: the author, the sources, and that there is a link.

        Where not all fit, places are left out, which are listed with the sources; where that does not help,
        the line grows to MAX_MARKS_WIDTH, and only what has no room there is counted.
        """
        cites = [f"{cite.source} {cite.locator}".strip() for cite in statement.cites]
        whole = [*self._author(statement), *cites, *self._link(statement)]
        if _fits(whole, max_width, self.style):
            return _join_parts(whole, 0)
        return _fit_parts(self._list_short_marks(statement), max(max_width, MAX_MARKS_WIDTH), self.style)

    def list_cut_marks(self, statements: Iterable[Statement]) -> tuple[str, ...]:
        """List the marks without room on a box: each speaker once, others by the statement's first words.

        On paper, a link is its address.
        """
        speakers: dict[str, None] = {}
        others: list[str] = []
        for statement in statements:
            marks = self._list_short_marks(statement)
            if not marks:
                continue
            rest = marks[_count_fitting(marks, MAX_MARKS_WIDTH, self.style) :]
            author = self._author(statement)
            if author and self.style.width(author[0]) > MAX_MARKS_WIDTH - COUNT_ROOM:
                speakers[author[0]] = None
            if rest and self._link(statement):
                rest[-1] = statement.url or ""
            if rest:
                others.append(f"{self._first_words(statement)}: {MARK_GAP.join(rest)}")
        return (*speakers, *others)

    def _list_short_marks(self, statement: Statement) -> list[str]:
        """List the marks of a statement without the places in its sources."""
        names = dict.fromkeys(cite.source for cite in statement.cites)
        return [*self._author(statement), *names, *self._link(statement)]

    def _author(self, statement: Statement) -> list[str]:
        speaker = localize_text(statement.by, self.lang, self.own)
        return [self.labels.attribution(speaker)] if speaker else []

    def _link(self, statement: Statement) -> list[str]:
        return [self.labels.link] if safe_link(statement.url) else []

    def _first_words(self, statement: Statement) -> str:
        return cut_to_first_words(localize_text(statement.text, self.lang, self.own), self.style)


def safe_link(url: str | None) -> str | None:
    """Return an address if its scheme is safe, else None."""
    if not url:
        return None
    from urllib.parse import urlsplit

    return url if urlsplit(url).scheme.lower() in SAFE_SCHEMES else None


def _fits(parts: Sequence[str], max_width: float, style: TextStyle) -> bool:
    """Return whether parts fit on a line, without measuring many that cannot."""
    return 3 * len(parts) < max_width and style.width(_join_parts(parts, 0)) <= max_width


def _fit_parts(parts: Sequence[str], max_width: float, style: TextStyle) -> str:
    """Join as many parts as fit, and the number of the others; a single part that is too wide is cut."""
    count = _count_fitting(parts, max_width, style)
    fitting, more = list(parts[:count]), len(parts) - count
    if count == 1:
        fitting = [clip_text(fitting[0], max_width - style.width(_join_parts([""], more)), style)]
    return _join_parts(fitting, more)


def _count_fitting(parts: Sequence[str], max_width: float, style: TextStyle) -> int:
    """Return how many parts fit beside the number of the others: one at least, if there are any."""
    count = min(len(parts), int(max_width / style.width(_join_parts(["", ""], 0))) + 2)
    while count > 1 and style.width(_join_parts(parts[:count], len(parts) - count)) > max_width:
        count -= 1
    return count


def clip_text(text: str, max_width: float, style: TextStyle) -> str:
    """Cut the end off a text wider than `max_width` points, and put an ellipsis there."""
    if style.width(text) > max_width:
        text = text[: 1 + bisect_right(range(len(text)), max_width, key=lambda end: style.width(text[:end]))]
    while len(text) > 1 and style.width(text) > max_width:
        text = text[: -2 if text.endswith("…") else -1].rstrip() + "…"
    return text


def _join_parts(parts: Sequence[str], more: int) -> str:
    """Join parts by dots in the middle of the line, and add the number of further ones."""
    return MARK_GAP.join(parts) + (f" +{more}" if more else "")
