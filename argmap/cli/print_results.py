"""Print the results of the maps of a command that writes files."""

import os
from collections.abc import Iterable, Iterator, Mapping

from argmap.cli.console import (
    WROTE_MESSAGE,
    ExitCode,
    ReportStyle,
    Stream,
    print_diagnostics,
    print_error,
    print_note,
    print_text,
    worst_exit_code,
)
from argmap.cli.shell_words import quote_path
from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.jobs.inputs import Input
from argmap.jobs.projects import Project
from argmap.jobs.results import JobResult, JobStatus, Output
from argmap.reporting.terminal_columns import escape_for_terminal

_NOT_DRAWN_MESSAGE = Phrase(en="not drawn, for there are errors", ko="오류가 있어 그리지 않음")
_EXIT_CODES = {
    JobStatus.DONE: ExitCode.OK,
    JobStatus.MAP_ERROR: ExitCode.MAP_ERROR,
    JobStatus.FAILED: ExitCode.USAGE,
    JobStatus.BUG: ExitCode.BUG,
}


def results_exit_code(projects: Iterable[Project], results: Iterable[JobResult]) -> ExitCode:
    """Return the exit code of a command: the worst of its maps and their settings."""
    return worst_exit_code(projects, (_EXIT_CODES[result.status] for result in results))


def print_results(
    settings_diagnostics: tuple[Diagnostic, ...], results: Mapping[Input, JobResult], style: ReportStyle
) -> None:
    """Print the errors and notes, the diagnostics of settings and maps, then a line for each file.

    People see warnings as a number, for they come with each run: `argmap check` shows them.
    """
    for result in results.values():
        _print_notes_and_error(result, style.ui)
    diagnostics = tuple(each for result in results.values() for each in result.diagnostics)
    _print_errors_and_count_warnings((*settings_diagnostics, *diagnostics), results, style)
    if not style.has_status_lines:
        return
    for map_input, result in results.items():
        for line in _status_lines(map_input, result, style):
            print_text(f"{line}\n", style.stream)


def _print_errors_and_count_warnings(
    diagnostics: tuple[Diagnostic, ...], results: Mapping[Input, JobResult], style: ReportStyle
) -> None:
    warnings = [each for each in diagnostics if each.severity is Severity.WARNING]
    if not style.is_for_people or not warnings:
        print_diagnostics(diagnostics, style)
        return
    print_diagnostics(tuple(each for each in diagnostics if each.severity is Severity.ERROR), style)
    command = _check_command([each for each, result in results.items() if result.diagnostics])
    message = Phrase(
        en=f"{len(warnings)} {'warning' if len(warnings) == 1 else 'warnings'}: `{command}`",
        ko=f"경고 {len(warnings)}건: `{command}`",
    )
    print_text(f"{message.in_language(style.ui)}\n", style.stream)


def _check_command(inputs: list[Input]) -> str:
    """Return the command that shows the warnings, with the map where it is one."""
    return f"argmap check {quote_path(inputs[0].path)}" if len(inputs) == 1 else "argmap check"


def print_summary(results: Mapping[Input, JobResult], style: ReportStyle) -> None:
    """Print, if there are several maps, how many were drawn, how many are unchanged, and which failed."""
    if style.has_status_lines and len(results) > 1:
        message = _summary_message(results).in_language(style.ui)
        print_text(f"{escape_for_terminal(message)}\n", style.stream)


def _print_notes_and_error(result: JobResult, ui: str) -> None:
    for note in result.notes:
        print_note(note, ui)
    if result.bug and os.environ.get("ARGMAP_DEBUG"):
        print_text(result.bug.traceback, Stream.ERR)
    for error in result.errors:
        print_error(error, ui)


def _status_lines(map_input: Input, result: JobResult, style: ReportStyle) -> Iterator[str]:
    if result.status is JobStatus.MAP_ERROR and not result.errors:
        yield f"{escape_for_terminal(map_input.name)}: {_NOT_DRAWN_MESSAGE.in_language(style.ui)}"
    for output in () if result.is_unchanged else result.outputs:
        if output.path != "-":
            notes = "; ".join(note.in_language(style.ui) for note in _output_notes(output, style))
            aside = f" ({notes})" if notes else ""
            yield f"{WROTE_MESSAGE.in_language(style.ui)} {escape_for_terminal(output.path)}{aside}"


def _output_notes(output: Output, style: ReportStyle) -> Iterator[Phrase]:
    if output.size:
        yield output.size
    if output.arrangement and style.verbose:
        yield output.arrangement


def _summary_message(results: Mapping[Input, JobResult]) -> Phrase:
    unchanged = sum(result.is_unchanged for result in results.values())
    failed = [f"`{each.name}`" for each, result in results.items() if result.status is not JobStatus.DONE]
    drawn = len(results) - unchanged - len(failed)
    names = f": {', '.join(failed)}" if failed else ""
    return Phrase(
        en=f"{len(results)} maps: {drawn} drawn, {unchanged} unchanged, {len(failed)} failed{names}",
        ko=f"지도 {len(results)}개: 그림 {drawn}, 그대로 {unchanged}, 실패 {len(failed)}{names}",
    )
