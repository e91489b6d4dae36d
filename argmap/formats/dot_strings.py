"""Any text as a DOT attribute that Graphviz shows exactly as it was written."""

from collections.abc import Iterable
from enum import StrEnum

from argmap.diagnostics.web_address import percent_encode_url

LINK_SCHEMES = ("http", "https", "mailto")


class Align(StrEnum):
    """How a line of a label ends, which says where it stands."""

    CENTRE = "\\n"
    LEFT = "\\l"


def format_label(lines: Iterable[str], align: Align = Align.CENTRE) -> str:
    """The value of a `label` that shows these lines, and nothing in them as an escape.

    Lines at the left each have an end; of centred ones the last has none, for it would make the box higher.
    """
    ended = align.join(_escape(line) for line in lines)
    return ended if align is Align.CENTRE else ended + align


def format_tooltip(lines: Iterable[str]) -> str:
    """The value of a `tooltip` of these lines. Graphviz resolves the backslashes of a tooltip twice."""
    return "\\n".join(_escape(line).replace("\\", "\\\\") for line in lines)


def format_url(url: str | None) -> str | None:
    """The value of a `URL`, or None where there is none, or it is not http, https or mailto.

    Characters that no address may hold are percent-encoded. `&` becomes an entity, because Graphviz
    2.43 copies addresses into SVG as they stand; newer ones understand it.
    """
    if url is None or url.partition(":")[0].lower() not in LINK_SCHEMES:
        return None
    return percent_encode_url(url).replace("&", "&amp;")


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("\\", "\\\\")
