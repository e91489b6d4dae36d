"""The options and arguments that several commands share, with what the shell completes for them."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.command import UsageError, usage_error
from argmap.cli.ui_language import UI_LANGUAGES
from argmap.config.choices import FIT, LABEL, LANGUAGE, THEME, Choice, InvalidChoice, LabelChoice, T
from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.nearest_name import find_nearest_name
from argmap.files.finding import complete_maps
from argmap.pipeline.output_format import F, format_choice, list_names
from argmap.reporting.report_options import ReportFormat
from argmap.theme.pages import DEFAULT_PAGE, EXAMPLE_PAGE, NO_PAGE, PAGE_SIZES
from argmap.theme.themes import LIGHT

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_SHELL_SPECIAL = frozenset(" \t\n!\"#$&'()*;<=>?[\\]^`{|}")
"""What a shell reads as something else than itself."""

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
    return _parse_words(LANGUAGE, value)


def _parse_words(choice: Choice[T], value: tuple[str, ...]) -> tuple[T, ...]:
    try:
        return tuple(choice.parse(word) for word in _split_words(value))
    except InvalidChoice as error:
        raise UsageError(error.phrase) from error


class ChoiceParam(click.ParamType[Any]):
    """A parameter that takes a word of a choice, and becomes its value. Raises UsageError for any other."""

    def __init__(self, choice: Choice[Any]) -> None:
        self.choice = choice
        self.name = choice.noun.en

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return all the words, for the help."""
        return f"[{'|'.join(self.choice.names)}]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the value of a word."""
        return _parse_words(self.choice, (value,))[0] if isinstance(value, str) else value

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem]":
        """Return the words that begin so."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(name) for name in self.choice.names if name.startswith(incomplete)]


def choice_option(flag: str, choice: Choice[Any], help_text: str, metavar: str | None = None) -> _Option:
    """An option that takes a word of a choice; None leaves the choice to the project."""
    return click.option(flag, type=ChoiceParam(choice), metavar=metavar, help=help_text)


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


def formats_option(formats: type[F], default: F) -> _Option:
    """`-f`: the formats of files that are written."""
    choice = format_choice(formats)
    return click.option(
        "-f",
        "--forms",
        multiple=True,
        callback=lambda ctx, param, value: _parse_words(choice, value),
        shell_complete=word_completer(lambda: choice.names),
        metavar="FORM,...",
        help=f"{list_names(formats)}. [default: {default.value}]",
    )


def langs_option(help_text: str) -> _Option:
    """`--lang`, perhaps several."""
    return click.option(
        "--lang", "langs", multiple=True, callback=parse_languages, metavar="LANG,...", help=help_text
    )


def lang_option(help_text: str) -> _Option:
    """`--lang`, one language."""
    return click.option("--lang", callback=_parse_language, metavar="LANG", help=help_text)


def _parse_language(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    languages = parse_languages(ctx, param, (value,) if value else ())
    if len(languages) > 1:
        raise usage_error("`--lang` takes one language here", "여기서 `--lang`에는 언어 하나만 쓴다")
    return languages[0] if languages else None


def fit_option(help_text: str) -> _Option:
    """`--fit`: a page."""
    return choice_option("--fit", FIT, f"{help_text} [default: {DEFAULT_PAGE}]", "PAGE")


def label_option(help_text: str, default: LabelChoice = LabelChoice.AUTO) -> _Option:
    """`--label`: which texts boxes show."""
    return choice_option("--label", LABEL, f"{help_text} [default: {default.value}]")


def theme_option(help_text: str) -> _Option:
    """`--theme`: colours."""
    return choice_option("--theme", THEME, f"{help_text} [default: {LIGHT.name}]")


def list_pages(*, with_none: bool = True) -> str:
    """Return the pages for a help text: their names, an example of a size, and `none`."""
    names = [*PAGE_SIZES, f"a size as {EXAMPLE_PAGE}", *([NO_PAGE] if with_none else [])]
    return ", ".join(names)


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
