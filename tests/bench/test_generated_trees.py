"""The trees that programs are measured on are what they are said to be, in every notation."""

import pytest

from tests.bench.generated_trees import LONGEST, NOTATIONS, SHORTEST, generate_tree
from tests.layout.map_from_text import build_test_map

SIZES = (1, 20, 300)


@pytest.mark.parametrize("size", SIZES)
def test_a_tree_has_its_size_and_labels_their_length(size: int) -> None:
    made = generate_tree(size)
    assert len(made.labels) == len(made.parents) == len(made.attacks) == size
    assert all(SHORTEST <= len(label) <= LONGEST for label in made.labels)
    assert all(above < number for number, above in enumerate(made.parents[1:], 1))


@pytest.mark.parametrize("size", SIZES)
def test_argmap_reads_the_tree_itself(size: int) -> None:
    made = generate_tree(size)
    argmap = build_test_map(NOTATIONS["argmap"](made))
    assert {
        s.id: s.text["en"].value if "en" in s.text else next(iter(s.text.values())).value
        for s in argmap.statements.values()
    } == {f"s{n}": label for n, label in enumerate(made.labels)}
    hit = {step.premises[0].statement: step.target for step in argmap.inferences.values()}
    assert hit == {f"s{n}": f"s{made.parents[n]}" for n in range(1, size)}


@pytest.mark.parametrize("notation", NOTATIONS)
def test_every_notation_has_each_label_once(notation: str) -> None:
    made = generate_tree(20)
    told = " ".join(NOTATIONS[notation](made).replace("\\n", " ").split())
    assert all(told.count(label) == 1 for label in made.labels)
