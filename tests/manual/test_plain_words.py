"""Words that readers had to read twice stand nowhere in messages, help and documents."""

import re
from pathlib import Path

import pytest

import argmap
from tests.paths import ROOT

PLAIN_WORDS = {
    "쌍점": "콜론",
    "고침": "수정",
    "갈무리": "저장",
    "빈칸 아닌": "전각 공백",
    "함께 받치는": "결합 전제",
    "드러나지 않은 가정": "암묵적 가정",
    "딸린 줄": "하위 줄",
    "홀로 선 전제": "근거가 하나뿐인 추론",
    "So not:": "Incorrect:",
    "But so:": "Correct:",
    "the call is wrong": "usage error",
    "stand back": "paler",
    "as cores": "one for each core",
    "What holds for all maps": "settings for all maps",
    "by itself argmap does so": "argmap does so",
    "one deeper than the step it hits": "indented below",
}
"""Each with what is written in its place."""
SUFFIXES = {".py", ".js", ".html", ".json", ".md", ".toml", ".yml"}
PACKAGE = Path(argmap.__file__).parent
"""The installed package, which may stand elsewhere than the documents."""
PLACES = [PACKAGE, *(ROOT / name for name in ("docs", ".github", "grammar", "README.md", "CHANGELOG.md"))]


def list_files(place: Path) -> list[Path]:
    """List the files of ours in a place, or the file that it is."""
    files = [place] if place.is_file() else sorted(place.rglob("*"))
    return [path for path in files if path.suffix in SUFFIXES and "node_modules" not in path.parts]


def find_words(text: str) -> list[str]:
    """Find the words of the table in a text, whatever white space is between their parts."""
    return [word for word in PLAIN_WORDS if re.search(r"\s+".join(map(re.escape, word.split())), text)]


@pytest.mark.parametrize("word", PLAIN_WORDS)
def test_each_word_is_found(word: str) -> None:
    assert find_words(f"a line with {word.replace(' ', chr(10))} in it") == [word]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_no_text_of_ours_has_them(place: Path) -> None:
    files = list_files(place)
    assert files
    found = {path.name: find_words(path.read_text("utf-8")) for path in files}
    assert {name: words for name, words in found.items() if words} == {}
