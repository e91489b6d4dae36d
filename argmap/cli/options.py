"""The options and arguments that several commands share, with what the shell completes for them."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.command import UsageError, usage_error
from argmap.cli.ui_language import UI_LANGUAGES
from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.nearest_name import find_nearest_name
from argmap.files.finding import complete_maps
from argmap.reporting.report_options import ReportFormat
from argmap.theme.pages import NO_PAGE, PAGE_SIZES, is_page_size
from argmap.theme.themes import THEMES

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_SHELL_SPECIAL = frozenset(" \t\n!\"#$&'()*;<=>?[\\]^`{|}")
"""What a shell reads as something else than itself."""

LANGUAGE_CODE = re.compile(r"[a-z]{2}(-[A-Za-z0-9]{2,8})*")

WordList = tuple[str, ...]
_WordsCallback = Callable[[click.Context, click.Parameter, tuple[str, ...]], WordList]
_Option = Callable[[Callable[..., Any]], Callable[..., Any]]
_Completer = Callable[[click.Context, click.Parameter, str], "list[CompletionItem]"]


def word_list_parser(noun: Phrase, valid_words: Callable[[], WordList]) -> _WordsCallback:
    """What turns an option that takes lists with commas, perhaps several times, into its words, each once.

    A word that is not known ends the call, with the nearest one that is.
    """

    def check(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> WordList:
        found = _split_words(value)
        for word in found:
            if word not in valid_words():
                raise _unknown_word_error(noun, word, valid_words())
        return found

    return check


def _unknown_word_error(noun: Phrase, word: str, valid_words: WordList) -> UsageError:
    near = find_nearest_name(word, valid_words)
    choices = ", ".join(valid_words)
    return usage_error(
        f"there is no {noun.en} `{word}`; "
        + (f"did you mean `{near}`?" if near else f"choose from {choices}"),
        f"없는 {noun.ko} `{word}`; " + (f"혹시 `{near}`인가?" if near else f"고를 수 있는 값: {choices}"),
    )


def parse_languages(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> WordList:
    """The language codes of `--lang`, each once."""
    found = _split_words(value)
    for word in found:
        if not LANGUAGE_CODE.fullmatch(word):
            raise usage_error(
                f"`--lang {word}` is not a language code such as `ko` or `zh-Hant`",
                f"`--lang {word}`: `ko`나 `zh-Hant` 같은 언어 코드가 아니다",
            )
    return found


def parse_page(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The page of `--fit`, by its name."""
    if value is None or is_page_size(value):
        return value
    raise _unknown_word_error(Phrase(en="page", ko="지면"), value, page_names())


def page_names() -> WordList:
    """The pages that a picture can be fitted to, and an example of those that are sizes."""
    return (*PAGE_SIZES, "1920x1080", NO_PAGE)


def word_completer(valid_words: Callable[[], WordList]) -> _Completer:
    """What completes the last word of a list with commas."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
        from click.shell_completion import CompletionItem

        head, comma, begun = incomplete.rpartition(",")
        return [CompletionItem(f"{head}{comma}{word}") for word in valid_words() if word.startswith(begun)]

    return complete


def rule_codes() -> WordList:
    """Every rule's code. Loads all rooms that have rules."""
    from argmap.rules import all_rules

    return tuple(rule.code for rule in all_rules())


def warning_codes() -> WordList:
    """The codes that can be silenced."""
    return tuple(code for code in rule_codes() if code[0] in "WT")


def _split_words(value: tuple[str, ...]) -> WordList:
    return tuple(dict.fromkeys(word for each in value for word in re.split(r"[,\s]+", each) if word))


def _complete_map_argument(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> "list[CompletionItem]":
    """The maps that begin so; where folders do too, or a name needs quoting, the shell lists both itself."""
    from click.shell_completion import CompletionItem

    maps, folders = complete_maps(incomplete)
    if folders or not maps or any(set(found) & _SHELL_SPECIAL for found in maps):
        return [CompletionItem(incomplete, type="file")]
    return [CompletionItem(found) for found in maps]


def output_option(help_text: str, metavar: str = "FILE|DIR|-") -> _Option:
    """`-o`: where what a command makes goes."""
    return click.option("-o", "--output", type=click.Path(readable=False), metavar=metavar, help=help_text)


def formats_option(help_text: str, valid_words: Callable[[], WordList]) -> _Option:
    """`-f`: the forms of files that are written."""
    return click.option(
        "-f",
        "--forms",
        multiple=True,
        callback=word_list_parser(Phrase(en="form", ko="형식"), valid_words),
        shell_complete=word_completer(valid_words),
        metavar="FORM,...",
        help=help_text,
    )


def langs_option(help_text: str) -> _Option:
    """`--lang`, perhaps several."""
    return click.option(
        "--lang", "langs", multiple=True, callback=parse_languages, metavar="LANG,...", help=help_text
    )


def fit_option(help_text: str, default: str | None = None) -> _Option:
    """`--fit`: a page."""
    complete = word_completer(page_names)
    return click.option(
        "--fit", default=default, callback=parse_page, shell_complete=complete, metavar="PAGE", help=help_text
    )


def label_option(help_text: str, default: str | None = None) -> _Option:
    """`--label`: which texts boxes show."""
    return click.option(
        "--label", type=click.Choice(["full", "short", "auto"]), default=default, help=help_text
    )


def theme_option(help_text: str, default: str | None = None) -> _Option:
    """`--theme`: colours."""
    return click.option("--theme", type=click.Choice([*THEMES]), default=default, help=help_text)


maps_argument = click.argument(
    "maps",
    nargs=-1,
    type=click.Path(readable=False),
    shell_complete=_complete_map_argument,
    metavar="[MAP|DIR|-]...",
)
map_files_argument = click.argument(
    "maps",
    nargs=-1,
    type=click.Path(readable=False),
    shell_complete=_complete_map_argument,
    metavar="[MAP|DIR]...",
)
ui_option = click.option(
    "--ui", type=click.Choice(UI_LANGUAGES), help="Language of messages. [default: the locale's]"
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in ReportFormat]),
    default=ReportFormat.HUMAN.value,
    help="How reports look. [default: human]",
)
silence_option = click.option(
    "--silence",
    multiple=True,
    callback=word_list_parser(Phrase(en="warning", ko="경고"), warning_codes),
    shell_complete=word_completer(warning_codes),
    metavar="CODE,...",
    help="Warnings not to report.",
)
teach_option = click.option("--teach/--no-teach", default=None, help="Add the classroom rules.")
verbose_option = click.option("-v", "--verbose", is_flag=True, help="Say how each map is arranged.")
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Say only what is wrong.")
