"""Text as XML, so that every character is shown as itself and none is read as markup."""

import re
from collections.abc import Mapping

from argmap.diagnostics.deadline import check_deadline
from argmap.diagnostics.lazy_regex import lazy_regex

_INVALID_CHARACTERS = lazy_regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL_CHARACTERS = re.compile('[\x00-\x1f&<>"\ud800-\udfff\ufffe\uffff]')
_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)


def replace_invalid_characters(value: str) -> str:
    """Replace what XML 1.0 forbids by U+FFFD."""
    return _INVALID_CHARACTERS().sub("\ufffd", value) if _SPECIAL_CHARACTERS.search(value) else value


def escape_text(value: str) -> str:
    """Escape `value` as XML character data; what XML 1.0 forbids becomes U+FFFD."""
    return (
        _INVALID_CHARACTERS().sub("\ufffd", value).translate(_ESCAPES)
        if _SPECIAL_CHARACTERS.search(value)
        else value
    )


def build_element(name: str, attributes: Mapping[str, str | float | None], content: str | None = None) -> str:
    """Build an element; attributes of None are left out, numbers are written short. `content` is XML."""
    check_deadline()
    attribute_text = "".join(
        f' {key}="{format_number(value) if isinstance(value, int | float) else escape_text(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{attribute_text}/>" if content is None else f"<{name}{attribute_text}>{content}</{name}>"


def format_number(value: float) -> str:
    """Format a number with at most two decimals and no trailing zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))
