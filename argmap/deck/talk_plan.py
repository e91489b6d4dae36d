"""What the slides of a talk show of a map: its views, or its parts; then what none of these shows."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from argmap.deck.branches import build_branches
from argmap.deck.capacity import measure_capacity
from argmap.deck.overview import build_overview
from argmap.deck.page_content import PageContent
from argmap.deck.page_renderer import MapPart, PageRenderer, statement_name, without_common_groups
from argmap.deck.slide_plan import SlidePlan, TalkOptions, TalkPlan
from argmap.deck.split_map import Split, split
from argmap.i18n.slide_labels import slide_labels
from argmap.layout.reading_order import build_reading_tree
from argmap.model.map import ArgMap, Translations, View, localize_text
from argmap.model.subset import SubsetMap, extract_subset, restrict_map, subset_of_view
from argmap.theme.pages import PageSize

TOO_FEW_STATEMENTS = 2
"""So few statements tell nothing of what a view is about."""
MAX_TITLE_NAMES = 3
"""The most statements that a slide's title names."""


class TalkContext(Struct, frozen=True):
    """The map that a talk is about, the room under a slide's title, and how to draw there."""

    argmap: ArgMap
    body_page: PageSize
    options: TalkOptions

    def localize(self, text: Translations) -> str:
        """A text of the map in the talk's language."""
        return localize_text(text, self.options.layout.lang, self.argmap.lang)

    def name(self, statement: str) -> str:
        """What a statement is called in a slide's title."""
        return statement_name(self.argmap.statements[statement], self.options.layout.lang, self.argmap.lang)

    def split_subset(self, subset: SubsetMap) -> Split:
        """What a cut shows, on as many slides as it takes."""
        options = replace(self.options.layout, hidden=subset.hidden_counts)
        kept = replace(subset, argmap=without_common_groups(subset.argmap))
        return split(kept, self.body_page, options, self.options.label)


def plan_talk(context: TalkContext) -> TalkPlan:
    """The slides that show the map.

    Those are its views, each on several slides where one would be too small; then, unless only some views
    are asked for, the statements and steps that none of them shows. Without views, the parts of the map.
    Raises KeyError for a view that the map does not have, and EngineTrouble where no engine answers.
    """
    views = context.argmap.views
    if not views:
        return _plan_whole_map(context)
    found = [leaf for name in context.options.views or views for leaf in _plan_view(context, views[name])]
    heads = tuple(dict.fromkeys(leaf.part.head for leaf in found))
    rest = () if context.options.views else _plan_rest(context, found)
    found += rest
    return TalkPlan(tuple(found), _build_overview(context, heads) if len(found) > 1 else None)


def _build_overview(context: TalkContext, heads: Sequence[str]) -> MapPart:
    """What these statements, with which slides begin, have to do with one another; with a legend."""
    options = replace(context.options.layout, legend=True)
    room = measure_capacity(context.argmap, context.body_page, replace(options, short=True))
    found = build_branches(context.argmap)
    desk = PageRenderer(
        SubsetMap(context.argmap), found, context.body_page, options, context.options.label, room
    )
    return build_overview(desk, [PageContent((head,)) for head in heads])[1]


def _plan_view(context: TalkContext, view: View) -> Iterator[SlidePlan]:
    """The slides of one view; those that it is split into come after one that shows what they are about."""
    shown = extract_subset(context.argmap, subset_of_view(view))
    found, title, key = context.split_subset(shown), context.localize(view.text) or view.id, f"view.{view.id}"
    if len(found.parts) < 2:
        whole = found.parts[0] if found.parts else found.overview
        yield SlidePlan(key, title, whole, key, view.reveal)
        return
    if len(found.overview.argmap.statements) > TOO_FEW_STATEMENTS:
        yield SlidePlan(key, title, found.overview, key, is_overview=True)
    for part in found.parts:
        yield SlidePlan(
            f"{key}.{_dotted_key(part)}", f"{title}: {_part_title(context, part)}", part, key, view.reveal
        )


def _plan_whole_map(context: TalkContext) -> TalkPlan:
    """The slides of a map without views."""
    found = context.split_subset(SubsetMap(context.argmap))
    if found.parts:
        heads = tuple(dict.fromkeys(part.head for part in found.parts))
        return TalkPlan(tuple(_plan_parts(context, found.parts)), _build_overview(context, heads))
    title = context.localize(context.argmap.title) or _part_title(context, found.overview)
    return TalkPlan((SlidePlan("map", title, found.overview, "", context.options.reveal),))


def _plan_parts(context: TalkContext, parts: Sequence[MapPart]) -> Iterator[SlidePlan]:
    for part in parts:
        yield SlidePlan(
            f"part.{_dotted_key(part)}", _part_title(context, part), part, "", context.options.reveal
        )


def _plan_rest(context: TalkContext, slide_plans: Sequence[SlidePlan]) -> Iterator[SlidePlan]:
    """The slides with what others do not show."""
    left = _find_remainder(context.argmap, [leaf.part.argmap for leaf in slide_plans if not leaf.is_overview])
    if not left.argmap.statements:
        return
    found = context.split_subset(left)
    if not found.parts:
        title = slide_labels(context.options.layout.lang or context.argmap.lang).rest
        yield SlidePlan("rest", title, found.overview, "", context.options.reveal)
    yield from _plan_parts(context, found.parts)


def _find_remainder(argmap: ArgMap, maps: Sequence[ArgMap]) -> SubsetMap:
    """The steps that none of the maps shows, with what they hit, and the statements that none shows."""
    steps = argmap.inferences.keys() - {step for each in maps for step in each.inferences}
    statements = argmap.statements.keys() - {name for each in maps for name in each.statements}
    waiting = list(steps)
    while waiting:
        step = argmap.inferences[waiting.pop()]
        steps.add(step.id)
        statements.update(part.statement for part in step.premises)
        if step.undercuts:
            waiting.append(step.target)
        else:
            statements.add(step.target)
    return restrict_map(argmap, statements, steps)


def _dotted_key(part: MapPart) -> str:
    """The key of a part without slashes, for addresses."""
    return part.key.replace("/", ".")


def _part_title(context: TalkContext, part: MapPart) -> str:
    """The title of a part: what it begins with."""
    roots = dict.fromkeys((part.head, *build_reading_tree(part.argmap).roots))
    names = " · ".join(context.name(root) for root in list(roots)[:MAX_TITLE_NAMES])
    return (
        names
        + (" …" if len(roots) > MAX_TITLE_NAMES else "")
        + (f" ({part.number})" if part.number > 1 else "")
    )
