"""The checks of what a Python program passes to a call, each with an error that says what it takes."""

from typing import Any

from argmap.pipeline.focus import Focus


def check_text(name: str, value: object, example: str, *, may_be_none: bool = False) -> None:
    """Raise TypeError where an argument is no text."""
    if not (isinstance(value, str) or (may_be_none and value is None)):
        raise TypeError(f"`{name}` takes a text such as {example!r}, not {value!r}")


def check_flag(name: str, value: object) -> None:
    """Raise TypeError where an argument is neither True, False nor None."""
    if value is not None and not isinstance(value, bool):
        raise TypeError(f"`{name}` takes True or False, not {value!r}")


def check_number(name: str, value: Any, least: int) -> None:
    """Raise TypeError where an argument is no whole number, and ValueError where it is below the least."""
    if value is None:
        return
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"`{name}` takes a whole number, not {value!r}")
    if value < least:
        raise ValueError(f"`{name}` takes a whole number from {least} up, not {value}")


def check_view(view: object) -> None:
    """Raise TypeError or ValueError where an argument is no view's name, and no Focus with sound fields."""
    if view is None or isinstance(view, str):
        return
    if not isinstance(view, Focus):
        raise TypeError(f"`view` takes a view's name or an `argmap.Focus`, not {view!r}")
    check_text("view", view.view, "debate", may_be_none=True)
    check_text("root", view.root, "jobs", may_be_none=True)
    check_number("depth", view.depth, 0)
    only: Any = view.only
    if not isinstance(only, (tuple, list)) or not all(isinstance(each, str) for each in only):
        raise TypeError(f"`only` takes several texts such as ('tag:core',), not {only!r}")
