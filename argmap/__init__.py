"""Write an argument as plain text; get a picture that reads from the back of a room.

In Python: `argmap.read("debate.argmap").svg()`, or `argmap.parse("thesis: …")`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.api import Map, MapError, parse, read
    from argmap.diagnostics.diagnostic import Diagnostic
    from argmap.diagnostics.user_error import UserError
    from argmap.pipeline.focus import Focus

__version__ = "0.1.0"
__all__ = ["Diagnostic", "Focus", "Map", "MapError", "UserError", "__version__", "parse", "read"]

_EXPORT_MODULES = {
    "Diagnostic": "argmap.diagnostics.diagnostic",
    "Focus": "argmap.pipeline.focus",
    "Map": "argmap.api",
    "MapError": "argmap.api",
    "UserError": "argmap.diagnostics.user_error",
    "parse": "argmap.api",
    "read": "argmap.api",
}


def __getattr__(name: str) -> object:
    """Import a public name at its first use, so that `import argmap` and `argmap --help` stay quick."""
    if name not in _EXPORT_MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_EXPORT_MODULES[name]), name)


def __dir__() -> list[str]:
    """The public names, for completion in a shell or notebook."""
    return sorted(__all__)
