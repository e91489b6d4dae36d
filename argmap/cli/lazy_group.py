"""The commands by their names: told all at once in the overview, imported one by one as they are called."""

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

import click

from argmap.diagnostics.nearest_name import find_nearest_name

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

COMMANDS: Mapping[str, str] = {
    "alt": "Say a picture in words.",
    "build": "Draw maps.",
    "check": "Report what is wrong.",
    "completion": "Print the shell's completion script.",
    "diff": "Show what changed between two maps.",
    "doctor": "Show what works on this machine.",
    "explain": "Explain an error or warning.",
    "fmt": "Bring maps into the one style.",
    "lsp": "Answer an editor (language server).",
    "md": "Put pictures into Markdown.",
    "new": "Write a first map.",
    "outline": "Print what maps argue as text.",
    "pandoc": "Put pictures into pandoc's documents.",
    "serve": "Show maps in a browser while they are written.",
    "slides": "Make talks of maps.",
    "stats": "Count what maps hold.",
    "watch": "Draw maps again whenever they are saved.",
}
"""What each command is for. Its code is the module of its name in this room, and there the object of it."""
COMPLETION_VARIABLE = "_ARGMAP_COMPLETE"
"""The variable of the environment in which a shell asks for words to complete with."""


class LazyGroup(click.Group):
    """A group of the commands of this room."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names."""
        return [*COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        found = getattr(import_module(f"argmap.cli.commands.{cmd_name}"), cmd_name)
        assert isinstance(found, click.Command)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that a call begins with. Raises UsageError, naming the one that was meant."""
        if args[0] not in COMMANDS and not ctx.resilient_parsing:
            meant = find_nearest_name(args[0], COMMANDS)
            if meant:
                ctx.fail(f"No such command '{args[0]}'. Did you mean '{meant}'?")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the overview."""
        with formatter.section("Commands"):
            formatter.write_dl([*COMMANDS.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """The names of commands, and the options, that begin so."""
        from click.shell_completion import CompletionItem

        names = [
            CompletionItem(name, help=told) for name, told in COMMANDS.items() if name.startswith(incomplete)
        ]
        return [*names, *click.Command.shell_complete(self, ctx, incomplete)]
