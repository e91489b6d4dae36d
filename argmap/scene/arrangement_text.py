"""The record of an arrangement as a short text, which a picture carries along.

The text has four words and then, for each statement, seven digits to the base 64: four of its key, its depth,
its column with its side, and its number of lines. It may come from a stranger: whatever argmap could not have
written is no record.
"""

import re
from itertools import pairwise

from argmap.config.drawing_choices import DirectionChoice
from argmap.scene.arrangement_record import KEY_DIGITS, ArrangementRecord, RecordedPlace

MAX_LENGTH = 4096
"""The most characters of a record: room for some 580 statements, more than anybody sees move."""
_PLACE_LENGTH = 7
_FORM = re.compile(
    r"(?P<aspect>[0-9]{1,4}\.[0-9]{3}) (?P<direction>[a-z]{1,8}) (?P<growth>any|below|right|one-side)"
    r" (?P<texts>full|short) (?P<places>(?:[-_0-9A-Za-z]{7})+)"
)


def format_arrangement(record: ArrangementRecord) -> str | None:
    """Write a record as a text; None if it is too large for one."""
    places = [_format_place(place) for place in record.places]
    head = (
        f"{record.aspect:.3f} {record.direction.value} {record.growth.replace(' ', '-')}"
        f" {'short' if record.is_short else 'full'} "
    )
    if None in places or len(head) + _PLACE_LENGTH * len(places) > MAX_LENGTH:
        return None
    return head + "".join(place for place in places if place is not None)


def parse_arrangement(text: str) -> ArrangementRecord | None:
    """Read the text of a record; None if it is damaged."""
    found = _FORM.fullmatch(text) if len(text) <= MAX_LENGTH else None
    if found is None or found["direction"] not in {each.value for each in DirectionChoice}:
        return None
    digits = found["places"]
    places = tuple(
        _parse_place(digits[start : start + _PLACE_LENGTH]) for start in range(0, len(digits), _PLACE_LENGTH)
    )
    depths = [-1, *(place.depth for place in places)]
    if any(depth > above + 1 for above, depth in pairwise(depths)):
        return None
    return ArrangementRecord(
        aspect=float(found["aspect"]),
        direction=DirectionChoice(found["direction"]),
        growth=found["growth"].replace("-", " "),
        is_short=found["texts"] == "short",
        places=places,
    )


def _format_place(place: RecordedPlace) -> str | None:
    """Write the place of one statement; None if a number has no digit."""
    numbers = (place.depth, 2 * place.column + place.is_right, place.line_count)
    if max(numbers) >= len(KEY_DIGITS):
        return None
    return place.key + "".join(KEY_DIGITS[number] for number in numbers)


def _parse_place(digits: str) -> RecordedPlace:
    key, (depth, column, line_count) = digits[:-3], map(KEY_DIGITS.index, digits[-3:])
    return RecordedPlace(key, depth, bool(column % 2), column // 2, line_count)
