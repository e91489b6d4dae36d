"""The two tables of the cheat sheets in README and README.ko, made from the tables that argmap itself reads.

`python -m tests.manual.cheat_sheet` writes them into both pages anew.
"""

import re
from collections.abc import Iterable

from argmap.diagnostics.diagnostic import Phrase
from argmap.syntax.keywords import KEYWORD_MEANINGS, KOREAN_KEYWORDS
from argmap.syntax.properties import PROPERTIES, TRANSLATION, PropertySpec
from argmap.syntax.tree import Keyword
from tests.manual.markdown_pages import KOREAN_README, README

_TABLES = re.compile(r"^\| (?:keyword|키워드) \|.*\n(?:\|.*\n|\n(?=\|))*", re.MULTILINE)
"""The tables as they stand in a page, with the blank line between them."""
Row = tuple[str, str, Phrase]
"""The English word, the Korean word, and the meaning."""


def write_tables(ui: str = "en") -> str:
    """Write a table of the keywords and one of the properties, the words of the page's language first."""
    keywords = [(f"`{each.value}`", f"`{KOREAN_KEYWORDS[each]}`", KEYWORD_MEANINGS[each]) for each in Keyword]
    headings = (Phrase("keyword", "키워드"), Phrase("property", "속성"))
    tables = zip(headings, (keywords, _list_property_rows()), strict=True)
    return "\n".join(_write_table(heading.in_language(ui), rows, ui) for heading, rows in tables)


def _list_property_rows() -> list[Row]:
    """List each property with its words and their named values; translations first."""
    codes = "`en`, `ko`, `zh-Hant` …"
    return [
        (codes, codes, TRANSLATION.meaning),
        *((f"`{each.key}`", _write_korean(each), each.meaning) for each in PROPERTIES),
    ]


def _write_korean(spec: PropertySpec) -> str:
    """Write the Korean word of a property, and its named values in the order of the English ones."""
    values = ", ".join(f"`{korean}`" for korean in spec.choices.values())
    return f"`{spec.korean}`" + (f": {values}" if values else "")


def _write_table(heading: str, rows: Iterable[Row], ui: str) -> str:
    """Write a table of Markdown with three columns."""
    korean = ui == "ko"
    lines = [(heading, *(("영어", "뜻") if korean else ("Korean", "meaning"))), ("---", "---", "---")]
    for english_word, korean_word, meaning in rows:
        words = (korean_word, english_word) if korean else (english_word, korean_word)
        lines.append((*words, meaning.in_language(ui)))
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    for page in (README, KOREAN_README):
        ui = "ko" if page is KOREAN_README else "en"
        page.path.write_text(_TABLES.sub(lambda _, ui=ui: write_tables(ui), page.text, count=1), "utf-8")
