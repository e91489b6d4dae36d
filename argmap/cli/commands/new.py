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
    print_text,
    ui_language,
)
from argmap.cli.invocation import with_options
from argmap.cli.shell_words import quote_path
from argmap.cli.starter_questions import (
    StarterAnswers,
    ask_questions,
    can_have_language,
    check_thesis,
    language_error,
)
from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError, usage_error
from argmap.files.finding import MAP_SUFFIX, exists, is_folder
from argmap.files.writing import rewrite_map, write_atomically, write_stdout
from argmap.pipeline.starter_map import find_errors

_NOT_WRITTEN = Phrase(en="nothing was written; what you typed:", ko="쓰지 않음; 지금까지 적은 것:")
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
    """Return the map's text: by options, by answers if a person can give them, else an example.

    What was typed until a question is broken off, or makes no map, is printed.
    """
    texts = {name: getattr(call, name) for name in ("title", "thesis", "premise", "objection")}
    answers = StarterAnswers(texts, call.lang)
    try:
        if path != "-" and is_interactive():
            ask_questions(answers, ui)
        return _write_map(answers, path, ui)
    except (click.Abort, UserError):
        if answers.typed:
            print_text(f"\n{_NOT_WRITTEN.in_language(ui)}\n", Stream.ERR)
            print_text(answers.write_map(ui), Stream.OUT)
        raise


def _write_map(answers: StarterAnswers, path: str, ui: str) -> str:
    """Write the map's text. Raises UsageError where the answers make no map."""
    check_thesis(answers)
    lang = answers.choose_language(ui)
    if not can_have_language(answers, lang):
        error = language_error(lang)
        raise usage_error(error.en, error.ko)
    text = answers.write_map(ui)
    needs_check = answers.starter_texts or answers.title or lang not in UI_LANGUAGES
    errors = find_errors(text, path) if needs_check else ()
    if errors:
        message = errors[0].message
        raise usage_error(f"this makes no map: {message.en}", f"지도가 되지 않는다: {message.ko}")
    return text
