"""The language server answers every request about every text, and goes on."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytest.importorskip("pygls")

from tests.fuzz import strategies
from tests.lsp.lsp_client import ClientDocument, Editor, RequestRefused

REFUSED = -32803
"""The protocol's code for a request that was sound and cannot be followed, such as a name already taken."""


def decode_for_editor(data: bytes) -> str:
    """The text of a file's bytes; half surrogate pairs stay, other bytes that are no text are replaced."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace")


TEXTS = strategies.maps().map(decode_for_editor)
POSITIONS = st.builds(
    lambda line, character: {"line": line, "character": character},
    st.integers(0, 8) | st.integers(0, 2**31 - 1),
    st.integers(0, 30) | st.integers(0, 2**31 - 1),
)
RANGES = st.builds(lambda start, end: {"start": start, "end": end}, POSITIONS, POSITIONS)
POSITION_REQUESTS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("hover", {}),
    ("completion", {}),
    ("definition", {}),
    ("references", {"context": {"includeDeclaration": True}}),
    ("documentHighlight", {}),
    ("prepareRename", {}),
)
RANGE_REQUESTS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("codeAction", {"context": {"diagnostics": []}}),
    ("inlayHint", {}),
)
DOCUMENT_REQUESTS = ("documentSymbol", "foldingRange", "semanticTokens/full")
few = settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
many = settings(few, max_examples=150)


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    """The editor of one server, which is still there at the end."""
    found = Editor()
    yield found
    assert found.shut_down() == 0


def ask_all(page: ClientDocument, position: dict[str, int], selection: dict[str, Any], name: str) -> None:
    """Asks all that an editor may ask of a text."""
    for question, more in POSITION_REQUESTS:
        page.request(question, position=position, **more)
    for question, more in RANGE_REQUESTS:
        page.request(question, range=selection, **more)
    for question in DOCUMENT_REQUESTS:
        page.request(question)
    page.request("formatting", options={"tabSize": 2, "insertSpaces": True})
    refusal = None
    try:
        page.request("rename", position=position, newName=name)
    except RequestRefused as refused:
        refusal = refused
    assert refusal is None or refusal.code == REFUSED, refusal


NUMBERS = count()


@contextmanager
def open_document(editor: Editor, text: str) -> Iterator[ClientDocument]:
    """A text that no other example has open: late answers about one never pass for answers about the next."""
    uri = f"file:///nowhere/{next(NUMBERS)}.argmap"
    yield ClientDocument(editor, uri, text)
    editor.notify("textDocument/didClose", textDocument={"uri": uri})


def ask_about_texts(
    editor: Editor, texts: list[str], position: dict[str, int], selection: dict[str, Any], name: str
) -> None:
    """Asks all of one text after another in the same page."""
    with open_document(editor, "") as page:
        for text in texts:
            page.change_text(text)
            ask_all(page, position, selection, name)
            page.diagnostics()


QUESTIONS = st.tuples(st.lists(TEXTS, min_size=1, max_size=3), POSITIONS, RANGES, strategies.words())


@few
@given(QUESTIONS)
def test_any_question_about_any_text_is_answered(editor: Editor, request: Any) -> None:
    ask_about_texts(editor, *request)


@pytest.mark.slow
@many
@given(QUESTIONS)
def test_many_questions_are_answered(editor: Editor, request: Any) -> None:
    ask_about_texts(editor, *request)


@few
@given(TEXTS, st.lists(st.tuples(RANGES, strategies.words()), max_size=6))
def test_changes_anywhere_leave_the_server_with_a_text(
    editor: Editor, text: str, changes: list[tuple[dict[str, Any], str]]
) -> None:
    with open_document(editor, text) as page:
        for stretch, put in changes:
            page.version += 1
            editor.notify(
                "textDocument/didChange",
                textDocument={"uri": page.uri, "version": page.version},
                contentChanges=[{"range": stretch, "text": put}],
            )
            page.request("documentSymbol")
        page.change_text("thesis a: b\n  premise nowhere\n")
        assert [one["code"] for one in page.diagnostics()] == ["E201"]
