"""Parse the values of options, and complete them for the shell."""

import math
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from argmap.config.drawing_choices import LANGUAGE, Choice, InvalidChoice, T
from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.nearest_name import find_nearest_name
from argmap.diagnostics.user_error import UsageError, usage_error
from argmap.files.finding import complete_maps

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

WordList = tuple[str, ...]
ParseWords = Callable[[click.Context, click.Parameter, tuple[str, ...]], WordList]
Complete = Callable[[click.Context, click.Parameter, str], "list[CompletionItem]"]

MAX_SECONDS = 1_000_000.0
"""The longest `--timeout`, eleven days: below the 24 days in which a count of ms overflows 31 bits."""
_SHELL_SPECIAL = frozenset(" \t\n!\"#$&'()*;<=>?[\\]^`{|}")
"""Characters that a shell does not read as themselves."""


def parse_words(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> WordList:
    """Split lists with commas into their words, each once."""
    return tuple(dict.fromkeys(word for each in value for word in re.split(r"[,\s]+", each) if word))


def word_parser(noun: Phrase, valid_words: Callable[[], WordList]) -> ParseWords:
    """Return a parser of lists with commas. It raises UsageError for an unknown word."""

    def parse(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> WordList:
        words = parse_words(ctx, param, value)
        for word in words:
            if word not in valid_words():
                raise _unknown_word_error(noun, word, valid_words())
        return words

    return parse


def _unknown_word_error(noun: Phrase, word: str, valid_words: WordList) -> UsageError:
    nearest = find_nearest_name(word, valid_words)
    choices = ", ".join(valid_words)
    return usage_error(
        f"there is no {noun.en} `{word}`; "
        + (f"did you mean `{nearest}`?" if nearest else f"choose from {choices}"),
        f"없는 {noun.ko} `{word}`; "
        + (f"혹시 `{nearest}`인가?" if nearest else f"고를 수 있는 값: {choices}"),
    )


def choice_words_parser(choice: Choice[T]) -> Callable[..., tuple[T, ...]]:
    """Return a parser of lists with commas into the values of a choice. Other words raise UsageError."""

    def parse(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[T, ...]:
        return tuple(parse_choice(choice, word) for word in parse_words(ctx, param, value))

    return parse


def parse_choice(choice: Choice[T], word: str) -> T:
    """Return the value that a word names. Raises UsageError for any other word."""
    try:
        return choice.parse(word)
    except InvalidChoice as error:
        raise UsageError(error.phrase) from error


if TYPE_CHECKING:
    _ParamType = click.ParamType[Any]
else:  # click 8.2 has no parameters for its types
    _ParamType = click.ParamType


class ChoiceParam(_ParamType):
    """A parameter that takes a word of a choice, and becomes its value. Raises UsageError for any other."""

    def __init__(self, choice: Choice[Any]) -> None:
        self.choice = choice
        self.name = choice.noun.en

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return all the words, for the help."""
        return f"[{'|'.join(self.choice.names)}]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the value of a word."""
        return parse_choice(self.choice, value) if isinstance(value, str) else value

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem]":
        """Complete a word of the choice."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(name) for name in self.choice.names if name.startswith(incomplete)]


def parse_language(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Parse a `--lang` that takes one language."""
    languages = choice_words_parser(LANGUAGE)(ctx, param, (value,) if value else ())
    if len(languages) > 1:
        raise usage_error("`--lang` takes one language here", "여기서 `--lang`에는 언어 하나만 쓴다")
    return languages[0] if languages else None


def parse_timeout(ctx: click.Context, param: click.Parameter, value: float | None) -> float | None:
    """Check the seconds of `--timeout`: above 0, and short enough to be waited for."""
    if value is None or (math.isfinite(value) and 0 < value <= MAX_SECONDS):
        return value
    raise usage_error(
        f"`--timeout {value:g}` is no number of seconds above 0 and up to {MAX_SECONDS:.0f}",
        f"`--timeout {value:g}`: 0보다 크고 {MAX_SECONDS:.0f} 이하인 초 수를 쓴다",
    )


def rule_codes() -> WordList:
    """List every rule's code. Loads all rooms that have rules."""
    from argmap.rules import all_rules

    return tuple(rule.code for rule in all_rules())


def explainable_names() -> WordList:
    """List every rule's code, and the keywords and properties of the language."""
    from argmap.pipeline.language_reference import list_words

    return (*rule_codes(), *list_words())


def warning_codes() -> WordList:
    """List the codes that can be silenced."""
    return tuple(code for code in rule_codes() if code[0] in "WT")


def word_completer(valid_words: Callable[[], WordList]) -> Complete:
    """Return a function that completes the last word of a list with commas."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
        from click.shell_completion import CompletionItem

        head, comma, start = incomplete.rpartition(",")
        return [CompletionItem(f"{head}{comma}{word}") for word in valid_words() if word.startswith(start)]

    return complete


def complete_map_argument(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> "list[CompletionItem]":
    """Complete the path of a map; if folders match too, or a name needs quotes, leave both to the shell."""
    from click.shell_completion import CompletionItem

    maps, folders = complete_maps(incomplete)
    if folders or not maps or any(set(path) & _SHELL_SPECIAL for path in maps):
        return [CompletionItem(incomplete, type="file")]
    return [CompletionItem(path) for path in maps]
