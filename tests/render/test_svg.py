"""The SVG: well-formed whatever a map says, and marked up as promised."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.layout.columns.column_layout import lay_out_columns
from argmap.layout.layout_options import LayoutOptions
from argmap.render.draw_scene import SceneStyle
from argmap.render.xml import escape_text, format_number
from argmap.scene.scene import Box, Label, Rect, Scene, TextLine
from tests.layout.map_from_text import build_test_map
from tests.render.pictures import write_scene

NS = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}href"

DEBATE = """\
map: 명과 암
  lang: ko
  en: Light and shade
source essay: 어느 글
  en: An essay
group g: 묶음 <하나>
thesis coin: 명과 암은 함께 온다
  en: Light and shade come together
  cite: essay 4.2
  note: 발표자만 보는 메모
  objection jobs: 일자리가 사라진다
    group: g
    by: 어떤 사람
    url: https://example.org/?a=1&b="2"
    premise tacit: 기계가 한다
    and demand: 사람을 덜 찾는다
    assumption retrain: 다시 배우지 못한다
    rebuttal new: 새 일자리가 생긴다
      strength: strong
      undercut pace: 너무 빠르다
"""


def draw_svg_tree(source: str, options: LayoutOptions | None = None, prefix: str = "") -> ET.Element:
    return ET.fromstring(write_scene(lay_out_columns(build_test_map(source), options), SceneStyle(prefix)))


def find_by_id(root: ET.Element, name: str) -> ET.Element:
    return next(each for each in root.iter() if each.get("id") == name)


def read_text(element: ET.Element) -> str:
    return " ".join("".join(each.itertext()) for each in element.iter(f"{NS}text"))


def test_each_statement_is_a_group_of_its_own() -> None:
    jobs = find_by_id(draw_svg_tree(DEBATE), "s-jobs")
    assert jobs.get("class") == "statement objection"
    assert jobs.get("data-id") == "jobs"
    assert jobs.find(f".//{NS}rect") is not None
    assert "일자리가" in read_text(jobs)
    assert "반론" in read_text(jobs)
    title = jobs.find(f"{NS}title")
    assert title is not None
    assert "일자리가 사라진다" in (title.text or "")


def test_a_title_tells_citations_and_no_notes() -> None:
    root = draw_svg_tree(DEBATE)
    title = find_by_id(root, "s-coin").findtext(f"{NS}title") or ""
    assert "어느 글, 4.2" in title
    assert "메모" not in ET.tostring(root, encoding="unicode")


def test_each_inference_says_from_where_to_where() -> None:
    root = draw_svg_tree(DEBATE)
    steps = {each.get("data-from"): each for each in root.iter(f"{NS}g") if each.get("data-from")}
    linked = steps["tacit demand retrain"]
    assert linked.get("class") == "inference supports"
    assert linked.get("data-to") == "jobs"
    assert len(linked.findall(f"{NS}path")) >= 3
    assert (linked.get("id") or "").startswith("i-")
    assert steps["jobs"].get("class") == "inference attacks"
    undercut = steps["pace"]
    assert undercut.get("class") == "inference undercuts"
    assert undercut.get("data-to") == steps["new"].get("id")


def test_ids_are_unique_and_take_the_prefix() -> None:
    root = draw_svg_tree(DEBATE, prefix="m1-")
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    assert all(str(each).startswith("m1-") for each in ids)
    assert find_by_id(root, "m1-s-jobs").get("data-id") == "jobs"
    labels = (root.get("aria-labelledby") or "").split()
    assert set(labels) <= set(ids)


def test_the_root_tells_what_it_is() -> None:
    root = draw_svg_tree(DEBATE)
    assert root.get("role") == "img"
    assert root.get("lang") == "ko"
    assert root.findtext(f"{NS}title") == "명과 암"
    outline = root.findtext(f"{NS}desc") or ""
    assert (
        outline.index("명과 암은 함께 온다")
        < outline.index("일자리가 사라진다")
        < outline.index("너무 빠르다")
    )
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"


def test_another_language_is_chosen_where_there_is_one() -> None:
    root = draw_svg_tree(DEBATE, LayoutOptions(lang="en"))
    assert root.get("lang") == "en"
    assert root.findtext(f"{NS}title") == "Light and shade"
    shown = read_text(root)
    assert "Light and shade" in shown
    assert "An essay" in shown
    assert "Objection" in shown
    assert "Undercuts a step" in shown


@pytest.mark.parametrize(("text", "lang", "word"), [("한국어", "ko", "논제"), ("Français", "en", "Thesis")])
def test_the_drawings_own_words_are_in_the_likely_language_without_a_map_line(
    text: str, lang: str, word: str
) -> None:
    root = draw_svg_tree(f"thesis: {text}\n  premise: 1\n")
    assert root.get("lang") == lang
    assert word in read_text(root)


def test_only_safe_links_are_drawn() -> None:
    root = draw_svg_tree(DEBATE)
    links = [each.get(XLINK) for each in root.iter(f"{NS}a")]
    assert links == ['https://example.org/?a=1&b="2"']


def test_the_legend_shows_just_what_occurs_and_no_plate_tells() -> None:
    assert read_legend(draw_svg_tree("thesis: T\n  premise: P\n  objection: O\n")) == set()
    assert read_legend(draw_svg_tree("thesis: T\n  premise: P\n  and: Q\n")) == {"Linked premises"}
    assert len(read_legend(draw_svg_tree(DEBATE))) == 3
    large = "thesis: T\n" + "  premise: P\n" * 12 + "  objection: O\n"
    assert read_legend(draw_svg_tree(large)) == {"Supports", "Attacks", "Premise"}
    assert read_legend(draw_svg_tree(DEBATE, LayoutOptions(legend=False))) == set()


def read_legend(root: ET.Element) -> set[str]:
    entries = (each for each in root.iter(f"{NS}g") if (each.get("class") or "").startswith("legend"))
    return {read_text(each) for each in entries}


def test_numbers_count_the_statements_as_written() -> None:
    root = draw_svg_tree(DEBATE, LayoutOptions(numbered=True))
    assert "1 논제" in read_text(find_by_id(root, "s-coin"))
    assert "6 재반론" in read_text(find_by_id(root, "s-new"))


def test_strength_is_the_weight_of_the_line() -> None:
    root = draw_svg_tree(
        "thesis: T\n  premise a: A\n    strength: weak\n  premise b: B\n    strength: 0.9\n  premise c: C\n"
    )
    steps = {each.get("data-from"): each for each in root.iter(f"{NS}g") if each.get("data-from")}
    weights = {
        name: float(step.findall(f"{NS}path")[0].get("stroke-width") or 0) for name, step in steps.items()
    }
    assert weights["a"] < weights["c"] < weights["b"]


def test_a_mark_says_in_its_statement_what_is_not_shown() -> None:
    root = draw_svg_tree("thesis t: T\n  premise p: P\n", LayoutOptions(hidden={"p": 5}))
    (mark,) = (each for each in root.iter(f"{NS}g") if each.get("class") == "continues")
    assert mark in list(find_by_id(root, "s-p"))
    assert mark.get("data-count") == "5"
    assert read_text(mark) == "continues +5"
    assert mark.find(f"{NS}polygon") is not None
    assert (find_by_id(root, "s-p").findtext(f"{NS}title") or "").endswith("continues +5")
    assert "(continues +5)" in (root.findtext(f"{NS}desc") or "")


HOSTILE = [
    "<script>alert(1)</script>",
    "a & b &amp; c",
    "]]> <![CDATA[",
    "\"quotes\" 'and' \\back\\slashes\\N",
    "emoji 👩‍👩‍👧‍👦 and 🇰🇷",
    "שלום עולם",
    "a  b   c",
    "<!-- --> <?php ?> <!DOCTYPE x>",
    "%s {} ${x} #{y} `z`",
    "\u202eoverride\u202c",
]


@pytest.mark.parametrize("said", HOSTILE)
def test_every_character_is_shown_as_itself(said: str) -> None:
    root = draw_svg_tree(
        f"thesis x: {said}\n  premise: {said}\n    by: {said}\nmap: {said}\ngroup g: {said}\n"
    )
    assert not list(root.iter(f"{NS}script"))
    shown = "".join("".join(each.itertext()) for each in find_by_id(root, "s-x").iter(f"{NS}text"))
    assert "".join(said.split()) in "".join(shown.split())
    assert f": {said}" in (find_by_id(root, "s-x").findtext(f"{NS}title") or "")
    assert root.findtext(f"{NS}title") == said


@given(st.text(), st.text())
def test_any_text_makes_well_formed_xml(title: str, line: str) -> None:
    rect = Rect(0, 0, 10, 10)
    label = Label(rect, TextLine(line, 0, 0, 5, 12, centred=True))
    box = Box(
        "x",
        "premise",
        rect,
        (TextLine(line, 0, 0, 5, 12),),
        title,
        label,
        label,
        "https://example.org/" + title,
    )
    scene = Scene(20, 20, "en", title, line, (), (box,), (), (), (), ())
    root = ET.fromstring(write_scene(scene))
    assert root.findtext(f"{NS}title") == readable_text(title)


def readable_text(value: str) -> str:
    """What is left of a text that XML cannot hold whole."""
    back = ET.fromstring(f"<x>{escape_text(value)}</x>").text
    return back or ""


def test_only_what_renderers_agree_on_is_used() -> None:
    source = write_scene(lay_out_columns(build_test_map(DEBATE)))
    for risky in (
        "foreignObject",
        "<marker",
        "<style",
        "var(",
        "style=",
        "dominant-baseline",
        " href=",
        "<use",
        "@import",
    ):
        assert risky not in source


def test_numbers_are_short() -> None:
    assert [format_number(value) for value in (1.0, 2.5, 3.14159, 0.001, 100, -7.25)] == [
        "1",
        "2.5",
        "3.14",
        "0",
        "100",
        "-7.25",
    ]
