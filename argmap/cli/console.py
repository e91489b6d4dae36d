"""The one file that prints: results, reports, notes, errors and questions; and the exit codes."""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, redirect_stdout, suppress
from enum import Enum, IntEnum
from typing import TYPE_CHECKING, TextIO

import click
from msgspec import Struct

from argmap import __version__
from argmap.diagnostics.deadline import OutOfTime
from argmap.diagnostics.diagnostic import Diagnostic, Phrase
from argmap.diagnostics.user_error import UserError
from argmap.reporting.report_options import ReportFormat, ReportOptions
from argmap.reporting.terminal_columns import escape_for_terminal

if TYPE_CHECKING:
    from argmap.diagnostics.rule import Rule
    from argmap.jobs.projects import Project

UI_LANGUAGES = ("en", "ko")
WROTE_MESSAGE = Phrase(en="wrote", ko="저장")
_ERROR_LABEL = Phrase(en="error", ko="오류")
_NOTE_LABEL = Phrase(en="note", ko="알림")


class ExitCode(IntEnum):
    """Exit codes. The first three are promised; the others are those that shells and systems use."""

    OK = 0
    MAP_ERROR = 1
    USAGE = 2
    BUG = 70
    SIGHUP = 129
    SIGINT = 130
    SIGPIPE = 141
    SIGTERM = 143


class Stream(Enum):
    """A stream to print to: OUT for the result that was asked for, ERR for what is said about it."""

    OUT = "stdout"
    ERR = "stderr"


class ReportStyle(Struct, frozen=True):
    """The style of a run's reports: language, format, stream, and whether to say less or more than usual."""

    ui: str
    report_format: ReportFormat
    stream: Stream
    quiet: bool = False
    verbose: bool = False

    @property
    def is_for_people(self) -> bool:
        """True if people read the reports, not programs."""
        return self.report_format in (ReportFormat.HUMAN, ReportFormat.SHORT)

    @property
    def has_status_lines(self) -> bool:
        """True if more than the reports may be printed: for people, unless they asked for quiet."""
        return not self.quiet and self.is_for_people


def choose_report_style(report_format: ReportFormat, ui: str, *, busy: bool) -> ReportStyle:
    """Choose the style of a command whose result is something else: it speaks to people on standard error.

    A report for programs goes to standard output, apart from the sentences about files, unless that is
    `busy` with the result itself.
    """
    for_people = report_format in (ReportFormat.HUMAN, ReportFormat.SHORT)
    return ReportStyle(ui, report_format, Stream.ERR if for_people or busy else Stream.OUT)


def exit_code_for(error: UserError) -> ExitCode:
    """Return the exit code for an error: if a map takes too long, the fault is the map's."""
    return ExitCode.MAP_ERROR if isinstance(error, OutOfTime) else ExitCode.USAGE


def worst_exit_code(projects: Iterable["Project"], exit_codes: Iterable[ExitCode]) -> ExitCode:
    """Return the worst of the maps' exit codes; at least MAP_ERROR if settings have errors."""
    settings = ExitCode.MAP_ERROR if any(project.has_errors for project in projects) else ExitCode.OK
    return max((settings, *exit_codes))


def ui_language(ui_option: str | None, project_ui: str | None = None) -> str:
    """Choose `en` or `ko`: by `--ui`, else ARGMAP_UI, else the project's setting, else the locale."""
    for choice in (ui_option, os.environ.get("ARGMAP_UI"), project_ui):
        if choice in UI_LANGUAGES:
            return choice
    return "ko" if _locale_name(os.environ).casefold().startswith("ko") else "en"


def _locale_name(environment: Mapping[str, str]) -> str:
    """Return the locale's name, such as `ko_KR.UTF-8`; Windows does not set it in the environment."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return environment[name]
    if sys.platform == "win32":
        import locale

        return locale.getlocale()[0] or ""
    return ""


def print_error(phrase: Phrase, ui: str) -> None:
    """Print in one sentence what could not be done."""
    _print_sentence(_ERROR_LABEL.in_language(ui), phrase.in_language(ui), "1;31")


def print_note(phrase: Phrase, ui: str) -> None:
    """Print in one sentence what the user may want to know."""
    _print_sentence(_NOTE_LABEL.in_language(ui), phrase.in_language(ui), "1;36")


def _print_sentence(label: str, sentence: str, colour_code: str) -> None:
    head = f"\x1b[{colour_code}m{label}\x1b[0m" if has_colour(Stream.ERR) else label
    print_text(f"{head}: {escape_for_terminal(sentence)}\n", Stream.ERR)


def print_diagnostics(diagnostics: tuple[Diagnostic, ...], style: ReportStyle) -> None:
    """Print the report; for people with a last line that counts errors and warnings."""
    if not diagnostics and style.is_for_people:
        return
    from argmap.reporting.report import format_report

    rules: tuple[Rule, ...] = ()
    if style.report_format is ReportFormat.SARIF:
        from argmap.rules import all_rules

        rules = all_rules()
    colour = style.report_format is ReportFormat.HUMAN and has_colour(style.stream)
    options = ReportOptions(style.ui, colour, report_columns(style.stream), rules, __version__)
    text = format_report(diagnostics, style.report_format, options)
    if style.is_for_people:
        print_text(text, style.stream)
    else:
        print_document(text, style.stream)
    if style.report_format is ReportFormat.HUMAN:
        from argmap.reporting.human import summarize_counts

        counts = summarize_counts(diagnostics, style.ui)
        print_text(f"\n{click.style(counts, bold=True) if colour else counts}\n", style.stream)


def print_text(text: str, stream: Stream) -> None:
    """Print a text for people as it is; characters outside the console's encoding become escapes."""
    file = _current_file(stream)
    if file is None or not text:
        return
    with suppress(AttributeError, ValueError, OSError):
        file.reconfigure(errors="backslashreplace")  # type: ignore[attr-defined]
    with _ignore_stderr_errors(stream):
        click.echo(text, file=file, nl=False, color=True)


def print_document(text: str, stream: Stream) -> None:
    """Print a document for programs: UTF-8 with LF line ends, whatever the console's encoding."""
    file = _current_file(stream)
    if file is not None:
        with _ignore_stderr_errors(stream):
            click.echo(text.encode("utf-8", "backslashreplace"), file=file, nl=False)


def print_lines(text: str, stream: Stream) -> None:
    """Print a text that may hold anything: escaped line by line on a terminal, as it is to a file or pipe."""
    if is_terminal(stream):
        print_text("".join(f"{escape_for_terminal(line)}\n" for line in text.splitlines()), stream)
    else:
        print_document(text, stream)


def flush() -> None:
    """Flush both streams, as far as that is still possible."""
    for stream in Stream:
        with suppress(AttributeError, ValueError, OSError):
            getattr(sys, stream.value).flush()


def is_terminal(stream: Stream) -> bool:
    """True if the stream is a terminal."""
    file = _current_file(stream)
    return file is not None and file.isatty()


def is_interactive() -> bool:
    """True if someone can answer a question: standard error and standard input are a terminal."""
    return is_terminal(Stream.ERR) and sys.stdin is not None and sys.stdin.isatty()


def read_answer(question: str) -> str:
    """Ask a person a question on standard error, and return the answer. Raises click.Abort without one.

    Older versions of click write the blank behind a question to standard output.
    """
    with redirect_stdout(sys.stderr):
        answer: str = click.prompt(question, default="", err=True, show_default=False)
    return answer.strip()


def has_colour(stream: Stream) -> bool:
    """True if colours may be used: on a terminal that has them, unless NO_COLOR is set."""
    return is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def report_columns(stream: Stream) -> int:
    """Return the columns for a line of a map: a terminal's beside the line numbers; 100 without one."""
    if not is_terminal(stream):
        return 100
    return max(shutil.get_terminal_size((110, 24)).columns - 10, 40)


@contextmanager
def _ignore_stderr_errors(stream: Stream) -> Iterator[None]:
    """Ignore errors of standard error, as they cannot be printed anywhere. A closed pipe is still raised."""
    try:
        yield
    except OSError as error:
        if stream is Stream.OUT or isinstance(error, BrokenPipeError):
            raise


def _current_file(stream: Stream) -> TextIO | None:
    """Return the file of a stream at each call anew, as tests and embedders replace it; None without one."""
    return sys.stdout if stream is Stream.OUT else sys.stderr
