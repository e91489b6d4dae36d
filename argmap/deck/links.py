"""The links between the pages of a split map, and between the slides of a talk: targets for every mark."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from argmap.deck.branches import Branches
from argmap.deck.page_content import PageContent
from argmap.deck.page_renderer import MapPart
from argmap.deck.slide_plan import SlidePlan
from argmap.model.map import ArgMap
from argmap.scene.scene import Box, Scene

ARROW_EMS = 0.65
"""The width of the arrow before a heading and the gap after it, in font sizes.

The renderer's arrow begins 0.6 font sizes before the heading: with less, it would stick out into the margin.
"""


class _PageLinks(Struct, frozen=True):
    """The pages of a split map by number, 0 being the overview: their keys and contents.

    `pages_by_head` has the pages that begin with a statement, `pages_by_step` those that show a step; both
    have the overview only where there is no other. `steps_by_statement` has the steps that are written below
    a statement.
    """

    branches: Branches
    keys: Sequence[str]
    contents: Sequence[PageContent]
    pages_by_head: Mapping[str, Sequence[int]]
    pages_by_step: Mapping[str, Sequence[int]]
    steps_by_statement: Mapping[str, Sequence[str]]

    def find_forward_page(self, statement: str, number: int) -> str | None:
        """Return the key of the page that continues below a statement of a page; None if there is none.

        From the overview it is the page that the statement heads; from one of its own pages, another of
        them; else the next page, or failing that the first, that shows steps which this one leaves out.
        """
        if number == 0 and self.pages_by_head.get(statement, [0])[0]:
            return self.keys[self.pages_by_head[statement][0]]
        if statement == self.contents[number].heads[0] and len(self.pages_by_head[statement]) > 1:
            return self._find_nearest_page(set(self.pages_by_head[statement]), number)
        shown_steps, inferences = self.contents[number].steps, self.branches.argmap.inferences
        hidden_steps = [
            step for step in self.steps_by_statement.get(statement, ()) if step not in shown_steps
        ]
        own = [step for step in hidden_steps if inferences[step].target == statement]
        return self._find_nearest_page(
            {page for step in own or hidden_steps for page in self.pages_by_step[step]}, number
        )

    def find_back_page(self, statement: str, number: int) -> str | None:
        """Return the key of the page that shows a statement below its parent; None for a root."""
        step = self.branches.parent_steps.get(statement)
        return self._find_nearest_page(set(self.pages_by_step[step]), number, forward=False) if step else None

    def _find_nearest_page(self, pages: set[int], number: int, *, forward: bool = True) -> str | None:
        """Return the key of the nearest other page in one direction; if there is none, of the first one."""
        others = sorted(pages - {number})
        if not others:
            return None
        ahead = [page for page in others if (page > number) is forward]
        return self.keys[(ahead[0] if forward else ahead[-1]) if ahead else others[0]]

    def link_box(self, box: Box, number: int) -> Box:
        """Give the marks of a box on a page their targets."""
        return _link_marks(
            box, lambda: self.find_forward_page(box.id, number), lambda: self.find_back_page(box.id, number)
        )


def link_pages(
    branches: Branches, contents: Sequence[PageContent], parts: Sequence[MapPart]
) -> list[MapPart]:
    """Give the marks of all pages their targets; the overview comes first in `contents` and `parts`."""
    pages_by_head: dict[str, list[int]] = {}
    pages_by_step: dict[str, list[int]] = {}
    for number, content in enumerate(contents[1:], 1):
        for head in content.heads:
            pages_by_head.setdefault(head, []).append(number)
        for step in sorted(content.steps):
            pages_by_step.setdefault(step, []).append(number)
    for head in contents[0].heads:
        pages_by_head.setdefault(head, [0])
    for step in sorted(contents[0].steps):
        pages_by_step.setdefault(step, [0])
    steps_by_statement: dict[str, list[str]] = {}
    for each in branches.argmap.inferences.values():
        steps_by_statement.setdefault(each.written_under, []).append(each.id)
    keys = [part.key for part in parts]
    links = _PageLinks(branches, keys, contents, pages_by_head, pages_by_step, steps_by_statement)
    return [_link_part(links, number, part) for number, part in enumerate(parts)]


def _link_part(links: _PageLinks, number: int, part: MapPart) -> MapPart:
    """Give the marks of one page, and its heading if it is no overview, their targets."""
    boxes = tuple(links.link_box(box, number) for box in part.scene.boxes)
    scene = replace(part.scene, boxes=boxes)
    return replace(part, scene=_add_overview_link(scene, links.keys[0]) if number else scene)


def _add_overview_link(scene: Scene, overview_key: str) -> Scene:
    """Link a drawing to its overview; its heading moves right to make room for the arrow."""
    heading = tuple(replace(line, x=line.x + ARROW_EMS * line.size) for line in scene.heading)
    return replace(scene, heading=heading, overview=overview_key)


def _link_marks(box: Box, find_forward: Callable[[], str | None], find_back: Callable[[], str | None]) -> Box:
    """Give the marks of a box the targets that these functions return; they are called only if needed."""
    continuation, origin = box.continuation, box.origin
    return replace(
        box,
        continuation=replace(continuation, part=find_forward()) if continuation else None,
        origin=replace(origin, part=find_back()) if origin else None,
    )


class TalkLinks(Struct, frozen=True):
    """The links between the slides of a talk: the map, and the slides that show it in full."""

    argmap: ArgMap
    slides: Sequence[SlidePlan]

    def link_scene(self, slide_plan: SlidePlan, overview_key: str | None) -> Scene:
        """Give the marks of a slide's drawing their targets; `overview_key` is the overview slide's key."""
        boxes = tuple(self._link_box(box, slide_plan) for box in slide_plan.part.scene.boxes)
        return replace(slide_plan.part.scene, boxes=boxes, overview=overview_key)

    def _link_box(self, box: Box, slide_plan: SlidePlan) -> Box:
        """Give the marks of a box on a slide their targets."""
        return _link_marks(
            box,
            lambda: self._find_forward_slide(box.id, slide_plan),
            lambda: self._find_back_slide(box.id, slide_plan),
        )

    def _find_forward_slide(self, statement: str, slide_plan: SlidePlan) -> str | None:
        """Return the key of the slide that continues below a statement; None if there is none.

        It shows steps that this one leaves out, or begins with the statement, or at least shows it. From an
        overview, a slide that begins with the statement is preferred.
        """
        steps = self.argmap.inferences.values()
        hidden_steps = [
            step for step in steps if step.written_under == statement and step.id not in slide_plan.steps
        ]
        own = [step for step in hidden_steps if step.target == statement]
        with_steps = self._find_slides_with_steps(step.id for step in own or hidden_steps)
        continuing = _find_nearest_key(with_steps, slide_plan, self.slides)
        with_head = [slide for slide in self.slides if slide.part.head == statement]
        with_statement = [
            slide
            for slide in self.slides
            if not slide.is_overview and statement in slide.part.argmap.statements
        ]
        showing = _find_nearest_key(with_head or with_statement, slide_plan, self.slides)
        return (showing or continuing) if slide_plan.is_overview else (continuing or showing)

    def _find_back_slide(self, statement: str, slide_plan: SlidePlan) -> str | None:
        """Return the key of the slide that shows a statement below its parent; None if there is none."""
        parent_step = self.argmap.statements[statement].parent_step
        steps = self.argmap.inferences.values()
        used = [step.id for step in steps if statement in {part.statement for part in step.premises}]
        return _find_nearest_key(
            self._find_slides_with_steps([parent_step] if parent_step else used[:1]), slide_plan, self.slides
        )

    def _find_slides_with_steps(self, steps: Iterable[str]) -> list[SlidePlan]:
        """Return the slides that show at least one of these steps."""
        step_ids = set(steps)
        return [slide for slide in self.slides if not step_ids.isdisjoint(slide.steps)]


def _find_nearest_key(
    candidates: Sequence[SlidePlan], slide_plan: SlidePlan, slides: Sequence[SlidePlan]
) -> str | None:
    """Return the key of the next candidate after a slide, else of the first; None if there is no other.

    Candidates of the same section are preferred.
    """
    others = [slide for slide in candidates if slide is not slide_plan]
    near = [slide for slide in others if slide.section == slide_plan.section] or others
    position = next((index for index, slide in enumerate(slides) if slide is slide_plan), -1)
    later = [slide for slide in near if slides.index(slide) > position]
    return next((slide.key for slide in (*later, *near)), None)
