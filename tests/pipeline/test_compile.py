"""Compiling and drawing: from bytes to a map with its diagnostics, and to every output."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.diagnostics.diagnostic import Severity
from argmap.diagnostics.rule import Rule
from argmap.pipeline.compile import CompileOptions, CompileResult, compile_bytes
from argmap.pipeline.draw import draw, has_language
from argmap.pipeline.formatting import format_bytes
from argmap.pipeline.options import DrawOptions
from argmap.pipeline.output_format import OutputFormat
from argmap.reporting.report import format_report
from argmap.reporting.report_options import ReportFormat, ReportOptions
from argmap.rules import all_rules
from argmap.syntax.decode import decode
from argmap.workspace.document import parse_document

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.argmap"))
MODEL_CASES = sorted((Path(__file__).parents[1] / "model/cases").glob("*.argmap"))
GOOD = "map: M\n  lang: en\n  ko: 지도\nthesis a: One\n  ko: 하나\n  premise: Two\n    ko: 둘\n"
PLAIN = CompileOptions()


def compile_test_map(text: str, options: CompileOptions = PLAIN) -> CompileResult:
    return compile_bytes(text.encode(), "m.argmap", options)


def error_codes(result: CompileResult) -> list[str]:
    return [diagnostic.code for diagnostic in result.diagnostics if diagnostic.severity is Severity.ERROR]


def test_a_good_map_has_every_form() -> None:
    found = compile_test_map(GOOD)
    assert found.diagnostics == ()
    assert found.argmap is not None
    options = DrawOptions()
    assert draw(found.argmap, OutputFormat.SVG, options).text.startswith("<svg ")
    assert draw(found.argmap, OutputFormat.DOT, options).text.startswith("digraph")
    assert json.loads(draw(found.argmap, OutputFormat.JSON, options).text)
    assert [form for form in OutputFormat if not form.traits.is_in_one_language] == [OutputFormat.JSON]


def test_errors_of_reading_and_of_meaning_are_reported_together_in_their_order() -> None:
    found = compile_test_map("thesis a: One\n  premise b\n  premis c: Two\n  premise d\n")
    assert found.argmap is None
    assert [
        diagnostic.span.source.position(diagnostic.span.start).line for diagnostic in found.diagnostics
    ] == [2, 3, 4]
    assert len(error_codes(found)) == 3


def test_warnings_wait_until_there_is_no_error() -> None:
    doubtful = "thesis a: Is it so?\n  premise: Two\n"
    assert {diagnostic.code[0] for diagnostic in compile_test_map(doubtful).diagnostics} == {"W"}
    assert {
        diagnostic.code[0] for diagnostic in compile_test_map(f"{doubtful}  premis: Three\n").diagnostics
    } == {"E"}


def test_silenced_warnings_are_left_out_and_errors_never() -> None:
    doubtful = "thesis a: Is it so?\n  premise: Two\n"
    codes = frozenset(diagnostic.code for diagnostic in compile_test_map(doubtful).diagnostics)
    assert compile_test_map(doubtful, CompileOptions(silence=codes)).diagnostics == ()
    broken = compile_test_map("nonsense\n")
    assert compile_test_map("nonsense\n", CompileOptions(silence=frozenset(error_codes(broken)))) == broken


def test_a_language_that_a_map_has_nothing_in_gives_no_roles_either() -> None:
    argmap = compile_test_map(GOOD).argmap
    assert argmap is not None
    assert draw(argmap, OutputFormat.DOT, DrawOptions(lang="de")) == draw(
        argmap, OutputFormat.DOT, DrawOptions()
    )


def test_a_graph_is_numbered_as_a_picture_is() -> None:
    argmap = compile_test_map(GOOD).argmap
    assert argmap is not None
    assert 'label="[2 Premise]' in draw(argmap, OutputFormat.DOT, DrawOptions(number=True)).text


def test_languages_that_a_map_has() -> None:
    argmap = compile_test_map(GOOD).argmap
    assert argmap is not None
    assert [has_language(argmap, lang) for lang in ("en", "en-GB", "ko", "fr")] == [True, True, True, False]


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_our_own_maps_are_well_and_tidy(path: Path) -> None:
    data = path.read_bytes()
    assert compile_bytes(data, path.name, PLAIN).diagnostics == ()
    assert format_bytes(data, path.name).data == data


@pytest.mark.parametrize("path", MODEL_CASES, ids=lambda path: path.stem)
def test_a_map_with_errors_of_meaning_is_not_formatted(path: Path) -> None:
    """Neither for `fmt` nor for an editor that formats at each save."""
    data = path.read_bytes()
    errors = compile_bytes(data, path.name, PLAIN).errors
    document = parse_document(decode(data, path.name)[0])
    if not errors or document.syntax_errors:
        assert document.syntax_errors or format_bytes(data, path.name).data is not None
        return
    assert format_bytes(data, path.name).data is None
    assert {each.code for each in format_bytes(data, path.name).diagnostics} == {each.code for each in errors}
    assert document.formatting_fixes() == ()


@pytest.mark.parametrize("ui", ["en", "ko"])
@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_the_examples_of_every_page_get_what_the_page_says(rule: Rule, ui: str) -> None:
    examples = re.findall(r"```argmap (bad|good)\n(.*?)```", rule.help.in_language(ui), re.DOTALL)
    for kind, text in examples:
        found = compile_test_map(text, CompileOptions(teach=rule.teach))
        codes = [diagnostic.code for diagnostic in found.diagnostics]
        if kind == "good":
            assert rule.code not in codes
            assert error_codes(found) == []
        else:
            assert rule.code in codes
            assert set(error_codes(found)) <= {rule.code}


def test_every_page_has_examples_in_both_languages() -> None:
    without = {
        rule.code
        for rule in all_rules()
        for ui in ("en", "ko")
        if not {"bad", "good"} <= set(re.findall(r"```\w+ (bad|good)\n", rule.help.in_language(ui)))
    }
    assert without == {"E101", "E102", "E108", "E117", "E118", "E190"}


@given(
    st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
def test_no_bytes_raise_and_every_report_can_be_made(data: bytes) -> None:
    found = compile_bytes(data, "m.argmap", CompileOptions(teach=True))
    assert (found.argmap is None) == bool(error_codes(found))
    for form in ReportFormat:
        assert isinstance(format_report(found.diagnostics, form, ReportOptions()), str)


LINES = """\
map: M|thesis a: One|premise b: Two|premise b|and c: Three|undercut: Four|objection d: Five|rebuttal: Six
assumption: Seven|premise a|group g: G|group: g|source s: S|cite: s 1|x|en: En|ko: 한|# note||strength: weak
view v: V|root: a|논제 하: 하나|전제: 둘|allow: W301""".replace("\n", "|").split("|")


@given(st.lists(st.tuples(st.integers(0, 4), st.sampled_from([*LINES, "| more"])), max_size=14))
def test_any_lines_make_a_map_that_can_be_turned_into_graphs_or_errors_that_lie_in_it(
    lines: list[tuple[int, str]],
) -> None:
    text = "".join(f"{'  ' * depth}{line}\n" for depth, line in lines)
    found = compile_test_map(text, CompileOptions(teach=True))
    for diagnostic in found.diagnostics:
        for span in (
            diagnostic.span,
            *(note.span for note in diagnostic.notes),
            *(fix.span for fix in diagnostic.fixes),
        ):
            assert 0 <= span.start <= span.end <= len(found.source.text)
    if found.argmap is not None:
        assert draw(found.argmap, OutputFormat.DOT, DrawOptions()).text.startswith("digraph")
        assert json.loads(draw(found.argmap, OutputFormat.JSON, DrawOptions()).text)
