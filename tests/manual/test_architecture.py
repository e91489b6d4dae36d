"""The page on the inside is true: rooms, records and contracts are those of the code."""

import re
import tomllib

from tests.manual.markdown_pages import DOCS, ROOT, MarkdownPage
from tests.paths import PACKAGE

PAGE = MarkdownPage(DOCS / "architecture.md")
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]


def read_rows(heading: str) -> list[list[str]]:
    """The cells of the rows of the table with that first heading."""
    table = PAGE.text.partition(f"| {heading} |")[2].partition("\n\n")[0]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in table.splitlines()[2:]]


def test_the_rooms_stand_in_the_order_of_their_contract() -> None:
    (layers,) = (each["layers"] for each in CONTRACTS if each["type"] == "layers")
    documented = [re.findall(r"`(\w+)`", row[0]) for row in read_rows("room")]
    assert [set(row) for row in documented] == [set(layer.split(" | ")) for layer in layers]


def test_a_room_of_a_single_file_is_called_so() -> None:
    for row in read_rows("room"):
        for room in re.findall(r"`(\w+)`", row[0]):
            assert ("a single file" in row[1]) == (PACKAGE / f"{room}.py").exists(), room


def test_each_record_of_the_way_is_made_where_the_page_says() -> None:
    rows = read_rows("record")
    way = re.findall(r"[A-Z]\w+", PAGE.text.partition("bytes → ")[2].partition("\n")[0])
    assert [row[0].strip("| `") for row in rows] == way
    for row in rows:
        path = PACKAGE / re.findall(r"`([\w/]+\.py)`", row[2])[0]
        assert re.search(rf"\b{row[0].strip('| `')}\b", path.read_text("utf-8")), path
