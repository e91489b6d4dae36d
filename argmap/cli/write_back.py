"""A map that a command changes in place: writing it back, or showing what would change."""

from argmap.files.writing import rewrite_map, write_stdout
from argmap.jobs.inputs import Input


def write_back(map_input: Input, original: bytes, data: bytes) -> None:
    """Write a map whose content was `original`; that of standard input always goes to standard output.

    Raises FileError if that fails, or if the file was changed since it was read.
    """
    if map_input.path == "-":
        write_stdout(data)
    elif data != original:
        rewrite_map(map_input.path, original, data)


def format_diff(name: str, before: str, after: str) -> str:
    """Format the difference of two texts of a map as a unified diff; empty where there is none."""
    from difflib import unified_diff  # late: only a diff needs it

    lines = unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), name, name)
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
