"""Drawing one page of a split map: its content, heading, marks and extras."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Set

from msgspec import Struct, field
from msgspec.structs import replace

from argmap.config.drawing_choices import LabelChoice
from argmap.deck.branches import Branches
from argmap.deck.capacity import PageCapacity
from argmap.deck.page_content import PageContent
from argmap.layout.fit_page import FittedScene, fit_to_page
from argmap.layout.layout_options import LayoutOptions
from argmap.layout.text.line_breaking import TextStyle
from argmap.model.map import ArgMap, Statement, Translations, Wording, localize_text
from argmap.model.subset import SubsetMap, restrict_map
from argmap.scene.scene import Minimap, Rect, Scene
from argmap.theme.pages import READABLE_PT, PageSize

MAX_NAME_CHARS = 64
"""Characters of a statement's text that a heading or a mark shows at most.

About one line of a title: a statement without a short form is cut to the words that tell it apart. It is not
a matter of room, which `MAX_HEADING_SHARE` bounds: half and double gave the same pages.
"""
MAX_HEADING_SHARE = 0.45
"""The share of a page's width that a part's heading takes at most.

The rest is for a legend beside it; the box below has the full text. Four maps of 30 to 60 claims take the
same pages at half and at double; at double text is up to 2 % smaller.
"""
MINIMAP_HEIGHT = 36.0
"""The height of a small map in points: as a heading with the gap below it, so that text hardly shrinks."""
PART_HEADING_STYLE = TextStyle(23, bold=True)
"""The style that a part's heading is measured in: the smallest that headings are drawn in."""
RESERVED_ROOM = Minimap(Rect(0, 0, 120, MINIMAP_HEIGHT))
"""The room that a page keeps for its small map while nobody knows how many parts there will be."""

PageDrawing = tuple[SubsetMap, FittedScene]
"""The part of the map that a page shows, and its drawing."""


class PageExtras(Struct, frozen=True):
    """The extras of a page: a legend, frames round groups, short texts if only they can be read.

    `minimap` is None where the page keeps room for one.
    """

    legend: bool = False
    frames: bool = False
    short_texts: bool = False
    minimap: Minimap | None = None


class MapPart(Struct, frozen=True):
    """A page of a split map.

    `key` is the id of its first statement, `head`, with `/2` and so on if that has several pages; empty for
    the overview. `number` counts these pages from 1; 0 is the overview. `title` is the heading in the
    drawing's language. `argmap` has the statements and inferences of the page; those whose parents are in
    other parts are roots of it. `points` is the size of its text on the page. `hidden_counts` counts, by
    statement, the ones below it that are in other parts.
    """

    key: str
    head: str
    number: int
    title: str
    argmap: ArgMap
    scene: Scene
    points: float
    hidden_counts: Mapping[str, int] = field(default_factory=dict)


class PageRenderer(Struct, frozen=True):
    """Draws the pages of a map: the map and its branches, the page size and the options of drawings."""

    subset: SubsetMap
    branches: Branches
    page: PageSize
    options: LayoutOptions
    label: LabelChoice
    capacity: PageCapacity

    @property
    def title(self) -> str:
        """The map's own heading; empty if it has none."""
        argmap = self.subset.argmap
        return localize_text(self.subset.title or argmap.title, self.options.lang, argmap.lang)

    def name(self, statement: str) -> str:
        """Return a statement's name in headings and marks, as `statement_name` does."""
        return statement_name(
            self.subset.argmap.statements[statement], self.options.lang, self.subset.argmap.lang
        )

    def draw_page(
        self, content: PageContent, number: int, *, has_siblings: bool, extras: PageExtras
    ) -> PageDrawing:
        """Draw a page with its marks, which have no targets yet.

        `number` counts the pages of its head from 1, and is 0 for one that is the overview too;
        `has_siblings` if there are several. Frames are drawn only for groups that set statements of this
        page apart.
        """
        continuing, origins = self._find_continuing_statements(content), self._find_origins(content)
        continuing |= frozenset(content.heads[:1] if has_siblings else ())
        subset = self._build_subset(content, continuing)
        argmap = without_common_groups(subset.argmap) if extras.frames else _without_groups(subset.argmap)
        marked = [each for each in origins if each in content.heads or each not in continuing]
        options = replace(
            self.options,
            hidden=subset.hidden_counts,
            continuations=continuing,
            legend=self.options.legend and extras.legend,
            title=as_translated(self._build_heading(content, number)) if number else self.options.title,
            origins={each: origins[each] for each in marked},
            abridged=self.find_abridged_statements(content, number),
            minimap=(extras.minimap or RESERVED_ROOM) if self.options.heading and number else None,
        )
        label = LabelChoice.FULL if self.label is LabelChoice.AUTO and not extras.short_texts else self.label
        return replace(subset, argmap=argmap), fit_to_page(argmap, self.page, options, label)

    def has_groups(self, content: PageContent) -> bool:
        """Return whether groups set statements of a page apart."""
        return len({self.subset.argmap.statements[each].group for each in content.statements}) > 1

    def draw_overview(
        self, content: PageContent, heads: Iterable[str], *, is_abridged: bool, has_legend: bool
    ) -> PageDrawing:
        """Draw an overview: short texts, without frames and sources; `heads` get a continuation mark.

        `is_abridged` if statements without a short text, but for the theses, show their first words.
        """
        continuing = self._find_continuing_statements(content) | content.statements.intersection(heads)
        subset = self._build_subset(content, continuing)
        bare = _without_sources(_without_groups(subset.argmap))
        abridged = content.statements.difference(self.branches.roots) if is_abridged else frozenset()
        options = replace(
            self.options,
            legend=has_legend,
            hidden=subset.hidden_counts,
            continuations=continuing,
            abridged=abridged,
        )
        return replace(subset, argmap=bare), fit_to_page(bare, self.page, options, LabelChoice.SHORT)

    def draw_whole_map(self) -> PageDrawing:
        """Draw the whole map on one page."""
        return self.subset, fit_to_page(self.subset.argmap, self.page, self.options, self.label)

    def _build_subset(self, content: PageContent, continuing: Set[str]) -> SubsetMap:
        """Return the part of the map on a page, with counts of hidden statements below marked ones."""
        subset = restrict_map(self.subset.argmap, content.statements, content.steps)
        hidden = {
            name: (subset.hidden_counts.get(name, 0) if name in continuing else 0)
            + self.subset.hidden_counts.get(name, 0)
            for name in subset.argmap.statements
        }
        return replace(subset, hidden_counts={name: count for name, count in hidden.items() if count})

    def build_part(self, content: PageContent, drawing: PageDrawing, number: int) -> MapPart:
        """Build the part of a drawn page; number 0 makes it the overview."""
        head = content.heads[0]
        subset, fitted = drawing
        return MapPart(
            key=part_key(head, number) if number else "",
            head=head,
            number=number,
            title=self._build_heading(content, number) if number else self.title,
            argmap=subset.argmap,
            scene=fitted.scene,
            points=fitted.points,
            hidden_counts=subset.hidden_counts,
        )

    def _build_heading(self, content: PageContent, number: int) -> str:
        """Write the names of the heads, clipped to the heading's share, with the number from 2 on."""
        end = f" ({number})" if number > 1 else ""
        max_width = MAX_HEADING_SHARE * self.page.width * self.options.size / READABLE_PT
        names = " · ".join(self.name(head) for head in content.heads)
        return clip_text(names, PART_HEADING_STYLE, max_width - PART_HEADING_STYLE.width(end)) + end

    def _find_continuing_statements(self, content: PageContent) -> frozenset[str]:
        """Return the statements with a step written below them that this page does not show.

        Undercuts of a statement's own step count only if that step is shown: they go with it.
        """
        steps, inferences = content.steps, self.subset.argmap.inferences
        return frozenset(
            step.written_under
            for step in inferences.values()
            if step.id not in steps and step.written_under in content.statements
            if not step.undercuts or self._shows_parent_step(content, step.written_under)
        )

    def find_abridged_statements(self, content: PageContent, number: int) -> frozenset[str]:
        """Return the statements of a page that another page shows in full: the next ones, and references.

        A statement stands in full on the first page that it heads, else below its parent.
        """
        if self.label is LabelChoice.FULL:
            return frozenset()
        repeated = frozenset(content.heads[:1] if number > 1 else ())
        return repeated | frozenset(
            each
            for each in content.statements.difference(content.heads)
            if (each in self.branches.step_groups and each not in content.step_groups)
            or (each in self.branches.parents and not self._shows_parent_step(content, each))
        )

    def _shows_parent_step(self, content: PageContent, statement: str) -> bool:
        """Return whether the step between a statement and its parent is on a page."""
        return self.branches.parent_steps.get(statement) in content.steps

    def _find_origins(self, content: PageContent) -> Mapping[str, str]:
        """Return the names of the parents of statements that are shown without them."""
        return {
            each: self.name(self.branches.parents[each])
            for each in content.statements
            if each in self.branches.parents and not self._shows_parent_step(content, each)
        }


def part_key(head: str, number: int) -> str:
    """Return the key of a part by its first statement and its number among the pages of that."""
    return head if number == 1 else f"{head}/{number}"


def _without_groups(argmap: ArgMap) -> ArgMap:
    """Return a copy of a map in which no statement is in a group."""
    statements = {s.id: replace(s, group=None) for s in argmap.statements.values()}
    return replace(argmap, statements=statements)


def _without_sources(argmap: ArgMap) -> ArgMap:
    """Return a copy of a map without authors, citations and addresses."""
    statements = {s.id: replace(s, cites=(), by={}, url=None) for s in argmap.statements.values()}
    return replace(argmap, statements=statements)


def without_common_groups(argmap: ArgMap) -> ArgMap:
    """Return a copy of a map without the groups that all its statements are in.

    A frame round everything would say nothing.
    """
    enclosing = [set(_list_enclosing_groups(argmap, each.group)) for each in argmap.statements.values()]
    common = set.intersection(*enclosing)
    if not common:
        return argmap
    groups = {
        group.id: replace(group, parent=None) if group.parent in common else group
        for group in argmap.groups.values()
    }
    statements = {
        each.id: replace(each, group=None) if each.group in common else each
        for each in argmap.statements.values()
    }
    return replace(argmap, statements=statements, groups=groups)


def _list_enclosing_groups(argmap: ArgMap, group: str | None) -> Iterator[str]:
    """Yield a group and those that it is nested in."""
    while group is not None:
        yield group
        group = argmap.groups[group].parent


def as_translated(text: str) -> Translations:
    """Return a text of the program as a map's text, in no particular language."""
    return {"": Wording(text, ())}


def statement_name(statement: Statement, lang: str | None, map_lang: str | None) -> str:
    """Return a statement's name in headings: its short form, or the beginning of its text."""
    if statement.short:
        return localize_text(statement.short, lang, map_lang)
    text = localize_text(statement.text, lang, map_lang)
    if len(text) <= MAX_NAME_CHARS:
        return text
    beginning = text[:MAX_NAME_CHARS]
    return beginning[: max(beginning.rfind(" "), MAX_NAME_CHARS // 2)].rstrip() + "…"


def clip_text(text: str, style: TextStyle, max_width: float) -> str:
    """Cut the end off a text wider than `max_width` points; between words, if that leaves half of it."""
    if style.width(text) <= max_width:
        return text
    count = bisect_right(range(1, len(text)), max_width, key=lambda end: style.width(text[:end] + "…"))
    beginning = text[:count]
    return beginning[: max(beginning.rfind(" "), count // 2)].rstrip() + "…"
