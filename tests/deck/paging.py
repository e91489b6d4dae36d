"""Splits for tests: pages that hold so many statements, and what is written of a split."""

from collections.abc import Iterable

import pytest

from argmap.deck import page as pages
from argmap.deck.page import Part
from argmap.deck.room import READABLE, Room
from argmap.deck.split import Split
from argmap.layout.fit import Fitted, Label
from argmap.layout.lay import lay_out
from argmap.layout.options import LayoutOptions
from argmap.model.map import ArgMap
from argmap.theme.pages import Page


def holding(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    """Lets a page hold so many statements and no more, whatever their texts and the layout."""

    def fit(argmap: ArgMap, page: Page, options: LayoutOptions, label: Label) -> Fitted:
        return Fitted(lay_out(argmap, options), READABLE * count / len(argmap.statements))

    def overfull(self: Room, statements: Iterable[str]) -> bool:
        return False

    monkeypatch.setattr(pages, "fit", fit)
    monkeypatch.setattr(Room, "overfull", overfull)


def every(found: Split) -> tuple[Part, ...]:
    """The overview and the parts."""
    return (found.overview, *found.parts)


def dump(found: Split) -> str:
    """A split in lines: each page's key and title, its statements with the ways from them, its steps."""
    lines: list[str] = []
    for part in every(found):
        lines.append(f"{part.key or 'overview'}: {part.title}")
        for box in part.scene.boxes:
            more, origin = box.continues, box.origin
            on = f" +{more.count} > {more.part}" if more else ""
            back = f" < {origin.part or 'overview'} ({origin.label.line.text})" if origin else ""
            lines.append(f"  {box.id}{on}{back}")
        lines.extend(f"  = {step}" for step in part.argmap.inferences)
    return "\n".join(lines) + "\n"
