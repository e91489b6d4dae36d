"""Text as the values of DOT attributes that Graphviz shows exactly as it was written."""

from collections.abc import Iterable
from enum import StrEnum

from argmap.diagnostics.web_address import percent_encode_url

LINK_SCHEMES = ("http", "https", "mailto")


class Align(StrEnum):
    """The alignment of a label's line, which in DOT is the escape at its end."""

    CENTRE = "\\n"
    LEFT = "\\l"


def format_label(lines: Iterable[str], align: Align = Align.CENTRE) -> str:
    """Build the value of a `label` from lines, in which no character is an escape.

    A line aligned left ends in its escape. The last of centred lines has none: it would make the box higher.
    """
    label = align.join(_escape(line) for line in lines)
    return label if align is Align.CENTRE else label + align


def format_tooltip(lines: Iterable[str]) -> str:
    """Build the value of a `tooltip` from lines. Graphviz resolves the backslashes of a tooltip twice."""
    return "\\n".join(_escape(line).replace("\\", "\\\\") for line in lines)


def format_url(url: str | None) -> str | None:
    """Build the value of a `URL`; None for no address, or one that is not http, https or mailto.

    Characters that no address may contain are percent-encoded. `&` becomes an entity, because Graphviz 2.43
    copies addresses into SVG unescaped; newer versions understand the entity.
    """
    if url is None or url.partition(":")[0].lower() not in LINK_SCHEMES:
        return None
    return percent_encode_url(url).replace("&", "&amp;")


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("\\", "\\\\")
