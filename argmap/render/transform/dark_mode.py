"""A picture that is light or dark as its reader prefers, where a program knows that; else light.

Its marks have the light colours, for programs without style sheets, and classes the dark ones. Each class is
named after its colour, so that pictures on one page cannot disagree about it. Each rule stands in an `@media`
block of its own: LibreOffice takes all but the first rule of a block as if it always held.
"""

from collections.abc import Iterator
from typing import TypeVar

from msgspec.structs import replace

from argmap.render.picture import Leaf, Picture, Shape, iter_leaves, replace_leaves

LeafType = TypeVar("LeafType", bound=Leaf)


def combine_light_and_dark(light: Picture, dark: Picture) -> Picture:
    """Combine two drawings of one scene, which differ in colours alone, into one that has both."""
    rules: dict[str, str] = {}
    dark_leaves = iter_leaves(dark.marks)

    def combine(leaf: Leaf) -> tuple[Leaf]:
        return (_add_dark_colours(leaf, next(dark_leaves), rules),)

    background = light.background
    if background is not None and dark.background is not None:
        background = _add_dark_colours(background, dark.background, rules)
    marks = replace_leaves(light.marks, combine)
    dark_rules = tuple(
        f"@media (prefers-color-scheme: dark){{.{name}{{{rules[name]}}}}}" for name in sorted(rules)
    )
    return replace(light, marks=marks, background=background, dark_rules=dark_rules)


def _add_dark_colours(leaf: LeafType, dark: Leaf, rules: dict[str, str]) -> LeafType:
    """Add the classes of the colours that differ to a shape or text, and what they mean to `rules`."""
    classes = [leaf.classes] if leaf.classes else []
    for (key, colour), (_, dark_colour) in zip(_list_colours(leaf), _list_colours(dark), strict=True):
        if colour.upper() != dark_colour.upper():
            name = f"night-{key}-{dark_colour[1:].upper()}"
            rules[name] = f"{key}:{dark_colour.upper()}"
            classes.append(name)
    return replace(leaf, classes=" ".join(classes))


def _list_colours(leaf: Leaf) -> Iterator[tuple[str, str]]:
    """List a leaf's colours by the names of their CSS properties."""
    if not isinstance(leaf, Shape):
        yield "fill", leaf.colour
        return
    if leaf.fill is not None:
        yield "fill", leaf.fill
    if leaf.stroke is not None:
        yield "stroke", leaf.stroke.colour
