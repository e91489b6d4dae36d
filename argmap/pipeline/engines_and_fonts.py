"""The layout engines and fonts of this machine."""

from argmap.diagnostics.diagnostic import Phrase
from argmap.fonts.script_coverage import ScriptCoverage, survey_scripts
from argmap.fonts.system_fonts import FontReport, survey_fonts
from argmap.layout.engine import EngineReport, report_engines
from argmap.layout.fit_page import MAX_COLUMNS_STATEMENTS


def list_layout_engines() -> tuple[EngineReport, ...]:
    """Return every layout engine in the order of trial, with its version or its error."""
    return report_engines()


def list_drawing_fonts() -> tuple[FontReport, ...]:
    """Return the fonts that a drawing names, and whether they are installed."""
    return survey_fonts()


def list_script_fonts() -> tuple[ScriptCoverage, ...]:
    """Return the font that draws each script here, or what to install for it."""
    return survey_scripts()


def describe_arrangements() -> tuple[Phrase, ...]:
    """Say which arrangement a map gets, by its size."""
    return (
        Phrase(
            en="columns by depth, by a layout engine: with `--engine embedded` or `dot`, and up to"
            f" {MAX_COLUMNS_STATEMENTS} statements with `--fit none`",
            ko="깊이마다 한 열, 배치 엔진으로: `--engine embedded`나 `dot`일 때, 그리고 `--fit none`이면 진술"
            f" {MAX_COLUMNS_STATEMENTS}개까지",
        ),
        Phrase(
            en="fitted to the page, without an engine: all others, in the `--direction` that reads best",
            ko="페이지에 맞게, 엔진 없이: 그 밖의 모든 지도, `--direction`은 읽기 좋은 대로",
        ),
    )
