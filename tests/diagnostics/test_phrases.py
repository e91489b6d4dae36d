"""Phrases: everything that argmap says in English is said in Korean too."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.paths import PACKAGE

HANGUL = re.compile("[가-힣]")
NAMES = {"{name}: {ms} ms", "url", "EUC-KR (CP949)", "Latin-1 (Windows-1252)"}
"""English texts of names and units only, which are the same in Korean."""
CODE = re.compile(r"`[^`]*`|```.*?```", re.DOTALL)


def phrase_texts(path: Path) -> Iterator[tuple[int, str, str]]:
    """The line, the English and the Korean of every phrase of which some part is written out."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Phrase":
            parts = dict(zip(("en", "ko"), node.args)) | {each.arg: each.value for each in node.keywords}
            english, korean = (literal_text(parts[lang]) for lang in ("en", "ko"))
            if re.search("[A-Za-z]", CODE.sub("", english)):
                yield node.lineno, english, korean


def literal_text(node: ast.expr) -> str:
    """The parts of an expression that are written out; those that are computed are left out."""
    constants = (each.value for each in ast.walk(node) if isinstance(each, ast.Constant))
    return "".join(text for text in constants if isinstance(text, str))


def test_no_phrase_lacks_its_korean() -> None:
    missing = [
        f"{path.relative_to(PACKAGE)}:{line}: {english}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for line, english, korean in phrase_texts(path)
        if english not in NAMES and not HANGUL.search(korean)
    ]
    assert missing == []


def test_a_missing_translation_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "rule.py"
    path.write_text(
        'Phrase("a list", "a list")\nPhrase(en=f"no `{x}` here", ko=f"여기에 없는 `{x}`")', "utf-8"
    )
    assert [bool(HANGUL.search(korean)) for _, _, korean in phrase_texts(path)] == [False, True]
