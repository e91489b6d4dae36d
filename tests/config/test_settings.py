"""The settings of argmap.toml, and the span of each error in it."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.config.drawing_choices import EngineChoice
from argmap.config.rules import RULES
from argmap.config.settings import Settings
from argmap.config.settings_file import check_silenced_codes, read_settings
from argmap.config.settings_schema import SETTING_CHOICES, SETTING_KINDS
from argmap.diagnostics.diagnostic import Phrase, Severity
from argmap.diagnostics.rule import Rule

CASES = Path(__file__).parent / "cases"
PAGE = Phrase(en="", ko="")
KNOWN = (
    Rule("E101", Severity.ERROR, PAGE, PAGE),
    Rule("W301", Severity.WARNING, PAGE, PAGE),
    Rule("T401", Severity.WARNING, PAGE, PAGE, teach=True),
)


def format_diagnostics(data: bytes) -> list[str]:
    settings, diagnostics = read_settings(data, "argmap.toml")
    diagnostics += check_silenced_codes(settings, KNOWN)
    lines = []
    for diagnostic in diagnostics:
        line, column = diagnostic.span.source.position(diagnostic.span.start)
        message = f"{diagnostic.message.en} / {diagnostic.message.ko}"
        lines.append(f"{line}:{column} {diagnostic.code} {diagnostic.span.text!r} {message}")
        lines.extend(f"  {diagnostic.hint.en} / {diagnostic.hint.ko}" for _ in [1] if diagnostic.hint)
        lines.extend(f"  {fix.span.text!r} -> {fix.text!r}" for fix in diagnostic.fixes)
    return lines


@pytest.mark.parametrize("case", sorted(CASES.glob("*.toml")), ids=lambda path: path.stem)
def test_each_case_has_the_diagnostics_written_beside_it(case: Path) -> None:
    assert format_diagnostics(case.read_bytes()) == case.with_suffix(".diag").read_text("utf-8").splitlines()


def test_all_settings_are_read() -> None:
    text = b"""
        silence = ["W301",
          "T401",  # a comment
        ]
        "lang" = ["ko", "en"]
        ui = "ko"
        teach = true
        number = true
        engine = "dot"
        out = "pictures"
    """
    settings, diagnostics = read_settings(text, "argmap.toml")
    assert diagnostics == ()
    assert [silenced.code for silenced in settings.silence] == ["W301", "T401"]
    assert [silenced.span.text for silenced in settings.silence] == ['"W301"', '"T401"']
    assert (settings.langs, settings.ui, settings.engine, settings.out) == (
        ("ko", "en"),
        "ko",
        EngineChoice.DOT,
        "pictures",
    )
    assert settings.teach
    assert settings.number


def test_an_empty_file_leaves_all_open() -> None:
    assert read_settings(b"", "argmap.toml") == (Settings(), ())
    assert read_settings(b"\xef\xbb\xbf# only a comment\r\n", "argmap.toml") == (Settings(), ())


def test_a_wrong_line_does_not_touch_the_others() -> None:
    settings, diagnostics = read_settings(b'teach = "yes"\nnumber = true\n', "argmap.toml")
    assert [diagnostic.code for diagnostic in diagnostics] == ["E503"]
    assert settings == Settings(number=True)


def test_each_key_has_its_own_name_as_the_nearest() -> None:
    for key in SETTING_KINDS:
        _, (diagnostic,) = read_settings(f"{key}{key[-1]} = true\n".encode(), "argmap.toml")
        assert [fix.text for fix in diagnostic.fixes] == [key]


def test_the_choices_are_all_taken() -> None:
    for key, choice in SETTING_CHOICES.items():
        for name in choice.names:
            settings, diagnostics = read_settings(f'{key} = "{name}"'.encode(), "argmap.toml")
            assert diagnostics == ()
            assert getattr(settings, key) == choice.parse(name)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
@pytest.mark.parametrize("ui", ["en", "ko"])
def test_the_examples_of_a_page_have_its_error(rule: Rule, ui: str) -> None:
    examples = dict(re.findall(r"```toml (bad|good)\n(.*?)```", rule.help.in_language(ui), re.DOTALL))
    assert set(examples) == {"bad", "good"}
    known = (*KNOWN, *RULES)
    for kind, text in examples.items():
        settings, diagnostics = read_settings(text.encode(), "argmap.toml")
        codes = [
            diagnostic.code
            for diagnostic in (*diagnostics, *check_silenced_codes(settings, known))
            if "W301" not in diagnostic.span.text
        ]
        assert codes == ([rule.code] if kind == "bad" else [])


@given(st.binary(max_size=60) | st.text(alphabet="ab\"'=[]{}.,#\n 1\\", max_size=40).map(str.encode))
def test_no_bytes_raise_and_every_place_is_in_the_file(data: bytes) -> None:
    _, diagnostics = read_settings(data, "argmap.toml")
    for diagnostic in diagnostics:
        assert 0 <= diagnostic.span.start <= diagnostic.span.end <= len(diagnostic.span.source.text)


def test_endless_nesting_is_one_error() -> None:
    _, diagnostics = read_settings(b"out = " + b"[" * 5000, "argmap.toml")
    assert [diagnostic.code for diagnostic in diagnostics] == ["E501"]
    _, diagnostics = read_settings(b"out = " + b"1" * 5000, "argmap.toml")
    assert len(diagnostics) == 1


def test_places_are_right_after_a_byte_order_mark_and_in_a_file_from_windows() -> None:
    _, diagnostics = read_settings(b'\xef\xbb\xbf# one\r\nui = "kr"\r\nlang = "\xff"\r\n', "argmap.toml")
    assert [diagnostic.span.source.position(diagnostic.span.start) for diagnostic in diagnostics] == [(3, 9)]
    _, diagnostics = read_settings(b'\xef\xbb\xbf# one\r\nui = "kr"\r\n', "argmap.toml")
    assert [diagnostic.span.source.position(diagnostic.span.start) for diagnostic in diagnostics] == [(2, 6)]
