"""Which of a drawing's elements are shown at which step of a slide, and which stand back."""

from collections.abc import Mapping

from msgspec import Struct, field

from argmap.scene.scene import Frame, Scene


class BuildSteps(Struct, frozen=True):
    """When the boxes and wires of a scene appear, by the ids of statements and of inferences.

    Steps count from 0, which is there from the beginning; what is not named is there from the beginning too.
    With `until`, what appears later is left out; None draws everything, marked with its step. What is
    `faint` stands back, so that the rest is seen.
    """

    boxes: Mapping[str, int] = field(default_factory=dict)
    wires: Mapping[str, int] = field(default_factory=dict)
    until: int | None = None
    dimmed: frozenset[str] = frozenset()

    @property
    def last_step(self) -> int:
        """The step after which everything is shown."""
        return max([0, *self.boxes.values(), *self.wires.values()])

    def is_visible(self, step: int) -> bool:
        """Whether what appears at a step is drawn."""
        return self.until is None or step <= self.until

    def frame_step(self, scene: Scene, frame: Frame) -> int:
        """The step at which a frame appears: with the first box in it."""
        inside = [self.boxes.get(box.id, 0) for box in scene.boxes if frame.rect.contains(box.rect)]
        return min(inside, default=0)
