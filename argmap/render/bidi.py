"""The order of a line of text as it is seen, where some of it runs from right to left."""

from argmap.render.text_content import has_right_to_left


def reorder_bidi(text: str, *, rtl: bool) -> tuple[tuple[str, bool], ...]:
    """The line's stretches of one direction, from left to right; each with whether it runs to the left.

    `rtl` is the line's own direction. By the Unicode Bidirectional Algorithm, UAX #9; fpdf2 tells the levels.
    """
    if not rtl and not has_right_to_left(text):
        return ((text, False),)
    stretches = _split_by_level(text, rtl)
    odd = [level for _, level in stretches if level % 2]
    for lowest in range(max((level for _, level in stretches), default=0), min(odd, default=1) - 1, -1):
        stretches = _reverse_level_runs(stretches, lowest)
    return tuple((stretch, level % 2 == 1) for stretch, level in stretches)


def _split_by_level(text: str, rtl: bool) -> list[tuple[str, int]]:
    """The text in the order it is read, cut where its level changes; odd levels run to the left."""
    from fpdf.bidi import BidiParagraph
    from fpdf.enums import TextDirection

    direction = TextDirection.RTL if rtl else TextDirection.LTR
    paragraph = BidiParagraph(text, direction, preserve_bn_chars=True)
    found: list[tuple[str, int]] = []
    for each in paragraph.get_characters_with_embedding_level():
        if found and found[-1][1] == each.embedding_level:
            found[-1] = (found[-1][0] + each.character, each.embedding_level)
        else:
            found.append((each.character, each.embedding_level))
    return found


def _reverse_level_runs(level_runs: list[tuple[str, int]], lowest: int) -> list[tuple[str, int]]:
    """Each row of stretches of at least the level `lowest`, turned round (rule L2)."""
    found: list[tuple[str, int]] = []
    row: list[tuple[str, int]] = []
    for stretch in level_runs:
        if stretch[1] >= lowest:
            row.insert(0, stretch)
        else:
            found += [*row, stretch]
            row = []
    return found + row
