"""What became of the maps of a call that writes files, and how that is told."""

import os
from collections.abc import Mapping

from msgspec import Struct

from argmap.cli.console import Stream, print_text
from argmap.cli.diagnostics_output import ReportStyle, print_diagnostics
from argmap.cli.exit_code import ExitCode
from argmap.cli.ui_language import print_error, print_note
from argmap.diagnostics.diagnostic import Diagnostic, Phrase
from argmap.files.writing import write_atomically, write_stdout
from argmap.jobs.inputs import Input
from argmap.reporting.terminal_columns import escape_for_terminal

_WROTE_MESSAGE = Phrase(en="wrote", ko="완성")
_NOT_DRAWN_MESSAGE = Phrase(en="not drawn, for there are errors", ko="오류가 있어 그리지 않음")


class WrittenFile(Struct, frozen=True):
    """A file that was written, and what is said of it in the same line."""

    path: str
    notes: tuple[Phrase, ...]


class MapResult(Struct, frozen=True):
    """What became of one map: the verdict, what is to be said, and the files written.

    `trouble` is why there are none, though the map may be sound; `trace` where in our own code that was.
    `kept` has the files that need not be written, for they hold already what would be.
    """

    exit_code: ExitCode
    diagnostics: tuple[Diagnostic, ...] = ()
    output_files: tuple[WrittenFile, ...] = ()
    notes: tuple[Phrase, ...] = ()
    error: Phrase | None = None
    traceback: str = ""
    unchanged_paths: tuple[str, ...] = ()


def write_output(path: str, data: bytes) -> None:
    """Puts an output where it goes: into a file, or for `-` on standard output."""
    if path == "-":
        write_stdout(data)
    else:
        write_atomically(path, data)


def print_results(
    settings_diagnostics: tuple[Diagnostic, ...],
    results: Mapping[Input, MapResult],
    report_style: ReportStyle,
) -> None:
    """Tells what stood in the way and what is worth a note, the slips of settings and of maps, then what was
    written and what was not.
    """
    for outcome in results.values():
        _print_notes_and_error(outcome, report_style.ui)
    told = tuple(diagnostic for outcome in results.values() for diagnostic in outcome.diagnostics)
    print_diagnostics((*settings_diagnostics, *told), report_style)
    if not report_style.has_status_lines:
        return
    for each, outcome in results.items():
        if outcome.exit_code is ExitCode.MAP_ERROR and not outcome.error:
            print_text(
                f"{escape_for_terminal(each.name)}: {_NOT_DRAWN_MESSAGE.in_language(report_style.ui)}\n",
                report_style.stream,
            )
        for written in outcome.output_files:
            said = "; ".join(phrase.in_language(report_style.ui) for phrase in written.notes)
            aside = f" ({said})" if said else ""
            print_text(
                f"{_WROTE_MESSAGE.in_language(report_style.ui)} {escape_for_terminal(written.path)}{aside}\n",
                report_style.stream,
            )


def print_summary(results: Mapping[Input, MapResult], report_style: ReportStyle) -> None:
    """Tells of several maps how many were drawn, how many stayed as they were, and which failed."""
    if report_style.has_status_lines and len(results) > 1:
        print_text(
            f"{escape_for_terminal(_summary_message(results).in_language(report_style.ui))}\n",
            report_style.stream,
        )


def _print_notes_and_error(result: MapResult, ui: str) -> None:
    for phrase in result.notes:
        print_note(phrase, ui)
    if result.error:
        if result.traceback and os.environ.get("ARGMAP_DEBUG"):
            print_text(result.traceback, Stream.ERR)
        print_error(result.error, ui)


def _summary_message(results: Mapping[Input, MapResult]) -> Phrase:
    """How many maps were drawn, how many stayed as they were, and which failed."""
    kept = sum(bool(outcome.unchanged_paths) for outcome in results.values())
    failed = [f"`{each.name}`" for each, outcome in results.items() if outcome.exit_code is not ExitCode.OK]
    drawn = len(results) - kept - len(failed)
    names = f": {', '.join(failed)}" if failed else ""
    return Phrase(
        en=f"{len(results)} maps: {drawn} drawn, {kept} unchanged, {len(failed)} failed{names}",
        ko=f"지도 {len(results)}개: 그림 {drawn}, 그대로 {kept}, 실패 {len(failed)}{names}",
    )
