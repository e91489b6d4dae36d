"""Where the marks of a talk's drawings lead: which slide shows what another leaves out."""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from argmap.deck.slide_plan import SlidePlan
from argmap.model.map import ArgMap
from argmap.scene.scene import Box, Scene


class TalkLinks(Struct, frozen=True):
    """The map, and the slides that show it in full."""

    argmap: ArgMap
    slides: Sequence[SlidePlan]

    def link_scene(self, slide_plan: SlidePlan, overview_key: str | None) -> Scene:
        """A slide's drawing with its marks leading on; `above` is the slide that gives the overview."""
        boxes = tuple(self._link_box(box, slide_plan) for box in slide_plan.part.scene.boxes)
        return replace(slide_plan.part.scene, boxes=boxes, overview=overview_key)

    def _link_box(self, box: Box, slide_plan: SlidePlan) -> Box:
        more, origin = box.continuation, box.origin
        return replace(
            box,
            continuation=replace(more, part=self._find_forward_slide(box.id, slide_plan)) if more else None,
            origin=replace(origin, part=self._find_back_slide(box.id, slide_plan)) if origin else None,
        )

    def _find_forward_slide(self, statement: str, slide_plan: SlidePlan) -> str | None:
        """The slide that shows what this one does not below a statement; or another that begins with it, or
        at least shows it, as one does to which a brief slide leads.
        """
        steps = self.argmap.inferences.values()
        hidden = [
            step for step in steps if step.written_under == statement and step.id not in slide_plan.steps
        ]
        own = [step for step in hidden if step.target == statement]
        below = _find_nearest_key(
            self._find_slides_with_steps(step.id for step in own or hidden), slide_plan, self.slides
        )
        headed = [leaf for leaf in self.slides if leaf.part.head == statement]
        shown = [
            leaf for leaf in self.slides if not leaf.is_overview and statement in leaf.part.argmap.statements
        ]
        begun = _find_nearest_key(headed or shown, slide_plan, self.slides)
        return (begun or below) if slide_plan.is_overview else (below or begun)

    def _find_back_slide(self, statement: str, slide_plan: SlidePlan) -> str | None:
        """The slide on which a statement stands below another."""
        home = self.argmap.statements[statement].parent_step
        steps = self.argmap.inferences.values()
        used = [step.id for step in steps if statement in {part.statement for part in step.premises}]
        return _find_nearest_key(
            self._find_slides_with_steps([home] if home else used[:1]), slide_plan, self.slides
        )

    def _find_slides_with_steps(self, steps: Iterable[str]) -> list[SlidePlan]:
        wanted = set(steps)
        return [leaf for leaf in self.slides if not wanted.isdisjoint(leaf.steps)]


def _find_nearest_key(
    candidates: Sequence[SlidePlan], slide_plan: SlidePlan, slides: Sequence[SlidePlan]
) -> str | None:
    """One of the slides: of the same section, if there is one; the next, else the first."""
    others = [leaf for leaf in candidates if leaf is not slide_plan]
    near = [leaf for leaf in others if leaf.section == slide_plan.section] or others
    place = next((number for number, leaf in enumerate(slides) if leaf is slide_plan), -1)
    later = [leaf for leaf in near if slides.index(leaf) > place]
    return next((leaf.key for leaf in (*later, *near)), None)
