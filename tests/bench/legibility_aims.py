"""The sizes that a map's text should reach on a slide, and the number of measured maps that do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tests.bench.measurement import Measurement

MAX_SHORT_WORDS = 12
"""The most words of a text that fits a slide well."""
PX = 2
"""Pixels a point on a slide of 1920 × 1080."""


@dataclass(frozen=True, slots=True)
class Aim:
    """The aim for maps of `least` to `most` claims, and the share that should meet it: 0.9 is nine of ten."""

    name: str
    min_claims: int
    max_claims: int
    meets: Callable[[Measurement], bool]
    min_share: float = 1.0


@dataclass(frozen=True, slots=True)
class AimResult:
    """The number of maps that meet an aim; `could` counts those that would if boxes could fill the page."""

    met: int
    could: int
    maps: int

    def is_reached(self, min_share: float) -> bool:
        """True where the share of maps that should meet the aim does."""
        return self.met >= min_share * self.maps - 1e-9


AIMS = (
    Aim("up to 9 claims: 18 pt", 1, 9, lambda it: it.text >= 18 * PX, 0.9),
    Aim("up to 9 claims: 14 pt", 1, 9, lambda it: it.text >= 14 * PX),
    Aim("10 to 15 claims: 15 pt", 10, 15, lambda it: it.text >= 15 * PX, 0.9),
    Aim("30 claims: 22 px", 30, 30, lambda it: it.text >= 22),
    Aim("30 claims: 3 times dot TB", 30, 30, lambda it: it.times_tb >= 3),
    Aim("60 claims: 4 times dot TB", 60, 60, lambda it: it.times_tb >= 4),
    Aim("up to 40 claims: 0.7 of the bound", 1, 40, lambda it: it.share >= 0.7, 0.5),
)


def evaluate_aim(aim: Aim, maps: Sequence[Measurement], *, few_words: bool) -> AimResult:
    """Count the maps that meet an aim, among those with short texts or among the others."""
    asked = [
        it
        for it in maps
        if aim.min_claims <= it.claims <= aim.max_claims and (it.longest <= MAX_SHORT_WORDS) is few_words
    ]
    filled = [replace(it, text=it.tight) for it in asked]
    return AimResult(sum(map(aim.meets, asked)), sum(map(aim.meets, filled)), len(asked))
