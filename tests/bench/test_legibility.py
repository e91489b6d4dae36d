"""The measuring command: its invented maps are sound, and its numbers agree with each other."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace as replace_struct

from argmap.layout.fit_page import fit_to_page
from argmap.layout.layout_options import LayoutOptions
from argmap.model.map import localize_text
from argmap.scene.scene import Box, Rect
from argmap.theme.pages import PAGE_SIZES
from tests.bench import legibility
from tests.bench.bench_maps import MAX_CLAIMS, MapSpec, generate_bench_map
from tests.bench.dot_drawing import Extent
from tests.bench.jumps import mean_jump
from tests.bench.legibility_aims import AIMS, Aim, AimResult, evaluate_aim
from tests.bench.legibility_table import group_rows
from tests.bench.measurement import Measurement, max_text_size, text_size_on_slide
from tests.bench.structure_table import STRUCTURE_AIMS
from tests.layout.map_from_text import build_test_map

ONE = "map: One\nthesis a: One two three\n  premise b: Four five\n  and c: Six\n    undercut d: Seven eight\n"


@pytest.mark.parametrize("graph", [False, True])
@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("claims", [1, 2, 3, 5, 9, 15, 30, 60, MAX_CLAIMS])
def test_invented_maps_have_no_errors_and_are_what_was_asked_for(claims: int, lang: str, graph: bool) -> None:
    for seed in range(5 if claims < MAX_CLAIMS else 1):
        recipe = MapSpec(lang, claims, (6, 12), graph, seed)
        argmap = build_test_map(generate_bench_map(recipe))
        texts = [localize_text(each.text, None, lang) for each in argmap.statements.values()]
        assert argmap.lang == lang
        assert len(texts) == claims
        assert all(6 <= len(text.split()) <= 12 for text in texts)
        assert max(each.depth for each in argmap.statements.values()) <= 5
        assert generate_bench_map(recipe) == generate_bench_map(recipe)


def count_step_kinds(graph: bool) -> dict[str, int]:
    """Count the linked steps, undercuts and references of some generated maps."""
    maps = [build_test_map(generate_bench_map(MapSpec("en", 30, (6, 20), graph, seed))) for seed in range(10)]
    steps = [step for argmap in maps for step in argmap.inferences.values()]
    return {
        "linked": sum(len(step.premises) > 1 for step in steps),
        "undercuts": sum(step.undercuts for step in steps),
        "references": sum(not premise.in_full for step in steps for premise in step.premises),
    }


def test_graphs_have_every_kind_of_step_and_trees_none() -> None:
    assert min(count_step_kinds(graph=True).values()) >= 10
    assert set(count_step_kinds(graph=False).values()) == {0}


@pytest.fixture
def one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with one small map instead of the maps of the checkout."""
    (tmp_path / "one.argmap").write_text(ONE, "utf-8")
    monkeypatch.setattr(legibility, "MAPS", tmp_path)


CALL = ["--seeds", "1", "--claims", "5", "--jobs", "1"]


@pytest.mark.usefixtures("one_file")
def test_the_numbers_of_the_table_agree_with_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    legibility.main(CALL)
    rows, _, aims, structures, _, structure_aims, jumps, _ = capsys.readouterr().out.split("\n\n")
    _, heads, *body = rows.splitlines()
    assert heads.split()[-3:] == ["px", "times", "least"]
    assert len(body) == 9
    assert body[0].split()[:3] == ["one", "4", "1"]
    for row in body:
        text, _, bound_, share, _, tight, tight_share, _, tb, times_tb, _, lr, times_lr, _ = map(
            float, row.split()[-14:]
        )
        assert 0 < text <= bound_ <= tight
        assert share == pytest.approx(text / bound_, abs=0.01)
        assert tight_share == pytest.approx(text / tight, abs=0.01)
        assert times_tb == pytest.approx(text / tb, abs=0.01)
        assert times_lr == pytest.approx(text / lr, abs=0.01)
    assert [line.split("  ")[0] for line in aims.splitlines()[1:]] == [aim.name for aim in AIMS]
    assert [line.split()[0] for line in structures.splitlines()[1:2]] == ["en"]
    assert len(structures.splitlines()) == 1 + 9 + 4
    assert [line.split("  ")[0] for line in structure_aims.splitlines()[1:]] == [
        aim.name for aim in STRUCTURE_AIMS
    ]
    _, row, total = jumps.splitlines()
    assert row.split()[:2] == ["one", "4"]
    assert row.split()[2:] == total.split()[1:]


@pytest.mark.usefixtures("one_file")
def test_machines_get_the_same_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    legibility.main([*CALL, "--json"])
    report = json.loads(capsys.readouterr().out)
    assert [each["kind"] for each in report["maps"][:2]] == ["one", "en tree, 6-12 words"]
    assert {each["claims"] for each in report["maps"]} == {4, 5}
    assert all(each["share"] == each["text"] / each["bound"] for each in report["maps"])
    assert all(each["tight"] >= each["bound"] for each in report["maps"])
    assert len(report["aims"]) == 2 * len(AIMS)
    assert sum(each["maps"] for each in report["aims"] if "of the bound" in each["aim"]) == len(
        report["maps"]
    )
    assert [each["kind"] for each in report["structures"]][-1] == "ko tree, groups, 6-20 words"


def test_a_box_that_stays_does_not_jump() -> None:
    argmap = build_test_map(ONE)
    scene = fit_to_page(argmap, PAGE_SIZES["16:9"], LayoutOptions()).scene
    moved = replace_struct(scene, boxes=tuple(_move(box, 8, -6) for box in scene.boxes))
    scale = 1920 / scene.width
    assert mean_jump(scene, scene) == 0
    assert mean_jump(scene, moved) == pytest.approx(10 * scale)
    assert mean_jump(scene, moved, is_live=True) == pytest.approx(0)
    first, *others = scene.boxes
    one = replace_struct(scene, boxes=(_move(first, 0, 20), *others))
    assert mean_jump(scene, one, is_live=True) == pytest.approx(20 * scale / len(scene.boxes))


def _move(box: Box, right: float, down: float) -> Box:
    rect = box.rect
    return replace_struct(box, rect=Rect(rect.x + right, rect.y + down, rect.width, rect.height))


def test_a_page_full_of_boxes_reaches_the_bound() -> None:
    assert max_text_size(960 * 540) == pytest.approx(36)
    assert text_size_on_slide(Extent(960, 540)) == pytest.approx(36)
    assert text_size_on_slide(Extent(960, 1080)) == pytest.approx(18)


def build_measurement(text: float, *, claims: int = 9, longest: int = 12, kind: str = "en") -> Measurement:
    """The measurement of a map whose boxes would allow 40 px."""
    return Measurement(kind, claims, longest, text, bound=40, tight=45, dot_tb=10, dot_lr=20)


def test_maps_count_for_the_aims_of_their_size_and_words() -> None:
    aim = Aim("up to 9 claims: 18 pt", 1, 9, lambda it: it.text >= 36, 0.9)
    maps = [
        build_measurement(36),
        build_measurement(35),
        build_measurement(36, claims=10),
        build_measurement(36, longest=13),
    ]
    assert evaluate_aim(aim, maps, few_words=True) == AimResult(met=1, could=2, maps=2)
    assert evaluate_aim(aim, maps, few_words=False) == AimResult(met=1, could=1, maps=1)
    assert AimResult(met=9, could=10, maps=10).is_reached(0.9)
    assert not AimResult(met=8, could=9, maps=9).is_reached(0.9)


def test_a_row_holds_the_maps_of_one_kind_and_size() -> None:
    a, b, c, d = (
        build_measurement(1),
        build_measurement(2, claims=5),
        build_measurement(3),
        build_measurement(4, kind="ko"),
    )
    assert group_rows([a, b, c, d]) == [[a, c], [b], [d]]
