"""A legend under a drawing, where that leaves its text large enough."""

from msgspec.structs import replace

from argmap.deck.capacity import READABLE_PT
from argmap.deck.slide_plan import SlidePlan, TalkContext
from argmap.layout.fit_page import fit_to_page


def add_legend(context: TalkContext, slide_plan: SlidePlan) -> SlidePlan:
    """The slide with a legend; as it is where its text would become too small."""
    part = slide_plan.part
    options = replace(
        context.options.layout,
        legend=True,
        hidden=part.hidden_counts,
        continuations=frozenset(box.id for box in part.scene.boxes if box.continuation),
    )
    fitted = fit_to_page(part.argmap, context.body_page, options, context.options.label)
    if fitted.points < min(READABLE_PT, part.points):
        return slide_plan
    return replace(slide_plan, part=replace(part, scene=fitted.scene, points=fitted.points))
