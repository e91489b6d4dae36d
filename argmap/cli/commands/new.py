"""`argmap new`: a first map to start from."""

import os

import click
from msgspec import Struct

from argmap.cli import options
from argmap.cli.console import (
    UI_LANGUAGES,
    ExitCode,
    Stream,
    is_interactive,
    print_error,
    print_text,
    ui_language,
)
from argmap.cli.invocation import with_options
from argmap.cli.shell_words import quote_path
from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.language_code import normalize_language_code
from argmap.diagnostics.user_error import UserError, usage_error
from argmap.files.finding import MAP_SUFFIX, exists, is_folder
from argmap.files.writing import rewrite_map, write_atomically, write_stdout
from argmap.pipeline.starter_map import StarterTexts, find_errors, guess_language, starter_map
from argmap.reporting.terminal_columns import escape_for_terminal

_ASK_TITLE = Phrase(
    en="Title, for example “Cars in town” (press Enter for no title)",
    ko="제목, 예를 들면 “차 없는 도심” (제목이 없으면 엔터)",
)
_ASK_THESIS = Phrase(
    en="Thesis: the sentence you argue for, for example “Towns should ban cars”"
    " (press Enter for an example map)",
    ko="논제: 주장하려는 한 문장, 예를 들면 “도심에는 차가 없어야 한다” (예시 지도를 받으려면 엔터)",
)
_ASK_PREMISE = Phrase(
    en="One reason for it, for example “The air gets cleaner” (press Enter to leave it out)",
    ko="찬성하는 이유 하나, 예를 들면 “공기가 맑아진다” (건너뛰려면 엔터)",
)
_ASK_OBJECTION = Phrase(
    en="One reason against it, for example “Shops lose customers” (press Enter to leave it out)",
    ko="반대하는 이유 하나, 예를 들면 “가게에 손님이 줄어든다” (건너뛰려면 엔터)",
)
_ASK_LANG = Phrase(
    en="Language of the map: en for English, ko for Korean, de for German …",
    ko="지도의 언어: 한국어는 ko, 영어는 en, 독일어는 de …",
)
_NOUNS = {
    "title": Phrase(en="title", ko="제목"),
    "thesis": Phrase(en="thesis", ko="논제"),
    "premise": Phrase(en="premise", ko="전제"),
    "objection": Phrase(en="objection", ko="반론"),
}
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
@click.option("--lang", metavar="LANG", help="Language of the map, such as ko. [default: that of its texts]")
@click.option("--title", metavar="TEXT", help="What the map is about.")
@click.option("--thesis", metavar="TEXT", help="What it argues for.")
@click.option("--premise", metavar="TEXT", help="What speaks for the thesis.")
@click.option("--objection", metavar="TEXT", help="What speaks against it.")
@click.option("--force", is_flag=True, help="Write over a file that exists.")
@options.ui_option
@with_options(NewCall)
def new(call: NewCall) -> ExitCode:
    """Write a small map to begin from, by default map.argmap in the current folder; `-` is standard output.

    On a terminal it asks for what no option says: title, thesis, a reason for it, a reason against it, and
    the language; anywhere else it never does. A map without a thesis is a form to fill in below its title, or
    an example where it has no title either.

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
    try:
        _refuse_existing_file(call, path)
        if call.force:
            write_atomically(path, text.encode())
        else:
            rewrite_map(path, None, text.encode())
    except UserError:
        print_text(text, Stream.OUT)
        raise
    print_text(f"{_WROTE_MESSAGE.in_language(ui).format(quote_path(path))}\n", Stream.ERR)
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
    title = _option_or_answer(call.title, "title", _ASK_TITLE if can_ask else None, ui)
    texts = _starter_texts(call, ui, can_ask=can_ask)
    lang = call.lang or guess_language(texts, ui)
    if call.lang is None and can_ask:
        lang = _ask_language(lang, ui)
    if texts is None and lang.split("-")[0] not in UI_LANGUAGES:
        raise usage_error(
            f"the example map is in English and Korean; for `{lang}`, say a `--thesis`",
            f"예시 지도는 영어와 한국어뿐이다; `{lang}` 지도에는 `--thesis`를 적는다",
        )
    text = starter_map(lang, title, texts)
    errors = find_errors(text, path) if texts or title or lang not in UI_LANGUAGES else ()
    if errors:
        message = errors[0].message
        raise usage_error(f"this makes no map: {message.en}", f"지도가 되지 않는다: {message.ko}")
    return text


def _starter_texts(call: NewCall, ui: str, *, can_ask: bool) -> StarterTexts | None:
    """Return the texts of the first statements, by options or answers; None without a thesis."""
    has_others = call.premise is not None or call.objection is not None
    thesis = _option_or_answer(call.thesis, "thesis", _ASK_THESIS if can_ask else None, ui)
    if thesis is None and has_others:
        raise usage_error(
            "`--premise` and `--objection` need a `--thesis` to bear on",
            "`--premise`와 `--objection`에는 그것이 걸릴 `--thesis`가 있어야 한다",
        )
    if thesis is None:
        return None
    return StarterTexts(
        thesis,
        _option_or_answer(call.premise, "premise", _ASK_PREMISE if can_ask else None, ui),
        _option_or_answer(call.objection, "objection", _ASK_OBJECTION if can_ask else None, ui),
    )


def _option_or_answer(option: str | None, name: str, question: Phrase | None, ui: str) -> str | None:
    """Return an option's text, else the answer to the question, if any; None without an answer.

    An answer that cannot stand in a map is asked for again. Raises UsageError for such an option.
    """
    if option is not None:
        return _one_line(option, _NOUNS[name])
    while question:
        answer = _ask(question, "", ui)
        if not answer:
            return None
        try:
            return _one_line(answer, _NOUNS[name])
        except UserError as error:
            print_error(error.phrase, ui)
    return None


def _ask_language(default: str, ui: str) -> str:
    """Ask for the language until the answer is the code of one."""
    while True:
        answer = _ask(_ASK_LANG, default, ui)
        lang = normalize_language_code(answer)
        if lang:
            return lang
        print_error(
            Phrase(
                en=f"`{escape_for_terminal(answer)}` is no language; write a code such as `en`, `ko` or `de`",
                ko=f"`{escape_for_terminal(answer)}`: 언어가 아니다; `en`, `ko`, `de` 같은 코드로 쓴다",
            ),
            ui,
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
