"""Splits for tests: pages that hold so many statements, and what is written of a split."""

from collections.abc import Iterable, Set

import pytest

from argmap.config.drawing_choices import LabelChoice
from argmap.deck import page_renderer as pages
from argmap.deck.capacity import READABLE_PT, PageCapacity
from argmap.deck.page_renderer import MapPart
from argmap.deck.split_map import Split
from argmap.layout.columns.column_layout import lay_out_columns
from argmap.layout.fit_page import FittedScene
from argmap.layout.layout_options import LayoutOptions
from argmap.model.map import ArgMap
from argmap.theme.pages import PageSize


def limit_page(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    """Lets a page hold so many statements and no more, whatever their texts and the layout."""

    def fit(argmap: ArgMap, page: PageSize, options: LayoutOptions, label: LabelChoice) -> FittedScene:
        return FittedScene(lay_out_columns(argmap, options), READABLE_PT * count / len(argmap.statements))

    def overfull(self: PageCapacity, statements: Iterable[str], abridged: Set[str] = frozenset()) -> bool:
        return False

    monkeypatch.setattr(pages, "fit_to_page", fit)
    monkeypatch.setattr(PageCapacity, "is_overfull", overfull)


def list_parts(split: Split) -> tuple[MapPart, ...]:
    """The overview and the parts."""
    return (split.overview, *split.parts)


def format_split(split: Split) -> str:
    """A split in lines: each page's key and title, its statements with the links from them, its steps."""
    lines: list[str] = []
    for part in list_parts(split):
        lines.append(f"{part.key or 'overview'}: {part.title}")
        for box in part.scene.boxes:
            more, origin = box.continuation, box.origin
            on = f" +{more.count} > {more.part}" if more else ""
            back = f" < {origin.part or 'overview'} ({origin.label.line.text})" if origin else ""
            lines.append(f"  {box.id}{on}{back}")
        lines.extend(f"  = {step}" for step in part.argmap.inferences)
    return "\n".join(lines) + "\n"
