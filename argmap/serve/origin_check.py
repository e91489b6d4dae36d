"""The check that a request comes from the page itself, at an address of this machine, with the token."""

import re
from email.message import Message
from secrets import compare_digest

HOST = "127.0.0.1"
"""The one address to listen at; it cannot be reached from another machine."""
TOKEN_HEADER = "X-Argmap-Token"
_LOCAL_HOST = re.compile(r"(127\.0\.0\.1|localhost)(:[0-9]{1,5})?", re.ASCII)


def is_same_origin(headers: "Message[str, str]", port: int) -> bool:
    """Return whether a request comes from the page itself, or from a program that is no browser.

    A foreign Host means that another name leads here (DNS rebinding); a foreign Origin, another page.
    """
    host = headers.get("Host") or ""
    if len(headers.get_all("Host", [])) != 1 or len(headers.get_all("Origin", [])) > 1:
        return False
    if not _LOCAL_HOST.fullmatch(host) or _port(host) != port:
        return False
    origin = headers.get("Origin")
    if origin is not None and origin != f"http://{host}":
        return False
    return headers.get("Sec-Fetch-Site", "same-origin") in ("same-origin", "none")


def has_token(headers: "Message[str, str]", token: str) -> bool:
    """Return whether a request has the token."""
    return compare_digest((headers.get(TOKEN_HEADER) or "").encode("latin-1", "replace"), token.encode())


def _port(host: str) -> int:
    return int(host.rpartition(":")[2]) if ":" in host else 80
