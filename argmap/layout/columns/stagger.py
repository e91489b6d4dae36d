"""Siblings over several columns in turn: half as high where the columns to the right have room."""

from argmap.layout.reading_order import ReadingTree


def stagger(tree: ReadingTree, columns: int) -> dict[str, int]:
    """How many columns further right each statement stands when end statements take turns in `columns`.

    End statements are those that nothing bears on. They take turns within a row of siblings, the first of
    each row staying where it is.
    """
    pushed: dict[str, int] = {}
    for siblings in tree.children.values():
        turn = 0
        for each in siblings:
            if each in tree.children:
                turn = 0
                continue
            pushed[each] = turn % columns
            turn += 1
    return {each: by for each, by in pushed.items() if by}
