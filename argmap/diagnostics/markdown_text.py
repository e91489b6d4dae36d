"""Plain text as Markdown that shows it as it is."""

from argmap.diagnostics.lazy_regex import lazy_regex

_SPECIAL = lazy_regex(r"([\\`*_{}\[\]<>|~#&$^])")
"""The signs of CommonMark, GitHub's tables and strikethrough, and pandoc's mathematics and superscripts.

`!` needs none: only a bracket behind it, which is escaped, would make it a picture.
"""
_LINE_START = lazy_regex(r"^(\(?(?:\d{1,9}|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+))(?=[.)])|^(?=[-+=:.])")
"""A start of a line that would be the number of a list (for pandoc also a letter), a dash or an underline."""


def escape_markdown(text: str) -> str:
    """Write the Markdown that shows a line of text as it is written, at the start of a line too."""
    return _LINE_START().sub(r"\1\\", _SPECIAL().sub(r"\\\1", text))
