"""A hostile map stays text in every output: nothing in it runs, fetches, or misleads."""

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from msgspec.structs import replace

import argmap
from argmap.config.drawing_choices import TextMode
from argmap.pipeline.draw import draw
from argmap.pipeline.focus import Focus
from argmap.pipeline.options import DrawOptions
from argmap.pipeline.output_format import OutputFormat, TalkFormat
from argmap.pipeline.slides import TalkChoices, build_map_talk, write_talk
from argmap.theme.themes import AUTO
from tests.cli.cli_call import RunArgmap
from tests.hostile.corpus import BAD_ADDRESSES, ODD_ADDRESSES, TEXTS, build_full_map, build_hostile_map
from tests.hostile.output_inspection import (
    PLAIN_ADDRESS,
    check_dot,
    check_html,
    check_svg,
    find_pdf_addresses,
    find_pdf_names,
    read_strictly,
)

PARTS = re.compile(r"[\w%.~-]+\.svg|(https?://|mailto:)\S+", re.IGNORECASE)
"""The link targets that a drawing of a part may have: other parts beside it, too."""


def read_test_map(text: str) -> argmap.Map:
    """A map, which has no errors."""
    found = argmap.parse(text)
    assert found.ok, found.report()
    return found


every_text = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
every_address = pytest.mark.parametrize("address", ODD_ADDRESSES)


@every_text
def test_a_text_stays_text_in_an_svg(text: str) -> None:
    found = read_test_map(build_hostile_map(text))
    for lang in (None, "ko"):
        check_svg(found.svg(lang, fit="16:9", number=True).encode())
    check_svg(found.svg(view=Focus(root="b", depth=1), id_prefix="x-").encode())
    check_svg(draw(found.model, OutputFormat.SVG, DrawOptions(theme=AUTO)).data)


@every_address
def test_an_address_stays_an_address_in_every_output(address: str) -> None:
    found = read_test_map(build_hostile_map("x", address))
    check_svg(found.svg().encode())
    check_dot(found.dot())
    assert json.loads(found.json())["sources"][0]["url"] == address
    check_html(write_talk(build_map_talk(found.model, TalkChoices()), TalkFormat.HTML, TalkChoices()))


@pytest.mark.parametrize("address", BAD_ADDRESSES)
def test_an_address_that_leads_astray_is_refused(address: str) -> None:
    found = argmap.parse(build_hostile_map("x", address))
    assert {each.code for each in found.diagnostics if each.severity.value == "error"} == {"E245"}


def test_an_address_may_not_be_put_together_of_lines() -> None:
    found = argmap.parse("source s: x\n  url: java\n    | script:evil()\nthesis: t\n  cite: s\n")
    assert not found.ok


@every_text
def test_a_text_stays_text_in_dot_and_json(text: str) -> None:
    found = read_test_map(build_hostile_map(text))
    for lang in (None, "ko"):
        check_dot(found.dot(lang))
    form = json.loads(found.json())
    assert form["title"]["text"] == form["statements"][0]["text"]["text"] == text


@every_text
def test_a_text_stays_text_in_the_page_of_a_talk(text: str) -> None:
    found = read_test_map(build_hostile_map(text))
    check_html(
        write_talk(
            build_map_talk(found.model, TalkChoices()), TalkFormat.HTML, TalkChoices(DrawOptions(theme=AUTO))
        )
    )


@every_text
def test_markdown_shows_a_text_as_it_is(run_argmap: RunArgmap, tmp_path: Path, text: str) -> None:
    (tmp_path / "m.argmap").write_text(build_hostile_map(text), "utf-8")
    result = run_argmap("outline", "m.argmap", "-f", "md", "--sources", "--notes", "--ids")
    assert result.code == 0
    tokens = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(result.raw.decode())
    kinds = {each.type for token in tokens for each in (token, *(token.children or ()))}
    assert kinds <= {
        *("heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text"),
        *("bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close", "text_special"),
        *("blockquote_open", "blockquote_close", "strong_open", "strong_close", "code_inline"),
    }
    text_read = [
        "".join(each.content for each in token.children or ()) for token in tokens if token.type == "inline"
    ]
    assert text_read[0] == text


@every_text
def test_a_converted_document_gets_one_picture_and_no_markup(
    run_argmap: RunArgmap, tmp_path: Path, text: str
) -> None:
    (tmp_path / "talk.md").write_text(
        f"before\n\n```argmap\n{build_hostile_map(text)}```\n\nafter\n", "utf-8"
    )
    assert run_argmap("md", "talk.md").code == 0
    tokens = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(
        (tmp_path / "talk.out.md").read_text()
    )
    inside = [each for token in tokens for each in token.children or ()]
    assert [(each.type, each.attrs.get("src")) for each in inside if each.type != "text"] == [
        ("image", "./talk.out-1.svg")
    ]
    check_svg((tmp_path / "talk.out-1.svg").read_bytes())
    assert {path.name for path in tmp_path.iterdir()} == {"talk.md", "talk.out.md", "talk.out-1.svg"}


@pytest.mark.parametrize(
    "target",
    [
        "html",
        "revealjs",
        "markdown",
        *(pytest.param(each, marks=pytest.mark.slow) for each in ("latex", "beamer")),
    ],
)
def test_a_filtered_document_gets_pictures_and_no_markup(
    run_argmap: RunArgmap, tmp_path: Path, target: str
) -> None:
    for number, text in enumerate(TEXTS.values()):
        block = {"t": "CodeBlock", "c": [["", ["argmap"], []], build_hostile_map(text[:300])]}
        document = {"pandoc-api-version": [1, 23], "meta": {}, "blocks": [block]}
        if number % (6 if target in ("latex", "beamer") else 3):
            continue
        result = run_argmap("pandoc", target, stdin=json.dumps(document).encode())
        assert result.code == 0, result.err
        (block,) = json.loads(result.out)["blocks"]
        raw = [each["c"] for each in _find_nodes(block) if each["t"] in ("RawBlock", "RawInline")]
        for form, data in raw:
            if form == "html":
                check_svg(re.sub(r'^<svg style="[\w %:;-]+" ', "<svg ", data).encode())
            else:
                assert not re.search(r"\\(input|write|immediate|end|include\b)", data), data
                assert data.count("{") == data.count("}")
    assert {path.name for path in tmp_path.iterdir()} <= {"argmap-pictures"}


def _find_nodes(node: object) -> list[dict[str, object]]:
    """All of a piece of a document's nodes."""
    if isinstance(node, list):
        return [found for each in node for found in _find_nodes(each)]
    if isinstance(node, dict):
        return [node, *_find_nodes(node.get("c"))]
    return []


@pytest.mark.parametrize(
    "outside", ["../secret.argmap", "/etc/hosts.argmap", "link/secret.argmap", "s.argmap"]
)
def test_a_document_reads_nothing_outside_its_folder(
    run_argmap: RunArgmap, tmp_path: Path, outside: str
) -> None:
    (tmp_path / "secret.argmap").write_text("thesis: secret\n", "utf-8")
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "link").symlink_to(tmp_path)
    (folder / "s.argmap").symlink_to(tmp_path / "secret.argmap")
    (folder / "talk.md").write_text(f"![]({outside})\n", "utf-8")
    result = run_argmap("md", "documents/talk.md")
    assert result.code == 1
    assert "secret" not in result.err.replace(outside, "")
    assert sorted(path.name for path in folder.iterdir()) == ["link", "s.argmap", "talk.md"]


def test_presentations_hold_links_to_the_web_and_nothing_else_outside() -> None:
    found = read_test_map(build_full_map())
    data = write_talk(build_map_talk(found.model, TalkChoices()), TalkFormat.PPTX, TalkChoices())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        assert all(re.fullmatch(r"[\w/\[\].-]+\.(xml|rels|jpeg|png)", name) for name in names)
        assert not [
            name for name in names if re.search(r"vba|embed|activeX|media/.*(wmf|emf|bin)", name, re.I)
        ]
        for name in names:
            if name.endswith((".xml", ".rels")):
                _check_part(name, package.read(name))


def _check_part(name: str, data: bytes) -> None:
    bare = re.sub(rb"^<\?xml [^>]*\?>", b"", data)
    for each in read_strictly(bare).iter():
        if each.get("TargetMode") == "External":
            assert each.attrib["Type"].endswith("/hyperlink"), each.attrib
            assert PLAIN_ADDRESS.fullmatch(each.attrib["Target"]), each.attrib
        action = each.get("action")
        assert action in (None, "", "ppaction://hlinksldjump"), (name, action)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["picture", "talk", "parts"])
def test_pdfs_run_nothing_and_lead_to_the_web(form: str) -> None:
    found = read_test_map(build_full_map())
    if form == "picture":
        data = found.pdf()
    elif form == "talk":
        data = write_talk(build_map_talk(found.model, TalkChoices()), TalkFormat.PDF, TalkChoices())
    else:
        (data,) = found.split(form="pdf").values()
    names = set(find_pdf_names(data))
    assert {"Type", "Page", "Annots", "URI"} <= names or form == "parts"
    assert names.isdisjoint(
        ("JavaScript", "JS", "Launch", "AA", "EmbeddedFile", "EmbeddedFiles", "SubmitForm", "ImportData")
    )
    assert names.isdisjoint(("GoToR", "GoToE", "RichMedia", "Rendition", "Movie", "Sound", "XFA", "AcroForm"))
    assert all(PLAIN_ADDRESS.fullmatch(each.decode("latin-1")) for each in find_pdf_addresses(data))


@pytest.mark.slow
def test_a_pdf_says_what_stands_in_braces() -> None:

    plain, braces = (read_test_map(f"thesis: {text}\n").pdf() for text in ("pages 1", "pages {nb}"))
    assert len(plain) != len(braces)


@every_text
def test_reports_steer_no_terminal(
    run_argmap: RunArgmap, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr("argmap.cli.console.is_terminal", lambda stream: True)
    monkeypatch.setenv("COLUMNS", "100")
    (tmp_path / "m.argmap").write_text(build_hostile_map(text), "utf-8")
    (tmp_path / "n.argmap").write_text(build_hostile_map(text[:300] + " more"), "utf-8")
    (tmp_path / "broken.argmap").write_text(f"thesis a: {text}\n  premis: {text}\n  cite: {text}\n", "utf-8")
    for arguments in (
        ("check", "broken.argmap"),
        ("check", "m.argmap", "--teach"),
        ("check", "broken.argmap", "--format", "short"),
        ("outline", "m.argmap"),
        ("stats", "m.argmap"),
        ("alt", "m.argmap", "--long"),
        ("diff", "m.argmap", "n.argmap"),
        ("build", "m.argmap", "--view", "nowhere"),
    ):
        result = run_argmap(*arguments)
        assert result.code in (0, 1, 2), result.err
        text_read = re.sub(r"\x1b\[[\d;]*m", "", result.raw.decode() + result.err)
        steering = [char for char in text_read if char != "\n" and _is_control(char)]
        assert steering == [], (arguments, steering)


def _is_control(char: str) -> bool:
    """Check that a character moves the cursor, changes the direction of text, or is invisible."""
    number = ord(char)
    hidden = (
        *range(0x200E, 0x2010),
        *range(0x2028, 0x202F),
        *range(0x2060, 0x2070),
        0x200B,
        0xFEFF,
        0x61C,
        0xAD,
    )
    return number < 0x20 or 0x7F <= number < 0xA0 or number in hidden


def test_files_are_called_after_ids_and_stay_in_their_folder(run_argmap: RunArgmap, tmp_path: Path) -> None:
    ids = ["con", "NUL", "aux", "-rf", "--help", "가나다", "a" * 300, "__proto__", "COM1"]
    views = "".join(f"view v-{name}: x\n  root: {name}\n" for name in ids if not name.startswith("-"))
    many = "".join(f"  premise {name}: {'text ' * 30}\n    premise: {'more ' * 40}\n" for name in ids)
    (tmp_path / "m.argmap").write_text(f"{views}thesis t: x\n{many}", "utf-8")
    code = run_argmap("check", "m.argmap").code
    if code:
        (tmp_path / "m.argmap").write_text(
            f"{views}thesis t: x\n{many}".replace(" -rf", " a-rf").replace(" --help", " b")
        )
    assert run_argmap("build", "m.argmap", "--split").code == 0
    assert run_argmap("build", "m.argmap", "--root", "con").code == 0
    result = run_argmap("build", "m.argmap", "--root", "a" * 300)
    assert (result.code, "the name is too long" in result.err) == (2, True)
    for each in (tmp_path / "out").iterdir():
        assert re.fullmatch(r"m\.[\w.-]+", each.name)
        assert len(each.name) < 100
    assert {path.name for path in tmp_path.iterdir()} == {"m.argmap", "out"}


@pytest.mark.parametrize("name", ["../x", "a/b", "a\\b", "..", ".", "a\0b", "a b", "a\u202eb", "<x>", 'a"b'])
def test_an_id_is_no_path(name: str) -> None:
    assert not argmap.parse(f"thesis {name}: x\n").ok
    assert not argmap.parse(f"thesis t: x\nview {name}: y\n  root: t\n").ok


def test_links_between_parts_lead_to_parts() -> None:
    found = read_test_map(build_full_map())
    for name, data in found.split(name="-x javascript:alert(1) <b>", fit="16:9").items():
        assert name.startswith("-x")
        check_svg(data, links=PARTS)


@pytest.mark.slow
@pytest.mark.parametrize("text", [TextMode.EMBED, TextMode.PATHS])
def test_drawings_with_fonts_inside_hold_nothing_else(text: TextMode) -> None:
    found = read_test_map(build_full_map())
    check_svg(draw(found.model, OutputFormat.SVG, replace(DrawOptions(), text=text)).data)


def test_themes_take_no_markup(run_argmap: RunArgmap, tmp_path: Path) -> None:
    (tmp_path / "m.argmap").write_text("thesis t: x\n  tag: <script>\n", "utf-8")
    for text in TEXTS.values():
        text_read = json.dumps(text)
        for line in (
            f"fonts = [{text_read}]",
            f"name = {text_read}",
            f"roles.thesis.line = {text_read}",
            f"sizes.text = {text_read}",
        ):
            (tmp_path / "argmap.toml").write_text(f"[theme]\n{line}\n", "utf-8")
            if run_argmap("build", "m.argmap", "-o", "m.svg").code == 0:
                check_svg((tmp_path / "m.svg").read_bytes())
        (tmp_path / "argmap.toml").write_text(f'[theme.tags]\n{text_read} = {{line = "#0B3D91"}}\n', "utf-8")
        assert run_argmap("build", "m.argmap", "-o", "m.svg").code in (0, 1)
        check_svg((tmp_path / "m.svg").read_bytes())
