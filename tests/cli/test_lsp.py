"""`argmap lsp` where its packages are missing, and its help."""

import sys

import pytest

from argmap.cli.main import run


@pytest.mark.parametrize("missing", ["pygls", "lsprotocol"])
def test_an_error_names_what_to_install(
    missing: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for module in [name for name in sys.modules if name.startswith("argmap.lsp")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, missing, None)
    assert run(["lsp"]) == 2
    assert "pip install 'argmap[lsp]'" in capsys.readouterr().err
    assert run(["lsp", "--ui", "ko"]) == 2
    assert "설치한다" in capsys.readouterr().err


def test_its_help_names_the_page_on_editors(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["lsp", "-h"]) == 0
    assert "grammar/editors.md" in capsys.readouterr().out
