"""`argmap completion`: the script that lets a shell complete argmap's words."""

import click
from click.shell_completion import get_completion_class
from msgspec import Struct

from argmap.cli.calls import gathered
from argmap.cli.catalogue import VARIABLE
from argmap.cli.printer import Stream, put_document
from argmap.cli.verdict import Verdict


class CompletionCall(Struct, frozen=True):
    """The arguments of `argmap completion`."""

    shell: str
    ui: str | None = None


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@gathered(CompletionCall)
def completion(call: CompletionCall) -> Verdict:
    """Print the script that completes commands, options, codes and maps.

    \b
    eval "$(argmap completion bash)"                     in ~/.bashrc
    eval "$(argmap completion zsh)"                      in ~/.zshrc
    argmap completion fish >~/.config/fish/completions/argmap.fish
    """
    shell = get_completion_class(call.shell)
    assert shell is not None
    root = click.get_current_context().find_root().command
    put_document(shell(root, {}, "argmap", VARIABLE).source(), Stream.OUT)
    return Verdict.WELL
