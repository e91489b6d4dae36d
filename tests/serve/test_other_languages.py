"""The page gets one message for a file that is no map, and nothing to change it by."""

from collections.abc import Callable
from http.client import HTTPConnection

import pytest

from argmap.serve.server import WebServer
from tests.serve.test_server import post
from tests.syntax.other_languages import CONFLICTS, DIFFS, OTHERS

FILES = [next(iter(files)) for files in (OTHERS, CONFLICTS, DIFFS)]


@pytest.mark.parametrize("text", FILES, ids=["language", "conflict", "diff"])
def test_a_check_gives_one_message_without_a_fix(
    text: str, start_server: Callable[..., WebServer], connect: Callable[[WebServer], HTTPConnection]
) -> None:
    status, answer = post(connect, start_server(), "check", {"map": "trains.argmap", "text": text})
    assert status == 200
    (found,) = answer["diagnostics"]
    assert found["code"].startswith("E12")
    assert found["fixes"] == []
    assert answer["valid"] is False
