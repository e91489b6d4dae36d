"""Every drawing in columns keeps the rules of geometry.py."""

from pathlib import Path

import pytest

from argmap.config.drawing_choices import ReferenceChoice
from argmap.layout.columns.column_layout import lay_out_columns
from argmap.layout.compact import cross_links
from argmap.layout.compact.compact_layout import lay_out_compact
from argmap.layout.engine import EngineChoice
from argmap.layout.fit_page import Arrangement, fit_to_page
from argmap.layout.layout_options import LayoutOptions
from argmap.render.argument_symbols import BORDER_STYLES
from argmap.theme.pages import PAGE_SIZES
from tests.layout.generated_maps import generate_map
from tests.layout.geometry import find_faults
from tests.layout.map_from_text import build_test_map

MAPS = sorted(Path(__file__).parents[2].glob("maps/*.argmap"))


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_our_maps(path: Path, lang: str) -> None:
    argmap = build_test_map(path.read_text("utf-8"))
    assert find_faults(argmap, lay_out_columns(argmap, LayoutOptions(lang=lang, numbered=True))) == []


@pytest.mark.parametrize("seed", range(40))
def test_generated_maps(seed: int) -> None:
    argmap = build_test_map(generate_map(seed, 2 + seed))
    assert find_faults(argmap, lay_out_columns(argmap)) == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1000, 1150))
def test_many_generated_maps(seed: int) -> None:
    argmap = build_test_map(generate_map(seed, 2 + seed % 90, references=seed % 3 > 0, groups=seed % 2 > 0))
    assert find_faults(argmap, lay_out_columns(argmap)) == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2000, 2030))
def test_generated_maps_with_the_dot_of_the_system(seed: int) -> None:
    argmap = build_test_map(generate_map(seed, 2 + seed % 50))
    assert find_faults(argmap, lay_out_columns(argmap, LayoutOptions(engine=EngineChoice.DOT))) == []


ODD = sorted(Path(__file__).parent.glob("odd/*.argmap"))


@pytest.mark.parametrize("path", ODD, ids=lambda path: path.stem)
def test_odd_maps(path: Path) -> None:
    argmap = build_test_map(path.read_text("utf-8"))
    assert find_faults(argmap, lay_out_columns(argmap)) == []


def test_the_hundredth_level_is_drawn() -> None:
    text = "thesis: T\n" + "".join("  " * depth + f"premise: level {depth}\n" for depth in range(1, 100))
    argmap = build_test_map(text)
    assert find_faults(argmap, lay_out_columns(argmap)) == []


def test_a_claim_with_a_thousand_premises_is_drawn() -> None:
    argmap = build_test_map("thesis: T\n" + "".join(f"  premise: p{i}\n" for i in range(1000)))
    assert len(lay_out_columns(argmap).boxes) == 1001


def test_the_same_map_gives_the_same_drawing() -> None:
    text = generate_map(7, 30)
    assert lay_out_columns(build_test_map(text)) == lay_out_columns(build_test_map(text))


def test_a_chain_of_references_is_drawn_in_columns_however_long() -> None:
    links = "".join(f"claim c{n}: C\n  premise c{n + 1}\n" for n in range(500))
    assert len(lay_out_columns(build_test_map(f"{links}claim c500: C\n")).boxes) == 501


def test_a_thicket_of_references_is_given_up_and_drawn_in_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(
        f"claim c{n}: C {n}\n" + "".join(f"  objection c{(n + k) % 9}\n" for k in (1, 2, 4)) for n in range(9)
    )
    options = LayoutOptions(reference_form=ReferenceChoice.WIRES)
    assert lay_out_compact(build_test_map(text), options, 16 / 9) is not None
    monkeypatch.setattr(cross_links, "MAX_TOTAL_STEPS", 500)
    assert lay_out_compact(build_test_map(text), options, 16 / 9) is None
    fitted = fit_to_page(build_test_map(text), PAGE_SIZES["16:9"], options)
    assert fitted.arrangement is Arrangement.COLUMNS
    boxes = fit_to_page(build_test_map(text), PAGE_SIZES["16:9"], LayoutOptions())
    assert boxes.arrangement is Arrangement.COMPACT


def test_a_thesis_over_many_columns_has_its_text_in_the_middle() -> None:
    premises = "".join(f"  premise: A reason of some words, number {i}\n" for i in range(4))
    objections = "".join(f"  objection: An objection of some words, number {i}\n" for i in range(4))
    argmap = build_test_map(f"thesis: Short\n{premises}{objections}")
    scene = fit_to_page(argmap, PAGE_SIZES["16:9"], LayoutOptions()).scene
    thesis, premise = scene.boxes[0], scene.boxes[1]
    assert [line.x for line in thesis.lines] == [thesis.rect.x + thesis.rect.width / 2]
    assert thesis.lines[0].centred
    assert not premise.lines[0].centred
    assert find_faults(argmap, scene) == []


@pytest.mark.parametrize("role", ["objection", "rebuttal", "premise"])
def test_text_is_in_the_middle_between_bars_and_the_other_edge(role: str) -> None:
    text = f"thesis: T\n  objection: Because of\n    {role}: A longer text of some words\n"
    box = fit_to_page(build_test_map(text), PAGE_SIZES["16:9"], LayoutOptions()).scene.boxes[-1]
    line = max(box.lines, key=lambda line: line.width)
    bars_end = max((x + width for x, width in BORDER_STYLES[role].bars), default=0.0)
    left, right = line.x - box.rect.x - bars_end, box.rect.right - line.x - line.width
    assert left == pytest.approx(right, abs=1)
