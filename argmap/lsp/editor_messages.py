"""The server's own messages, and the form in which editors show those of others."""

from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.source import Source

UNNECESSARY_CODES = frozenset({"W305", "E223", "E224"})
"""Codes for text that could be left out: an unused source, a premise or step that is written twice."""

FIX_ALL = Phrase(en="Make all fixes that are sure", ko="확실한 것 모두 수정")
NO_NAME = Phrase(en="there is nothing here that has a name", ko="여기에는 이름을 가진 것이 없다")


def strip_backticks(message: str) -> str:
    """Replace the backticks of a message, which editors show as they are."""
    return message.replace("`", "'")


def first_content_line(source: Source) -> int:
    """Return the number, from 0, of the first line that is neither blank nor a comment; 0 without one."""
    for number in range(len(source.starts)):
        text = source.line(number + 1).strip()
        if text and not text.startswith("#"):
            return number
    return 0
