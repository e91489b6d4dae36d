"""Errors about fonts: a missing script and what to install for it, a damaged font, a forbidding licence."""

import sys
from unicodedata import name as character_name

from msgspec import Struct

from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError


class FontError(UserError):
    """A font that a drawing needs is missing, damaged, or may not be embedded."""


class _InstallHint(Struct, frozen=True):
    """The remedy for a missing script: packages of three Linux families, a font's name for other systems."""

    debian: str
    fedora: str
    arch: str
    font: str

    def describe(self, system: str) -> Phrase:
        """The advice for a system by its `sys.platform`."""
        if system != "linux":
            return Phrase(en=f"install the font {self.font}", ko=f"{self.font} 글꼴을 설치한다")
        packages = f"`{self.debian}` (Debian, Ubuntu), `{self.fedora}` (Fedora), `{self.arch}` (Arch)"
        return Phrase(
            en=f"install {packages}, or the font {self.font}",
            ko=f"{packages}, 또는 {self.font} 글꼴을 설치한다",
        )


_CJK = ("fonts-noto-cjk", "google-noto-sans-cjk-fonts", "noto-fonts-cjk")
_KOREAN = _InstallHint(*_CJK, "Noto Sans KR")
_JAPANESE = _InstallHint(*_CJK, "Noto Sans JP")
_CHINESE = _InstallHint(*_CJK, "Noto Sans SC")
_EUROPEAN = _InstallHint("fonts-noto-core", "google-noto-sans-fonts", "noto-fonts", "Noto Sans")
_ANY = _InstallHint("fonts-noto", "google-noto-fonts-all", "noto-fonts-extra", "Noto Sans")
_EMOJI = _InstallHint(
    "fonts-noto-color-emoji", "google-noto-color-emoji-fonts", "noto-fonts-emoji", "Noto Color Emoji"
)


def _noto_package(script: str) -> _InstallHint:
    """The packages for a script that Noto Sans has in a font of its own."""
    fedora = f"google-noto-sans-{script.lower()}-fonts"
    return _InstallHint("fonts-noto-core", fedora, "noto-fonts", f"Noto Sans {script}")


_SCRIPTS = {
    "HANGUL": (Phrase(en="Hangul", ko="한글"), _KOREAN),
    "HIRAGANA": (Phrase(en="Hiragana", ko="히라가나"), _JAPANESE),
    "KATAKANA": (Phrase(en="Katakana", ko="가타카나"), _JAPANESE),
    "CJK": (Phrase(en="Chinese characters", ko="한자"), _CHINESE),
    "LATIN": (Phrase(en="Latin letters", ko="로마자"), _EUROPEAN),
    "GREEK": (Phrase(en="Greek letters", ko="그리스 글자"), _EUROPEAN),
    "CYRILLIC": (Phrase(en="Cyrillic letters", ko="키릴 글자"), _EUROPEAN),
    "ARABIC": (Phrase(en="Arabic letters", ko="아랍 글자"), _noto_package("Arabic")),
    "HEBREW": (Phrase(en="Hebrew letters", ko="히브리 글자"), _noto_package("Hebrew")),
    "DEVANAGARI": (Phrase(en="Devanagari", ko="데바나가리"), _noto_package("Devanagari")),
    "THAI": (Phrase(en="Thai letters", ko="타이 글자"), _noto_package("Thai")),
}
"""By the first word of the Unicode names of a script's characters; the first script is reported first."""

_EMOJI_SCRIPT = (Phrase(en="emoji", ko="이모지"), _EMOJI)


def missing_font_error(
    missing_characters: frozenset[str], families: frozenset[str] = frozenset(), system: str = sys.platform
) -> FontError:
    """The error that no font here has `missing_characters`, of which there is at least one.

    It names one script, with a character of it; after that font is installed, the next run names the next.
    `families` are the fonts that are here: where the advised one is among them, it lacks that character.
    """
    ranks = list(_SCRIPTS)
    char = min(
        missing_characters,
        key=lambda c: (ranks.index(_script_name(c)) if _script_name(c) in ranks else len(ranks), c),
    )
    script, hint = _describe_script(char)
    install, name = hint.describe(system), f"U+{ord(char):04X}"
    code = f"`{char}` ({name})" if char.isprintable() else name
    if hint.font in families:
        return _outdated_font_error(code, hint.font)
    if script is None:
        return FontError(
            Phrase(
                en=f"no font here has {code}; {install.en}", ko=f"{code} 글자가 든 글꼴이 없다; {install.ko}"
            )
        )
    if char.isprintable():
        name = f"`{char}`"
    return FontError(
        Phrase(
            en=f"no font here has {script.en}, such as {name}; {install.en}",
            ko=f"{script.ko}({name} 등)가 든 글꼴이 없다; {install.ko}",
        )
    )


def _outdated_font_error(name: str, family: str) -> FontError:
    """The error that the usual font for a character is here and has not got it, as it is younger."""
    return FontError(
        Phrase(
            en=f"the font {family} here does not have {name}; install a newer version of the font, or take"
            " another character",
            ko=f"설치된 {family} 글꼴에 {name} 글자가 없다; 글꼴의 새 판을 설치하거나 다른 글자를 쓴다",
        )
    )


def damaged_font_error(family: str, path: str) -> FontError:
    """The error that the file of a font is damaged."""
    return FontError(
        Phrase(
            en=f"the font {family} is damaged (`{path}`); install it anew, or remove it",
            ko=f"망가진 글꼴 {family} (`{path}`); 다시 설치하거나 지운다",
        )
    )


def not_embeddable_error(family: str) -> FontError:
    """The error that a font's licence bits forbid to embed a part of it."""
    return FontError(
        Phrase(
            en=f"the font {family} does not let itself be embedded; take `--text paths` or `--text font`",
            ko=f"{family} 글꼴은 파일에 넣을 수 없게 되어 있다; `--text paths`나 `--text font`를 쓴다",
        )
    )


def describe_script_of(char: str, system: str) -> tuple[Phrase, Phrase]:
    """Return the name of a character's script, and what to install for it on a system."""
    script, hint = _describe_script(char)
    return script or Phrase(char, char), hint.describe(system)


def _describe_script(char: str) -> tuple[Phrase | None, _InstallHint]:
    """The name of a character's script, None for one without a name here, and the remedy."""
    script = _SCRIPTS.get(_script_name(char))
    if script:
        return script
    return _EMOJI_SCRIPT if 0x1F000 <= ord(char) < 0x1FC00 else (None, _ANY)


def _script_name(char: str) -> str:
    return character_name(char, "").replace("-", " ").split(" ")[0]
