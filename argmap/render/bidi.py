"""The order of a line of text as it is seen, where some of it runs from right to left."""

from argmap.fonts.letter_clusters import split_clusters
from argmap.render.visible_text import has_right_to_left


def reorder_bidi(text: str, *, rtl: bool) -> tuple[tuple[str, bool], ...]:
    """Cut a line into stretches of one direction, from left to right; True beside those that run to the left.

    `rtl` is the line's own direction. By the Unicode Bidirectional Algorithm, UAX #9, with fpdf2's levels.
    """
    if not rtl and not has_right_to_left(text):
        return ((text, False),)
    stretches = _split_by_level(text, rtl)
    odd = [level for _, level in stretches if level % 2]
    for lowest in range(max((level for _, level in stretches), default=0), min(odd, default=1) - 1, -1):
        stretches = _reverse_level_runs(stretches, lowest)
    return tuple((stretch, level % 2 == 1) for stretch, level in stretches)


def _split_by_level(text: str, rtl: bool) -> list[tuple[str, int]]:
    """Cut a text, in the order it is read, where its level changes; odd levels run to the left.

    A character and what is joined to it, as in the emoji of a family, have the level of the first.
    """
    from fpdf.bidi import BidiParagraph
    from fpdf.enums import TextDirection

    direction = TextDirection.RTL if rtl else TextDirection.LTR
    paragraph = BidiParagraph(text, direction, preserve_bn_chars=True)
    characters = paragraph.get_characters_with_embedding_level()
    level_runs: list[tuple[str, int]] = []
    start = 0
    for cluster in split_clusters("".join(each.character for each in characters)):
        level = characters[start].embedding_level
        start += len(cluster)
        if level_runs and level_runs[-1][1] == level:
            level_runs[-1] = (level_runs[-1][0] + cluster, level)
        else:
            level_runs.append((cluster, level))
    return level_runs


def _reverse_level_runs(level_runs: list[tuple[str, int]], lowest: int) -> list[tuple[str, int]]:
    """Reverse each row of stretches of at least the level `lowest` (rule L2)."""
    reversed_runs: list[tuple[str, int]] = []
    row: list[tuple[str, int]] = []
    for stretch in level_runs:
        if stretch[1] >= lowest:
            row.insert(0, stretch)
        else:
            reversed_runs += [*row, stretch]
            row = []
    return reversed_runs + row
