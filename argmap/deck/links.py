"""The ways between pages: where each mark on a page leads."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from argmap.deck.branches import Branches
from argmap.deck.page_content import PageContent
from argmap.deck.page_renderer import MapPart
from argmap.deck.slide_plan import SlidePlan
from argmap.model.map import ArgMap
from argmap.scene.scene import Box, Scene

ARROW_EMS = 0.65
"""What the arrow before a heading takes, in font sizes."""


class _PageLinks(Struct, frozen=True):
    """The pages by number, the overview being 0: their keys, what they show, who heads them.

    `heads` are the pages that begin with a statement, `homes` those that show a step; `under` are the steps
    below a statement's line.
    """

    branches: Branches
    keys: Sequence[str]
    contents: Sequence[PageContent]
    pages_by_head: Mapping[str, Sequence[int]]
    pages_by_step: Mapping[str, Sequence[int]]
    steps_by_statement: Mapping[str, Sequence[str]]

    def find_forward_page(self, statement: str, number: int) -> str | None:
        """The page that shows what this one does not below a statement: the next that does, else the first.
        From the overview, the page that the statement heads; from one of its own pages, another of them.
        """
        if number == 0 and statement in self.pages_by_head:
            return self.keys[self.pages_by_head[statement][0]]
        if statement == self.contents[number].heads[0] and len(self.pages_by_head[statement]) > 1:
            return self._find_nearest_page(set(self.pages_by_head[statement]), number)
        shown, inferences = self.contents[number].steps, self.branches.argmap.inferences
        hidden = [step for step in self.steps_by_statement.get(statement, ()) if step not in shown]
        own = [step for step in hidden if inferences[step].target == statement]
        return self._find_nearest_page(
            {page for step in own or hidden for page in self.pages_by_step[step]}, number
        )

    def find_back_page(self, statement: str, number: int) -> str | None:
        """The page on which a statement stands below another."""
        step = self.branches.parent_steps.get(statement)
        return self._find_nearest_page(set(self.pages_by_step[step]), number, forward=False) if step else None

    def _find_nearest_page(self, pages: set[int], number: int, *, forward: bool = True) -> str | None:
        others = sorted(pages - {number})
        if not others:
            return None
        near = [page for page in others if (page > number) is forward]
        return self.keys[(near[0] if forward else near[-1]) if near else others[0]]

    def link_box(self, box: Box, number: int) -> Box:
        """A box whose marks lead somewhere."""
        more, origin = box.continuation, box.origin
        return replace(
            box,
            continuation=replace(more, part=self.find_forward_page(box.id, number)) if more else None,
            origin=replace(origin, part=self.find_back_page(box.id, number)) if origin else None,
        )


def link_pages(
    branches: Branches, contents: Sequence[PageContent], parts: Sequence[MapPart]
) -> list[MapPart]:
    """The pages, the overview first, with every mark leading to the page that shows what is missing."""
    heads: dict[str, list[int]] = {}
    homes: dict[str, list[int]] = {}
    for number, sketch in enumerate(contents):
        for head in sketch.heads if number else ():
            heads.setdefault(head, []).append(number)
        for step in sorted(sketch.steps) if number else ():
            homes.setdefault(step, []).append(number)
    under: dict[str, list[str]] = {}
    for each in branches.argmap.inferences.values():
        under.setdefault(each.written_under, []).append(each.id)
    ways = _PageLinks(branches, [part.key for part in parts], contents, heads, homes, under)
    return [_link_part(ways, number, part) for number, part in enumerate(parts)]


def _link_part(links: _PageLinks, number: int, part: MapPart) -> MapPart:
    boxes = tuple(links.link_box(box, number) for box in part.scene.boxes)
    scene = replace(part.scene, boxes=boxes)
    return replace(part, scene=_add_overview_link(scene, links.keys[0]) if number else scene)


def _add_overview_link(scene: Scene, overview_key: str) -> Scene:
    """A drawing under its overview: the heading leaves the arrow that leads there its room."""
    moved = tuple(replace(line, x=line.x + ARROW_EMS * line.size) for line in scene.heading)
    return replace(scene, heading=moved, overview=overview_key)


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
