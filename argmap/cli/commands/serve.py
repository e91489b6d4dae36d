"""`argmap serve`: a web page that shows maps while they are written."""

import os
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from argmap.cli import options
from argmap.cli.console import ExitCode, Stream, print_note, print_text, ui_language
from argmap.cli.invocation import with_options
from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import usage_error
from argmap.files.finding import find_maps_in, is_folder
from argmap.jobs.inputs import MAPS_FOLDER, find_inputs
from argmap.jobs.projects import project_ui_language, read_projects
from argmap.reporting.terminal_columns import escape_for_terminal

if TYPE_CHECKING:
    from argmap.serve.served_maps import MapStore

_OPEN_MESSAGE = Phrase(en="{} at", ko="{} 여는 주소:")
_END_MESSAGE = Phrase(en="Ctrl+C ends it", ko="끝내기: Ctrl+C")
_NICEGUI_MESSAGE = Phrase(
    en="for colours and completion in the text: pip install nicegui",
    ko="구문 색과 자동 완성을 쓰려면: pip install nicegui",
)


class ServeCall(Struct, frozen=True):
    """The options of `argmap serve`."""

    place: str | None
    port: int | None
    show: bool
    read_only: bool
    editor: str | None
    ui: str | None


@click.command()
@click.argument("place", required=False, type=click.Path(readable=False), metavar="[MAP|DIR]")
@click.option(
    "--port", type=click.IntRange(0, 65535), help="Where to listen. [default: a free one from 8737 on]"
)
@click.option("--open", "show", is_flag=True, help="Open the page in the browser.")
@click.option("--read-only", is_flag=True, help="Let the page change no file.")
@click.option(
    "--editor",
    envvar="ARGMAP_EDITOR",
    metavar="COMMAND",
    help="What opens a map at a line, with {file} and {line}. [default: ARGMAP_EDITOR]",
)
@options.ui_option
@with_options(ServeCall)
def serve(call: ServeCall) -> ExitCode:
    """Show a map, or those in a folder, on a page that follows what is written: on the page or in any editor.

    Without a MAP, the maps in the current folder, else those in maps/. The page can be reached from this
    machine alone, by the address that is printed; it holds a key that is new each time. Ctrl+C ends it.

    \b
    argmap serve debate.argmap --open
    argmap serve maps --read-only
    argmap serve --editor "code -g {file}:{line}"
    """
    from argmap.serve.assets import has_component
    from argmap.serve.server import open_server
    from argmap.serve.service import PageService

    inputs = find_inputs((call.place,) if call.place else ())
    ui = ui_language(call.ui, project_ui_language(read_projects(inputs)))
    if call.place and not is_folder(call.place):
        inputs[0].read()
    server = open_server(PageService(_open_map_store(call), ui, _parse_editor(call.editor)), call.port)
    print_text(
        f"{_OPEN_MESSAGE.in_language(ui).format(escape_for_terminal(_root_path(call)))} "
        f"{server.url}\n{_END_MESSAGE.in_language(ui)}\n",
        Stream.OUT,
    )
    if not has_component() and not call.read_only:
        print_note(_NICEGUI_MESSAGE, ui)
    if call.show:
        import webbrowser

        webbrowser.open_new_tab(server.url)
    server.run()
    return ExitCode.OK


def _root_path(call: ServeCall) -> str:
    """Return the path of the map or folder to serve."""
    return call.place or (os.curdir if find_maps_in(os.curdir) else MAPS_FOLDER)


def _open_map_store(call: ServeCall) -> "MapStore":
    from argmap.serve.served_maps import MapStore

    path = _root_path(call)
    if path == "-":
        raise usage_error(
            "`serve` shows files; standard input is none",
            "`serve`는 파일을 보여 준다; 표준 입력은 파일이 아니다",
        )
    if is_folder(path):
        return MapStore(path, read_only=call.read_only)
    folder, name = os.path.split(path)
    return MapStore(folder or os.curdir, name, read_only=call.read_only)


def _parse_editor(command: str | None) -> tuple[str, ...]:
    from argmap.serve.open_in_editor import parse_editor_command

    if not command:
        return ()
    try:
        return parse_editor_command(command)
    except ValueError as error:
        raise usage_error(
            f"`--editor {command}` is no command with `{{file}}` in it, such as `code -g {{file}}:{{line}}`",
            f"`--editor {command}`: `code -g {{file}}:{{line}}`처럼 `{{file}}`이 든 명령이 아니다",
        ) from error
