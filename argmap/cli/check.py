"""`argmap check`: what is wrong with maps, and nothing else."""

import click
from msgspec import Struct

from argmap.cli import choices
from argmap.cli.calls import gathered
from argmap.cli.inputs import inputs
from argmap.cli.judging import Asked, interface, judged, projects_of, slips_of
from argmap.cli.printer import Stream, put
from argmap.cli.reporting import Manner, tell
from argmap.cli.verdict import Verdict
from argmap.cli.voice import refuse, ui_language
from argmap.text.diagnostic import Diagnostic, Phrase, Severity
from argmap.text.report.options import Format
from argmap.text.trouble import Trouble


class CheckCall(Struct, frozen=True):
    """The options of `argmap check`."""

    maps: tuple[str, ...]
    strict: bool
    form: str
    silence: tuple[str, ...]
    teach: bool | None
    quiet: bool
    ui: str | None


@click.command(epilog="Exit code: 0 no errors, 1 errors, 2 the call is wrong.")
@choices.maps_argument
@click.option("--strict", is_flag=True, help="Let warnings fail the check too.")
@choices.silence_option
@choices.teach_option
@choices.format_option
@choices.quiet_option
@choices.ui_option
@gathered(CheckCall)
def check(call: CheckCall) -> Verdict:
    """Report errors and warnings of maps, without drawing: each MAP, all in a DIR, or `-` for standard input.

    Without a MAP, the maps in the current folder, else those in maps/.

    \b
    argmap check                              all maps here
    argmap check debate.argmap --teach        with the classroom rules
    argmap check maps --format github         annotations for a pull request
    argmap check - --format json <debate.argmap
    """
    found = inputs(call.maps)
    projects = projects_of(found)
    manner = Manner(ui_language(call.ui, interface(projects)), Format(call.form), Stream.OUT, call.quiet)
    asked = Asked(call.teach, call.silence)
    told = list(slips_of(projects, call.silence))
    verdict = Verdict.WELL
    for each in found:
        try:
            told.extend(judged(each, projects[each], asked).diagnostics)
        except Trouble as trouble:
            refuse(trouble.phrase, manner.ui)
            verdict = Verdict.WRONG_CALL
    tell(tuple(told), manner)
    if not told and verdict is Verdict.WELL and manner.chatty:
        put(f"{_all_well(len(found)).say(manner.ui)}\n", manner.stream)
    return max(verdict, _weighed(told, strict=call.strict))


def _weighed(told: list[Diagnostic], *, strict: bool) -> Verdict:
    wrong = any(strict or diagnostic.severity is Severity.ERROR for diagnostic in told)
    return Verdict.WRONG_MAP if wrong else Verdict.WELL


def _all_well(count: int) -> Phrase:
    maps = "1 map" if count == 1 else f"{count} maps"
    return Phrase(en=f"{maps}, nothing to report", ko=f"지도 {count}개, 지적할 것 없음")
