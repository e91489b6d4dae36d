"""Words of a command line, as a shell reads them."""

import os
import re

from argmap.reporting.terminal_columns import escape_for_terminal


def quote_path(path: str) -> str:
    """Quote the path as one word for the shell; `-` stays standard input."""
    word = escape_for_terminal(
        os.path.join(os.curdir, path) if path.startswith("-") and path != "-" else path
    )
    if re.fullmatch(r"[\w@%+=:,./-]+", word):
        return word
    from shlex import quote  # late: only such a name needs it

    return quote(word) if set(word) & set('"$`\\!') else f'"{word}"'
