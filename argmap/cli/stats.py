"""`argmap stats`: maps in numbers."""

from typing import TYPE_CHECKING

import click
from msgspec import Struct

from argmap.cli import choices
from argmap.cli.calls import gathered
from argmap.cli.inputs import inputs
from argmap.cli.judging import Asked, interface, judged, projects_of
from argmap.cli.printer import Stream, put_document, put_lines
from argmap.cli.reporting import Manner, tell
from argmap.cli.verdict import Verdict
from argmap.cli.voice import refuse, ui_language
from argmap.text.diagnostic import Diagnostic, Severity
from argmap.text.report.options import Format
from argmap.text.trouble import Trouble

if TYPE_CHECKING:
    from argmap.pipeline.trip import Compiled


class StatsCall(Struct, frozen=True):
    """The options of `argmap stats`."""

    maps: tuple[str, ...]
    form: str
    ui: str | None


@click.command(
    epilog="Exit code: 0 counted, 1 a map has errors, 2 the call is wrong.",
)
@choices.maps_argument
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people, or programs."
)
@choices.ui_option
@gathered(StatsCall)
def stats(call: StatsCall) -> Verdict:
    """Count what maps hold: statements, depth, steps, what stands open, and how the sides are balanced.

    Each MAP, all in a DIR, or `-` for standard input; without a MAP, the maps in the current folder, else
    those in maps/. The balance counts the statements that speak for what stands at the top of their branch,
    and those against it.

    \b
    argmap stats debate.argmap
    argmap stats maps --format json
    """
    from argmap.pipeline.summing import stats as counted
    from argmap.pipeline.summing import stats_json, stats_text

    found = inputs(call.maps)
    projects = projects_of(found)
    ui = ui_language(call.ui, interface(projects))
    verdict, maps, errors = Verdict.WELL, [], list[Diagnostic]()
    for each in found:
        try:
            compiled = judged(each, projects[each], Asked())
        except Trouble as trouble:
            refuse(trouble.phrase, ui)
            verdict = Verdict.WRONG_CALL
            continue
        errors.extend(_errors(compiled))
        if compiled.argmap is not None:
            maps.append(compiled.argmap)
    tell(tuple(errors), Manner(ui, Format.HUMAN, Stream.ERR))
    if call.form == "json":
        put_document(stats_json((each, counted(each)) for each in maps), Stream.OUT)
    else:
        put_lines("\n".join(stats_text(each, counted(each), ui) for each in maps), Stream.OUT)
    return max(verdict, Verdict.WRONG_MAP if errors else Verdict.WELL)


def _errors(compiled: "Compiled") -> tuple[Diagnostic, ...]:
    return tuple(told for told in compiled.diagnostics if told.severity is Severity.ERROR)
