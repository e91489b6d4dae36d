"""What a run ends with, as the shell sees it."""

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes. The first three are promised; the others are those that shells and systems use."""

    OK = 0
    MAP_ERROR = 1
    USAGE = 2
    BUG = 70
    SIGHUP = 129
    SIGINT = 130
    SIGPIPE = 141
    SIGTERM = 143
