"""The compact drawing of a map for a page: of all its sizes the one whose text is largest there."""

import math
from collections.abc import Mapping, Sequence

from msgspec import Struct

from argmap.layout.card import Card, choices
from argmap.layout.options import LayoutOptions
from argmap.layout.outline import outline
from argmap.layout.packed.blocks import Choices
from argmap.layout.packed.hanging import hanging
from argmap.layout.packed.pack import boxed, pack
from argmap.layout.packed.plan import plan
from argmap.layout.packed.sizes import Sieve, Size, Sizes
from argmap.layout.page import Told, page, room
from argmap.layout.reading import Reading, read
from argmap.layout.scene import Scene
from argmap.model.map import ArgMap, wording
from argmap.words.drawing import Words, words

CLOSE, WIDE, WIDER = 5.0, 13.0, 28.0
"""Points between boxes, where wires have to find a way between them, and where they found none."""
CHROME = (32.0, 80.0)
"""What margins, heading and legend about add to width and height, in points; then as much as they did."""
FULLEST = 0.3
"""The share of a page that boxes fill at least."""
TRIES = 3
"""So many sizes are looked at with their heading and legend."""


class Effort(Struct, frozen=True):
    """How many ways are tried for maps of up to `statements`: the larger, the fewer.

    `measures` are the widest lines that boxes may have, in points at a text size of 18; `kept` is how many
    sizes of a branch are kept at most, `cuts` in how many places at most its racks are cut into columns.
    Where `framed`, several sizes are tried with what stands round them.
    """

    statements: float
    measures: tuple[float, ...]
    kept: int
    cuts: int
    framed: bool


_MEASURES = (180.0, 210.0, 240.0, 270.0, 300.0, 330.0, 360.0, 400.0, 440.0, 480.0, 520.0, 570.0)
FEW = (210.0, 300.0, 400.0)
"""A few measures among which each text finds one that suits it."""
EFFORTS = (
    Effort(120, _MEASURES, 56, 16, framed=True),
    Effort(300, _MEASURES, 32, 16, framed=True),
    Effort(2000, FEW, 16, 4, framed=False),
    Effort(math.inf, (240.0,), 6, 4, framed=False),
)


def compact(argmap: ArgMap, options: LayoutOptions, aspect: float) -> Scene | None:
    """The drawing that fills a page of that width to height best; None where some wire finds no way."""
    reading = read(argmap)
    say = words(options.lang or argmap.lang)
    effort = next(each for each in EFFORTS if len(argmap.statements) <= each.statements)
    cards = choices(argmap, options, say, [each * options.size / 18 for each in effort.measures])
    press = _Press(argmap, reading, options, aspect, say, effort)
    hung = hanging(argmap, reading)
    led = any(True for step in argmap.inferences.values() for _ in reading.elsewhere(step))
    for gap in (WIDE, WIDER) if led else (CLOSE,):
        scene = press.scene(plan(argmap, hung, cards, press.choices(cards, gap)))
        if scene is not None:
            return scene
    return None


class _Press(Struct, frozen=True):
    """A map to be drawn compactly, and what for."""

    argmap: ArgMap
    reading: Reading
    options: LayoutOptions
    aspect: float
    say: Words
    effort: Effort

    def choices(self, cards: Mapping[str, Sequence[Card]], gap: float) -> Choices:
        """What sizes to keep: the fewer the larger the map, none beyond what FULLEST of a page asks for."""
        area = sum(min(card.width * card.height for card in each) for each in cards.values())
        height = math.sqrt(area / FULLEST / self.aspect)
        sieve = Sieve(self.effort.kept, height * self.aspect, height)
        return Choices(self.options.lang, gap, sieve, self.effort.cuts)

    def scene(self, sizes: Sizes) -> Scene | None:
        """The drawing in the size whose text is largest; None where some wire finds no way."""
        parts = pack(self.argmap, self.reading, self._best(sizes), self.options.lang)
        if parts is None:
            return None
        title = wording(self.argmap.title, self.options.lang, self.argmap.lang) or self.say.argument_map
        lang = self.options.lang or self.argmap.lang or "en"
        told = Told(lang, title, outline(self.argmap, self.options.lang, self.options.hidden))
        return page(self.argmap, parts, told, self.options, self.say)

    def _best(self, sizes: Sizes) -> Size:
        """The size that fills the page best with what stands round it, which its width decides."""
        chrome, best = CHROME, (0.0, sizes[0])
        if not self.effort.framed:
            return max(sizes, key=lambda each: self._scale(each.width + chrome[0], each.height + chrome[1]))
        for _ in range(TRIES):
            size = max(sizes, key=lambda each: self._scale(each.width + chrome[0], each.height + chrome[1]))
            body = boxed(self.argmap, size, self.options.lang)
            width, height = room(self.argmap, body, self.options, self.say)
            scale = self._scale(width, height)
            if scale <= best[0]:
                break
            best = scale, size
            chrome = (width - size.width, height - size.height)
        return best[1]

    def _scale(self, width: float, height: float) -> float:
        return min(self.aspect / width, 1 / height)
