"""The fonts of this machine by script: the one that draws each, or what to install for it."""

import sys
from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from argmap.diagnostics.diagnostic import Phrase
from argmap.fonts.errors import describe_script_of
from argmap.fonts.fallback import iter_typefaces

SAMPLES: Mapping[str, str] = MappingProxyType(
    {
        "Latin": "Aaß",
        "Hangul": "가힣",
        "kana": "あア",
        "Chinese": "漢汉",
        "Greek": "Ωα",
        "Cyrillic": "Жя",
        "Arabic": "عرب",
        "Hebrew": "אב",
        "Devanagari": "अक",
        "Thai": "กข",
        "emoji": "😀",
    }
)
"""A few letters of each script that errors name; the font that has them all draws the script."""


class ScriptCoverage(Struct, frozen=True):
    """A script by its name, and the family that draws it; without one, what to install."""

    script: Phrase
    family: str | None
    remedy: Phrase


def survey_scripts(system: str = sys.platform) -> tuple[ScriptCoverage, ...]:
    """Find the font for each script, in the order in which drawings try fonts.

    Where a script has none, all fonts of this machine are read.
    """
    missing = {name: frozenset(map(ord, letters)) for name, letters in SAMPLES.items()}
    families: dict[str, str] = {}
    for typeface in iter_typefaces():
        found = [name for name, letters in missing.items() if letters <= typeface.characters]
        for name in found:
            families[name] = typeface.family
            del missing[name]
        if not missing:
            break
    return tuple(_build_coverage(name, families.get(name), system) for name in SAMPLES)


def _build_coverage(name: str, family: str | None, system: str) -> ScriptCoverage:
    script, remedy = describe_script_of(SAMPLES[name][0], system)
    return ScriptCoverage(script, family, remedy)
