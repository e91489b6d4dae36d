"""Text into XML, so that every character is shown as itself and none is read as markup."""

import re
from collections.abc import Mapping

from argmap.text.deadline import keep_time
from argmap.text.pattern import lazily

_FORBIDDEN = lazily("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile('[\x00-\x1f&<>"\ud800-\udfff\ufffe\uffff]')
_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)


def text(value: str) -> str:
    """`value` as XML character data; what XML 1.0 forbids becomes U+FFFD."""
    return _FORBIDDEN().sub("\ufffd", value).translate(_ESCAPES) if _SPECIAL.search(value) else value


def tag(name: str, attributes: Mapping[str, str | float | None], content: str | None = None) -> str:
    """One element; attributes of None are left out, numbers are written short. `content` is XML already."""
    keep_time()
    written = "".join(
        f' {key}="{number(value) if isinstance(value, int | float) else text(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}/>" if content is None else f"<{name}{written}>{content}</{name}>"


def number(value: float) -> str:
    """A number with at most two decimals and no trailing zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))
