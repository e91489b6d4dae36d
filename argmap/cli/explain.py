"""`argmap explain`: the page of a rule."""

import re
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from argmap.cli import choices
from argmap.cli.calls import gathered, wrong
from argmap.cli.printer import Stream, put
from argmap.cli.verdict import Verdict
from argmap.cli.voice import ui_language
from argmap.text.diagnostic import Phrase
from argmap.text.nearest import nearest
from argmap.text.report.short import SEVERITY

if TYPE_CHECKING:
    from argmap.text.rule import Rule

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
@click.argument("code", required=False, metavar="CODE", shell_complete=choices.completing(choices.code_names))
@click.option("--list", "listed", is_flag=True, help="List all codes with their titles.")
@choices.ui_option
@gathered(ExplainCall)
def explain(call: ExplainCall) -> Verdict:
    """Print the page of a rule: what is found, why, and how to write it instead.

    \b
    argmap explain E204
    argmap explain --list
    """
    from argmap.pipeline.rules import all_rules

    ui = ui_language(call.ui)
    if call.listed:
        put("".join(_line(rule, ui) for rule in all_rules()), Stream.OUT)
        return Verdict.WELL
    if call.code is None:
        raise wrong("name a CODE, or ask for --list", "코드를 지정하거나 --list를 쓴다")
    put(_page(_rule(call.code, all_rules()), ui), Stream.OUT)
    return Verdict.WELL


def _rule(code: str, rules: "tuple[Rule, ...]") -> "Rule":
    known = {rule.code: rule for rule in rules}
    written = re.search(r"\[(\w+)\]", code)
    found = known.get((written[1] if written else code).upper())
    if found:
        return found
    near = nearest(code.upper(), known)
    if near:
        raise wrong(
            f"there is no rule `{code}`; did you mean `{near}`?",
            f"알 수 없는 규칙 코드 `{code}`; 혹시 `{near}`인가?",
        )
    raise wrong(
        f"there is no rule `{code}`; `argmap explain --list` shows all",
        f"알 수 없는 규칙 코드 `{code}`; 모든 규칙: `argmap explain --list`",
    )


def _line(rule: "Rule", ui: str) -> str:
    teach = f" ({_TEACH.say(ui)})" if rule.teach else ""
    return f"{rule.code}  {rule.title.say(ui)}{teach}\n"


def _page(rule: "Rule", ui: str) -> str:
    """The page as plain text: examples are indented below a word on which they are."""
    teach = f", {_TEACH.say(ui)}" if rule.teach else ""
    head = f"{rule.code} ({SEVERITY[rule.severity].say(ui)}{teach}): {rule.title.say(ui)}\n\n"
    page = _BLOCK.sub(lambda found: _example(found, ui), rule.page.say(ui))
    return head + page.strip("\n") + "\n"


def _example(found: re.Match[str], ui: str) -> str:
    word = {"bad": _BAD, "good": _GOOD}.get(found[2])
    title = f"{word.say(ui)}\n\n" if word else ""
    return title + "".join(f"    {line}\n" if line else "\n" for line in found[3].splitlines())
