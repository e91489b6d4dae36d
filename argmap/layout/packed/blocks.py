"""The sizes of what hangs in a rack: boxes, frames, and parts one under the other."""

from collections.abc import Sequence

from msgspec import Struct, field

from argmap.layout.card import MARK_HEIGHT, TAG_HEIGHT, Card
from argmap.layout.grouping import Path
from argmap.layout.packed.hanging import Item, Row, Run
from argmap.layout.packed.parts import SIDE, SLOT, UNDER, Framed, Own, Slot, Stack, Title
from argmap.layout.packed.sizes import Sieve, Size, Sizes
from argmap.layout.reading import Reading
from argmap.layout.title import title_lines
from argmap.model.map import ArgMap


class Choices(Struct, frozen=True):
    """The language of groups' titles, the points between a box with its plates and the next one below, which
    sizes are worth keeping, and in how many places at most what hangs on a statement is cut into columns.
    """

    lang: str | None
    gap: float
    sieve: Sieve
    cuts: int


class Blocks(Struct, frozen=True):
    """The sizes of all branches so far, by their statement, and of what is made of them."""

    argmap: ArgMap
    reading: Reading
    choices: Choices
    known: dict[str, Sizes] = field(default_factory=dict)

    def own(self, card: Card, groups: Path) -> Size:
        """A box with its plates, and the frames that hold it alone."""
        over = TAG_HEIGHT / 2
        width, height = card.width, over + card.height + (MARK_HEIGHT / 2 if card.plated else 0)
        titles = []
        for group in reversed(groups):
            titles.append(Title(group, title_lines(self.argmap, group, self.choices.lang, width)))
            over, width = over + titles[-1].height, width + 2 * SIDE
            height += titles[-1].height + UNDER
        middle = over + card.height / 2
        return Size(width, height, middle, middle, Own(card, tuple(reversed(titles))))

    def item(self, item: Item) -> Sizes:
        """The sizes of a bundle or of a run in its frame."""
        if isinstance(item, Run):
            inner = self.stack([self.item(each) for each in item.items])
            return self.choices.sieve.best(self.framed(item.group, size) for size in inner)
        return self.stack([self.row(row) for row in item.rows])

    def stack(self, parts: Sequence[Sizes]) -> Sizes:
        """The sizes of parts one under the other."""
        if len(parts) == 1:
            return parts[0]
        return self.choices.sieve.best(
            _stack(chosen, self.choices.gap) for chosen in self.choices.sieve.by_width(parts)
        )

    def row(self, row: Row) -> Sizes:
        """The sizes of one row."""
        if row.statement is not None:
            return self.known[row.statement]
        assert row.step is not None
        return (Size(0, SLOT, SLOT / 2, SLOT / 2, Slot(row.step.id)),)

    def framed(self, group: str, inner: Size) -> Size:
        """A run of neighbours in its frame."""
        title = Title(group, title_lines(self.argmap, group, self.choices.lang, inner.width))
        first, last = inner.first + title.height, inner.last + title.height
        height = title.height + inner.height + UNDER
        return Size(inner.width + 2 * SIDE, height, first, last, Framed(title, inner))


def _stack(parts: tuple[Size, ...], gap: float) -> Size:
    width, height = max(part.width for part in parts), sum(part.height + gap for part in parts) - gap
    last = height - parts[-1].height + parts[-1].last
    return Size(width, height, parts[0].first, last, Stack(parts, gap))
