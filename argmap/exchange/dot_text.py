"""Any text as a DOT attribute that Graphviz shows exactly as it was written."""

from collections.abc import Iterable
from urllib.parse import quote

SHOWN_AS_LINKS = ("http", "https", "mailto")


def label(lines: Iterable[str]) -> str:
    """The value of a `label` that shows these lines, centred, and nothing in them as an escape."""
    return "\\n".join(_literal(line) for line in lines)


def tooltip(lines: Iterable[str]) -> str:
    """The value of a `tooltip` of these lines. Graphviz resolves the backslashes of a tooltip twice."""
    return "\\n".join(_literal(line).replace("\\", "\\\\") for line in lines)


def link(url: str | None) -> str | None:
    """The value of a `URL`, or None where there is none, or it is not http, https or mailto.

    Characters that no address may hold are percent-encoded. `&` becomes an entity, because Graphviz
    2.43 copies addresses into SVG as they stand; newer ones understand it.
    """
    if url is None or url.partition(":")[0].lower() not in SHOWN_AS_LINKS:
        return None
    return quote(url, safe="%:/?#[]@!$&'()*+,;=~").replace("&", "&amp;")


def _literal(text: str) -> str:
    return text.replace("&", "&amp;").replace("\\", "\\\\")
