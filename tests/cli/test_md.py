"""`argmap md`, `argmap alt` and `argmap pandoc` as they are called."""

import json
from pathlib import Path

import pytest

from tests.cli.cli_call import GOOD, INVALID, RunArgmap, WriteFile

TALK = f"# Talk\n\n```argmap\n{GOOD}```\n"


def test_a_document_goes_beside_itself_with_its_pictures(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("talk.md", TALK)
    result = run_argmap("md", "talk.md")
    assert result.code == 0
    assert "wrote talk.out-1.svg (" in result.err
    assert result.err.endswith("wrote talk.out.md\n")
    assert "](./talk.out-1.svg)" in (tmp_path / "talk.out.md").read_text("utf-8")
    assert (tmp_path / "talk.md").read_text("utf-8") == TALK


@pytest.mark.parametrize(("out", "form"), [("build/", "svg"), ("build/talk.md", "png"), ("build", "pdf")])
def test_a_document_goes_where_it_is_wanted(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path, out: str, form: str
) -> None:
    write_file("talk.md", TALK)
    assert run_argmap("md", "talk.md", "-o", out, "-f", form, "-q").err == ""
    assert {path.name for path in (tmp_path / "build").iterdir()} == {"talk.md", f"talk-1.{form}"}


def test_nothing_is_written_where_a_map_has_errors(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("talk.md", f"{TALK}\n```argmap\n{INVALID}```\n")
    write_file("other.md", TALK)
    result = run_argmap("md", "talk.md", "other.md", "-o", "build/", "--format", "short")
    assert result.code == 1
    assert result.err.startswith("talk.md:16:3: error[E110]: ")
    assert "talk.md: not written, for there are errors\n" in result.err
    assert {path.name for path in (tmp_path / "build").iterdir()} == {"other.md", "other-1.svg"}


def test_the_settings_near_the_document_hold(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("talk.md", TALK)
    write_file("argmap.toml", 'lang = "en"\n')
    run_argmap("md", "talk.md")
    assert "![Argument map: A town centre without cars. Thesis:" in (tmp_path / "talk.out.md").read_text(
        "utf-8"
    )
    write_file("argmap.toml", "lang = 1\n")
    assert run_argmap("md", "talk.md", "-o", "new.md").code == 1
    assert not (tmp_path / "new.md").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a.md", "-o", "a.md"], "is a document itself"),
        (["a.md", "d/a.md", "-o", "x.md"], "holds one document"),
        (["a.md", "d/a.md", "-o", "x/"], "would both go to"),
        (["a.md", "a.qmd", "-o", "x/"], "would both go to"),
        (["no.md"], "there is no such file"),
        (["a.md", "--lang", "ko,en"], "takes one language"),
        ([], "Missing argument"),
    ],
)
def test_a_call_that_cannot_be_followed(
    run_argmap: RunArgmap, write_file: WriteFile, arguments: list[str], message: str
) -> None:
    for name in ("a.md", "d/a.md", "a.qmd"):
        write_file(name, TALK)
    result = run_argmap("md", *arguments)
    assert result.code == 2
    assert message in result.err


def test_alt_describes_a_picture_in_words(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    write_file("m.argmap", GOOD + "view v: 보기\n  en: A view\n  root: air\n")
    assert run_argmap("alt", "m.argmap", "--lang", "en").out == (
        "Argument map: A town centre without cars. Thesis: The town centre should be closed to cars."
        " Premise 1.\n"
    )
    assert (
        run_argmap("alt", "m.argmap", "--view", "v").out
        == "논증 지도: 보기. 전제: 차가 없으면 공기가 맑다.\n"
    )
    long = run_argmap("alt", "m.argmap", "--long", "--lang", "en").out
    assert long.splitlines()[1] == "  Supported by Premise: Without cars the air is clean"
    write_file("m.argmap", INVALID)
    result = run_argmap("alt", "m.argmap")
    assert (result.code, result.out) == (1, "")
    assert "E110" in result.err


def test_pandoc_is_answered_with_its_document(run_argmap: RunArgmap, tmp_path: Path) -> None:
    block = {"t": "CodeBlock", "c": [["", ["argmap"], []], GOOD]}
    document = {"pandoc-api-version": [1, 22], "meta": {}, "blocks": [block]}
    result = run_argmap("pandoc", "gfm", stdin=json.dumps(document).encode())
    assert result.code == 0
    image = json.loads(result.out)["blocks"][0]["c"][0]
    assert (tmp_path / image["c"][2][0]).read_bytes().startswith(b"<svg ")
    block["c"] = [["", ["argmap"], []], INVALID]
    result = run_argmap("pandoc", "gfm", stdin=json.dumps(document).encode())
    assert (result.code, result.out) == (1, "")
    assert "<argmap 1>:3:3" in result.err
