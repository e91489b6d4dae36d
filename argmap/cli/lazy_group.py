"""The group of commands: all listed in the overview, each imported only when it is called."""

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
    "explain": "Explain an error, a warning, or a word of the language.",
    "fmt": "Bring maps into the one style.",
    "lsp": "Answer an editor (language server).",
    "md": "Put pictures into Markdown.",
    "new": "Write a first map.",
    "outline": "Print what maps argue as text.",
    "pandoc": "Put pictures into pandoc's documents.",
    "reference": "Print the whole language on one page.",
    "serve": "Show maps in a browser while they are written.",
    "slides": "Make talks of maps.",
    "stats": "Count what maps hold.",
    "watch": "Draw maps again whenever they are saved.",
}
"""Each command's line in the overview. A command is the object of its name in the module of its name."""
COMPLETION_VARIABLE = "_ARGMAP_COMPLETE"
"""The environment variable with which a shell asks for completions."""


class LazyGroup(click.Group):
    """The group of all commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the names of the commands."""
        return [*COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command of a name; None if there is none."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"argmap.cli.commands.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Resolve the command of the first argument. Raises click's UsageError with the nearest name."""
        if args[0] not in COMMANDS and not ctx.resilient_parsing:
            nearest = find_nearest_name(args[0], COMMANDS)
            if nearest:
                ctx.fail(f"No such command '{args[0]}'. Did you mean '{nearest}'?")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the overview."""
        with formatter.section("Commands"):
            formatter.write_dl([*COMMANDS.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """Complete the names of commands, and options."""
        from click.shell_completion import CompletionItem

        names = [
            CompletionItem(name, help=text) for name, text in COMMANDS.items() if name.startswith(incomplete)
        ]
        return [*names, *click.Command.shell_complete(self, ctx, incomplete)]
