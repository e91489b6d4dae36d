"""`argmap completion`: the script for completion in a shell."""

import click
from click.shell_completion import get_completion_class
from msgspec import Struct

from argmap.cli.console import ExitCode, Stream, print_document
from argmap.cli.invocation import with_options
from argmap.cli.lazy_group import COMPLETION_VARIABLE


class CompletionCall(Struct, frozen=True):
    """The arguments of `argmap completion`."""

    shell: str
    ui: str | None = None


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@with_options(CompletionCall)
def completion(call: CompletionCall) -> ExitCode:
    """Print the script that completes commands, options, codes and maps.

    \b
    eval "$(argmap completion bash)"                     in ~/.bashrc
    eval "$(argmap completion zsh)"                      in ~/.zshrc
    argmap completion fish >~/.config/fish/completions/argmap.fish
    """
    shell = get_completion_class(call.shell)
    assert shell is not None
    root = click.get_current_context().find_root().command
    print_document(shell(root, {}, "argmap", COMPLETION_VARIABLE).source(), Stream.OUT)
    return ExitCode.OK
