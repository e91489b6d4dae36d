"""In which order a view's statements appear."""

import pytest

from argmap.deck.unveiling import unveiled
from argmap.model.map import Reveal
from tests.layout.mapping import mapped

TEXT = """\
thesis t: a
  objection o: b
    premise p: c
    rebuttal r: d
  premise q: e
  and s: f
    undercut u: g
"""


@pytest.mark.parametrize(
    ("reveal", "steps"),
    [
        (Reveal.NONE, {}),
        (Reveal.ROLE, {"q": 1, "s": 1, "o": 2, "p": 2, "r": 3, "u": 4}),
        (Reveal.BRANCH, {"o": 1, "p": 1, "r": 1, "q": 2, "s": 2, "u": 2}),
        (Reveal.ORDER, {"o": 1, "p": 2, "r": 3, "q": 4, "s": 4, "u": 5}),
    ],
)
def test_statements_appear_in_their_order(reveal: Reveal, steps: dict[str, int]) -> None:
    stage = unveiled(mapped(TEXT), reveal)
    assert dict(stage.boxes) == steps


@pytest.mark.parametrize("reveal", list(Reveal))
def test_a_wire_waits_for_its_ends(reveal: Reveal) -> None:
    argmap = mapped(TEXT + "thesis w: h\n  premise p\n")
    stage = unveiled(argmap, reveal)
    for step in argmap.inferences.values():
        ends = [*(part.statement for part in step.premises), step.target]
        assert stage.wires.get(step.id, 0) >= max(stage.boxes.get(e, stage.wires.get(e, 0)) for e in ends)
    assert {*stage.boxes.values(), *stage.wires.values()} == set(range(1, stage.last + 1))
