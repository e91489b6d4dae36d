"""Ranges of lines in the words of a message."""

from collections.abc import Sequence

from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.source import Source

Lines = tuple[int, int]
"""The number of the first line, and of the one behind the last."""


def name_lines(lines: Lines, source: Source) -> Phrase:
    """Name a range of a source's lines, such as `lines 3 to 5`, by their numbers in its document."""
    first, end = (number + source.first_line - 1 for number in lines)
    if first >= end:
        return Phrase(en="nothing", ko="없음")
    if first + 1 == end:
        return Phrase(en=f"line {first}", ko=f"{first}행")
    return Phrase(en=f"lines {first} to {end - 1}", ko=f"{first}~{end - 1}행")


def name_choice(sides: Sequence[Lines], source: Source) -> Phrase:
    """Name ranges of lines of which one is to be chosen."""
    *others, last = (name_lines(side, source) for side in sides)
    if not others:
        return last
    return Phrase(
        en=f"{', '.join(each.en for each in others)} or {last.en}",
        ko=f"{', '.join(each.ko for each in others)} 또는 {last.ko}",
    )
