"""The side of each statement: for its thesis or against it, by the attacks above it."""

import pytest

from argmap.layout.layout_options import LayoutOptions
from argmap.layout.reading_order import build_reading_tree
from argmap.layout.reference_boxes import insert_stand_ins
from argmap.model.map import ArgMap
from argmap.model.subset import Subset, extract_subset
from tests.layout.generated_maps import generate_map
from tests.layout.map_from_text import build_test_map

CHAIN = """\
thesis top: Top
  objection o: Objection
    rebuttal r: Rebuttal
      rebuttal rr: Rebuttal of the rebuttal
        rebuttal rrr: Third rebuttal
    premise p: Premise of the objection
      undercut u: Undercut of the premise's step
        premise up: Premise of the undercut
        undercut uu: Undercut of the undercut
    assumption a: Assumption with the premise
  premise q: Premise
    objection qo: Objection to the premise
      rebuttal qr: Rebuttal for the premise
thesis other: Other
  premise r
"""
OPPOSING = {"o", "rr", "p", "uu", "a", "qo"}


def list_opposing(argmap: ArgMap) -> set[str]:
    return {each.id for each in argmap.statements.values() if each.opposes_thesis}


def test_each_attack_changes_the_side() -> None:
    assert list_opposing(build_test_map(CHAIN)) == OPPOSING


def test_a_part_of_a_map_keeps_the_sides_of_the_whole() -> None:
    part = extract_subset(build_test_map(CHAIN), Subset(root="o")).argmap
    assert list_opposing(part) == OPPOSING & part.statements.keys()


@pytest.mark.parametrize("seed", range(8))
def test_the_side_of_a_generated_map_is_the_number_of_attacks_above(seed: int) -> None:
    argmap = build_test_map(generate_map(seed, 40))

    def count_attacks(name: str) -> int:
        if name in argmap.inferences:
            step = argmap.inferences[name]
            return (step.undercuts or step.polarity.value == "attacks") + count_attacks(step.target)
        parent = argmap.statements[name].parent_step
        return count_attacks(parent) if parent else 0

    assert list_opposing(argmap) == {name for name in argmap.statements if count_attacks(name) % 2}


def test_a_reference_has_the_side_of_the_place_where_it_serves() -> None:
    """The same answer serves the thesis below one objection, and attacks it below a rebuttal."""
    argmap = build_test_map(
        "thesis: T\n  objection a: A\n    rebuttal x: X\n  objection b: B\n    rebuttal y: Y\n"
        "      rebuttal x\n  objection c: C\n    rebuttal x\n"
    )
    tree = build_reading_tree(argmap)
    references = [each for step in argmap.inferences.values() for each in tree.references(step)]
    drawn = insert_stand_ins(argmap, references, LayoutOptions())
    sides = {drawn.inferences[each.step].target: drawn.statements[each.id] for each in references}
    assert sides["y"].opposes_thesis
    assert not sides["c"].opposes_thesis
