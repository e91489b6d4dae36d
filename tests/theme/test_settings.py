"""What argmap.toml may say, and where each slip in it is told."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.config.choices import EngineChoice
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
    settings, slips = read_settings(data, "argmap.toml")
    slips += check_silenced_codes(settings, KNOWN)
    lines = []
    for slip in slips:
        line, column = slip.span.source.position(slip.span.start)
        lines.append(f"{line}:{column} {slip.code} {slip.span.text!r} {slip.message.en} / {slip.message.ko}")
        lines.extend(f"  {slip.hint.en} / {slip.hint.ko}" for _ in [1] if slip.hint)
        lines.extend(f"  {fix.span.text!r} -> {fix.text!r}" for fix in slip.fixes)
    return lines


@pytest.mark.parametrize("case", sorted(CASES.glob("*.toml")), ids=lambda path: path.stem)
def test_each_case_is_told_as_written_beside_it(case: Path) -> None:
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
    settings, slips = read_settings(text, "argmap.toml")
    assert slips == ()
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
    settings, slips = read_settings(b'teach = "yes"\nnumber = true\n', "argmap.toml")
    assert [slip.code for slip in slips] == ["E503"]
    assert settings == Settings(number=True)


def test_each_key_has_its_own_name_as_the_nearest() -> None:
    for key in SETTING_KINDS:
        _, (slip,) = read_settings(f"{key}{key[-1]} = true\n".encode(), "argmap.toml")
        assert [fix.text for fix in slip.fixes] == [key]


def test_the_choices_are_all_taken() -> None:
    for key, choice in SETTING_CHOICES.items():
        for name in choice.names:
            settings, slips = read_settings(f'{key} = "{name}"'.encode(), "argmap.toml")
            assert slips == ()
            assert getattr(settings, key) == choice.parse(name)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
@pytest.mark.parametrize("ui", ["en", "ko"])
def test_the_examples_of_a_page_are_told_what_the_page_says(rule: Rule, ui: str) -> None:
    examples = dict(re.findall(r"```toml (bad|good)\n(.*?)```", rule.help.in_language(ui), re.DOTALL))
    assert set(examples) == {"bad", "good"}
    known = (*KNOWN, *RULES)
    for kind, text in examples.items():
        settings, slips = read_settings(text.encode(), "argmap.toml")
        codes = [
            slip.code
            for slip in (*slips, *check_silenced_codes(settings, known))
            if "W301" not in slip.span.text
        ]
        assert codes == ([rule.code] if kind == "bad" else [])


@given(st.binary(max_size=60) | st.text(alphabet="ab\"'=[]{}.,#\n 1\\", max_size=40).map(str.encode))
def test_no_bytes_raise_and_every_place_is_in_the_file(data: bytes) -> None:
    _, slips = read_settings(data, "argmap.toml")
    for slip in slips:
        assert 0 <= slip.span.start <= slip.span.end <= len(slip.span.source.text)


def test_nesting_without_end_is_one_slip() -> None:
    _, slips = read_settings(b"out = " + b"[" * 5000, "argmap.toml")
    assert [slip.code for slip in slips] == ["E501"]
    _, slips = read_settings(b"out = " + b"1" * 5000, "argmap.toml")
    assert len(slips) == 1


def test_places_are_right_after_a_byte_order_mark_and_in_a_file_from_windows() -> None:
    _, slips = read_settings(b'\xef\xbb\xbf# one\r\nui = "kr"\r\nlang = "\xff"\r\n', "argmap.toml")
    assert [slip.span.source.position(slip.span.start) for slip in slips] == [(3, 9)]
    _, slips = read_settings(b'\xef\xbb\xbf# one\r\nui = "kr"\r\n', "argmap.toml")
    assert [slip.span.source.position(slip.span.start) for slip in slips] == [(2, 6)]
