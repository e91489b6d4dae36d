"""The last arrangement to which a drawing may keep, and how much smaller its text may be for that."""

from collections.abc import Mapping

from argmap.config.drawing_choices import DirectionChoice
from argmap.layout.compact.stacks import Growth
from argmap.layout.layout_options import LayoutOptions
from argmap.model.map import ArgMap
from argmap.scene.arrangement_record import ArrangementRecord, make_key

KEPT_TEXT_SHARES = (0.99, 0.97, 0.95)
"""The least text of a drawing that keeps to the last arrangement, as a share of that of a free one.

In each of them, first the lines of boxes are kept too, then only the columns. Over ten edits on each of
eighteen maps of 9 to 83 claims, boxes jump 35 px in the live page at 1080p, for 0.9 % of the text; where
nothing is kept, 84 px.
"""
MIN_KEPT_TEXT = KEPT_TEXT_SHARES[-1]
"""The least text at all. With this share alone, the jump is 32 px for 1.7 % of the text; with 0.975 it is
38 px for 0.7 %, with 0.9 27 px for 3.9 %.
"""
MAX_ASPECT_CHANGE = 0.01
"""The change of a page's ratio of width to height with which the last arrangement is still kept to."""
MIN_KNOWN_STATEMENTS = 0.5
"""The share of a map's statements that an arrangement knows, if it is one of that map."""
_DIRECTION_GROWTHS: Mapping[DirectionChoice, Growth] = {
    DirectionChoice.DOWN: Growth.BELOW,
    DirectionChoice.RIGHT: Growth.RIGHT,
    DirectionChoice.COMPACT: Growth.ANY,
}
"""The sides on which columns stand, where that was chosen."""


def select_record(argmap: ArgMap, options: LayoutOptions, aspect: float) -> ArrangementRecord | None:
    """Select the arrangement of the options that knows most of a map, if one was chosen for such a page."""
    keys = {make_key(statement) for statement in argmap.statements}
    best: ArrangementRecord | None = None
    most = MIN_KNOWN_STATEMENTS * len(keys)
    for record in options.last_arrangements:
        known = len(keys & {place.key for place in record.places})
        is_for_page = abs(record.aspect - aspect) <= MAX_ASPECT_CHANGE * aspect
        if known >= most and is_for_page and record.direction is options.direction:
            best, most = record, known + 1
    return best


def select_growth(record: ArrangementRecord) -> Growth:
    """Return the sides on which columns stand in an arrangement; any, if none is known by that name."""
    chosen = _DIRECTION_GROWTHS.get(record.direction)
    if chosen is not None:
        return chosen
    return next((each for each in (Growth.BELOW, Growth.ONE_SIDE) if each.value == record.growth), Growth.ANY)
