"""The ways between pages: where each mark on a page leads."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from argmap.deck.branches import Branches
from argmap.deck.page import Part
from argmap.deck.sketch import Sketch
from argmap.layout.scene import Box, Scene

ARROW = 0.65
"""What the arrow before a heading takes, in font sizes."""


class _Ways(Struct, frozen=True):
    """The pages by number, the overview being 0: their keys, what they show, who heads them.

    `heads` are the pages that begin with a statement, `homes` those that show a step; `under` are the steps
    below a statement's line.
    """

    found: Branches
    keys: Sequence[str]
    sketches: Sequence[Sketch]
    heads: Mapping[str, Sequence[int]]
    homes: Mapping[str, Sequence[int]]
    under: Mapping[str, Sequence[str]]

    def onward(self, statement: str, number: int) -> str | None:
        """The page that shows what this one does not below a statement: the next that does, else the first.
        From the overview, the page that the statement heads; from one of its own pages, another of them.
        """
        if number == 0 and statement in self.heads:
            return self.keys[self.heads[statement][0]]
        if statement == self.sketches[number].heads[0] and len(self.heads[statement]) > 1:
            return self._nearest(set(self.heads[statement]), number)
        shown, inferences = self.sketches[number].steps, self.found.argmap.inferences
        hidden = [step for step in self.under.get(statement, ()) if step not in shown]
        own = [step for step in hidden if inferences[step].target == statement]
        return self._nearest({page for step in own or hidden for page in self.homes[step]}, number)

    def back(self, statement: str, number: int) -> str | None:
        """The page on which a statement stands below another."""
        step = self.found.via.get(statement)
        return self._nearest(set(self.homes[step]), number, forward=False) if step else None

    def _nearest(self, pages: set[int], number: int, *, forward: bool = True) -> str | None:
        others = sorted(pages - {number})
        if not others:
            return None
        near = [page for page in others if (page > number) is forward]
        return self.keys[(near[0] if forward else near[-1]) if near else others[0]]

    def box(self, box: Box, number: int) -> Box:
        """A box whose marks lead somewhere."""
        more, origin = box.continues, box.origin
        return replace(
            box,
            continues=replace(more, part=self.onward(box.id, number)) if more else None,
            origin=replace(origin, part=self.back(box.id, number)) if origin else None,
        )


def linked(found: Branches, sketches: Sequence[Sketch], parts: Sequence[Part]) -> list[Part]:
    """The pages, the overview first, with every mark leading to the page that shows what is missing."""
    heads: dict[str, list[int]] = {}
    homes: dict[str, list[int]] = {}
    for number, sketch in enumerate(sketches):
        for head in sketch.heads if number else ():
            heads.setdefault(head, []).append(number)
        for step in sorted(sketch.steps) if number else ():
            homes.setdefault(step, []).append(number)
    under: dict[str, list[str]] = {}
    for each in found.argmap.inferences.values():
        under.setdefault(each.below, []).append(each.id)
    ways = _Ways(found, [part.key for part in parts], sketches, heads, homes, under)
    return [_with(ways, number, part) for number, part in enumerate(parts)]


def _with(ways: _Ways, number: int, part: Part) -> Part:
    boxes = tuple(ways.box(box, number) for box in part.scene.boxes)
    scene = replace(part.scene, boxes=boxes)
    return replace(part, scene=_below(scene, ways.keys[0]) if number else scene)


def _below(scene: Scene, above: str) -> Scene:
    """A drawing under its overview: the heading leaves the arrow that leads there its room."""
    moved = tuple(replace(line, x=line.x + ARROW * line.size) for line in scene.heading)
    return replace(scene, heading=moved, above=above)
