"""A picture that is marked with its steps, for reveal.js: what appears later is a fragment of the slide."""

from collections.abc import Iterable

from msgspec.structs import replace

from argmap.render.picture import Mark, MarkGroup, MarkLink, Picture


def add_fragments(picture: Picture) -> Picture:
    """Make each step a fragment; the first after the start is number 0, as reveal.js counts."""
    return replace(picture, marks=_add_to_marks(picture.marks))


def _add_to_marks(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple(_add_to_mark(mark) for mark in marks)


def _add_to_mark(mark: Mark) -> Mark:
    if isinstance(mark, MarkLink):
        return replace(mark, marks=_add_to_marks(mark.marks))
    if not isinstance(mark, MarkGroup):
        return mark
    fragment = None if mark.step is None else mark.step - 1
    return replace(mark, marks=_add_to_marks(mark.marks), step=None, fragment=fragment)
