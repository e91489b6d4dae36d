"""The content of a statement's box and the size that it needs: lines of text, role, small labels.

"Half" and "double" at the constants: the change of the size of text, measured on eleven maps of 9 to 60
claims for a 16:9 page.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from argmap.diagnostics.deadline import check_deadline
from argmap.i18n.labels import DrawingLabels
from argmap.layout.columns.lanes import CORNER_CLEARANCE, PORT_PITCH
from argmap.layout.first_words import cut_to_first_words
from argmap.layout.label_sizes import ARROW_WIDTH, SMALLEST_LABELS, LabelSizes
from argmap.layout.layout_options import LayoutOptions
from argmap.layout.reading_order import Reference
from argmap.layout.role_plates import omits_premise_plates
from argmap.layout.statement_marks import MarkWriter, clip_text, safe_link
from argmap.layout.text.line_breaking import TextStyle, count_lines, wrap
from argmap.model.map import ArgMap, Role, Statement, localize_text

PAD = 14
"""Points between a box's side and its text. Text is 1.3 % larger at half and 3.4 % smaller at double."""
PAD_TOP, PAD_BOTTOM = 14, 9
"""Points between a box's upper and lower edge and its text.

At half, the role label runs into the text in every drawing; at double, text is 8.6 % smaller.
"""
LEADING = 1.3
"""Line height, in font sizes.

At 1.15 text is 3.2 % larger, but the lines are dense; at 1.6 it is 4.3 % smaller.
"""
LABEL_GAP = 6
"""Points between labels on one edge.

Boxes are rarely as narrow as their labels: half and double change nothing.
"""
LABEL_INSET = 14
"""Points between a box's corner and the nearest label, as PAD. Half and double change nothing."""
MIN_BOX_WIDTH = 120
"""The width of the narrowest box, in points: room for a role, a label and their gap.

No drawing changes at half; text is 2 % smaller at double.
"""
MIN_LABEL_ROOM = 150
"""Points that the small labels of the narrowest box may take. Half and double change nothing.

From there on, places in sources are left out.
"""
MAX_GROWTH_WIRES = 14
"""Wires on the right side up to which a box grows with their number.

With PORT_PITCH that is 420 points, which is as high as a page should spend on one box. Half and double change
nothing in the measured maps, which have fewer.
"""


class BoxContent(Struct, frozen=True):
    """A statement's content: `width` is the least that its box needs, `height` the box's, in points.

    `description` is the full text and its citations, for readers who do not see the drawing.
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
    """The number of statements below this one that are not shown."""
    continuation_text: str = ""
    """The text of the mark for these; empty if there are none."""
    tags: tuple[str, ...] = ()
    origin_text: str = ""
    """The name of this statement's parent in another drawing; empty if the parent is in this one."""
    label_sizes: LabelSizes = SMALLEST_LABELS
    opposes_thesis: bool = False

    @property
    def has_top_label(self) -> bool:
        """Return whether there is a label on the upper edge."""
        return bool(self.role_text or self.origin_text)

    @property
    def top_pad(self) -> float:
        """Points between the upper edge and the text."""
        return PAD_TOP + self.label_sizes.upper_growth if self.has_top_label else PAD_BOTTOM

    @property
    def bottom_pad(self) -> float:
        """Points between the text and the lower edge."""
        return PAD_BOTTOM + (self.label_sizes.lower_growth if self.has_bottom_label else 0.0)

    @property
    def has_bottom_label(self) -> bool:
        """Return whether there is a label on the lower edge."""
        return bool(self.source_text or self.continuation_text)

    @property
    def bottom_labels_width(self) -> float:
        """Points from the left of the labels on the lower edge to the box's right edge."""
        sizes = self.label_sizes
        width = LABEL_INSET + (sizes.mark.width(self.source_text) + 16 if self.source_text else 0.0)
        if self.continuation_text:
            width += sizes.continuation_width(self.continuation_text)
        return width + (LABEL_GAP if self.source_text and self.continuation_text else 0.0)


def build_contents(
    argmap: ArgMap, options: LayoutOptions, labels: DrawingLabels, wires: Mapping[str, int]
) -> dict[str, BoxContent]:
    """Build the content of every statement; `wires` counts those that meet a statement's right side."""
    builder = _start_builder(argmap, options, labels)
    return {s.id: builder.build(s, options.measure, wires.get(s.id, 0)) for s in argmap.statements.values()}


def width_options(
    argmap: ArgMap, options: LayoutOptions, labels: DrawingLabels, measures: Sequence[float]
) -> dict[str, tuple[BoxContent, ...]]:
    """Build the contents that every statement may have with lines of the `measures`, in points."""
    builder = _start_builder(argmap, options, labels)
    return {s.id: tuple(builder.width_options(s, measures)) for s in argmap.statements.values()}


def _start_builder(argmap: ArgMap, options: LayoutOptions, labels: DrawingLabels) -> "_ContentBuilder":
    kinds = {(step.target, step.polarity) for step in argmap.inferences.values()}
    counts = Counter(target for target, _ in kinds)
    contested = frozenset(target for target, count in counts.items() if count > 1)
    marks = MarkWriter(options.lang, argmap.lang, labels, options.label_sizes.mark)
    return _ContentBuilder(argmap, options, labels, omits_premise_plates(argmap, options), contested, marks)


class _ContentBuilder(Struct, frozen=True):
    """Builds the contents of a map's statements; `is_bare` leaves the plates off premises.

    `contested` are the statements that have both support and attacks.
    """

    argmap: ArgMap
    options: LayoutOptions
    labels: DrawingLabels
    is_bare: bool
    contested: frozenset[str]
    marks: MarkWriter

    def width_options(self, statement: Statement, measures: Sequence[float]) -> Iterator[BoxContent]:
        """Yield a statement's contents from the narrowest to the widest, each less high than the one before.

        No word is broken that a wider one keeps whole.
        """
        text, style = self._text(statement), self._style(statement)
        longest = max((style.width(word) for word in text.split()), default=0.0)
        fewest = math.inf
        for measure in measures:
            if measure < min(longest, measures[-1]):
                continue
            count = count_lines(text, style, measure)
            if count < fewest:
                fewest = count
                yield self.build(statement, measure)
            if count == 1:
                break

    def _style(self, statement: Statement) -> TextStyle:
        """Return the style of a statement's text: a thesis is bold."""
        return TextStyle(self.options.size, bold=statement.role is Role.THESIS)

    def _text(self, statement: Statement) -> str:
        """Return a statement's text in the drawing's language, the short form if that is chosen."""
        is_abridged = statement.id in self.options.abridged
        shows_short = (self.options.short or is_abridged) and statement.short
        text = statement.short if shows_short else statement.text
        words = localize_text(text, self.options.lang, self.argmap.lang)
        if is_abridged and not shows_short:
            return cut_to_first_words(words, self._style(statement))
        return words

    def build(self, statement: Statement, measure: float, wires: int = 0) -> BoxContent:
        """Build a statement's content with lines of at most `measure` points."""
        check_deadline()
        options, style = self.options, self._style(statement)
        lines = wrap(self._text(statement), style, measure)
        role = self._role_text(statement)
        continuation = self._continuation_text(statement)
        label_room = max(measure, MIN_LABEL_ROOM)
        sizes = options.label_sizes
        role_width = sizes.role.width(role) if role else 0.0
        origin = _clip_origin(options.origins.get(statement.id, ""), label_room - role_width, sizes.mark)
        upper = role_width + (sizes.origin_width(origin) + LABEL_GAP if origin else 0.0)
        lower = sizes.continuation_width(continuation) + LABEL_GAP if continuation else 0.0
        source = self.marks.write_line(statement, label_room - lower)
        lower = sizes.mark.width(source) + lower + 62 if source or continuation else 0.0
        text_width = max(style.width(line) for line in lines) + 2 * PAD
        width = max(MIN_BOX_WIDTH, upper + 20 + 2 * LABEL_INSET, lower, text_width)
        # A low box with support and attacks is as high as with labels: both tips need room at a side.
        is_low = len(lines) == 1 and statement.id in self.contested
        top_pad = PAD_TOP + sizes.upper_growth if role or origin or is_low else PAD_BOTTOM
        bottom_pad = PAD_BOTTOM + (sizes.lower_growth if source or continuation else 0.0)
        height = top_pad + bottom_pad + len(lines) * options.size * LEADING
        height = max(height, 2 * CORNER_CLEARANCE + 8 + PORT_PITCH * (min(wires, MAX_GROWTH_WIRES) - 1))
        return BoxContent(
            statement=statement.id,
            role=statement.role,
            lines=lines,
            style=style,
            width=float(round(width + 0.5)),
            height=float(round(height + 0.5)),
            role_text=role,
            source_text=source,
            description=_describe_statement(self.argmap, statement, options, self.labels),
            href=safe_link(statement.url),
            hidden_count=options.hidden.get(statement.id, 0),
            continuation_text=continuation,
            tags=statement.tags,
            origin_text=origin,
            label_sizes=sizes,
            opposes_thesis=statement.opposes_thesis,
        )

    def _role_text(self, statement: Statement) -> str:
        """Return the words of a statement's role, after its number if statements are numbered.

        Without a plate for the role there is the number alone, or nothing.
        """
        if self.is_bare and statement.role is Role.PREMISE:
            return f"{statement.order + 1}" if self.options.numbered else ""
        role = self.labels.role_label(statement.role.value)
        return f"{statement.order + 1} {role}" if self.options.numbered else role

    def _continuation_text(self, statement: Statement) -> str:
        """Return the words that statements below this one are not shown; empty if none are hidden."""
        hidden_count = self.options.hidden.get(statement.id, 0)
        if hidden_count:
            return self.labels.continuation_label(hidden_count)
        return self.labels.continues if statement.id in self.options.continuations else ""


def _clip_origin(name: str, max_width: float, style: TextStyle) -> str:
    """Return as much of the name as fits beside the role, but at least 90 points of it."""
    return clip_text(name, max(max_width - ARROW_WIDTH - LABEL_GAP - 16, 90), style) if name else ""


def _describe_statement(
    argmap: ArgMap, statement: Statement, options: LayoutOptions, labels: DrawingLabels
) -> str:
    """Describe a statement in words: its role and full text, its author, its sources; never its note."""
    role = labels.role_label(statement.role.value)
    if reference := options.references.get(statement.id):
        full = localize_text(argmap.statements[reference.statement].text, options.lang, argmap.lang)
        return f"{role}: {full} ({_direction_words(argmap, statement, reference, labels)})"
    lines = [f"{role}: {localize_text(statement.text, options.lang, argmap.lang)}"]
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


def _direction_words(argmap: ArgMap, stand_in: Statement, reference: Reference, labels: DrawingLabels) -> str:
    """Return the words that say on which side of a reference the statement stands in the file."""
    premises = argmap.inferences[reference.step].premises
    place = next(premise.span for premise in premises if premise.statement == stand_in.id)
    is_above = argmap.statements[reference.statement].span.start < place.start
    return labels.see_above if is_above else labels.see_below
