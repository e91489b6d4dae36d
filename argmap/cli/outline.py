"""`argmap outline`: what maps argue, as indented text or Markdown."""

import click
from msgspec import Struct

from argmap.cli import choices
from argmap.cli.calls import gathered
from argmap.cli.cutting import cutting, focuses
from argmap.cli.inputs import Input, inputs
from argmap.cli.judging import Asked, interface, judged, projects_of
from argmap.cli.printer import Stream, put_lines
from argmap.cli.reporting import Manner, tell
from argmap.cli.verdict import Verdict
from argmap.cli.voice import refuse, ui_language
from argmap.pipeline.focus import Focus
from argmap.pipeline.project import Project
from argmap.text.diagnostic import Diagnostic, Severity
from argmap.text.report.options import Format
from argmap.text.trouble import Trouble


class OutlineCall(Struct, frozen=True):
    """The options of `argmap outline`."""

    maps: tuple[str, ...]
    form: str
    langs: tuple[str, ...]
    views: tuple[str, ...]
    root: str | None
    depth: int | None
    only: tuple[str, ...]
    ids: bool
    sources: bool
    notes: bool
    or_text: bool
    ui: str | None


class _Outcome(Struct, frozen=True):
    """What became of one map: its outline, and its errors."""

    verdict: Verdict
    text: str = ""
    errors: tuple[Diagnostic, ...] = ()


@click.command(
    epilog="Exit code: 0 printed, 1 a map has errors, 2 the call is wrong.",
)
@choices.maps_argument
@click.option(
    "-f", "--form", type=click.Choice(["text", "md"]), default="text", help="Indented text, or Markdown."
)
@choices.langs_option("Translations, one after the other. [default: as first written]")
@cutting
@click.option("--ids", is_flag=True, help="With the ids.")
@click.option("--sources", is_flag=True, help="With what is cited, and a list of it.")
@click.option("--notes", is_flag=True, help="With the speaker's notes.")
@click.option(
    "--or-text", is_flag=True, help="For a map with errors, its text as it is, and exit code 0: for git diff."
)
@choices.ui_option
@gathered(OutlineCall)
def outline(call: OutlineCall) -> Verdict:
    """Print what maps argue, a line for each statement: each MAP, all in a DIR, or `-` for standard input.

    Without a MAP, the maps in the current folder, else those in maps/.

    \b
    argmap outline debate.argmap              indented text
    argmap outline debate.argmap -f md --sources --notes >handout.md
    argmap outline debate.argmap --root jobs --lang en
    """
    parts = focuses(call.views, Focus(None, call.root, call.depth, call.only)) or (None,)
    found = inputs(call.maps)
    projects = projects_of(found)
    ui = ui_language(call.ui, interface(projects))
    outcomes = [_outlined(each, projects[each], call, parts, ui) for each in found]
    tell(tuple(told for outcome in outcomes for told in outcome.errors), Manner(ui, Format.HUMAN, Stream.ERR))
    put_lines("\n".join(outcome.text for outcome in outcomes if outcome.text), Stream.OUT)
    return max(outcome.verdict for outcome in outcomes)


def _outlined(
    each: Input, project: Project, call: OutlineCall, parts: tuple[Focus | None, ...], ui: str
) -> _Outcome:
    from argmap.pipeline.summing import OutlineForm, OutlineOptions, outline_of

    try:
        compiled = judged(each, project, Asked())
        if compiled.argmap is None and call.or_text:
            return _Outcome(Verdict.WELL, compiled.source.text)
        if compiled.argmap is None:
            errors = (told for told in compiled.diagnostics if told.severity is Severity.ERROR)
            return _Outcome(Verdict.WRONG_MAP, errors=tuple(errors))
        outlines = []
        for part in parts:
            for lang in call.langs or (None,):
                options = OutlineOptions(OutlineForm(call.form), lang, call.ids, call.sources, call.notes)
                outlines.append(outline_of(compiled.argmap, options, part))
    except Trouble as trouble:
        refuse(trouble.phrase, ui)
        return _Outcome(Verdict.WRONG_CALL)
    return _Outcome(Verdict.WELL, "\n".join(outlines))
