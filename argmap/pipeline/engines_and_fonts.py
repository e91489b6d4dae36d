"""The layout engines and fonts of this machine."""

from argmap.diagnostics.diagnostic import Phrase
from argmap.fonts.script_coverage import ScriptCoverage, survey_scripts
from argmap.fonts.system_fonts import FontReport, survey_fonts
from argmap.layout.engine import EngineReport, report_engines
from argmap.layout.fit_page import MAX_COLUMNS_STATEMENTS, MAX_SMALL_STATEMENTS, TARGET_TEXT_PT


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
            en=f"columns by depth, by a layout engine: up to {MAX_SMALL_STATEMENTS} statements "
            "whose text is then"
            f" {TARGET_TEXT_PT:g} pt or more; up to {MAX_COLUMNS_STATEMENTS} with `--fit none`",
            ko=f"깊이마다 한 열, 배치 엔진으로:"
            f" 문장 {MAX_SMALL_STATEMENTS}개까지, 글자가 {TARGET_TEXT_PT:g} pt "
            "이상일 때;"
            f" `--fit none`이면 {MAX_COLUMNS_STATEMENTS}개까지",
        ),
        Phrase(
            en="compact, without an engine: all others (columns where a wire finds no way)",
            ko="빽빽하게, 엔진 없이: 그 밖의 모든 지도 (선이 지나갈 길이 없으면 깊이마다 한 열)",
        ),
    )
