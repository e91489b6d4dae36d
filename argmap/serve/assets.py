"""The page's own files, and those of the editor component from an optional package."""

import re
from functools import cache

from msgspec import Struct

from argmap.files.package_data import find_package_data, read_own_text

_ASSET_MEDIA_TYPES = {"html": "text/html", "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
_SCRIPT_NAMES = (
    *("main", "api", "details", "editor", "events", "grammar", "motion", "picture", "problems"),
    *("search", "textarea", "words"),
)
_PAGE_FILES = frozenset({"page.css", "icon.svg", *(f"{name}.js" for name in _SCRIPT_NAMES)})
_COMPONENT_PACKAGE, _COMPONENT_FOLDER = "nicegui", ("elements", "codemirror", "dist")
"""CodeMirror as this package ships it, whole and for offline use. The package itself is never imported."""
_COMPONENT_ENTRY_FILE = "index.js"
_COMPONENT_FILE_NAME = re.compile(r"[\w-]{1,80}\.js", re.ASCII)


class Asset(Struct, frozen=True):
    """A file for the browser, with its media type."""

    data: bytes
    media_type: str


def build_index_html(nonce: str) -> Asset:
    """Build the page; `nonce` marks the style sheets that its editor may add."""
    text = read_own_text("serve", "page", "index.html").replace("{nonce}", nonce)
    return Asset(text.encode(), f"{_ASSET_MEDIA_TYPES['html']}; charset=utf-8")


def find_asset(path: str) -> Asset | None:
    """Find the file at a path below `/page/` or `/component/`; None where there is none."""
    _, room, name = path.split("/", 2) if path.count("/") == 2 else ("", "", "")
    if room == "page" and name in _PAGE_FILES:
        return Asset(_read_page_file(name), f"{_ASSET_MEDIA_TYPES[name.rpartition('.')[2]]}; charset=utf-8")
    if room == "component" and _COMPONENT_FILE_NAME.fullmatch(name):
        data = find_package_data(_COMPONENT_PACKAGE, *_COMPONENT_FOLDER, name)
        return Asset(data, f"{_ASSET_MEDIA_TYPES['js']}; charset=utf-8") if data is not None else None
    return None


def has_component() -> bool:
    """Return whether the editor component is installed."""
    return find_package_data(_COMPONENT_PACKAGE, *_COMPONENT_FOLDER, _COMPONENT_ENTRY_FILE) is not None


@cache
def _read_page_file(name: str) -> bytes:
    return read_own_text("serve", "page", name).encode()
