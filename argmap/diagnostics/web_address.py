"""Addresses of the web and of files: which are safe to link to, and in which characters they are written."""

import re

from argmap.diagnostics.lazy_regex import lazy_regex

_URL_CHARACTERS = "%:/?#[]@!$&'()*+,;=~"
"""The characters of an address beside letters, digits and `-._` (RFC 3986, 2.2 and 2.3)."""

_SAFE_URL = lazy_regex(r"(?:https?://|mailto:)[^\s\x00-\x1f]+", re.IGNORECASE)


def is_safe_url(url: str) -> bool:
    """Return whether a link to the address is harmless: one of the web or of mail, without white space."""
    return _SAFE_URL().fullmatch(url) is not None


def percent_encode_url(url: str) -> str:
    """The address with all other characters percent-encoded, as UTF-8.

    PDF takes no others, a presentation takes no quotes or angle brackets, and none of those left can end the
    text that the address is written into.
    """
    from urllib.parse import quote

    return quote(url, safe=_URL_CHARACTERS)


def percent_encode_path(name: str, safe: str = "/") -> str:
    """The file name with every byte but letters, digits, `_.-~` and `safe` percent-encoded.

    Bytes that are no text in the file system's encoding stay the same bytes; characters that the locale
    cannot encode become question marks.
    """
    import os
    from urllib.parse import quote

    try:
        return quote(os.fsencode(name), safe)
    except UnicodeEncodeError:
        return quote(name, safe, errors="replace")
