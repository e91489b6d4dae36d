"""A file's name as part of an address, in the bytes that the disk has for it."""

import os
from urllib.parse import quote


def percent_encode_path(name: str, safe: str = "/") -> str:
    """The name with all but letters, digits, `_.-~` and `safe` as `%` and the numbers of its bytes.

    What of it is no text, as the system hands it over, becomes the bytes that it was; where the locale cannot
    tell them, question marks.
    """
    try:
        return quote(os.fsencode(name), safe)
    except UnicodeEncodeError:
        return quote(name, safe, errors="replace")
