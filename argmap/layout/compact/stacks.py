"""The sizes of what hangs in a rack: boxes, frames, and parts one under the other."""

from collections.abc import Sequence

from msgspec import Struct, field

from argmap.layout.box_content import ROLE_LABEL_HEIGHT, SMALL_LABEL_HEIGHT, BoxContent
from argmap.layout.compact.parts import (
    FRAME_BOTTOM_PAD,
    FRAME_SIDE_PAD,
    JOINT_ROW_HEIGHT,
    FramedBox,
    FramedGroup,
    FrameTitle,
    JointRow,
    Stack,
)
from argmap.layout.compact.shape_options import ParetoFilter, ShapeOption, ShapeOptions
from argmap.layout.compact.units import GroupRun, Row, Unit
from argmap.layout.frame_title import wrap_title
from argmap.layout.group_paths import GroupPath
from argmap.layout.reading_order import ReadingTree
from argmap.model.map import ArgMap


class SearchOptions(Struct, frozen=True):
    """The language of groups' titles, the points between a box with its plates and the next one below, which
    sizes are worth keeping, and in how many places at most what hangs on a statement is cut into columns.
    """

    lang: str | None
    gap: float
    pareto: ParetoFilter
    max_cuts: int


class ShapeBuilder(Struct, frozen=True):
    """The sizes of all branches so far, by their statement, and of what is made of them."""

    argmap: ArgMap
    tree: ReadingTree
    options: SearchOptions
    branch_shapes: dict[str, ShapeOptions] = field(default_factory=dict)

    def shape_box(self, content: BoxContent, groups: GroupPath) -> ShapeOption:
        """A box with its plates, and the frames that hold it alone."""
        over = ROLE_LABEL_HEIGHT / 2
        width, height = (
            content.width,
            over + content.height + (SMALL_LABEL_HEIGHT / 2 if content.has_bottom_label else 0),
        )
        titles = []
        for group in reversed(groups):
            titles.append(FrameTitle(group, wrap_title(self.argmap, group, self.options.lang, width)))
            over, width = over + titles[-1].height, width + 2 * FRAME_SIDE_PAD
            height += titles[-1].height + FRAME_BOTTOM_PAD
        middle = over + content.height / 2
        return ShapeOption(width, height, middle, middle, FramedBox(content, tuple(reversed(titles))))

    def shape_unit(self, unit: Unit) -> ShapeOptions:
        """The sizes of a bundle or of a run in its frame."""
        if isinstance(unit, GroupRun):
            inner = self.shape_stack([self.shape_unit(each) for each in unit.units])
            return self.options.pareto.prune(self.shape_group(unit.group, size) for size in inner)
        return self.shape_stack([self.shape_row(row) for row in unit.rows])

    def shape_stack(self, parts: Sequence[ShapeOptions]) -> ShapeOptions:
        """The sizes of parts one under the other."""
        if len(parts) == 1:
            return parts[0]
        return self.options.pareto.prune(
            _join_stack(chosen, self.options.gap) for chosen in self.options.pareto.combine_by_width(parts)
        )

    def shape_row(self, row: Row) -> ShapeOptions:
        """The sizes of one row."""
        if row.statement is not None:
            return self.branch_shapes[row.statement]
        assert row.step is not None
        return (
            ShapeOption(
                0, JOINT_ROW_HEIGHT, JOINT_ROW_HEIGHT / 2, JOINT_ROW_HEIGHT / 2, JointRow(row.step.id)
            ),
        )

    def shape_group(self, group: str, inner: ShapeOption) -> ShapeOption:
        """A run of neighbours in its frame."""
        title = FrameTitle(group, wrap_title(self.argmap, group, self.options.lang, inner.width))
        first, last = inner.first_y + title.height, inner.last_y + title.height
        height = title.height + inner.height + FRAME_BOTTOM_PAD
        return ShapeOption(inner.width + 2 * FRAME_SIDE_PAD, height, first, last, FramedGroup(title, inner))


def _join_stack(parts: tuple[ShapeOption, ...], gap: float) -> ShapeOption:
    width, height = max(part.width for part in parts), sum(part.height + gap for part in parts) - gap
    last = height - parts[-1].height + parts[-1].last_y
    return ShapeOption(width, height, parts[0].first_y, last, Stack(parts, gap))
