"""What one statement shows and how large its box must be: its text in lines, its role, its small marks."""

import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from argmap.layout.channel import CORNER, PITCH
from argmap.layout.options import LayoutOptions
from argmap.layout.wrap import Face, line_count, wrap
from argmap.model.map import ArgMap, Role, Statement, Translated, wording
from argmap.text.deadline import keep_time
from argmap.words.drawing import Words

PAD = 14
"""Points between a box's side and its text."""
ABOVE, BELOW = 14, 9
"""Points between a box's upper and lower edge and its text."""
LEADING = 1.3
"""Line height, in font sizes."""
TAG, MARK, CONTINUES = Face(13, bold=True), Face(12), Face(12, bold=True)
TAG_HEIGHT, MARK_HEIGHT = 18, 16
"""Plates on the border: half of each stands outside the box."""
ARROW = 13
"""Points that the arrow behind the continues mark takes."""
BESIDE = 6
"""Points between plates of one edge."""
INSET = 14
"""Points between a box's corner and the plate nearest to it."""
LEAST = 120
"""The narrowest box, in points."""
ROOM = 150
"""Points that the small marks of the narrowest box may take."""
MANY_WIRES = 14
"""A box grows with the wires that meet its right side, up to this many."""
SAFE = frozenset({"http", "https", "mailto"})


class Card(Struct, frozen=True):
    """A statement's content, in points; `width` is what it needs at least, `height` what it takes.

    `told` is the full text and its citations, for those who do not see the drawing.
    """

    statement: str
    role: Role
    lines: tuple[str, ...]
    face: Face
    width: float
    height: float
    tag: str
    mark: str
    told: str
    href: str | None
    hidden: int = 0
    """How many statements below this one are not shown."""
    continues: str = ""
    """The mark that says so; empty where nothing is hidden."""
    tags: tuple[str, ...] = ()
    origin: str = ""
    """What this statement stands below in another drawing; empty where it stands in this one."""

    @property
    def plated(self) -> bool:
        """Whether a plate stands on the lower edge."""
        return bool(self.mark or self.continues)


def cards(argmap: ArgMap, options: LayoutOptions, say: Words, wires: Mapping[str, int]) -> dict[str, Card]:
    """The card of every statement; `wires` counts those that meet a statement's right side."""
    pen = _Pen(argmap, options, say)
    return {s.id: pen.card(s, options.measure, wires.get(s.id, 0)) for s in argmap.statements.values()}


def choices(
    argmap: ArgMap, options: LayoutOptions, say: Words, measures: Sequence[float]
) -> dict[str, tuple[Card, ...]]:
    """The cards that every statement may have with lines of the `measures`: wider ones are less high."""
    pen = _Pen(argmap, options, say)
    return {s.id: tuple(pen.choices(s, measures)) for s in argmap.statements.values()}


class _Pen(Struct, frozen=True):
    """Writes the statements of a map on cards."""

    argmap: ArgMap
    options: LayoutOptions
    say: Words

    def choices(self, statement: Statement, measures: Sequence[float]) -> Iterator[Card]:
        """Its cards from the narrowest to the widest, each less high than the one before.

        No word is broken that a wider card keeps whole.
        """
        text, face = self._text(statement), self._face(statement)
        longest = max((face.width(word) for word in text.split()), default=0.0)
        fewest = math.inf
        for measure in measures:
            if measure < min(longest, measures[-1]):
                continue
            count = line_count(text, face, measure)
            if count < fewest:
                fewest = count
                yield self.card(statement, measure)
            if count == 1:
                break

    def _face(self, statement: Statement) -> Face:
        return Face(self.options.size, bold=statement.role is Role.THESIS)

    def _text(self, statement: Statement) -> str:
        return wording(_shown(statement, self.options), self.options.lang, self.argmap.lang)

    def card(self, statement: Statement, measure: float, wires: int = 0) -> Card:
        """Its card with lines of at most `measure` points."""
        keep_time()
        options, say, face = self.options, self.say, self._face(statement)
        lines = wrap(self._text(statement), face, measure)
        tag = say.role(statement.role.value)
        if options.numbered:
            tag = f"{statement.order + 1} {tag}"
        hidden = options.hidden.get(statement.id, 0)
        continues = say.more(hidden) if hidden else say.continues if statement.id in options.onward else ""
        aside = continues_width(continues) + BESIDE if continues else 0.0
        origin = _origin(options.origins.get(statement.id, ""), max(measure, ROOM) - TAG.width(tag))
        before = origin_width(origin) + BESIDE if origin else 0.0
        mark = _mark(statement, options, say, self.argmap.lang, max(measure, ROOM) - aside)
        lower = MARK.width(mark) + aside + 62 if mark or continues else 0.0
        plates = max(TAG.width(tag) + before + 20 + 2 * INSET, lower)
        width = max(LEAST, plates, max(face.width(line) for line in lines) + 2 * PAD)
        height = ABOVE + BELOW + len(lines) * options.size * LEADING
        height = max(height, 2 * CORNER + 8 + PITCH * (min(wires, MANY_WIRES) - 1))
        return Card(
            statement=statement.id,
            role=statement.role,
            lines=lines,
            face=face,
            width=float(round(width + 0.5)),
            height=float(round(height + 0.5)),
            tag=tag,
            mark=mark,
            told=_told(self.argmap, statement, options, say),
            href=_href(statement.url),
            hidden=hidden,
            continues=continues,
            tags=statement.tags,
            origin=origin,
        )


def _shown(statement: Statement, options: LayoutOptions) -> Translated:
    return statement.short if options.short and statement.short else statement.text


def continues_width(text: str) -> float:
    """The width in points of the plate that holds a continues mark and its arrow."""
    return CONTINUES.width(text) + 16 + ARROW


def origin_width(text: str) -> float:
    """The width in points of the plate that holds an origin mark and its arrow."""
    return MARK.width(text) + 16 + ARROW


def _origin(name: str, room: float) -> str:
    """As much of the name as fits beside the role."""
    return _clipped(name, max(room - ARROW - BESIDE - 16, 90)) if name else ""


def _mark(statement: Statement, options: LayoutOptions, say: Words, own: str | None, room: float) -> str:
    """The line of small marks: whose words, which sources, whether there is a link; as much as fits."""
    by = say.by(wording(statement.by, options.lang, own)) if statement.by else ""
    rest = [f"{cite.source} {cite.locator}".strip() for cite in statement.cites]
    if _href(statement.url):
        rest.append(say.link)
    if by and rest and MARK.width(_listed([by, *rest], 0)) > room:
        by = _clipped(by, room * 0.45)
    return _shortened([by, *rest] if by else rest, room)


def _shortened(parts: Sequence[str], room: float) -> str:
    """As many parts as fit, then how many more there are; a single part that is too wide is cut."""
    shown = list(parts[: int(room / MARK.width(_listed(["", ""], 0))) + 2])  # as none fit beyond these
    while len(shown) > 1 and MARK.width(_listed(shown, len(parts) - len(shown))) > room:
        shown.pop()
    more = len(parts) - len(shown)
    if len(shown) == 1:
        shown = [_clipped(shown[0], room - MARK.width(_listed([""], more)))]
    return _listed(shown, more)


def _clipped(text: str, room: float) -> str:
    """The text, its end cut off where it is wider than `room`."""
    if MARK.width(text) > room:
        text = text[: 1 + bisect_right(range(len(text)), room, key=lambda end: MARK.width(text[:end]))]
    while len(text) > 1 and MARK.width(text) > room:
        text = text[: -2 if text.endswith("…") else -1].rstrip() + "…"
    return text


def _listed(shown: Sequence[str], more: int) -> str:
    return " · ".join(shown) + (f" +{more}" if more else "")


def _told(argmap: ArgMap, statement: Statement, options: LayoutOptions, say: Words) -> str:
    """The statement in words: its role and full text, whose words they are, its sources. Never its note."""
    lines = [f"{say.role(statement.role.value)}: {wording(statement.text, options.lang, argmap.lang)}"]
    if statement.by:
        lines.append(say.by(wording(statement.by, options.lang, argmap.lang)))
    for cite in statement.cites:
        source = argmap.sources.get(cite.source)
        name = wording(source.text, options.lang, argmap.lang) if source else cite.source
        lines.append(f"{say.source}: {name}, {cite.locator}" if cite.locator else f"{say.source}: {name}")
    if statement.id in options.hidden:
        lines.append(say.more(options.hidden[statement.id]))
    return "\n".join(lines)


def _href(url: str | None) -> str | None:
    """The link, if it is one that a drawing may carry."""
    if not url:
        return None
    from urllib.parse import urlsplit

    return url if urlsplit(url).scheme.lower() in SAFE else None
