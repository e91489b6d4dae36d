"""`argmap reference`: the whole language on one page."""

import click
from msgspec import Struct

from argmap.cli import options
from argmap.cli.console import ExitCode, Stream, print_document, ui_language
from argmap.cli.invocation import with_options


class ReferenceCall(Struct, frozen=True):
    """The options of `argmap reference`."""

    ui: str | None


@click.command()
@options.ui_option
@with_options(ReferenceCall)
def reference(call: ReferenceCall) -> ExitCode:
    """Print the whole language on one page of Markdown, for people in a hurry and for language models.

    \b
    argmap reference
    argmap reference --ui ko
    """
    from argmap.pipeline.language_reference import write_reference
    from argmap.rules import all_rules

    print_document(write_reference(all_rules(), ui_language(call.ui)), Stream.OUT)
    return ExitCode.OK
