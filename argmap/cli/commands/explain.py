"""`argmap explain`: the page of a rule."""

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
_BAD = Phrase(en="So not:", ko="나쁜 보기:")
_GOOD = Phrase(en="But so:", ko="좋은 보기:")
_TEACH = Phrase(en="with --teach", ko="--teach일 때")


class ExplainCall(Struct, frozen=True):
    """The options of `argmap explain`."""

    code: str | None
    listed: bool
    ui: str | None


@click.command()
@click.argument(
    "code",
    required=False,
    metavar="CODE",
    shell_complete=option_values.word_completer(option_values.rule_codes),
)
@click.option("--list", "listed", is_flag=True, help="List all codes with their titles.")
@options.ui_option
@with_options(ExplainCall)
def explain(call: ExplainCall) -> ExitCode:
    """Print the page of a rule: what is found, why, and how to write it instead.

    \b
    argmap explain E204
    argmap explain --list
    """
    from argmap.rules import all_rules

    ui = ui_language(call.ui)
    if call.listed:
        print_text("".join(_rule_line(rule, ui) for rule in all_rules()), Stream.OUT)
        return ExitCode.OK
    if call.code is None:
        raise usage_error("name a CODE, or ask for --list", "코드를 지정하거나 --list를 쓴다")
    print_text(_format_rule_page(_find_rule(call.code, all_rules()), ui), Stream.OUT)
    return ExitCode.OK


def _find_rule(code: str, rules: "tuple[Rule, ...]") -> "Rule":
    known = {rule.code: rule for rule in rules}
    in_brackets = re.search(r"\[(\w+)\]", code)  # as a report has it: error[E204]
    rule = known.get((in_brackets[1] if in_brackets else code).upper())
    if rule:
        return rule
    nearest = find_nearest_name(code.upper(), known)
    if nearest:
        raise usage_error(
            f"there is no rule `{code}`; did you mean `{nearest}`?",
            f"알 수 없는 규칙 코드 `{code}`; 혹시 `{nearest}`인가?",
        )
    raise usage_error(
        f"there is no rule `{code}`; `argmap explain --list` shows all",
        f"알 수 없는 규칙 코드 `{code}`; 모든 규칙: `argmap explain --list`",
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
