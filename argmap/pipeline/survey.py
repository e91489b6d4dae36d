"""What there is on this machine to draw with."""

from argmap.fonts.found import FontReport, survey_fonts
from argmap.layout.engine import EngineReport, survey
from argmap.layout.fit import ENOUGH, LARGE, SMALL
from argmap.text.diagnostic import Phrase


def engines() -> tuple[EngineReport, ...]:
    """Every layout engine in the order it is tried, with its version or what is wrong with it."""
    return survey()


def fonts() -> tuple[FontReport, ...]:
    """The fonts that a drawing names, and whether they are here."""
    return survey_fonts()


def arrangements() -> tuple[Phrase, ...]:
    """Which maps are arranged how."""
    return (
        Phrase(
            en=f"columns by depth, by a layout engine: up to {SMALL} statements whose text is then"
            f" {ENOUGH:g} pt or more; up to {LARGE} with `--fit none`",
            ko=f"깊이마다 한 열, 배치 엔진으로: 문장 {SMALL}개까지, 글자가 {ENOUGH:g} pt 이상일 때;"
            f" `--fit none`이면 {LARGE}개까지",
        ),
        Phrase(
            en="compact, without an engine: all others (columns where a wire finds no way)",
            ko="빽빽하게, 엔진 없이: 그 밖의 모든 지도 (선이 지나갈 길이 없으면 깊이마다 한 열)",
        ),
    )
