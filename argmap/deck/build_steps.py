"""The build steps of a slide: when each element of its drawing appears, and which are dimmed."""

from collections.abc import Mapping

from msgspec import Struct, field

from argmap.scene.scene import Frame, Scene


class BuildSteps(Struct, frozen=True):
    """The steps at which boxes and wires of a scene appear, by the ids of statements and of inferences.

    Steps count from 0, the state in which the slide begins; ids that are not listed appear at 0. With
    `until`, elements of later steps are left out; None draws all elements, each marked with its step. The ids
    in `dimmed` are drawn faint, so that the others are seen.
    """

    boxes: Mapping[str, int] = field(default_factory=dict)
    wires: Mapping[str, int] = field(default_factory=dict)
    until: int | None = None
    dimmed: frozenset[str] = frozenset()

    @property
    def last_step(self) -> int:
        """The step at which the last element appears."""
        return max([0, *self.boxes.values(), *self.wires.values()])

    def is_visible(self, step: int) -> bool:
        """Return whether elements of a step are drawn."""
        return self.until is None or step <= self.until

    def frame_step(self, scene: Scene, frame: Frame) -> int:
        """Return the step at which a frame appears: that of the first box in it."""
        inside = [self.boxes.get(box.id, 0) for box in scene.boxes if frame.holds(box)]
        return min(inside, default=0)
