"""What a run ends with, as the shell sees it."""

from enum import IntEnum


class Verdict(IntEnum):
    """Exit codes. The first three are promised; the others are those that shells and systems use."""

    WELL = 0
    WRONG_MAP = 1
    WRONG_CALL = 2
    BUG = 70
    HUNG_UP = 129
    STOPPED = 130
    READER_GONE = 141
    ENDED = 143
