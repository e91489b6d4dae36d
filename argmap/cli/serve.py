"""`argmap serve`: a page that shows maps while they are written."""

import os
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from argmap.cli import choices
from argmap.cli.calls import gathered, wrong
from argmap.cli.inputs import FOLDER, inputs
from argmap.cli.judging import interface, projects_of
from argmap.cli.printer import Stream, put
from argmap.cli.verdict import Verdict
from argmap.cli.voice import remark, ui_language
from argmap.files.finding import is_folder, maps_in
from argmap.text.diagnostic import Phrase
from argmap.text.report.columns import visible

if TYPE_CHECKING:
    from argmap.serve.shelf import Shelf

_OPEN = Phrase(en="{} at", ko="{} 여는 주소:")
_END = Phrase(en="Ctrl+C ends it", ko="끝내기: Ctrl+C")
_PLAIN = Phrase(
    en="for colours and completion in the text: pip install nicegui",
    ko="글의 색과 자동 완성을 쓰려면: pip install nicegui",
)


class ServeCall(Struct, frozen=True):
    """The options of `argmap serve`."""

    place: str | None
    port: int | None
    show: bool
    fixed: bool
    editor: str | None
    ui: str | None


@click.command()
@click.argument("place", required=False, type=click.Path(readable=False), metavar="[MAP|DIR]")
@click.option(
    "--port", type=click.IntRange(0, 65535), help="Where to listen. [default: a free one from 8737 on]"
)
@click.option("--open", "show", is_flag=True, help="Open the page in the browser.")
@click.option("--read-only", "fixed", is_flag=True, help="Let the page change no file.")
@click.option(
    "--editor",
    envvar="ARGMAP_EDITOR",
    metavar="COMMAND",
    help="What opens a map at a line, with {file} and {line}. [default: ARGMAP_EDITOR]",
)
@choices.ui_option
@gathered(ServeCall)
def serve(call: ServeCall) -> Verdict:
    """Show a map, or those in a folder, on a page that follows what is written: on the page or in any editor.

    Without a MAP, the maps in the current folder, else those in maps/. The page can be reached from this
    machine alone, by the address that is printed; it holds a key that is new each time. Ctrl+C ends it.

    \b
    argmap serve debate.argmap --open
    argmap serve maps --read-only
    argmap serve --editor "code -g {file}:{line}"
    """
    from argmap.serve.assets import has_component
    from argmap.serve.desk import Desk
    from argmap.serve.server import opened

    found = inputs((call.place,) if call.place else ())
    ui = ui_language(call.ui, interface(projects_of(found)))
    if call.place and not is_folder(call.place):
        found[0].read()
    server = opened(Desk(_shelf(call), ui, _editor(call.editor)), call.port)
    put(f"{_OPEN.say(ui).format(visible(_place(call)))} {server.url}\n{_END.say(ui)}\n", Stream.OUT)
    if not has_component() and not call.fixed:
        remark(_PLAIN, ui)
    if call.show:
        import webbrowser

        webbrowser.open_new_tab(server.url)
    server.run()
    return Verdict.WELL


def _place(call: ServeCall) -> str:
    """The map or folder that is served."""
    return call.place or (os.curdir if maps_in(os.curdir) else FOLDER)


def _shelf(call: ServeCall) -> "Shelf":
    from argmap.serve.shelf import Shelf

    place = _place(call)
    if place == "-":
        raise wrong(
            "`serve` shows files; standard input is none",
            "`serve`는 파일을 보여 준다; 표준 입력은 파일이 아니다",
        )
    if is_folder(place):
        return Shelf(place, fixed=call.fixed)
    folder, name = os.path.split(place)
    return Shelf(folder or os.curdir, name, fixed=call.fixed)


def _editor(command: str | None) -> tuple[str, ...]:
    from argmap.serve.reader import words_of

    if not command:
        return ()
    try:
        return words_of(command)
    except ValueError as error:
        raise wrong(
            f"`--editor {command}` is no command with `{{file}}` in it, such as `code -g {{file}}:{{line}}`",
            f"`--editor {command}`: `code -g {{file}}:{{line}}`처럼 `{{file}}`이 든 명령이 아니다",
        ) from error
