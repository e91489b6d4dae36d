"""`argmap fmt`: maps in the one style."""

from collections.abc import Iterator
from difflib import unified_diff
from typing import TYPE_CHECKING

import click
from msgspec import Struct
from msgspec.structs import replace

from argmap.cli import choices
from argmap.cli.calls import gathered
from argmap.cli.inputs import Input, inputs
from argmap.cli.judging import interface, projects_of
from argmap.cli.printer import Stream, put, put_lines
from argmap.cli.reporting import beside, tell
from argmap.cli.verdict import Verdict
from argmap.cli.voice import refuse, ui_language
from argmap.files.trouble import WRITE, refused
from argmap.files.writing import write_stdout, write_whole
from argmap.text.diagnostic import Diagnostic, Phrase
from argmap.text.report.columns import visible
from argmap.text.report.options import Format
from argmap.text.trouble import Trouble

if TYPE_CHECKING:
    from argmap.pipeline.tidying import Tidied

_DONE = Phrase(en="tidied", ko="정돈함")
_DUE = Phrase(en="would tidy", ko="정돈할 것 있음")
_WRITTEN_MEANWHILE = Phrase(en="it was changed just now; call again", ko="방금 바뀐 파일이다; 다시 실행한다")


class FmtCall(Struct, frozen=True):
    """The options of `argmap fmt`."""

    maps: tuple[str, ...]
    check: bool
    diff: bool
    keywords: str
    form: str
    quiet: bool
    ui: str | None

    @property
    def dry(self) -> bool:
        """Whether nothing is to be written."""
        return self.check or self.diff


class _Outcome(Struct, frozen=True):
    """What became of one map: whether it was not in the style yet, and why it could not be brought there."""

    verdict: Verdict
    changed: bool = False
    diagnostics: tuple[Diagnostic, ...] = ()


@click.command(
    epilog="Exit code: 0 well, 1 a map has errors (with --check or --diff: is untidy), 2 the call is wrong.",
)
@choices.maps_argument
@click.option("--check", is_flag=True, help="Write nothing; exit 1 where a map is not tidy.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@click.option(
    "--keywords", type=click.Choice(["kept", "en", "ko"]), default="kept", help="Spelling of keywords."
)
@choices.format_option
@choices.quiet_option
@choices.ui_option
@gathered(FmtCall)
def fmt(call: FmtCall) -> Verdict:
    """Bring maps into the one style, in place: each MAP, all in a DIR; `-` is standard input to output.

    Comments stay. A map with errors, or one that would come to mean something else, is left as it is.

    \b
    argmap fmt                                all maps here
    argmap fmt debate.argmap --diff           only shows the changes
    argmap fmt maps --check                   for a commit hook
    argmap fmt debate.argmap --keywords ko    with Korean keywords
    """
    found = inputs(call.maps)
    ui = ui_language(call.ui, interface(projects_of(found)))
    busy = call.diff or any(each.path == "-" for each in found)
    manner = replace(beside(Format(call.form), ui, busy=busy), quiet=call.quiet)
    outcomes = {each: _tidied(each, call, ui) for each in found}
    tell(tuple(told for outcome in outcomes.values() for told in outcome.diagnostics), manner)
    if manner.chatty:
        for line in _changes(outcomes, call, ui):
            put(line, manner.stream)
    return max(outcome.verdict for outcome in outcomes.values())


def _tidied(each: Input, call: FmtCall, ui: str) -> _Outcome:
    """One map, tidied in place; trouble with it leaves the others alone."""
    from argmap.pipeline.tidying import tidy_bytes

    try:
        data = each.read()
        tidied = tidy_bytes(data, each.name, call.keywords)
        if tidied.data is None:
            return _Outcome(Verdict.WRONG_MAP, diagnostics=tidied.diagnostics)
        changed = tidied.data != data
        if call.diff:
            put_lines(_diff(each, tidied), Stream.OUT)
        elif not call.dry:
            _put_back(each, data, tidied.data)
    except Trouble as trouble:
        refuse(trouble.phrase, ui)
        return _Outcome(Verdict.WRONG_CALL)
    verdict = Verdict.WRONG_MAP if changed and call.dry else Verdict.WELL
    return _Outcome(verdict, changed, tidied.diagnostics)


def _put_back(each: Input, read: bytes, data: bytes) -> None:
    """Writes the map, unless somebody has written it since it was read. Raises FileTrouble."""
    if each.path == "-":
        write_stdout(data)
    elif data != read:
        if each.read() != read:
            raise refused(WRITE, each.path, _WRITTEN_MEANWHILE)
        write_whole(each.path, data)


def _diff(each: Input, tidied: "Tidied") -> str:
    before = tidied.before.splitlines(keepends=True)
    after = (tidied.after or "").splitlines(keepends=True)
    lines = unified_diff(before, after, each.name, each.name)
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _changes(outcomes: dict[Input, _Outcome], call: FmtCall, ui: str) -> Iterator[str]:
    word = (_DUE if call.dry else _DONE).say(ui)
    for each, outcome in outcomes.items():
        if outcome.changed and (each.path != "-" or call.dry):
            yield f"{word}: {visible(each.name)}\n"
