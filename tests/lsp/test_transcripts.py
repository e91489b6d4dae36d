"""The server's answers, over the wire, as recorded beside each map."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.lsp.lsp_client import Editor
from tests.lsp.transcripts import CASES, QUESTIONS, language, write_transcript


@pytest.mark.parametrize("case", sorted(CASES.glob("*.talk")), ids=lambda case: case.stem)
def test_the_server_answers_as_written_beside_the_map(
    case: Path, editor_for_language: Callable[[str], Editor]
) -> None:
    assert write_transcript(editor_for_language(language(case)), case) == case.read_text("utf-8")


def test_every_question_is_asked_somewhere() -> None:
    text = "".join(case.read_text("utf-8") for case in CASES.glob("*.talk"))
    assert [question for question in QUESTIONS if f"? {question}" not in text] == []
