"""A legend under a drawing, where that leaves its text large enough."""

from msgspec.structs import replace

from argmap.deck.room import READABLE
from argmap.deck.sections import Leaf, Podium
from argmap.layout.fit import fit


def explained(podium: Podium, leaf: Leaf) -> Leaf:
    """The slide with a legend; as it is where its text would become too small."""
    part = leaf.part
    options = replace(
        podium.options.layout,
        legend=True,
        hidden=part.hidden,
        onward=frozenset(box.id for box in part.scene.boxes if box.continues),
    )
    fitted = fit(part.argmap, podium.room, options, podium.options.label)
    if fitted.points < min(READABLE, part.points):
        return leaf
    return replace(leaf, part=replace(part, scene=fitted.scene, points=fitted.points))
