"""What one statement shows and how large its box must be: its text in lines, its role, its small marks."""

import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from argmap.diagnostics.deadline import check_deadline
from argmap.i18n.labels import DrawingLabels
from argmap.layout.columns.lanes import CORNER_CLEARANCE, PORT_PITCH
from argmap.layout.layout_options import LayoutOptions
from argmap.layout.text.line_breaking import TextStyle, count_lines, wrap
from argmap.model.map import ArgMap, Role, Statement, Translations, localize_text

PAD = 14
"""Points between a box's side and its text."""
PAD_TOP, PAD_BOTTOM = 14, 9
"""Points between a box's upper and lower edge and its text."""
LEADING = 1.3
"""Line height, in font sizes."""
ROLE_STYLE, SOURCE_STYLE, CONTINUATION_STYLE = (
    TextStyle(13, bold=True),
    TextStyle(12),
    TextStyle(12, bold=True),
)
ROLE_LABEL_HEIGHT, SMALL_LABEL_HEIGHT = 18, 16
"""Plates on the border: half of each stands outside the box."""
ARROW_WIDTH = 13
"""Points that the arrow behind the continues mark takes."""
LABEL_GAP = 6
"""Points between plates of one edge."""
LABEL_INSET = 14
"""Points between a box's corner and the plate nearest to it."""
MIN_BOX_WIDTH = 120
"""The narrowest box, in points."""
MIN_LABEL_ROOM = 150
"""Points that the small marks of the narrowest box may take."""
MAX_GROWTH_WIRES = 14
"""A box grows with the wires that meet its right side, up to this many."""
SAFE_SCHEMES = frozenset({"http", "https", "mailto"})


class BoxContent(Struct, frozen=True):
    """A statement's content, in points; `width` is what it needs at least, `height` what it takes.

    `told` is the full text and its citations, for those who do not see the drawing.
    """

    statement: str
    role: Role
    lines: tuple[str, ...]
    style: TextStyle
    width: float
    height: float
    role_text: str
    source_text: str
    description: str
    href: str | None
    hidden_count: int = 0
    """How many statements below this one are not shown."""
    continuation_text: str = ""
    """The mark that says so; empty where nothing is hidden."""
    tags: tuple[str, ...] = ()
    origin_text: str = ""
    """What this statement stands below in another drawing; empty where it stands in this one."""

    @property
    def has_bottom_label(self) -> bool:
        """Whether a plate stands on the lower edge."""
        return bool(self.source_text or self.continuation_text)


def build_contents(
    argmap: ArgMap, options: LayoutOptions, labels: DrawingLabels, wires: Mapping[str, int]
) -> dict[str, BoxContent]:
    """The card of every statement; `wires` counts those that meet a statement's right side."""
    pen = _ContentBuilder(argmap, options, labels)
    return {s.id: pen.build(s, options.measure, wires.get(s.id, 0)) for s in argmap.statements.values()}


def width_options(
    argmap: ArgMap, options: LayoutOptions, labels: DrawingLabels, measures: Sequence[float]
) -> dict[str, tuple[BoxContent, ...]]:
    """The cards that every statement may have with lines of the `measures`: wider ones are less high."""
    pen = _ContentBuilder(argmap, options, labels)
    return {s.id: tuple(pen.width_options(s, measures)) for s in argmap.statements.values()}


class _ContentBuilder(Struct, frozen=True):
    """Writes the statements of a map on cards."""

    argmap: ArgMap
    options: LayoutOptions
    labels: DrawingLabels

    def width_options(self, statement: Statement, measures: Sequence[float]) -> Iterator[BoxContent]:
        """Its cards from the narrowest to the widest, each less high than the one before.

        No word is broken that a wider card keeps whole.
        """
        text, face = self._text(statement), self._style(statement)
        longest = max((face.width(word) for word in text.split()), default=0.0)
        fewest = math.inf
        for measure in measures:
            if measure < min(longest, measures[-1]):
                continue
            count = count_lines(text, face, measure)
            if count < fewest:
                fewest = count
                yield self.build(statement, measure)
            if count == 1:
                break

    def _style(self, statement: Statement) -> TextStyle:
        return TextStyle(self.options.size, bold=statement.role is Role.THESIS)

    def _text(self, statement: Statement) -> str:
        return localize_text(_choose_text(statement, self.options), self.options.lang, self.argmap.lang)

    def build(self, statement: Statement, measure: float, wires: int = 0) -> BoxContent:
        """Its card with lines of at most `measure` points."""
        check_deadline()
        options, say, face = self.options, self.labels, self._style(statement)
        lines = wrap(self._text(statement), face, measure)
        tag = say.role_label(statement.role.value)
        if options.numbered:
            tag = f"{statement.order + 1} {tag}"
        hidden = options.hidden.get(statement.id, 0)
        continues = (
            say.continuation_label(hidden)
            if hidden
            else say.continues
            if statement.id in options.continuations
            else ""
        )
        aside = continuation_width(continues) + LABEL_GAP if continues else 0.0
        origin = _clip_origin(
            options.origins.get(statement.id, ""), max(measure, MIN_LABEL_ROOM) - ROLE_STYLE.width(tag)
        )
        before = origin_width(origin) + LABEL_GAP if origin else 0.0
        mark = _write_source_text(
            statement, options, say, self.argmap.lang, max(measure, MIN_LABEL_ROOM) - aside
        )
        lower = SOURCE_STYLE.width(mark) + aside + 62 if mark or continues else 0.0
        plates = max(ROLE_STYLE.width(tag) + before + 20 + 2 * LABEL_INSET, lower)
        width = max(MIN_BOX_WIDTH, plates, max(face.width(line) for line in lines) + 2 * PAD)
        height = PAD_TOP + PAD_BOTTOM + len(lines) * options.size * LEADING
        height = max(height, 2 * CORNER_CLEARANCE + 8 + PORT_PITCH * (min(wires, MAX_GROWTH_WIRES) - 1))
        return BoxContent(
            statement=statement.id,
            role=statement.role,
            lines=lines,
            style=face,
            width=float(round(width + 0.5)),
            height=float(round(height + 0.5)),
            role_text=tag,
            source_text=mark,
            description=_describe_statement(self.argmap, statement, options, say),
            href=_safe_link(statement.url),
            hidden_count=hidden,
            continuation_text=continues,
            tags=statement.tags,
            origin_text=origin,
        )


def _choose_text(statement: Statement, options: LayoutOptions) -> Translations:
    return statement.short if options.short and statement.short else statement.text


def continuation_width(text: str) -> float:
    """The width in points of the plate that holds a continues mark and its arrow."""
    return CONTINUATION_STYLE.width(text) + 16 + ARROW_WIDTH


def origin_width(text: str) -> float:
    """The width in points of the plate that holds an origin mark and its arrow."""
    return SOURCE_STYLE.width(text) + 16 + ARROW_WIDTH


def _clip_origin(name: str, max_width: float) -> str:
    """As much of the name as fits beside the role."""
    return _clip_text(name, max(max_width - ARROW_WIDTH - LABEL_GAP - 16, 90)) if name else ""


def _write_source_text(
    statement: Statement,
    options: LayoutOptions,
    labels: DrawingLabels,
    own_lang: str | None,
    max_width: float,
) -> str:
    """The line of small marks: whose words, which sources, whether there is a link; as much as fits."""
    by = labels.attribution(localize_text(statement.by, options.lang, own_lang)) if statement.by else ""
    rest = [f"{cite.source} {cite.locator}".strip() for cite in statement.cites]
    if _safe_link(statement.url):
        rest.append(labels.link)
    if by and rest and SOURCE_STYLE.width(_join_parts([by, *rest], 0)) > max_width:
        by = _clip_text(by, max_width * 0.45)
    return _fit_parts([by, *rest] if by else rest, max_width)


def _fit_parts(parts: Sequence[str], max_width: float) -> str:
    """As many parts as fit, then how many more there are; a single part that is too wide is cut."""
    shown = list(
        parts[: int(max_width / SOURCE_STYLE.width(_join_parts(["", ""], 0))) + 2]
    )  # as none fit beyond these
    while len(shown) > 1 and SOURCE_STYLE.width(_join_parts(shown, len(parts) - len(shown))) > max_width:
        shown.pop()
    more = len(parts) - len(shown)
    if len(shown) == 1:
        shown = [_clip_text(shown[0], max_width - SOURCE_STYLE.width(_join_parts([""], more)))]
    return _join_parts(shown, more)


def _clip_text(text: str, max_width: float) -> str:
    """The text, its end cut off where it is wider than `room`."""
    if SOURCE_STYLE.width(text) > max_width:
        text = text[
            : 1 + bisect_right(range(len(text)), max_width, key=lambda end: SOURCE_STYLE.width(text[:end]))
        ]
    while len(text) > 1 and SOURCE_STYLE.width(text) > max_width:
        text = text[: -2 if text.endswith("…") else -1].rstrip() + "…"
    return text


def _join_parts(parts: Sequence[str], more: int) -> str:
    return " · ".join(parts) + (f" +{more}" if more else "")


def _describe_statement(
    argmap: ArgMap, statement: Statement, options: LayoutOptions, labels: DrawingLabels
) -> str:
    """The statement in words: its role and full text, whose words they are, its sources. Never its note."""
    lines = [
        f"{labels.role_label(statement.role.value)}: "
        f"{localize_text(statement.text, options.lang, argmap.lang)}"
    ]
    if statement.by:
        lines.append(labels.attribution(localize_text(statement.by, options.lang, argmap.lang)))
    for cite in statement.cites:
        source = argmap.sources.get(cite.source)
        name = localize_text(source.text, options.lang, argmap.lang) if source else cite.source
        lines.append(
            f"{labels.source}: {name}, {cite.locator}" if cite.locator else f"{labels.source}: {name}"
        )
    if statement.id in options.hidden:
        lines.append(labels.continuation_label(options.hidden[statement.id]))
    return "\n".join(lines)


def _safe_link(url: str | None) -> str | None:
    """The link, if it is one that a drawing may carry."""
    if not url:
        return None
    from urllib.parse import urlsplit

    return url if urlsplit(url).scheme.lower() in SAFE_SCHEMES else None
