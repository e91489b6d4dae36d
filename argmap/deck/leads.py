"""Where the marks of a talk's drawings lead: which slide shows what another leaves out."""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from argmap.deck.sections import Leaf
from argmap.layout.scene import Box, Scene
from argmap.model.map import ArgMap


class Leads(Struct, frozen=True):
    """The map, and the slides that show it in full."""

    argmap: ArgMap
    leaves: Sequence[Leaf]

    def led(self, leaf: Leaf, above: str | None) -> Scene:
        """A slide's drawing with its marks leading on; `above` is the slide that gives the overview."""
        boxes = tuple(self._box(box, leaf) for box in leaf.part.scene.boxes)
        return replace(leaf.part.scene, boxes=boxes, above=above)

    def _box(self, box: Box, here: Leaf) -> Box:
        more, origin = box.continues, box.origin
        return replace(
            box,
            continues=replace(more, part=self._onward(box.id, here)) if more else None,
            origin=replace(origin, part=self._back(box.id, here)) if origin else None,
        )

    def _onward(self, statement: str, here: Leaf) -> str | None:
        """The slide that shows what this one does not below a statement; or another that begins with it, or
        at least shows it, as one does to which a brief slide leads.
        """
        steps = self.argmap.inferences.values()
        hidden = [step for step in steps if step.below == statement and step.id not in here.steps]
        own = [step for step in hidden if step.target == statement]
        below = _nearest(self._showing(step.id for step in own or hidden), here, self.leaves)
        headed = [leaf for leaf in self.leaves if leaf.part.head == statement]
        shown = [leaf for leaf in self.leaves if not leaf.brief and statement in leaf.part.argmap.statements]
        begun = _nearest(headed or shown, here, self.leaves)
        return (begun or below) if here.brief else (below or begun)

    def _back(self, statement: str, here: Leaf) -> str | None:
        """The slide on which a statement stands below another."""
        home = self.argmap.statements[statement].home
        steps = self.argmap.inferences.values()
        used = [step.id for step in steps if statement in {part.statement for part in step.premises}]
        return _nearest(self._showing([home] if home else used[:1]), here, self.leaves)

    def _showing(self, steps: Iterable[str]) -> list[Leaf]:
        wanted = set(steps)
        return [leaf for leaf in self.leaves if not wanted.isdisjoint(leaf.steps)]


def _nearest(found: Sequence[Leaf], here: Leaf, order: Sequence[Leaf]) -> str | None:
    """One of the slides: of the same section, if there is one; the next, else the first."""
    others = [leaf for leaf in found if leaf is not here]
    near = [leaf for leaf in others if leaf.section == here.section] or others
    place = next((number for number, leaf in enumerate(order) if leaf is here), -1)
    later = [leaf for leaf in near if order.index(leaf) > place]
    return next((leaf.key for leaf in (*later, *near)), None)
