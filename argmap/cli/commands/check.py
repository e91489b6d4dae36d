"""`argmap check`: the errors and warnings of maps, and their fixes."""

import click
from msgspec import Struct

from argmap.cli import options
from argmap.cli.console import (
    ExitCode,
    ReportStyle,
    Stream,
    print_diagnostics,
    print_error,
    print_lines,
    print_text,
    ui_language,
)
from argmap.cli.invocation import with_options
from argmap.cli.write_back import format_diff, write_back
from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.user_error import UserError
from argmap.jobs.inputs import Input, find_inputs
from argmap.jobs.projects import (
    CompileOverrides,
    Project,
    compile_input,
    project_ui_language,
    read_projects,
    settings_diagnostics,
)
from argmap.reporting.report_options import ReportFormat
from argmap.reporting.terminal_columns import escape_for_terminal


class CheckCall(Struct, frozen=True):
    """The options of `argmap check`."""

    maps: tuple[str, ...]
    strict: bool
    fix: bool
    unsafe_fixes: bool
    diff: bool
    form: str
    silence: tuple[str, ...]
    teach: bool | None
    quiet: bool
    ui: str | None

    @property
    def is_fixing(self) -> bool:
        """True if fixes are made, in place or only to show them."""
        return self.fix or self.unsafe_fixes or self.diff


class _MapReport(Struct, frozen=True):
    """The report on one map: its diagnostics, how many others were fixed, and which of them by a line's
    first word or depth.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    fixed_count: int = 0
    changed_heads: tuple[Diagnostic, ...] = ()
    exit_code: ExitCode = ExitCode.OK


@click.command(
    epilog="Exit code: 0 no errors left (with --diff: nothing to fix), 1 errors, 2 usage error.",
)
@options.maps_argument
@click.option("--strict", is_flag=True, help="Let warnings fail the check too.")
@click.option("--fix", is_flag=True, help="Make the safe fixes, in place; `-` goes to standard output.")
@click.option(
    "--unsafe-fixes", is_flag=True, help="Make the fixes too that are guesses; look at them with --diff."
)
@click.option("--diff", is_flag=True, help="Write nothing; show what would be fixed.")
@options.silence_option
@options.teach_option
@options.format_option
@options.quiet_option
@options.ui_option
@with_options(CheckCall)
def check(call: CheckCall) -> ExitCode:
    """Report errors and warnings of maps, without drawing: each MAP, all in a DIR, or `-` for standard input.

    Without a MAP, the maps in the current folder, else those in maps/.

    \b
    argmap check                              all maps here
    argmap check debate.argmap --teach        with the classroom rules
    argmap check debate.argmap --fix          makes the fixes that are sure
    argmap check debate.argmap --diff         only shows these fixes
    argmap check maps --format github         annotations for a pull request
    argmap check - --format json <debate.argmap
    """
    inputs = find_inputs(call.maps)
    projects = read_projects(inputs)
    ui = ui_language(call.ui, project_ui_language(projects))
    style = _choose_style(call, ui, inputs)
    reports = {each: _check_input(each, projects[each], call, ui) for each in inputs}
    if call.diff:
        _print_fixed_counts(reports, call, style)
        return max(report.exit_code for report in reports.values())
    found = (each for report in reports.values() for each in report.diagnostics)
    diagnostics = (*settings_diagnostics(projects, call.silence), *found)
    _print_lesson_counts(diagnostics, style)
    print_diagnostics(diagnostics, style)
    _print_fixed_counts(reports, call, style)
    _print_conclusion(diagnostics, reports, call, style)
    exit_codes = (report.exit_code for report in reports.values())
    return max(_diagnostics_exit_code(diagnostics, strict=call.strict), *exit_codes)


def _choose_style(call: CheckCall, ui: str, inputs: tuple[Input, ...]) -> ReportStyle:
    """Choose the style of the report; standard output is free for it unless a map or a diff goes there."""
    is_busy = call.is_fixing and (call.diff or any(each.path == "-" for each in inputs))
    return ReportStyle(ui, ReportFormat(call.form), Stream.ERR if is_busy else Stream.OUT, call.quiet)


def _check_input(map_input: Input, project: Project, call: CheckCall, ui: str) -> _MapReport:
    """Check one map, and fix it where asked to; if that fails, the others are still checked."""
    overrides = CompileOverrides(call.teach, call.silence)
    try:
        if not call.is_fixing:
            return _MapReport(compile_input(map_input, project, overrides).diagnostics)
        return _fix_input(map_input, project, call)
    except UserError as error:
        print_error(error.phrase, ui)
        return _MapReport(exit_code=ExitCode.USAGE)


def _fix_input(map_input: Input, project: Project, call: CheckCall) -> _MapReport:
    """Fix a map in place, or show the fixes. Raises FileError if it cannot be read or written."""
    from argmap.pipeline.fixing import FixOptions, fix_bytes

    original = map_input.read()
    compile_options = CompileOverrides(call.teach, call.silence).compile_options(project)
    result = fix_bytes(original, map_input.name, FixOptions(compile_options, call.unsafe_fixes))
    if call.diff:
        print_lines(format_diff(map_input.name, result.before, result.after), Stream.OUT)
        exit_code = ExitCode.MAP_ERROR if result.data != original else ExitCode.OK
        return _MapReport(result.diagnostics, result.fixed_count, exit_code=exit_code)
    write_back(map_input, original, result.data)
    return _MapReport(result.diagnostics, result.fixed_count, result.changed_heads)


def _print_lesson_counts(diagnostics: tuple[Diagnostic, ...], style: ReportStyle) -> None:
    """Print to people how often each classroom rule applies, before all that is reported."""
    if not style.has_status_lines or style.report_format is not ReportFormat.HUMAN:
        return
    from argmap.pipeline.compile import summarize_lessons

    summary = summarize_lessons(diagnostics)
    if summary:
        print_text(f"{summary.in_language(style.ui)}\n\n", style.stream)


def _print_fixed_counts(reports: dict[Input, _MapReport], call: CheckCall, style: ReportStyle) -> None:
    if not style.has_status_lines:
        return
    for map_input, report in reports.items():
        if report.fixed_count:
            message = _fixed_message(report.fixed_count, is_dry_run=call.diff).in_language(style.ui)
            print_text(f"{escape_for_terminal(map_input.name)}: {message}\n", style.stream)
            _print_changed_heads(report.changed_heads, style.ui)


def _print_changed_heads(changed: tuple[Diagnostic, ...], ui: str) -> None:
    """Print each change of a line's keyword or depth on a line of its own, as these bear on its meaning."""
    if not changed:
        return
    from argmap.reporting.fix_description import describe_fixes

    for diagnostic in changed:
        name, line = diagnostic.span.source.name, diagnostic.span.source.position(diagnostic.span.start).line
        words = "; ".join(phrase.in_language(ui) for phrase in describe_fixes(diagnostic))
        print_text(f"{escape_for_terminal(f'{name}:{line}: {words}')}\n", Stream.ERR)


def _print_conclusion(
    diagnostics: tuple[Diagnostic, ...], reports: dict[Input, _MapReport], call: CheckCall, style: ReportStyle
) -> None:
    """Print to people that nothing is left, or how much of it fixes can resolve."""
    if not style.has_status_lines or any(report.exit_code for report in reports.values()):
        return
    found = [each for report in reports.values() for each in report.diagnostics if each.fixes]
    safe_count = 0 if call.is_fixing else sum(each.has_safe_fixes for each in found)
    unsafe_count = 0 if call.unsafe_fixes else sum(not each.has_safe_fixes for each in found)
    if not diagnostics:
        print_text(f"{_no_findings_message(len(reports)).in_language(style.ui)}\n", style.stream)
    elif style.report_format is ReportFormat.HUMAN and (safe_count or unsafe_count):
        print_text(f"{_fixable_message(safe_count, unsafe_count).in_language(style.ui)}\n", style.stream)


def _diagnostics_exit_code(diagnostics: tuple[Diagnostic, ...], *, strict: bool) -> ExitCode:
    has_failed = any(strict or each.severity is Severity.ERROR for each in diagnostics)
    return ExitCode.MAP_ERROR if has_failed else ExitCode.OK


def _fixed_message(count: int, *, is_dry_run: bool) -> Phrase:
    if is_dry_run:
        return Phrase(en=f"would fix {count}", ko=f"수정할 것 {count}건")
    return Phrase(en=f"{count} fixed", ko=f"{count}건 수정")


def _fixable_message(safe_count: int, unsafe_count: int) -> Phrase:
    if not unsafe_count:
        return Phrase(en=f"`--fix` fixes {safe_count} of these", ko=f"`--fix`로 {safe_count}건 수정 가능")
    if not safe_count:
        return Phrase(
            en=f"`--unsafe-fixes` fixes {unsafe_count} of these by a guess",
            ko=f"`--unsafe-fixes`로 {unsafe_count}건을 추측해서 수정 가능",
        )
    return Phrase(
        en=f"`--fix` fixes {safe_count} of these, `--unsafe-fixes` {unsafe_count} more by a guess",
        ko=f"`--fix`로 {safe_count}건, `--unsafe-fixes`로 {unsafe_count}건을 더 추측해서 수정 가능",
    )


def _no_findings_message(count: int) -> Phrase:
    maps = "1 map" if count == 1 else f"{count} maps"
    return Phrase(en=f"{maps}, nothing to report", ko=f"지도 {count}개, 문제 없음")
