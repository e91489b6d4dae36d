"""The ways between pages: where each mark on a page leads."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from argmap.deck.branches import Branches
from argmap.deck.page_content import PageContent
from argmap.deck.page_renderer import MapPart
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
