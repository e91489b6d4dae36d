"""One page of a map: what it shows, drawn; and the page drawn from a sketch of it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Set

from msgspec import Struct, field
from msgspec.structs import replace

from argmap.config.choices import LabelChoice
from argmap.deck.branches import Branches
from argmap.deck.capacity import READABLE_PT, PageCapacity
from argmap.deck.page_content import PageContent
from argmap.layout.fit_page import FittedScene, fit_to_page
from argmap.layout.layout_options import LayoutOptions
from argmap.layout.text.line_breaking import TextStyle
from argmap.model.map import ArgMap, Statement, Translations, Wording, localize_text
from argmap.model.subset import SubsetMap, restrict_map
from argmap.scene.scene import Scene
from argmap.theme.pages import PageSize

MAX_NAME_CHARS = 64
"""The most characters of a statement's text that stand in a page's heading or in a mark."""
MAX_HEADING_SHARE = 0.45
"""The share of a page's width that a part's heading takes at most: the box under it has the full text, and
there is room for a legend beside it.
"""
PART_HEADING_STYLE = TextStyle(23, bold=True)
"""What a part's heading is measured with."""

PageDrawing = tuple[SubsetMap, FittedScene]
"""What a page shows of the map, and how that is drawn."""


class PageExtras(Struct, frozen=True):
    """What a page may do without: a legend, frames round groups. With `brief` texts it may show short ones
    where only they can be read.
    """

    legend: bool = False
    frames: bool = False
    short_texts: bool = False


class MapPart(Struct, frozen=True):
    """A page of a split map. `key` names it: the id of its first statement, then `/2` and so on where that
    one is shared out over several; empty for the overview. `points` is its text size on the page.

    `argmap` has what it shows; a statement that stands in full in another part stands at the top. `title`
    is its heading, in the language it is drawn in.
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
    """All that drawing a map's pages takes: the map, as branches too; the page, and how to draw on it."""

    subset: SubsetMap
    branches: Branches
    page: PageSize
    options: LayoutOptions
    label: LabelChoice
    capacity: PageCapacity

    @property
    def title(self) -> str:
        """The map's own heading; empty where it has none."""
        argmap = self.subset.argmap
        return localize_text(self.subset.title or argmap.title, self.options.lang, argmap.lang)

    def name(self, statement: str) -> str:
        """What a statement is called: its short form, or as much of its text as goes into a heading."""
        return statement_name(
            self.subset.argmap.statements[statement], self.options.lang, self.subset.argmap.lang
        )

    def draw_page(
        self, content: PageContent, number: int, *, has_siblings: bool, extras: PageExtras
    ) -> PageDrawing:
        """The page as drawn, its marks in place though they lead nowhere yet. `number` is which of its
        head's pages it is, `shared` whether there are others. Frames are those of groups that set statements
        apart here.
        """
        onward, origins = self._find_continuing_statements(content), self._find_origins(content)
        onward |= frozenset(content.heads[:1] if has_siblings else ())
        cut = self._build_subset(content, onward)
        kept = without_common_groups(cut.argmap) if extras.frames else _without_groups(cut.argmap)
        options = replace(
            self.options,
            hidden=cut.hidden_counts,
            continuations=onward,
            legend=self.options.legend and extras.legend,
            title=as_translated(self._build_heading(content, number)),
            origins={each: origins[each] for each in origins if each in content.heads or each not in onward},
        )
        label = LabelChoice.FULL if self.label is LabelChoice.AUTO and not extras.short_texts else self.label
        return replace(cut, argmap=kept), fit_to_page(kept, self.page, options, label)

    def has_groups(self, content: PageContent) -> bool:
        """Whether groups set statements of a page apart."""
        return len({self.subset.argmap.statements[each].group for each in content.statements}) > 1

    def draw_overview(self, content: PageContent, heads: Iterable[str]) -> PageDrawing:
        """A page that shows nothing but short texts, drawn like that. Those of `heads` lead on."""
        onward = self._find_continuing_statements(content) | content.statements.intersection(heads)
        cut = self._build_subset(content, onward)
        bare = _without_sources(_without_groups(cut.argmap))
        options = replace(self.options, hidden=cut.hidden_counts, continuations=onward)
        return replace(cut, argmap=bare), fit_to_page(bare, self.page, options, LabelChoice.SHORT)

    def draw_whole_map(self) -> PageDrawing:
        """The whole map on one page."""
        return self.subset, fit_to_page(self.subset.argmap, self.page, self.options, self.label)

    def _build_subset(self, content: PageContent, onward: Set[str]) -> SubsetMap:
        """What the page shows, with counts of what hangs elsewhere where that is marked."""
        cut = restrict_map(self.subset.argmap, content.statements, content.steps)
        hidden = {
            name: (cut.hidden_counts.get(name, 0) if name in onward else 0)
            + self.subset.hidden_counts.get(name, 0)
            for name in cut.argmap.statements
        }
        return replace(cut, hidden_counts={name: count for name, count in hidden.items() if count})

    def build_part(self, content: PageContent, drawing: PageDrawing, number: int) -> MapPart:
        """The part that a sketch has become."""
        head = content.heads[0]
        cut, fitted = drawing
        return MapPart(
            key="" if not number else head if number == 1 else f"{head}/{number}",
            head=head,
            number=number,
            title=self._build_heading(content, number) if number else self.title,
            argmap=cut.argmap,
            scene=fitted.scene,
            points=fitted.points,
            hidden_counts=cut.hidden_counts,
        )

    def _build_heading(self, content: PageContent, number: int) -> str:
        end = f" ({number})" if number > 1 else ""
        room = (
            MAX_HEADING_SHARE * self.page.width * self.options.size / READABLE_PT
            - PART_HEADING_STYLE.width(end)
        )
        names = " · ".join(self.name(head) for head in content.heads)
        return clip_text(names, PART_HEADING_STYLE, room) + end

    def _find_continuing_statements(self, content: PageContent) -> frozenset[str]:
        """The statements below whose line stands a step that this page does not show. What undercuts a
        statement's own step is missed only where that step is shown: it goes with it.
        """
        steps, inferences = content.steps, self.subset.argmap.inferences
        return frozenset(
            step.written_under
            for step in inferences.values()
            if step.id not in steps and step.written_under in content.statements
            if not step.undercuts or self._shows_parent_step(content, step.written_under)
        )

    def _shows_parent_step(self, content: PageContent, statement: str) -> bool:
        return self.branches.parent_steps.get(statement) in content.steps

    def _find_origins(self, content: PageContent) -> Mapping[str, str]:
        """What those statements stand below that stand below nothing here."""
        return {
            each: self.name(self.branches.parents[each])
            for each in content.statements
            if each in self.branches.parents and not self._shows_parent_step(content, each)
        }


def _without_groups(argmap: ArgMap) -> ArgMap:
    statements = {s.id: replace(s, group=None) for s in argmap.statements.values()}
    return replace(argmap, statements=statements)


def _without_sources(argmap: ArgMap) -> ArgMap:
    """The same map without whose words its statements are and where they come from."""
    statements = {s.id: replace(s, cites=(), by={}, url=None) for s in argmap.statements.values()}
    return replace(argmap, statements=statements)


def without_common_groups(argmap: ArgMap) -> ArgMap:
    """The same map without the groups that all its statements stand in: a frame round all tells nothing."""
    around = [set(_list_enclosing_groups(argmap, each.group)) for each in argmap.statements.values()]
    common = set.intersection(*around)
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
    """A group and those that it is nested in."""
    while group is not None:
        yield group
        group = argmap.groups[group].parent


def as_translated(text: str) -> Translations:
    """A text of our own where a map's would stand."""
    return {"": Wording(text, ())}


def statement_name(statement: Statement, lang: str | None, map_lang: str | None) -> str:
    """What a statement is called in a heading."""
    if statement.short:
        return localize_text(statement.short, lang, map_lang)
    text = localize_text(statement.text, lang, map_lang)
    if len(text) <= MAX_NAME_CHARS:
        return text
    first = text[:MAX_NAME_CHARS]
    return first[: max(first.rfind(" "), MAX_NAME_CHARS // 2)].rstrip() + "…"


def clip_text(text: str, style: TextStyle, max_width: float) -> str:
    """The text, its end cut off where it is wider than `room` points; between words, if that leaves half."""
    if style.width(text) <= max_width:
        return text
    count = bisect_right(range(1, len(text)), max_width, key=lambda end: style.width(text[:end] + "…"))
    first = text[:count]
    return first[: max(first.rfind(" "), count // 2)].rstrip() + "…"
