"""The reading tree places each statement once: where it is written, else where it is first referred to."""

from argmap.layout.reading_order import build_reading_tree
from argmap.model.subset import Subset, extract_subset
from tests.layout.map_from_text import build_test_map

DISPUTE = """\
thesis a: A
  premise p: P
  and q: Q
  objection b
thesis b: B
  premise p
  objection a
"""


def test_a_statement_that_a_view_shows_apart_from_its_line_stands_where_it_is_referred_to() -> None:
    view = extract_subset(build_test_map(DISPUTE), Subset(root="b", depth=1)).argmap
    tree = build_reading_tree(view)
    assert set(view.statements) == {"a", "b", "p"}
    assert tree.roots == ("a", "b")
    assert tree.children["b"] == ("p",)


def test_in_the_whole_map_it_stands_in_its_line() -> None:
    tree = build_reading_tree(build_test_map(DISPUTE))
    assert tree.roots == ("a", "b")
    assert tree.children == {"a": ("p", "q")}


def test_a_claim_before_theses_that_attack_each_other_stands_below_the_first_that_needs_it() -> None:
    tree = build_reading_tree(build_test_map("claim c: C\n" + DISPUTE.replace("premise p\n", "premise c\n")))
    assert tree.roots == ("a", "b")
    assert tree.children["b"] == ("c",)
