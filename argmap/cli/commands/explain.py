"""`argmap explain`: the page of a rule or of a word of the language, or a cheat sheet."""

import re
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from argmap.cli import option_values, options
from argmap.cli.console import ExitCode, Stream, print_text, ui_language
from argmap.cli.invocation import with_options
from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.nearest_name import find_nearest_name
from argmap.diagnostics.user_error import usage_error
from argmap.reporting.short import SEVERITY_LABELS

if TYPE_CHECKING:
    from argmap.diagnostics.rule import Rule

_BLOCK = re.compile(r"^(```+)\w* ?(\w*)\n(.*?)^\1\n?", re.MULTILINE | re.DOTALL)
_BAD = Phrase(en="Incorrect:", ko="잘못된 예:")
_GOOD = Phrase(en="Correct:", ko="올바른 예:")
_TEACH = Phrase(en="with --teach", ko="--teach일 때")


class ExplainCall(Struct, frozen=True):
    """The options of `argmap explain`."""

    name: str | None
    listed: bool
    ui: str | None


@click.command()
@click.argument(
    "name",
    required=False,
    metavar="[CODE|WORD]",
    shell_complete=option_values.word_completer(option_values.explainable_names),
)
@click.option("--list", "listed", is_flag=True, help="List all codes with their titles.")
@options.ui_option
@with_options(ExplainCall)
def explain(call: ExplainCall) -> ExitCode:
    """Explain a rule by its CODE, or a keyword or property by its WORD. Without either, print a cheat sheet.

    \b
    argmap explain            the language at a glance
    argmap explain premise    what it does, how it is drawn, an example
    argmap explain E204       what is found, why, and how to write it instead
    argmap explain --list     all codes
    """
    from argmap.pipeline.language_reference import write_cheat_sheet, write_word_page
    from argmap.rules import all_rules

    ui = ui_language(call.ui)
    if call.listed:
        text = "".join(_rule_line(rule, ui) for rule in all_rules())
    elif call.name is None:
        text = write_cheat_sheet(ui)
    else:
        text = write_word_page(call.name, ui) or _format_rule_page(_find_rule(call.name, all_rules()), ui)
    print_text(text, Stream.OUT)
    return ExitCode.OK


def _find_rule(name: str, rules: "tuple[Rule, ...]") -> "Rule":
    known = {rule.code: rule for rule in rules}
    in_brackets = re.search(r"\[(\w+)\]", name)  # as a report has it: error[E204]
    rule = known.get((in_brackets[1] if in_brackets else name).upper())
    if rule:
        return rule
    is_code = re.fullmatch(r"\W*[A-Za-z]\d+\W*", name)
    nearest = find_nearest_name(name.upper() if is_code else name, option_values.explainable_names())
    if nearest:
        raise usage_error(
            f"there is no rule or word `{name}`; did you mean `{nearest}`?",
            f"규칙 코드도 단어도 아닌 `{name}`; 혹시 `{nearest}`인가?",
        )
    raise usage_error(
        f"no rule or word `{name}`; `argmap explain --list` has the rules, `argmap explain` the words",
        f"규칙 코드도 단어도 아닌 `{name}`; 규칙은 `argmap explain --list`, 단어는 `argmap explain`",
    )


def _rule_line(rule: "Rule", ui: str) -> str:
    teach = f" ({_TEACH.in_language(ui)})" if rule.teach else ""
    return f"{rule.code}  {rule.title.in_language(ui)}{teach}\n"


def _format_rule_page(rule: "Rule", ui: str) -> str:
    """Format the page as plain text: examples are indented below a word that says which they are."""
    teach = f", {_TEACH.in_language(ui)}" if rule.teach else ""
    head = (
        f"{rule.code} ({SEVERITY_LABELS[rule.severity].in_language(ui)}{teach}): "
        f"{rule.title.in_language(ui)}\n\n"
    )
    page = _BLOCK.sub(lambda match: _format_example(match, ui), rule.help.in_language(ui))
    return head + page.strip("\n") + "\n"


def _format_example(block_match: re.Match[str], ui: str) -> str:
    word = {"bad": _BAD, "good": _GOOD}.get(block_match[2])
    title = f"{word.in_language(ui)}\n\n" if word else ""
    return title + "".join(f"    {line}\n" if line else "\n" for line in block_match[3].splitlines())
