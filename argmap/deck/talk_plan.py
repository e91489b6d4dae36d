"""Planning a talk: a slide for each view or part of a map, and slides for the rest."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from argmap.deck.branches import build_branches
from argmap.deck.capacity import measure_capacity
from argmap.deck.overview import build_overview
from argmap.deck.page_renderer import MapPart, PageRenderer, statement_name, without_common_groups
from argmap.deck.reveal_order import choose_reveal
from argmap.deck.slide_plan import SlidePlan, TalkOptions, TalkPlan
from argmap.deck.split_map import Split, split
from argmap.i18n.languages import select_labels
from argmap.layout.reading_order import build_reading_tree
from argmap.model.map import ArgMap, Translations, View, localize_text
from argmap.model.subset import SubsetMap, extract_subset, restrict_map, subset_of_view
from argmap.theme.pages import PageSize

TOO_FEW_STATEMENTS = 2
"""An overview of so few statements says nothing about a view, so it is left out.

With two, it would show a thesis and one statement on it.
"""
MAX_TITLE_NAMES = 3
"""Statements that a slide's title names at most.

Three names of up to 64 characters take about two lines at 18 points, the smallest size of titles; six would
not fit above the drawing.
"""


class TalkContext(Struct, frozen=True):
    """The map of a talk, the size of the space below a slide's title, and the talk's options."""

    argmap: ArgMap
    body_page: PageSize
    options: TalkOptions

    def localize(self, text: Translations) -> str:
        """Return a text of the map in the talk's language."""
        return localize_text(text, self.options.layout.lang, self.argmap.lang)

    def name(self, statement: str) -> str:
        """Return a statement's name in slide titles."""
        return statement_name(self.argmap.statements[statement], self.options.layout.lang, self.argmap.lang)

    def split_subset(self, subset: SubsetMap) -> Split:
        """Split a subset of the map into as many slides as it takes."""
        options = replace(self.options.layout, hidden=subset.hidden_counts)
        grouped = replace(subset, argmap=without_common_groups(subset.argmap))
        return split(grouped, self.body_page, options, self.options.label)


def plan_talk(context: TalkContext) -> TalkPlan:
    """Plan the slides of a talk.

    They show the map's views, each on several slides if one would be too small; then, unless only some views
    are chosen, the statements and steps that none of them shows. A map without views is shown in parts.
    Raises KeyError for a view that the map does not have, and EngineError if no layout engine answers.
    """
    views = context.argmap.views
    if not views:
        return _plan_whole_map(context)
    slides = [each for name in context.options.views or views for each in _plan_view(context, views[name])]
    heads = tuple(dict.fromkeys(slide.part.head for slide in slides))
    if not context.options.views:
        slides += list(_plan_rest(context, slides))
    return TalkPlan(tuple(slides), _build_overview(context, heads) if len(slides) > 1 else None)


def _build_overview(context: TalkContext, heads: Sequence[str]) -> MapPart:
    """Build the overview of slides that begin with these statements, with a legend."""
    options = replace(context.options.layout, legend=True)
    renderer = PageRenderer(
        SubsetMap(context.argmap),
        build_branches(context.argmap),
        context.body_page,
        options,
        context.options.label,
        measure_capacity(context.argmap, context.body_page, replace(options, short=True)),
    )
    return build_overview(renderer, heads)[1]


def _plan_view(context: TalkContext, view: View) -> Iterator[SlidePlan]:
    """Yield the slides of one view: a single one, or an overview and one for each part."""
    pages = context.split_subset(extract_subset(context.argmap, subset_of_view(view)))
    title, key = context.localize(view.text) or view.id, f"view.{view.id}"
    if len(pages.full_parts) < 2:
        yield SlidePlan(key, title, pages.full_parts[0], key, choose_reveal(view))
        return
    if not pages.overview_part and len(pages.overview.argmap.statements) > TOO_FEW_STATEMENTS:
        yield SlidePlan(key, title, pages.overview, key, is_overview=True)
    for part in pages.full_parts:
        yield SlidePlan(
            f"{key}.{_dotted_key(part)}",
            f"{title}: {_part_title(context, part)}",
            part,
            key,
            choose_reveal(view),
        )


def _plan_whole_map(context: TalkContext) -> TalkPlan:
    """Plan the slides of a map without views."""
    pages = context.split_subset(SubsetMap(context.argmap))
    if pages.parts:
        slides = tuple(_plan_parts(context, pages.full_parts))
        heads = tuple(dict.fromkeys(part.head for part in pages.parts))
        return TalkPlan(slides, None if pages.overview_part else _build_overview(context, heads))
    title = context.localize(context.argmap.title) or _part_title(context, pages.overview)
    return TalkPlan((SlidePlan("map", title, pages.overview, "", context.options.reveal),))


def _plan_parts(context: TalkContext, parts: Sequence[MapPart]) -> Iterator[SlidePlan]:
    """Yield a slide for each part."""
    for part in parts:
        yield SlidePlan(
            f"part.{_dotted_key(part)}", _part_title(context, part), part, "", context.options.reveal
        )


def _plan_rest(context: TalkContext, slide_plans: Sequence[SlidePlan]) -> Iterator[SlidePlan]:
    """Yield the slides with all that the given ones do not show."""
    rest = _find_remainder(context.argmap, [each.part.argmap for each in slide_plans if not each.is_overview])
    if not rest.argmap.statements:
        return
    pages = context.split_subset(rest)
    if not pages.parts:
        title = select_labels(context.options.layout.lang or context.argmap.likely_lang).slides.rest
        yield SlidePlan("rest", title, pages.overview, "", context.options.reveal)
    else:
        yield from _plan_parts(context, pages.full_parts)


def _find_remainder(argmap: ArgMap, maps: Sequence[ArgMap]) -> SubsetMap:
    """Return the steps that are in none of the maps, with their premises and targets, and such statements."""
    steps = argmap.inferences.keys() - {step for each in maps for step in each.inferences}
    statements = argmap.statements.keys() - {name for each in maps for name in each.statements}
    pending = list(steps)
    while pending:
        step = argmap.inferences[pending.pop()]
        steps.add(step.id)
        statements.update(part.statement for part in step.premises)
        if step.undercuts:
            pending.append(step.target)
        else:
            statements.add(step.target)
    return restrict_map(argmap, statements, steps)


def _dotted_key(part: MapPart) -> str:
    """Return the key of a part with dots in place of slashes, for addresses."""
    return part.key.replace("/", ".")


def _part_title(context: TalkContext, part: MapPart) -> str:
    """Write the title of a part: the names of its topmost statements, and its number from 2 on."""
    roots = dict.fromkeys((part.head, *build_reading_tree(part.argmap).roots))
    names = " · ".join(context.name(root) for root in list(roots)[:MAX_TITLE_NAMES])
    return (
        names
        + (" …" if len(roots) > MAX_TITLE_NAMES else "")
        + (f" ({part.number})" if part.number > 1 else "")
    )
