"""The files of the page: ours, and those of the editor component that an optional package brings."""

import re
from functools import cache

from msgspec import Struct

from argmap.files.foreign import foreign_file
from argmap.files.packaged import packaged_text

_KINDS = {"html": "text/html", "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
_SCRIPTS = (
    *("main", "ask", "chosen", "editor", "grammar", "listen", "picture", "plain", "problems", "search"),
    "words",
)
_OURS = frozenset({"page.css", "icon.svg", *(f"{name}.js" for name in _SCRIPTS)})
_PACKAGE, _PLACE = "nicegui", ("elements", "codemirror", "dist")
"""CodeMirror as this package ships it, whole and for offline use. The package itself is never imported."""
_ENTRY = "index.js"
_PART = re.compile(r"[\w-]{1,80}\.js", re.ASCII)


class Asset(Struct, frozen=True):
    """A file for the browser; `kind` is its media type."""

    data: bytes
    kind: str


def document(nonce: str) -> Asset:
    """The page itself; `nonce` is what marks the style sheets that its editor may add."""
    text = packaged_text("serve", "page", "index.html").replace("{nonce}", nonce)
    return Asset(text.encode(), f"{_KINDS['html']}; charset=utf-8")


def asset(path: str) -> Asset | None:
    """The file at a path below `/page/` or `/component/`; None where there is none."""
    _, room, name = path.split("/", 2) if path.count("/") == 2 else ("", "", "")
    if room == "page" and name in _OURS:
        return Asset(_ours(name), f"{_KINDS[name.rpartition('.')[2]]}; charset=utf-8")
    if room == "component" and _PART.fullmatch(name):
        data = foreign_file(_PACKAGE, *_PLACE, name)
        return Asset(data, f"{_KINDS['js']}; charset=utf-8") if data is not None else None
    return None


def has_component() -> bool:
    """Whether the editor component is installed."""
    return foreign_file(_PACKAGE, *_PLACE, _ENTRY) is not None


@cache
def _ours(name: str) -> bytes:
    return packaged_text("serve", "page", name).encode()
