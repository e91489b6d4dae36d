"""Running servers, one for each language of messages."""

from collections.abc import Callable, Iterator

import pytest

from tests.lsp.lsp_client import Editor


@pytest.fixture(scope="module")
def editor_for_language() -> Iterator[Callable[[str], Editor]]:
    """Gives the editor of a language, the same for all tests of a file; all of them end well."""
    pytest.importorskip("pygls")
    editors: dict[str, Editor] = {}

    def editor(ui: str) -> Editor:
        if ui not in editors:
            editors[ui] = Editor(locale=ui)
        return editors[ui]

    yield editor
    for each in editors.values():
        assert each.shut_down() == 0
