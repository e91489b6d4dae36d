"""`argmap new`: a first map to begin from."""

import os
import re
from shlex import quote

import click
from msgspec import Struct

from argmap.cli import choices
from argmap.cli.calls import gathered, wrong
from argmap.cli.printer import Stream, is_person, put
from argmap.cli.verdict import Verdict
from argmap.cli.voice import LANGUAGES, ui_language
from argmap.files.finding import SUFFIX, exists, is_folder
from argmap.files.writing import write_stdout, write_whole
from argmap.pipeline.first import TITLE, Beginning, errors_in, first_map
from argmap.text.diagnostic import Phrase
from argmap.text.report.columns import visible

_ASK = Phrase(en="Title", ko="제목")
_ASK_LANG = Phrase(en="Language of the map, such as en, ko, de", ko="지도의 언어(en, ko, de 등)")
_ASK_THESIS = Phrase(en="Thesis (Enter for an example map)", ko="논제 (빈칸이면 예시 지도)")
_ASK_PREMISE = Phrase(en="First premise (Enter for none)", ko="첫 전제 (없으면 빈칸)")
_ASK_OBJECTION = Phrase(en="First objection (Enter for none)", ko="첫 반론 (없으면 빈칸)")
_WROTE = Phrase(en="wrote {0}; now `argmap build {0}`", ko="{0} 작성; 다음은 `argmap build {0}`")


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
@choices.ui_option
@gathered(NewCall)
def new(call: NewCall) -> Verdict:
    """Write a small map to begin from, by default map.argmap in the current folder; `-` is standard output.

    On a terminal it asks for what no option says; anywhere else it never does.

    \b
    argmap new debate.argmap --title "Should towns ban cars?"
    argmap new debate.argmap --thesis "Towns should ban cars" --objection "Shops lose customers"
    argmap new 토론.argmap --lang ko
    """
    ui = ui_language(call.ui)
    path = _path(call.file)
    _refuse_taken(call, path)
    text = _text(call, path, ui)
    if path == "-":
        write_stdout(text.encode())
        return Verdict.WELL
    _refuse_taken(call, path)
    write_whole(path, text.encode())
    put(f"{_WROTE.say(ui).format(_shell(path))}\n", Stream.ERR)
    return Verdict.WELL


def _refuse_taken(call: NewCall, path: str) -> None:
    """Asked before the questions and after them: somebody may have written the file in between."""
    if path != "-" and exists(path) and not call.force:
        raise wrong(
            f"`{path}` exists already; --force writes over it", f"이미 있는 파일 `{path}`; 덮어쓰려면 --force"
        )


def _path(file: str) -> str:
    if file == "-" or file.casefold().endswith(SUFFIX):
        return file
    if is_folder(file):
        return os.path.join(file, f"map{SUFFIX}")
    return file + SUFFIX


def _text(call: NewCall, path: str, ui: str) -> str:
    """The map's text: as told by options, asked for where a person can answer, else an example."""
    asking = path != "-" and is_person()
    title, lang = call.title, call.lang
    if title is None and asking:
        title = _asked(_ASK, TITLE.say(call.lang or ui), ui)
    if lang is None:
        lang = _asked(_ASK_LANG, ui, ui) if asking else ui
    if title is None:
        title = TITLE.say(lang.split("-")[0])
    beginning = _beginning(call, ui, asking=asking)
    if beginning is None and lang.split("-")[0] not in LANGUAGES:
        raise wrong(
            f"the example map is in English and Korean; for `{lang}`, say a `--thesis`",
            f"예시 지도는 영어와 한국어뿐이다; `{lang}` 지도에는 `--thesis`를 적는다",
        )
    text = first_map(lang, _line(title, Phrase(en="title", ko="제목")), beginning)
    errors = errors_in(text, path) if beginning or lang not in LANGUAGES else ()
    if errors:
        told = errors[0].message
        raise wrong(f"this makes no map: {told.en}", f"지도가 되지 않는다: {told.ko}")
    return text


def _beginning(call: NewCall, ui: str, *, asking: bool) -> Beginning | None:
    """What the map is to begin with; None for an example, where nothing is said of that."""
    given = (call.thesis, call.premise, call.objection)
    thesis = call.thesis
    if thesis is None and asking:
        thesis = _asked(_ASK_THESIS, "", ui) or None
    if thesis is None:
        if given != (None, None, None):
            raise wrong(
                "`--premise` and `--objection` need a `--thesis` to bear on",
                "`--premise`와 `--objection`에는 그것이 걸릴 `--thesis`가 있어야 한다",
            )
        return None
    premise, objection = call.premise, call.objection
    if premise is None and asking:
        premise = _asked(_ASK_PREMISE, "", ui) or None
    if objection is None and asking:
        objection = _asked(_ASK_OBJECTION, "", ui) or None
    return Beginning(
        _line(thesis, Phrase(en="thesis", ko="논제")),
        None if premise is None else _line(premise, Phrase(en="premise", ko="전제")),
        None if objection is None else _line(objection, Phrase(en="objection", ko="반론")),
    )


def _asked(question: Phrase, default: str, ui: str) -> str:
    answer: str = click.prompt(question.say(ui), default=default, err=True, show_default=bool(default))
    return answer.strip()


def _line(text: str, what: Phrase) -> str:
    """The text on one line. Raises WrongCall where there is nothing in it, or what cannot be shown."""
    plain = " ".join(text.split())
    if not plain or visible(plain) != plain:
        raise wrong(
            f"the {what.en} needs letters, and no control characters",
            f"{what.ko}에는 글자가 있고 제어 문자는 없어야 한다",
        )
    return plain


def _shell(path: str) -> str:
    """The path as one word for the shell."""
    shown = visible(os.path.join(os.curdir, path) if path.startswith("-") else path)
    if re.fullmatch(r"[\w@%+=:,./-]+", shown):
        return shown
    return quote(shown) if set(shown) & set('"$`\\!') else f'"{shown}"'
