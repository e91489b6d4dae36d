"""Tests of the generated trees, in every notation."""

import pytest

from tests.bench.generated_trees import LONGEST, NOTATIONS, SHORTEST, generate_tree
from tests.layout.map_from_text import build_test_map

SIZES = (1, 20, 300)


@pytest.mark.parametrize("size", SIZES)
def test_a_tree_has_its_size_and_labels_their_length(size: int) -> None:
    tree = generate_tree(size)
    assert len(tree.labels) == len(tree.parents) == len(tree.attacks) == size
    assert all(SHORTEST <= len(label) <= LONGEST for label in tree.labels)
    assert all(above < number for number, above in enumerate(tree.parents[1:], 1))


@pytest.mark.parametrize("size", SIZES)
def test_argmap_reads_the_tree_itself(size: int) -> None:
    tree = generate_tree(size)
    argmap = build_test_map(NOTATIONS["argmap"](tree))
    assert {
        s.id: s.text["en"].value if "en" in s.text else next(iter(s.text.values())).value
        for s in argmap.statements.values()
    } == {f"s{n}": label for n, label in enumerate(tree.labels)}
    hit = {step.premises[0].statement: step.target for step in argmap.inferences.values()}
    assert hit == {f"s{n}": f"s{tree.parents[n]}" for n in range(1, size)}


@pytest.mark.parametrize("notation", NOTATIONS)
def test_every_notation_has_each_label_once(notation: str) -> None:
    tree = generate_tree(20)
    notation_text = " ".join(NOTATIONS[notation](tree).replace("\\n", " ").split())
    assert all(notation_text.count(label) == 1 for label in tree.labels)
