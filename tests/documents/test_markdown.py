"""Maps in Markdown: documents with pictures in place of maps, or errors at their places."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.config.settings import Settings
from argmap.diagnostics.source import Source
from argmap.documents.markdown_maps import find_embedded_maps
from argmap.documents.markdown_writer import MarkdownResult, convert_markdown
from argmap.documents.resolved_maps import DocumentContext
from argmap.pipeline.compile import CompileOptions
from argmap.pipeline.options import Overrides
from argmap.pipeline.output_format import OutputFormat
from argmap.theme.pages import NO_PAGE, parse_page

CASES = Path(__file__).parent / "cases"
SOUND = sorted(case for case in CASES.glob("*.md") if case.with_suffix(".out.md").exists())
INVALID = sorted(CASES.glob("*.diag"))
DEFAULT_CONTEXT = DocumentContext("", CompileOptions(), Settings(), Overrides(fit=parse_page(NO_PAGE)))


@pytest.fixture(autouse=True)
def cases_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Change to the folder of the documents."""
    monkeypatch.chdir(CASES)


def convert_test_document(data: bytes, name: str = "x.md") -> MarkdownResult:
    return convert_markdown(data, name, DEFAULT_CONTEXT, OutputFormat.SVG, "x")


@pytest.mark.parametrize("case", SOUND, ids=lambda path: path.stem)
def test_a_document_becomes_the_one_beside_it(case: Path) -> None:
    done = convert_test_document(case.read_bytes(), case.name)
    assert done.data is not None
    assert done.data.decode() == case.with_suffix(".out.md").read_text("utf-8")
    assert all(f"./{name}" in done.data.decode() for name in done.pictures)
    assert convert_test_document(done.data).data == done.data


@pytest.mark.parametrize("case", SOUND, ids=lambda path: path.stem)
def test_line_ends_and_the_mark_of_utf8_stay(case: Path) -> None:
    done = convert_test_document(b"\xef\xbb\xbf" + case.read_bytes().replace(b"\n", b"\r\n"))
    expected = case.with_suffix(".out.md").read_bytes().replace(b"\n", b"\r\n")
    assert done.data == b"\xef\xbb\xbf" + expected


@pytest.mark.parametrize("case", INVALID, ids=lambda path: path.stem)
def test_errors_are_reported_at_their_lines_and_nothing_is_written(case: Path) -> None:
    done = convert_test_document(case.with_suffix(".md").read_bytes(), "x.md")
    assert (done.data, done.pictures) == (None, {})
    assert format_diagnostics(done) == case.read_text("utf-8").splitlines()
    crlf = convert_test_document(case.with_suffix(".md").read_bytes().replace(b"\n", b"\r\n"), "x.md")
    assert format_diagnostics(crlf) == format_diagnostics(done)


@pytest.mark.parametrize("attributes", ["fit=none direction=down", "direction=compact fit=none"])
def test_choices_that_do_not_go_together_are_told_at_their_line(attributes: str) -> None:
    done = convert_test_document(f"text\n\n```argmap {{{attributes}}}\nthesis: T\n```\n".encode())
    (error,) = done.diagnostics
    assert (done.data, error.code, error.span.source.position(error.span.start).line) == (None, "E602", 3)
    assert error.span.text in ("down", "compact")
    assert error.hint is not None
    assert error.hint.en.startswith("without a page a map grows to the right")


@pytest.mark.parametrize("prefix", ["", "> ", "   "])
def test_lines_that_a_message_names_are_those_of_the_document(prefix: str) -> None:
    conflict = "```argmap\nthesis: T\n<<<<<<< a\n  premise: P\n=======\n  premise: Q\n>>>>>>> b\n```\n"
    diff = "```argmap\nthesis: T\n-  premise: P\n+  premise: Q\n```\n"
    text = f"text\n\n{conflict}\n{diff}"
    done = convert_test_document("".join(f"{prefix}{line}" for line in text.splitlines(True)).encode())
    assert [each.message.en for each in done.diagnostics] == [
        "a merge conflict: line 6 or line 8",
        "a diff: line 14 before the change, line 15 after it",
    ]


def format_diagnostics(result: MarkdownResult) -> list[str]:
    lines = []
    for diagnostic in result.diagnostics:
        line, column = diagnostic.span.source.position(diagnostic.span.start)
        lines.append(
            f"{diagnostic.span.source.name}:{line}:{column} {diagnostic.code} {diagnostic.span.text!r}"
            f" {diagnostic.message.en}"
        )
        lines.extend(f"  {diagnostic.hint.en} / {diagnostic.hint.ko}" for _ in [1] if diagnostic.hint)
        lines.extend(f"  {fix.span.text!r} -> {fix.text!r}" for fix in diagnostic.fixes)
    return lines


def test_names_do_not_depend_on_what_maps_say() -> None:
    blocks = [
        "```argmap\nthesis: {}\n```",
        "```argmap #2\nthesis: b\n```",
        "```argmap #Fig.a:b\nthesis: c\n```",
    ]
    text = "\n\n".join([*blocks, "![](maps/trains.argmap)\n"])
    names = [[*convert_test_document(text.format(word).encode()).pictures] for word in ("a", "quite another")]
    assert names[0] == names[1] == ["x-1.svg", "x-2.svg", "x-Fig-a-b.svg", "x-3.svg"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside.argmap").write_text("thesis: a\n", "utf-8")
    (tmp_path / "doc").mkdir()
    (tmp_path / "doc" / "x.argmap").symlink_to("../outside.argmap")
    (tmp_path / "doc" / "up").symlink_to("..")
    around = DocumentContext(
        str(tmp_path / "doc"), CompileOptions(), Settings(), Overrides(fit=parse_page(NO_PAGE))
    )
    done = convert_markdown(b"![](x.argmap) ![](up/outside.argmap)\n", "x.md", around, OutputFormat.SVG, "x")
    assert [diagnostic.code for diagnostic in done.diagnostics] == ["E603", "E603"]


@given(
    st.lists(
        st.sampled_from(
            [*"`~-*>[]!(){}<#=.1 \t\n\\", "argmap", "```", "<!--", "-->", "![", "](x.argmap)", "a\n"]
        )
    )
)
def test_any_text_is_read_and_stays_where_no_map_is(pieces: list[str]) -> None:
    text = "".join(pieces)
    source = Source("x.md", text)
    at = 0
    for embedded_map in find_embedded_maps(source):
        assert at <= embedded_map.span.start <= embedded_map.span.end <= len(text)
        at = embedded_map.span.end
    if not find_embedded_maps(source) and text.strip():
        assert convert_test_document(text.encode()).data == text.encode()
