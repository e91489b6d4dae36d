"""Each format of a report, as it stands beside the sample; and what its readers rely on."""

import json
import re
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace
from urllib.parse import unquote

import jsonschema
import pytest

from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Source, Span
from argmap.reporting import json_report as beside
from argmap.reporting.human import summarize_counts
from argmap.reporting.report import format_report
from argmap.reporting.report_options import ReportFormat, ReportOptions

CASES = Path(__file__).parent / "cases"
Sample = tuple[Diagnostic, ...]


def build_error(source: Source, start: int = 0, end: int = 1) -> Diagnostic:
    return Diagnostic("E101", Severity.ERROR, Phrase(en="m", ko="m"), Span(source, start, end))


@pytest.mark.parametrize("ui", ["en", "ko"])
@pytest.mark.parametrize("form", list(ReportFormat), ids=lambda form: form.value)
def test_the_sample_looks_as_written_beside_it(
    sample: Sample, rules: tuple[Rule, ...], form: ReportFormat, ui: str
) -> None:
    expected = (CASES / f"sample.{ui}.{form.value}").read_text("utf-8")
    assert format_report(sample, form, ReportOptions(ui=ui, rules=rules, version="1.2.3")) == expected


def test_colours_are_only_paint(sample: Sample) -> None:
    plain = format_report(sample, ReportFormat.HUMAN, ReportOptions())
    painted = format_report(sample, ReportFormat.HUMAN, ReportOptions(colour=True))
    assert painted != plain
    assert re.sub(r"\x1b\[[\d;]*m", "", painted) == plain


@pytest.mark.parametrize("form", [ReportFormat.HUMAN, ReportFormat.SHORT])
def test_nothing_that_steers_a_terminal_gets_through(form: ReportFormat) -> None:
    hostile = "".join(map(chr, [*range(0x20), *range(0x7F, 0xA0), 0x202E, 0x2066, 0x200F, 0x2028, 0xFEFF]))
    phrase = Phrase(en=hostile, ko=hostile)
    source = Source(hostile, hostile.replace("\n", "") + "\ud800")
    diagnostic = Diagnostic("E101", Severity.ERROR, phrase, Span(source, 0, 5), hint=phrase)
    report = format_report((diagnostic,), form, ReportOptions())
    assert set(report) & set(hostile) <= {"\n"}
    assert report.encode("utf-8")


def test_json_has_its_published_shape(sample: Sample) -> None:
    schema = json.loads(Path(beside.__file__).with_name("report.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    for diagnostics in (sample, ()):
        jsonschema.validate(
            json.loads(format_report(diagnostics, ReportFormat.JSON, ReportOptions())), schema
        )


def test_json_places_are_those_of_the_text(sample: Sample) -> None:
    for entry, diagnostic in zip(
        json.loads(format_report(sample, ReportFormat.JSON, ReportOptions())), sample, strict=True
    ):
        start, end = entry["range"]["start"], entry["range"]["end"]
        text = diagnostic.span.source.text
        assert text[start["offset"] : end["offset"]] == diagnostic.span.text
        lines = text.split("\n")
        assert (
            sum(len(line) + 1 for line in lines[: start["line"] - 1]) + start["column"] - 1 == start["offset"]
        )


@pytest.mark.parametrize("form", [ReportFormat.JSON, ReportFormat.SARIF])
def test_documents_hold_what_utf8_cannot(form: ReportFormat) -> None:
    source = Source("half \ud83d", "half \ud83d")
    document = format_report((build_error(source),), form, ReportOptions())
    assert "half" in json.dumps(json.loads(document.encode("utf-8")))


def test_each_workflow_command_is_one_line_that_nothing_can_break_out_of() -> None:
    phrase = Phrase(en="50%\r\n::set-env::x", ko="")
    diagnostic = Diagnostic("E101", Severity.ERROR, phrase, Span(Source("a:b,c\n%.argmap", "x"), 0, 1))
    report = format_report((diagnostic,), ReportFormat.GITHUB, ReportOptions())
    where = "file=a%3Ab%2Cc%0A%25.argmap,line=1,col=1,endColumn=2,title=argmap E101"
    assert report == f"::error {where}::50%25%0D%0A::set-env::x\n"


def test_nothing_in_a_command_steers_a_terminal() -> None:
    span = Span(Source("a\x1b[31m.argmap", "x"), 0, 1)
    diagnostic = Diagnostic("W\x1b", Severity.ERROR, Phrase(en="\x1b]0;\x07", ko=""), span)
    report = format_report((diagnostic,), ReportFormat.GITHUB, ReportOptions())
    assert report.endswith("::\\x1b]0;\\x07\n")
    assert report[:-1].isprintable()


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        (r"maps\명과 암.argmap", "maps/%EB%AA%85%EA%B3%BC%20%EC%95%94.argmap"),
        (r"C:\maps\x y.argmap", "file:///C:/maps/x%20y.argmap"),
        (r"\\host\share\x#.argmap", "file://host/share/x%23.argmap"),
        (r"C:x.argmap", "C%3Ax.argmap"),
    ],
)
def test_on_windows_sarif_and_github_have_no_backslashes(
    name: str, uri: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("argmap.reporting.sarif.PurePath", PureWindowsPath)
    for form in ("sarif", "github"):
        monkeypatch.setattr(f"argmap.reporting.{form}.os", SimpleNamespace(sep="\\"))
    diagnostics = (build_error(Source(name, "x")),)
    report = format_report(diagnostics, ReportFormat.SARIF, ReportOptions())
    (result,) = json.loads(report)["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri
    assert "\\" not in format_report(diagnostics, ReportFormat.GITHUB, ReportOptions())


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("maps/명과 암.argmap", "maps/%EB%AA%85%EA%B3%BC%20%EC%95%94.argmap"),
        ("a:b#c?.argmap", "a%3Ab%23c%3F.argmap"),
        ("/abs/x y.argmap", "file:///abs/x%20y.argmap"),
        ("<stdin>", "%3Cstdin%3E"),
    ],
)
def test_sarif_names_files_by_uris(name: str, uri: str) -> None:
    document = json.loads(
        format_report((build_error(Source(name, "x")),), ReportFormat.SARIF, ReportOptions())
    )
    (result,) = document["runs"][0]["results"]
    written_uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert written_uri == uri
    assert unquote(written_uri).removeprefix("file://") == name


def test_sarif_points_into_its_rules(sample: Sample, rules: tuple[Rule, ...]) -> None:
    (run,) = json.loads(format_report(sample, ReportFormat.SARIF, ReportOptions(rules=rules)))["runs"]
    listed = run["tool"]["driver"]["rules"]
    pointing = [result for result in run["results"] if "ruleIndex" in result]
    assert [listed[result["ruleIndex"]]["id"] for result in pointing] == ["E101", "W301"]
    assert {result["level"] for result in run["results"]} == {"error", "warning"}
    assert [rule["defaultConfiguration"]["enabled"] for rule in listed] == [True, False, True]


def test_nothing_found_is_no_text_and_empty_documents() -> None:
    options = ReportOptions()
    assert [
        format_report((), form, options)
        for form in (ReportFormat.HUMAN, ReportFormat.SHORT, ReportFormat.GITHUB)
    ] == [""] * 3
    assert json.loads(format_report((), ReportFormat.JSON, options)) == []
    assert json.loads(format_report((), ReportFormat.SARIF, options))["runs"][0]["results"] == []


@pytest.mark.parametrize(
    ("errors", "warnings", "en", "ko"),
    [
        (0, 0, "", ""),
        (1, 0, "1 error", "오류 1건"),
        (2, 1, "2 errors, 1 warning", "오류 2건, 경고 1건"),
        (0, 3, "3 warnings", "경고 3건"),
    ],
)
def test_a_last_line_counts(errors: int, warnings: int, en: str, ko: str) -> None:
    source, phrase = Source("x", "x"), Phrase(en="", ko="")
    weights = [Severity.ERROR] * errors + [Severity.WARNING] * warnings
    diagnostics = tuple(Diagnostic("E101", weight, phrase, Span(source, 0, 1)) for weight in weights)
    assert (summarize_counts(diagnostics, "en"), summarize_counts(diagnostics, "ko")) == (en, ko)
