"""The page has words in both languages for each choice that it offers."""

import pytest

from argmap.config.drawing_choices import DIRECTION, LABEL
from argmap.serve.ui_strings import page_strings
from argmap.theme.themes import THEMES


@pytest.mark.parametrize(
    ("choice", "names"), [("theme", [*THEMES]), ("label", LABEL.names), ("direction", DIRECTION.names)]
)
def test_each_choice_has_words(choice: str, names: list[str]) -> None:
    for ui in ("en", "ko"):
        strings = page_strings(ui)
        words = [strings[f"{choice}.{name}"] for name in names]
        assert len(set(words)) == len(words)
