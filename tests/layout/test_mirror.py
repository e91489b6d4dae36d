"""Drawings of maps that are written from right to left: in a mirror, with their text as it is."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from argmap.layout.fit_page import fit_to_page, lay_out_unfitted
from argmap.layout.layout_options import LayoutOptions
from argmap.render.argument_symbols import BORDER_STYLES
from argmap.scene.mirror import mirror_scene, runs_leftward
from argmap.scene.scene import BAR_WIDTHS, Rect, Scene
from argmap.theme.pages import parse_page_size
from tests.layout.map_from_text import build_test_map

HEBREW = """\
map: ספריות בעיר (Libraries)
  lang: he
source report: דוח הספריות
source plan: The plan
group town: העיר
thesis t: הספרייה צריכה להיפתח בשבת
  group: town
  premise a: רבים פנויים רק אז
    cite: report 3
    and b: Open days cost little
    cite: plan
  objection c: המחיר גבוה
    rebuttal d: הוא נמוך
"""


@pytest.fixture(params=["free", "page"])
def scene(request: pytest.FixtureRequest) -> Scene:
    argmap = build_test_map(HEBREW.replace("    and b", "  and b"))
    if request.param == "free":
        return lay_out_unfitted(argmap, LayoutOptions()).scene
    return fit_to_page(argmap, parse_page_size("16:9"), LayoutOptions()).scene


def iter_rects(scene: Scene) -> Iterator[Rect]:
    for box in scene.boxes:
        yield from (box.rect, box.role_label.rect)
    yield from (frame.rect for frame in scene.frames)
    yield from (entry.symbol_rect for entry in scene.legend)


def test_the_thesis_is_at_the_right_and_wires_point_to_it(scene: Scene) -> None:
    assert scene.rtl
    rects = {box.id: box.rect for box in scene.boxes}
    assert rects["t"].right >= max(rect.right for rect in rects.values())
    assert rects["a"].right == rects["b"].right < rects["t"].right
    assert rects["d"].right < rects["c"].right
    for wire in scene.wires:
        assert wire.tip.at == wire.paths[0][0]
        assert wire.tip.dx >= 0


def test_title_and_sources_end_at_the_right(scene: Scene) -> None:
    edge = max(rect.right for rect in iter_rects(scene))
    for line in (*scene.heading, scene.sources[0]):
        assert line.x + line.width == pytest.approx(edge, abs=1)
        assert line.rtl
    assert scene.sources[1].x <= scene.sources[0].x + scene.sources[0].width
    assert not scene.sources[1].rtl


def test_text_keeps_its_side_in_boxes(scene: Scene) -> None:
    for box in scene.boxes:
        for line in box.lines:
            at_right = box.rect.right - line.x - line.width - BAR_WIDTHS.get(box.role, 0)
            at_left = line.x - box.rect.x
            assert min(at_left, at_right) == (at_right if line.rtl else at_left)


@pytest.mark.parametrize(
    ("text", "leftward"),
    [
        ("C++ לא לומדים בכיתה", True),
        ("OECD: המחיר עלה ב־25%", True),
        ("ספרייה (library services)", True),
        ("Open days cost little", False),
        ("The word ספר means book", False),
        ("2026", False),
    ],
)
def test_a_name_in_other_letters_does_not_turn_a_text(text: str, leftward: bool) -> None:
    head = f"map: {text}\nsource oecd: {text}\nthesis: ספרייה\n"
    source = f"{head}  premise: {text}\n    cite: oecd\n  premise: גד\n"
    scene = lay_out_unfitted(build_test_map(source), LayoutOptions()).scene
    lines = (*scene.heading, *scene.boxes[1].lines, *scene.sources)
    assert {line.rtl for line in lines} == {leftward}


def test_all_stays_on_the_page(scene: Scene) -> None:
    page = Rect(0, 0, scene.width, scene.height)
    assert all(page.contains(rect) for rect in iter_rects(scene))


def test_mirrored_twice_it_is_as_before(scene: Scene) -> None:
    again = mirror_scene(mirror_scene(scene))
    assert again == scene


@pytest.mark.parametrize(
    ("source", "leftward"),
    [
        ("thesis: אב\n  premise: גד\n  premise: c\n", True),
        ("thesis: אב\n  premise: c\n", False),
        ("thesis: a\n", False),
        ("thesis: سلام\n", True),
    ],
)
def test_most_statements_decide(source: str, leftward: bool) -> None:
    scene = lay_out_unfitted(build_test_map(source), LayoutOptions()).scene
    assert (scene.rtl, runs_leftward(scene)) == (leftward, leftward)


@pytest.mark.parametrize(
    ("lang", "text", "leftward"),
    [
        ("he", "HTTP/3", True),
        ("ur", "OK", True),
        ("en", "אב גד", False),
        ("ur-Latn", "יש", False),
        ("az-Arab", "a", True),
        ("pt-BR", "אב", False),
    ],
)
def test_a_declared_language_decides(lang: str, text: str, leftward: bool) -> None:
    scene = lay_out_unfitted(
        build_test_map(f"map: x\n  lang: {lang}\nthesis: {text}\n"), LayoutOptions()
    ).scene
    assert scene.rtl is leftward


@pytest.mark.parametrize("role", ["objection", "rebuttal"])
def test_text_keeps_off_the_bars_when_they_change_sides(role: str) -> None:
    text = f"thesis: T\n  objection: because of\n    {role}: some words\n"
    scene = lay_out_unfitted(build_test_map(text), LayoutOptions()).scene
    box = mirror_scene(scene).boxes[-1]
    bars = max(x + width for x, width in BORDER_STYLES[role].bars)
    line = max(box.lines, key=lambda each: each.width)
    assert line.x - box.rect.x == pytest.approx(box.rect.right - bars - line.x - line.width, abs=1)


def test_a_translation_turns_with_its_letters() -> None:
    argmap = build_test_map("map: x\n  lang: en\n  he: א\nthesis: a b\n  he: אב גד\n")
    assert not lay_out_unfitted(argmap, LayoutOptions()).scene.rtl
    assert lay_out_unfitted(argmap, replace(LayoutOptions(), lang="he")).scene.rtl
