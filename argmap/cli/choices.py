"""The options and arguments that several commands share, with what the shell completes for them."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.calls import WrongCall, wrong
from argmap.cli.voice import LANGUAGES
from argmap.files.finding import complete_maps
from argmap.text.diagnostic import Phrase
from argmap.text.nearest import nearest
from argmap.text.report.options import Format
from argmap.theme.pages import NO_PAGE, PAGES, is_page
from argmap.theme.themes import THEMES

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_QUOTED = frozenset(" \t\n!\"#$&'()*;<=>?[\\]^`{|}")
"""What a shell reads as something else than itself."""

LANGUAGE = re.compile(r"[a-z]{2}(-[A-Za-z0-9]{2,8})*")

Words = tuple[str, ...]
_Check = Callable[[click.Context, click.Parameter, tuple[str, ...]], Words]
_Option = Callable[[Callable[..., Any]], Callable[..., Any]]
_Complete = Callable[[click.Context, click.Parameter, str], "list[CompletionItem]"]


def words_of(noun: Phrase, known: Callable[[], Words]) -> _Check:
    """What turns an option that takes lists with commas, perhaps several times, into its words, each once.

    A word that is not known ends the call, with the nearest one that is.
    """

    def check(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> Words:
        found = _split(value)
        for word in found:
            if word not in known():
                raise _unknown(noun, word, known())
        return found

    return check


def _unknown(noun: Phrase, word: str, known: Words) -> WrongCall:
    near = nearest(word, known)
    choices = ", ".join(known)
    return wrong(
        f"there is no {noun.en} `{word}`; "
        + (f"did you mean `{near}`?" if near else f"choose from {choices}"),
        f"없는 {noun.ko} `{word}`; " + (f"혹시 `{near}`인가?" if near else f"고를 수 있는 값: {choices}"),
    )


def languages(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> Words:
    """The language codes of `--lang`, each once."""
    found = _split(value)
    for word in found:
        if not LANGUAGE.fullmatch(word):
            raise wrong(
                f"`--lang {word}` is not a language code such as `ko` or `zh-Hant`",
                f"`--lang {word}`: `ko`나 `zh-Hant` 같은 언어 코드가 아니다",
            )
    return found


def page(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The page of `--fit`, by its name."""
    if value is None or is_page(value):
        return value
    raise _unknown(Phrase(en="page", ko="지면"), value, page_names())


def page_names() -> Words:
    """The pages that a picture can be fitted to, and an example of those that are sizes."""
    return (*PAGES, "1920x1080", NO_PAGE)


def completing(known: Callable[[], Words]) -> _Complete:
    """What completes the last word of a list with commas."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
        from click.shell_completion import CompletionItem

        head, comma, begun = incomplete.rpartition(",")
        return [CompletionItem(f"{head}{comma}{word}") for word in known() if word.startswith(begun)]

    return complete


def code_names() -> Words:
    """Every rule's code. Loads all rooms that have rules."""
    from argmap.pipeline.rules import all_rules

    return tuple(rule.code for rule in all_rules())


def warning_names() -> Words:
    """The codes that can be silenced."""
    return tuple(code for code in code_names() if code[0] in "WT")


def _split(value: tuple[str, ...]) -> Words:
    return tuple(dict.fromkeys(word for each in value for word in re.split(r"[,\s]+", each) if word))


def _maps(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """The maps that begin so; where folders do too, or a name needs quoting, the shell lists both itself."""
    from click.shell_completion import CompletionItem

    maps, folders = complete_maps(incomplete)
    if folders or not maps or any(set(found) & _QUOTED for found in maps):
        return [CompletionItem(incomplete, type="file")]
    return [CompletionItem(found) for found in maps]


def output_option(told: str, metavar: str = "FILE|DIR|-") -> _Option:
    """`-o`: where what a command makes goes."""
    return click.option("-o", "--output", type=click.Path(readable=False), metavar=metavar, help=told)


def forms_option(told: str, known: Callable[[], Words]) -> _Option:
    """`-f`: the forms of files that are written."""
    return click.option(
        "-f",
        "--forms",
        multiple=True,
        callback=words_of(Phrase(en="form", ko="형식"), known),
        shell_complete=completing(known),
        metavar="FORM,...",
        help=told,
    )


def langs_option(told: str) -> _Option:
    """`--lang`, perhaps several."""
    return click.option("--lang", "langs", multiple=True, callback=languages, metavar="LANG,...", help=told)


def fit_option(told: str, default: str | None = None) -> _Option:
    """`--fit`: a page."""
    complete = completing(page_names)
    return click.option(
        "--fit", default=default, callback=page, shell_complete=complete, metavar="PAGE", help=told
    )


def label_option(told: str, default: str | None = None) -> _Option:
    """`--label`: which texts boxes show."""
    return click.option("--label", type=click.Choice(["full", "short", "auto"]), default=default, help=told)


def theme_option(told: str, default: str | None = None) -> _Option:
    """`--theme`: colours."""
    return click.option("--theme", type=click.Choice([*THEMES]), default=default, help=told)


maps_argument = click.argument(
    "maps", nargs=-1, type=click.Path(readable=False), shell_complete=_maps, metavar="[MAP|DIR|-]..."
)
watched_argument = click.argument(
    "maps", nargs=-1, type=click.Path(readable=False), shell_complete=_maps, metavar="[MAP|DIR]..."
)
ui_option = click.option(
    "--ui", type=click.Choice(LANGUAGES), help="Language of messages. [default: the locale's]"
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Format]),
    default=Format.HUMAN.value,
    help="How reports look. [default: human]",
)
silence_option = click.option(
    "--silence",
    multiple=True,
    callback=words_of(Phrase(en="warning", ko="경고"), warning_names),
    shell_complete=completing(warning_names),
    metavar="CODE,...",
    help="Warnings not to report.",
)
teach_option = click.option("--teach/--no-teach", default=None, help="Add the classroom rules.")
verbose_option = click.option("-v", "--verbose", is_flag=True, help="Say how each map is arranged.")
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Say only what is wrong.")
