"""An editor shows one diagnostic for a file that is no map, and is offered nothing that changes it."""

from collections.abc import Callable

import pytest

pytest.importorskip("pygls")

from tests.lsp.lsp_client import ClientDocument, Editor
from tests.syntax.other_languages import CONFLICTS, DIFFS, OTHERS

FILES = {
    f"{name}-{number}": text
    for name, files in (("language", OTHERS), ("conflict", CONFLICTS), ("diff", DIFFS))
    for number, text in enumerate(files)
}


@pytest.mark.parametrize("name", FILES)
def test_one_diagnostic_and_no_change(name: str, editor_for_language: Callable[[str], Editor]) -> None:
    page = ClientDocument(editor_for_language("en"), f"file:///nowhere/{name}.argmap", FILES[name])
    (found,) = page.diagnostics()
    assert found["code"][:3] == "E12"
    assert not page.request("formatting", options={"tabSize": 2, "insertSpaces": True})
    actions = page.request("codeAction", range=found["range"], context={"diagnostics": [found]})
    assert [each for each in actions or [] if each.get("kind") == "quickfix"] == []
    everything = {"only": ["source.fixAll"], "diagnostics": []}
    fix_all = page.request("codeAction", range=found["range"], context=everything) or []
    assert [each for each in fix_all if each.get("edit")] == []
