"""In which language argmap speaks to its user, and the words before a sentence."""

import os
import sys
from collections.abc import Mapping

from argmap.cli.console import Stream, has_colour, print_text
from argmap.diagnostics.diagnostic import Phrase
from argmap.reporting.terminal_columns import escape_for_terminal

UI_LANGUAGES = ("en", "ko")
_ERROR_LABEL = Phrase(en="error", ko="오류")
_NOTE_LABEL = Phrase(en="note", ko="알림")


def ui_language(ui_option: str | None, project_ui: str | None = None) -> str:
    """`en` or `ko`: as asked for, else ARGMAP_UI, else the project's setting, else the locale."""
    own = os.environ.get("ARGMAP_UI")
    for choice in (ui_option, own, project_ui):
        if choice in UI_LANGUAGES:
            return choice
    return "ko" if _locale_name(os.environ).casefold().startswith("ko") else "en"


def print_error(phrase: Phrase, ui: str) -> None:
    """Says in one sentence what cannot be done."""
    _print_sentence(_ERROR_LABEL.in_language(ui), phrase.in_language(ui), "1;31")


def print_note(phrase: Phrase, ui: str) -> None:
    """Says in one sentence what the user may want to know."""
    _print_sentence(_NOTE_LABEL.in_language(ui), phrase.in_language(ui), "1;36")


def _print_sentence(label: str, sentence: str, colour_code: str) -> None:
    head = f"\x1b[{colour_code}m{label}\x1b[0m" if has_colour(Stream.ERR) else label
    print_text(f"{head}: {escape_for_terminal(sentence)}\n", Stream.ERR)


def _locale_name(environment: Mapping[str, str]) -> str:
    """The locale's name, such as `ko_KR.UTF-8`; Windows does not tell it by the environment."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return environment[name]
    if sys.platform == "win32":
        import locale

        return locale.getlocale()[0] or ""
    return ""
