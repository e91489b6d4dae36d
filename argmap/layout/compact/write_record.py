"""The record of a shape: in which column each statement's box stands, and in how many lines."""

from collections.abc import Iterator

from argmap.layout.compact.movable_steps import StatementRow
from argmap.layout.compact.parts import (
    Branch,
    ColumnShapes,
    FramedGroup,
    JointRow,
    Racks,
    RootColumns,
    Stack,
    StackedPart,
)
from argmap.layout.compact.shape_options import ShapeOption
from argmap.scene.arrangement_record import RecordedPlace, make_key

_Place = tuple[str, int, bool, int]
"""A statement, the number of those above it, whether its column is at the right, and the column's number."""


def record_places(shape: ShapeOption[RootColumns]) -> tuple[RecordedPlace, ...]:
    """Record the places of all statements, each before those below it."""
    branches = dict(_find_branches(shape.part.columns))
    places: list[RecordedPlace] = []
    pending = _list_places(shape.part.columns, (), 0)
    while pending:
        statement, depth, is_right, column = pending.pop()
        branch = branches[statement]
        line_count = len(branch.box.part.content.lines)
        places.append(RecordedPlace(make_key(statement), depth, is_right, column, line_count))
        pending += _list_places(branch.below, branch.right, depth + 1)
    return tuple(places)


def _list_places(below: ColumnShapes, right: ColumnShapes, depth: int) -> list[_Place]:
    """List the places in the columns on a statement, the last one first."""
    places = [
        (row.statement, depth, number >= len(below), number)
        for number, column in enumerate((*below, *right))
        for row in column.part.rows
        if isinstance(row, StatementRow)
    ]
    return places[::-1]


def _find_branches(columns: ColumnShapes) -> Iterator[tuple[str, Branch]]:
    """Yield all branches in some columns with their statements."""
    pending: list[StackedPart] = [column.part.inner.part for column in columns]
    while pending:
        part = pending.pop()
        match part:
            case Branch():
                yield part.statement, part
                pending += (column.part.inner.part for column in (*part.below, *part.right))
            case Stack():
                pending += (each.part for each in part.parts)
            case FramedGroup():
                pending.append(part.inner.part)
            case Racks():
                pending += (each.part for each in part.stacks)
            case JointRow():
                pass
