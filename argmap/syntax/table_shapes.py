"""The recognition of tables as text: values parted by commas, semicolons or tabs, the same number a line."""

from argmap.syntax.other_language import OtherLanguage

_MAX_HEAD_WORDS = 4
"""The words of a column's name; a clause of a sentence has more. At 8
two lines with a comma each are a table."""
_SEPARATORS = {"\t": OtherLanguage.TSV, ",": OtherLanguage.CSV, ";": OtherLanguage.CSV}


def recognize_table(text: str) -> OtherLanguage | None:
    """Recognize CSV or TSV: a line of short names, and below it rows with as many values."""
    first = text.strip("\n").split("\n", 1)[0]
    for separator, language in _SEPARATORS.items():
        names = first.split(separator)
        if len(names) > 1 and all(map(_is_name, names)) and _has_equal_rows(text, separator, len(names)):
            return language
    return None


def _is_name(cell: str) -> bool:
    """Return whether a cell is a column's name: a few words, right behind the separator, no sentence."""
    name = cell.strip("\"'\r")
    return bool(name) and name[0] != " " and name[-1] not in ".!?" and len(name.split()) <= _MAX_HEAD_WORDS


def _has_equal_rows(text: str, separator: str, count: int) -> bool:
    from csv import Error, reader  # late: few texts look like tables

    try:
        rows = [row for row in reader(text.splitlines(keepends=True), delimiter=separator) if row]
    except Error:
        return False
    whole = rows[:-1] if len(rows) > 2 else rows  # the last one may be cut off
    return len(rows) > 1 and all(len(row) == count for row in whole)
