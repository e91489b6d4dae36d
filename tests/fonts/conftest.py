"""A machine whose only fonts are those that a test puts there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from argmap.fonts import system_fonts


@pytest.fixture
def fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The only folder of fonts; what a test puts there has to be there before the first drawing."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    monkeypatch.setattr(system_fonts, "_font_folders", lambda: iter((folder,)))
    system_fonts._list_font_files.cache_clear()
    yield folder
    system_fonts._list_font_files.cache_clear()
