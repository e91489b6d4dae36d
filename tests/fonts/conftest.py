"""A machine whose only fonts are those that a test puts there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import argmap.fonts.system_fonts as found


@pytest.fixture
def fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The only folder of fonts; what a test puts there has to be there before the first drawing."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    monkeypatch.setattr(found, "_font_folders", lambda: iter((folder,)))
    found._list_font_files.cache_clear()
    yield folder
    found._list_font_files.cache_clear()
