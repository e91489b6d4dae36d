"""`argmap new`: a first map to begin from."""

import os
import re
from dataclasses import dataclass
from shlex import quote

import click

from argmap.cli import choices
from argmap.cli.calls import gathered, wrong
from argmap.cli.printer import Stream, is_person, put
from argmap.cli.verdict import Verdict
from argmap.cli.voice import ui_language
from argmap.files.finding import SUFFIX, exists, is_folder
from argmap.files.writing import write_stdout, write_whole
from argmap.pipeline.first import TITLE, first_map
from argmap.text.diagnostic import Phrase
from argmap.text.report.columns import visible

_ASK = Phrase(en="Title", ko="제목")
_WROTE = Phrase(en="wrote {0}; now `argmap build {0}`", ko="{0} 작성; 다음은 `argmap build {0}`")


@dataclass(frozen=True, slots=True)
class NewCall:
    """The options of `argmap new`."""

    file: str
    lang: str | None
    title: str | None
    force: bool
    ui: str | None


@click.command(short_help="Write a first map.")
@click.argument("file", default="map.argmap", type=click.Path())
@click.option(
    "--lang", type=click.Choice(["en", "ko"]), help="Language of the map. [default: that of messages]"
)
@click.option("--title", metavar="TEXT", help="What the map is about. [default: asks]")
@click.option("--force", is_flag=True, help="Write over a file that exists.")
@choices.ui_option
@gathered(NewCall)
def new(call: NewCall) -> Verdict:
    """Write a small map to begin from, by default map.argmap in the current folder; `-` is standard output.

    \b
    argmap new debate.argmap --title "Should towns ban cars?"
    argmap new 토론.argmap --lang ko
    """
    ui = ui_language(call.ui)
    path = _path(call.file)
    if path != "-" and exists(path) and not call.force:
        raise wrong(
            f"`{path}` exists already; --force writes over it", f"이미 있는 파일 `{path}`; 덮어쓰려면 --force"
        )
    lang = call.lang or ui
    data = first_map(lang, _title(call, ui, lang)).encode()
    if path == "-":
        write_stdout(data)
        return Verdict.WELL
    write_whole(path, data)
    put(f"{_WROTE.say(ui).format(_shell(path))}\n", Stream.ERR)
    return Verdict.WELL


def _path(file: str) -> str:
    if file == "-" or file.casefold().endswith(SUFFIX):
        return file
    if is_folder(file):
        return os.path.join(file, f"map{SUFFIX}")
    return file + SUFFIX


def _title(call: NewCall, ui: str, lang: str) -> str:
    """The title as given; asked for where a person can answer; else a title that stands for one."""
    default = TITLE.say(lang)
    title = call.title
    if title is None and call.file != "-" and is_person():
        title = click.prompt(_ASK.say(ui), default=default, err=True)
    plain = " ".join((default if title is None else title).split())
    if not plain or visible(plain) != plain:
        raise wrong(
            "the title needs letters, and no control characters",
            "제목에는 글자가 있고 제어 문자는 없어야 한다",
        )
    return plain


def _shell(path: str) -> str:
    """The path as one word for the shell."""
    shown = visible(os.path.join(os.curdir, path) if path.startswith("-") else path)
    if re.fullmatch(r"[\w@%+=:,./-]+", shown):
        return shown
    return quote(shown) if set(shown) & set('"$`\\!') else f'"{shown}"'
