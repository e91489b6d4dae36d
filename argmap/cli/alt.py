"""`argmap alt`: what a map's picture shows, in words."""

import click
from msgspec import Struct
from msgspec.structs import replace

from argmap.cli import choices
from argmap.cli.calls import gathered
from argmap.cli.cutting import cutting, focuses
from argmap.cli.inputs import Input, inputs
from argmap.cli.judging import Asked, interface, judged, projects_of, slips_of
from argmap.cli.printer import Stream, put_lines
from argmap.cli.reporting import beside, tell
from argmap.cli.timing import SHORTER, timed, timeout_option
from argmap.cli.verdict import Verdict
from argmap.cli.voice import refuse, ui_language
from argmap.pipeline.focus import Focus
from argmap.pipeline.project import Project
from argmap.text.deadline import OutOfTime
from argmap.text.diagnostic import Severity
from argmap.text.report.options import Format


class AltCall(Struct, frozen=True):
    """The options of `argmap alt`."""

    maps: tuple[str, ...]
    views: tuple[str, ...]
    root: str | None
    depth: int | None
    only: tuple[str, ...]
    langs: tuple[str, ...]
    long: bool
    timeout: float | None
    ui: str | None


@click.command(
    epilog="Exit code: 0 well, 1 a map has errors, 2 the call is wrong.",
)
@choices.maps_argument
@cutting
@choices.langs_option("Translations to say.")
@click.option("--long", is_flag=True, help="The whole argument as an outline.")
@timeout_option
@choices.ui_option
@gathered(AltCall)
def alt(call: AltCall) -> Verdict:
    """Print the words that stand for a map's picture where it is not seen.

    One line for each map, view and language.

    \b
    argmap alt debate.argmap --view a,b
    argmap alt debate.argmap --long       all of it, a line a statement
    """
    found = inputs(call.maps)
    projects = projects_of(found)
    manner = beside(Format.HUMAN, ui_language(call.ui, interface(projects)), busy=False)
    tell(slips_of(projects), replace(manner, quiet=True))
    return max(_said_in_time(each, projects[each], call, manner.ui) for each in found)


def _said_in_time(each: Input, project: Project, call: AltCall, ui: str) -> Verdict:
    """One map, said; one that takes too long leaves the others alone."""
    try:
        with timed(each.name, call.timeout, SHORTER):
            return _said(each, project, call, ui)
    except OutOfTime as late:
        refuse(late.phrase, ui)
        return Verdict.WRONG_MAP


def _said(each: Input, project: Project, call: AltCall, ui: str) -> Verdict:
    from argmap.pipeline.wording import in_words

    compiled = judged(each, project, Asked())
    if compiled.argmap is None:
        errors = tuple(told for told in compiled.diagnostics if told.severity is Severity.ERROR)
        tell(errors, beside(Format.HUMAN, ui, busy=True))
        return Verdict.WRONG_MAP
    langs = call.langs or project.settings.langs or (None,)
    views = focuses(call.views, Focus(None, call.root, call.depth, call.only))
    for focus in views or (None,):
        for lang in langs:
            put_lines(in_words(compiled.argmap, focus, lang, long=call.long) + "\n", Stream.OUT)
    return Verdict.WRONG_MAP if project.wrong else Verdict.WELL
