"""Maps in pandoc's documents, in its own JSON: what each target gets, and what is refused."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from argmap.config.settings import Settings
from argmap.diagnostics.user_error import UserError
from argmap.documents.pandoc_filter import PICTURE_FOLDER, PandocResult, filter_document
from argmap.documents.resolved_maps import DocumentContext
from argmap.pipeline.compile import CompileOptions
from argmap.pipeline.options import Overrides
from argmap.theme.pages import NO_PAGE, parse_page

CASES = Path(__file__).parent / "cases"
DEFAULT_CONTEXT = DocumentContext("", CompileOptions(), Settings(), Overrides(fit=parse_page(NO_PAGE)))
MAP = "view v: Why\n  reveal: order\nthesis: a thing\n  premise: another\n    premise: a third"


@pytest.fixture(autouse=True)
def cases_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """pandoc is called in the folder of the cases."""
    monkeypatch.chdir(CASES)


def make_block(text: str = MAP, name: str = "", **pairs: str) -> dict[str, Any]:
    return {"t": "CodeBlock", "c": [[name, ["argmap", "wide"], [*map(list, pairs.items())]], text]}


def make_image(url: str, words: str = "", title: str = "", **pairs: str) -> dict[str, Any]:
    inlines = [{"t": "Str", "c": words}] if words else []
    return {"t": "Image", "c": [["", [], [*map(list, pairs.items())]], inlines, [url, title]]}


def make_document(*blocks: dict[str, Any], **meta: str) -> bytes:
    meta_values = {key: {"t": "MetaInlines", "c": [{"t": "Str", "c": value}]} for key, value in meta.items()}
    settings = {"argmap": {"t": "MetaMap", "c": meta_values}} if meta else {}
    return json.dumps({"pandoc-api-version": [1, 22], "meta": settings, "blocks": blocks}).encode()


def filter_blocks(target: str, *blocks: dict[str, Any], **meta: str) -> PandocResult:
    return filter_document(make_document(*blocks, **meta), target, DEFAULT_CONTEXT)


def first_block(result: PandocResult) -> Any:
    assert result.data is not None, [diagnostic.message.en for diagnostic in result.diagnostics]
    return json.loads(result.data)["blocks"][0]


def test_a_document_without_maps_stays() -> None:
    code = {"t": "CodeBlock", "c": [["", ["python"], []], "argmap"]}
    picture = {"t": "Para", "c": [make_image("x.png", "words")]}
    data = make_document(code, picture)
    assert json.loads(filter_document(data, "html", DEFAULT_CONTEXT).data or b"") == json.loads(data)


def test_html_has_the_drawing_inline() -> None:
    done = filter_blocks("html5", make_block(name="one", width="60%"))
    node = first_block(done)
    assert node["t"] == "Div"
    assert node["c"][0] == ["one", ["argmap", "wide"], []]
    form, raw = node["c"][1][0]["c"]
    assert form == "html"
    assert raw.startswith('<svg style="width: 60%; max-width: 100%; height: auto" ')
    assert 'id="one-title"' in raw
    assert "fragment" not in raw
    assert done.pictures == {}


def test_reveal_has_a_fragment_for_each_step() -> None:
    raw = first_block(filter_blocks("revealjs", make_block(view="v")))["c"][1][0]["c"][1]
    boxes = re.findall(r'class="statement [a-z]+( fragment)?"[^>]*?(?:data-fragment-index="(\d)")?>', raw)
    assert boxes == [("", ""), (" fragment", "0"), (" fragment", "1")]
    assert "data-step" not in raw
    assert raw.count("data-fragment-index") == 4


def test_a_block_chooses_the_order_of_its_steps() -> None:
    raws = {
        order: first_block(filter_blocks("revealjs", make_block(reveal=order)))["c"][1][0]["c"][1]
        for order in ("role", "none")
    }
    assert {order: raw.count('"statement premise fragment"') for order, raw in raws.items()} == {
        "role": 2,
        "none": 0,
    }


def test_beamer_has_a_page_for_each_step() -> None:
    done = filter_blocks("beamer", make_block(view="v", alt="50% & {more}", width="50%"))
    form, raw = first_block(done)["c"][1][0]["c"]
    assert form == "latex"
    assert re.findall(r"\\includegraphics<([^>]+)>\[page=(\d),width=0.5", raw) == [
        ("1|handout:0", "1"),
        ("2|handout:0", "2"),
        ("3-", "3"),
    ]
    assert r"alt={50\% \& more}" in raw
    assert not raw.endswith("%")
    assert list(done.pictures) == [f"{PICTURE_FOLDER}/1.pdf"]
    assert len(re.findall(rb"/Type /Page\b", done.pictures[f"{PICTURE_FOLDER}/1.pdf"])) == 3


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("latex", f"{PICTURE_FOLDER}/1.pdf"),
        ("gfm", f"{PICTURE_FOLDER}/1.svg"),
        ("pptx", f"{PICTURE_FOLDER}/1.png"),
        ("docx", "data:"),
    ],
)
def test_others_get_files_they_can_show(target: str, address: str) -> None:
    done = filter_blocks(target, make_block(width="60%"))
    attributes, words, (url, title) = first_block(done)["c"][0]["c"]
    assert attributes == ["", ["wide"], [["width", "60%"]]]
    alt_text = title if target == "pptx" else words[0]["c"]
    assert alt_text == "Argument map. Thesis: a thing. Premise 2."
    assert bool(words) == (target != "pptx")
    assert url.startswith(address)
    assert list(done.pictures) == ([url] if target != "docx" else [])


def test_an_image_keeps_its_words_and_a_figure_its_caption() -> None:
    inline = {
        "t": "Para",
        "c": [{"t": "Str", "c": "a"}, make_image("maps/trains.argmap#price", "words", lang="ko")],
    }
    node = first_block(filter_blocks("latex", inline))["c"][1]
    assert node["c"][1] == [{"t": "Str", "c": "words"}]
    assert node["c"][2][0] == f"{PICTURE_FOLDER}/1.pdf"
    figure = {"t": "Para", "c": [make_image("maps/trains.argmap", "words", "fig:")]}
    blocks = first_block(filter_blocks("html", figure))["c"][1]
    assert blocks[0]["c"][1].startswith("<figure>\n<svg ")
    assert [each["c"] for each in blocks[1]["c"]][1] == "words"


def test_what_holds_for_all_maps_stands_in_the_metadata() -> None:
    raw = first_block(filter_blocks("html", make_block(), theme="dark"))["c"][1][0]["c"][1]
    assert raw != first_block(filter_blocks("html", make_block()))["c"][1][0]["c"][1]
    assert raw == first_block(filter_blocks("html", make_block(theme="dark")))["c"][1][0]["c"][1]
    assert [*filter_blocks("gfm", make_block(), pictures="img/maps").pictures] == ["img/maps/1.svg"]


@pytest.mark.parametrize("folder", ["../up", "/tmp", "a}b", ""])
def test_pictures_stay_below_the_current_folder(folder: str) -> None:
    with pytest.raises(UserError, match="names no folder below this"):
        filter_blocks("gfm", make_block(), pictures=folder)


def test_half_a_surrogate_pair_is_reported_at_its_place() -> None:
    done = filter_blocks("html", make_block("thesis: a \ud800 b"))
    assert [(each.code, each.span.text) for each in done.diagnostics] == [("E103", "\ud800")]
    theme = filter_blocks("html", theme="\ud800")
    assert [(each.code, each.span.text) for each in theme.diagnostics] == [("E602", "\ud800")]


def test_an_address_of_two_lines_is_no_file() -> None:
    done = filter_blocks("html", {"t": "Para", "c": [make_image("a\nb.argmap")]})
    assert [diagnostic.code for diagnostic in done.diagnostics] == ["E604"]


def test_errors_name_the_number_of_the_block() -> None:
    broken = make_block("thesis: a\n  premis: b\n```", theem="dark")
    outside = {
        "t": "Para",
        "c": [
            make_image("../x.argmap"),
            make_image("https://e.org/x.argmap"),
            make_image("file:///x.argmap"),
        ],
    }
    done = filter_blocks("html", broken, outside, lang="Korean")
    assert done.data is None
    places = [
        (diagnostic.span.source.name, diagnostic.code, diagnostic.span.text)
        for diagnostic in done.diagnostics
    ]
    assert places == [
        ("<metadata>", "E602", "Korean"),
        ("<argmap 1>", "E601", 'theem="dark"'),
        ("<argmap 1>", "E110", "premis"),
        ("<argmap 1>", "E110", "```"),
        ("<argmap 2>", "E603", "../x.argmap"),
        ("<argmap 3>", "E603", "https://e.org/x.argmap"),
        ("<argmap 4>", "E603", "file:///x.argmap"),
    ]


@pytest.mark.parametrize(
    "data",
    [
        *[b"", b"{}", b"[]", b"null", b'{"blocks": 1}', b"# Markdown", b"[" * 100_000],
        b'{"meta": [], "blocks": []}',
        b'{"meta": {"argmap": {"t": "MetaMap", "c": []}}, "blocks": []}',
        b'{"meta": {}, "blocks": [{"t": "CodeBlock", "c": [["", ["argmap"], [["view", 1]]], "thesis: a"]}]}',
        b'{"meta": {}, "blocks": [{"t": "CodeBlock", "c": [["", ["argmap"], []], {}]}]}',
        b'{"meta": {}, "blocks": [{"t": "Image", "c": [["", [], []], [], ["x.argmap"]]}]}',
    ],
)
def test_what_is_no_document_is_refused(data: bytes) -> None:
    with pytest.raises(UserError, match="no document of pandoc's"):
        filter_document(data, "html", DEFAULT_CONTEXT)
