"""Documents from right to left through pandoc and LaTeX: the picture is whole, and says what the map says."""

import json
import shutil
from pathlib import Path

import pytest

from argmap.config.settings import Settings
from argmap.documents.pandoc_filter import filter_document
from argmap.documents.resolved_maps import DocumentContext
from argmap.pipeline.compile import CompileOptions
from argmap.pipeline.options import Overrides
from tests.documents.test_programs import folder, run_pandoc
from tests.render.test_scripts_pdf import flatten, read_text
from tests.render.test_svg_viewers import run_program

__all__ = ["folder"]

CONTEXT = DocumentContext("", CompileOptions(), Settings(), Overrides())
STATEMENTS = {
    "he": ("ספריות בעיר", "הספרייה צריכה להיפתח ביום שבת כן!", "המחיר 25 ₪ (Library, 2024) [3]."),
    "ar": ("القطارات الليلية", "يجب تشغيل المزيد من القطارات (night trains)!", "السعر 49 ₪ فقط، أي 7:30."),
    "en": ("Libraries — 図書館 — 도서관", "मेज़ 25% 図書館は必要だ (Libraries)", "ไม่ต้อง שלום x̄ = 3"),
}


def write_map(lang: str) -> str:
    title, thesis, premise = STATEMENTS[lang]
    return f"map: {title}\n  lang: {lang}\nthesis: {thesis}\n  premise: {premise}\n"


def filter_map(target: str, **meta: str) -> tuple[bool, bool]:
    """Whether pictures are kept whole by the text, and by the preamble."""
    values = {key: {"t": "MetaInlines", "c": [{"t": "Str", "c": value}]} for key, value in meta.items()}
    block = {"t": "CodeBlock", "c": [["", ["argmap"], []], "thesis: A"]}
    document = {"pandoc-api-version": [1, 22], "meta": values, "blocks": [block]}
    result = json.loads(filter_document(json.dumps(document).encode(), target, CONTEXT).data or b"")
    in_text = "Ginclude" in json.dumps(result["blocks"])
    return in_text, "Ginclude" in json.dumps(result["meta"])


@pytest.mark.parametrize(
    ("meta", "is_leftward"),
    [
        ({"lang": "he"}, True),
        ({"lang": "ar-EG"}, True),
        ({"lang": "fa"}, True),
        ({"dir": "rtl"}, True),
        ({"lang": "he", "dir": "ltr"}, False),
        ({"lang": "az-Latn"}, False),
        ({"lang": "en"}, False),
        ({}, False),
    ],
)
def test_only_documents_from_right_to_left_are_changed(meta: dict[str, str], is_leftward: bool) -> None:
    assert filter_map("latex", **meta) == (is_leftward, False)
    assert filter_map("beamer", **meta) == (False, is_leftward)
    assert filter_map("html", **meta) == (False, False)


@pytest.fixture(params=STATEMENTS)
def lang(request: pytest.FixtureRequest, folder: Path) -> str:
    name: str = request.param
    text = f"---\ntitle: T\nlang: {name}\nmainfont: DejaVu Sans\n---\n\n```argmap\n{write_map(name)}```\n"
    (folder / "talk.md").write_text(text, "utf-8")
    return name


@pytest.mark.slow
def test_the_picture_in_the_document_says_what_the_map_says(folder: Path, lang: str) -> None:
    run_pandoc(folder, "-s", "-o", "talk.tex")
    document = (folder / "talk.tex").read_text("utf-8")
    assert ("Ginclude@graphics#1" in document.partition("\\includegraphics{")[0]) == (lang != "en")
    assert "{argmap-pictures/1.pdf}" in document
    text = read_text((folder / "argmap-pictures" / "1.pdf").read_bytes(), folder)
    assert [each for each in STATEMENTS[lang] if flatten(each) not in text] == []


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["xelatex", "lualatex"])
def test_the_page_shows_the_picture_whole(folder: Path, lang: str, engine: str) -> None:
    if not shutil.which(engine) or not run_program("kpsewhich", "fontspec.sty", folder=folder).strip():
        pytest.skip(f"{engine} with fontspec is not installed")
    run_pandoc(folder, f"--pdf-engine={engine}", "-o", "talk.pdf")
    text = read_text((folder / "talk.pdf").read_bytes(), folder)
    assert [each for each in STATEMENTS[lang] if flatten(each) not in text] == []
