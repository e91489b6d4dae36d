"""The two tables of README's cheat sheet, made from the tables that argmap itself reads.

`python -m tests.manual.cheat_sheet` writes them into README anew.
"""

import re
from collections.abc import Iterable

from argmap.syntax.keywords import KEYWORD_MEANINGS, KOREAN_KEYWORDS
from argmap.syntax.properties import PROPERTIES, TRANSLATION, PropertySpec
from argmap.syntax.tree import Keyword
from tests.manual.markdown_pages import README

_TABLES = re.compile(r"^\| keyword \| Korean \|.*\n(?:\|.*\n|\n(?=\|))*", re.MULTILINE)
"""The tables as they stand in a page, with the blank line between them."""


def write_tables() -> str:
    """Write a table of the keywords and one of the properties, each English beside Korean."""
    keywords = [
        (f"`{each.value}`", f"`{KOREAN_KEYWORDS[each]}`", KEYWORD_MEANINGS[each].en) for each in Keyword
    ]
    return f"{_write_table('keyword', keywords)}\n{_write_table('property', _list_property_rows())}"


def _list_property_rows() -> list[tuple[str, str, str]]:
    """List each property with its Korean word and values; translations first."""
    translation = ("`en`, `ko`, `zh-Hant` …", "`en`, `ko`, `zh-Hant` …", TRANSLATION.meaning.en)
    return [translation, *((f"`{each.key}`", _write_korean(each), each.meaning.en) for each in PROPERTIES)]


def _write_korean(spec: PropertySpec) -> str:
    """Write the Korean word of a property, and its named values in the order of the English ones."""
    values = ", ".join(f"`{korean}`" for korean in spec.choices.values())
    return f"`{spec.korean}`" + (f": {values}" if values else "")


def _write_table(heading: str, rows: Iterable[tuple[str, str, str]]) -> str:
    """Write a table of Markdown with three columns."""
    lines = [(heading, "Korean", "meaning"), ("---", "---", "---"), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    README.path.write_text(_TABLES.sub(lambda _: write_tables(), README.text, count=1), "utf-8")
