"""`argmap new`: a first map to start from."""

import os
import re
from shlex import quote

import click
from msgspec import Struct

from argmap.cli import options
from argmap.cli.console import UI_LANGUAGES, ExitCode, Stream, is_interactive, print_text, ui_language
from argmap.cli.invocation import with_options
from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import usage_error
from argmap.files.finding import MAP_SUFFIX, exists, is_folder
from argmap.files.writing import write_atomically, write_stdout
from argmap.pipeline.starter_map import STARTER_TITLE, StarterTexts, find_errors, starter_map
from argmap.reporting.terminal_columns import escape_for_terminal

_ASK_TITLE = Phrase(en="Title", ko="제목")
_ASK_LANG = Phrase(en="Language of the map, such as en, ko, de", ko="지도의 언어(en, ko, de 등)")
_ASK_THESIS = Phrase(en="Thesis (Enter for an example map)", ko="논제 (빈칸이면 예시 지도)")
_ASK_PREMISE = Phrase(en="First premise (Enter for none)", ko="첫 전제 (없으면 빈칸)")
_ASK_OBJECTION = Phrase(en="First objection (Enter for none)", ko="첫 반론 (없으면 빈칸)")
_WROTE_MESSAGE = Phrase(en="wrote {0}; now `argmap build {0}`", ko="{0} 작성; 다음은 `argmap build {0}`")


class NewCall(Struct, frozen=True):
    """The options of `argmap new`."""

    file: str
    lang: str | None
    title: str | None
    thesis: str | None
    premise: str | None
    objection: str | None
    force: bool
    ui: str | None


@click.command()
@click.argument("file", default="map.argmap", type=click.Path())
@click.option("--lang", metavar="LANG", help="Language of the map, such as ko. [default: that of messages]")
@click.option("--title", metavar="TEXT", help="What the map is about.")
@click.option("--thesis", metavar="TEXT", help="What it argues for. [default: an example]")
@click.option("--premise", metavar="TEXT", help="What speaks for the thesis.")
@click.option("--objection", metavar="TEXT", help="What speaks against it.")
@click.option("--force", is_flag=True, help="Write over a file that exists.")
@options.ui_option
@with_options(NewCall)
def new(call: NewCall) -> ExitCode:
    """Write a small map to begin from, by default map.argmap in the current folder; `-` is standard output.

    On a terminal it asks for what no option says; anywhere else it never does.

    \b
    argmap new debate.argmap --title "Should towns ban cars?"
    argmap new debate.argmap --thesis "Towns should ban cars" --objection "Shops lose customers"
    argmap new 토론.argmap --lang ko
    """
    ui = ui_language(call.ui)
    path = _map_path(call.file)
    _refuse_existing_file(call, path)
    text = _map_text(call, path, ui)
    if path == "-":
        write_stdout(text.encode())
        return ExitCode.OK
    _refuse_existing_file(call, path)
    write_atomically(path, text.encode())
    print_text(f"{_WROTE_MESSAGE.in_language(ui).format(_quote_path(path))}\n", Stream.ERR)
    return ExitCode.OK


def _refuse_existing_file(call: NewCall, path: str) -> None:
    """Raise UsageError if the file exists; also called after the questions, as it may appear meanwhile."""
    if path != "-" and exists(path) and not call.force:
        raise usage_error(
            f"`{path}` exists already; --force writes over it", f"이미 있는 파일 `{path}`; 덮어쓰려면 --force"
        )


def _map_path(file: str) -> str:
    if file == "-" or file.casefold().endswith(MAP_SUFFIX):
        return file
    if is_folder(file):
        return os.path.join(file, f"map{MAP_SUFFIX}")
    return file + MAP_SUFFIX


def _map_text(call: NewCall, path: str, ui: str) -> str:
    """Return the map's text: by options, by answers if a person can give them, else an example."""
    can_ask = path != "-" and is_interactive()
    title, lang = call.title, call.lang
    if title is None and can_ask:
        title = _ask(_ASK_TITLE, STARTER_TITLE.in_language(call.lang or ui), ui)
    if lang is None:
        lang = _ask(_ASK_LANG, ui, ui) if can_ask else ui
    if title is None:
        title = STARTER_TITLE.in_language(lang.split("-")[0])
    texts = _ask_starter_texts(call, ui, can_ask=can_ask)
    if texts is None and lang.split("-")[0] not in UI_LANGUAGES:
        raise usage_error(
            f"the example map is in English and Korean; for `{lang}`, say a `--thesis`",
            f"예시 지도는 영어와 한국어뿐이다; `{lang}` 지도에는 `--thesis`를 적는다",
        )
    text = starter_map(lang, _one_line(title, Phrase(en="title", ko="제목")), texts)
    errors = find_errors(text, path) if texts or lang not in UI_LANGUAGES else ()
    if errors:
        message = errors[0].message
        raise usage_error(f"this makes no map: {message.en}", f"지도가 되지 않는다: {message.ko}")
    return text


def _ask_starter_texts(call: NewCall, ui: str, *, can_ask: bool) -> StarterTexts | None:
    """Return the texts of the first statements, by options or answers; None for an example."""
    thesis = call.thesis
    if thesis is None and can_ask:
        thesis = _ask(_ASK_THESIS, "", ui) or None
    if thesis is None:
        if call.premise is not None or call.objection is not None:
            raise usage_error(
                "`--premise` and `--objection` need a `--thesis` to bear on",
                "`--premise`와 `--objection`에는 그것이 걸릴 `--thesis`가 있어야 한다",
            )
        return None
    premise, objection = call.premise, call.objection
    if premise is None and can_ask:
        premise = _ask(_ASK_PREMISE, "", ui) or None
    if objection is None and can_ask:
        objection = _ask(_ASK_OBJECTION, "", ui) or None
    return StarterTexts(
        _one_line(thesis, Phrase(en="thesis", ko="논제")),
        None if premise is None else _one_line(premise, Phrase(en="premise", ko="전제")),
        None if objection is None else _one_line(objection, Phrase(en="objection", ko="반론")),
    )


def _ask(question: Phrase, default: str, ui: str) -> str:
    answer: str = click.prompt(
        question.in_language(ui), default=default, err=True, show_default=bool(default)
    )
    return answer.strip()


def _one_line(text: str, noun: Phrase) -> str:
    """Return the text on one line. Raises UsageError if it is empty or has control characters."""
    plain = " ".join(text.split())
    if not plain or escape_for_terminal(plain) != plain:
        raise usage_error(
            f"the {noun.en} needs letters, and no control characters",
            f"{noun.ko}에는 글자가 있고 제어 문자는 없어야 한다",
        )
    return plain


def _quote_path(path: str) -> str:
    """Quote the path as one word for the shell."""
    word = escape_for_terminal(os.path.join(os.curdir, path) if path.startswith("-") else path)
    if re.fullmatch(r"[\w@%+=:,./-]+", word):
        return word
    return quote(word) if set(word) & set('"$`\\!') else f'"{word}"'
