"""What there is on this machine to draw with."""

from argmap.fonts.found import FontReport, survey_fonts
from argmap.layout.engine import EngineReport, survey


def engines() -> tuple[EngineReport, ...]:
    """Every layout engine in the order it is tried, with its version or what is wrong with it."""
    return survey()


def fonts() -> tuple[FontReport, ...]:
    """The fonts that a drawing names, and whether they are here."""
    return survey_fonts()
