"""In which language argmap speaks to its user, and the words before a sentence."""

import os
import sys
from collections.abc import Mapping

from argmap.cli.printer import Stream, colourful, put
from argmap.text.diagnostic import Phrase
from argmap.text.report.columns import visible

LANGUAGES = ("en", "ko")
_ERROR = Phrase(en="error", ko="오류")
_NOTE = Phrase(en="note", ko="알림")


def ui_language(asked: str | None, project: str | None = None) -> str:
    """`en` or `ko`: as asked for, else ARGMAP_UI, else the project's setting, else the locale."""
    own = os.environ.get("ARGMAP_UI")
    for choice in (asked, own, project):
        if choice in LANGUAGES:
            return choice
    return "ko" if _locale(os.environ).casefold().startswith("ko") else "en"


def refuse(phrase: Phrase, ui: str) -> None:
    """Says in one sentence what cannot be done."""
    _say(_ERROR.say(ui), phrase.say(ui), "1;31")


def remark(phrase: Phrase, ui: str) -> None:
    """Says in one sentence what the user may want to know."""
    _say(_NOTE.say(ui), phrase.say(ui), "1;36")


def _say(word: str, sentence: str, paint: str) -> None:
    head = f"\x1b[{paint}m{word}\x1b[0m" if colourful(Stream.ERR) else word
    put(f"{head}: {visible(sentence)}\n", Stream.ERR)


def _locale(environment: Mapping[str, str]) -> str:
    """The locale's name, such as `ko_KR.UTF-8`; Windows does not tell it by the environment."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return environment[name]
    if sys.platform == "win32":
        import locale

        return locale.getlocale()[0] or ""
    return ""
