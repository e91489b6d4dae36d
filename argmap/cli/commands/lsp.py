"""`argmap lsp`: a language server for editors."""

import click
from msgspec import Struct

from argmap import __version__
from argmap.cli import options
from argmap.cli.console import ExitCode, ui_language
from argmap.cli.invocation import with_options
from argmap.cli.signals import restore_default_signals
from argmap.diagnostics.user_error import usage_error


class LspCall(Struct, frozen=True):
    """The options of `argmap lsp`."""

    ui: str | None


@click.command("lsp")
@click.option(
    "--stdio", is_flag=True, expose_value=False, help="Speak over standard input and output, as always."
)
@options.ui_option
@with_options(LspCall)
def lsp(call: LspCall) -> ExitCode:
    """Speak the Language Server Protocol over standard input and output. An editor starts this by itself.

    It tells what is wrong while a map is being typed, completes keywords and ids, shows what they mean,
    finds, renames, folds, colours and tidies. How to set up editors: grammar/editors.md.

    Needs `pip install 'argmap[lsp]'`.
    """
    try:
        from argmap.lsp.server import run_language_server
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise usage_error(
            "`argmap lsp` needs pygls; `pip install 'argmap[lsp]'` brings it",
            "`argmap lsp`에는 pygls가 필요하다; `pip install 'argmap[lsp]'`로 설치한다",
        ) from None
    restore_default_signals()  # the server writes no file, and an editor that ends it does not wait
    run_language_server(__version__, call.ui, ui_language(None))
    return ExitCode.OK
