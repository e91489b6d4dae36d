"""Whatever is written, the map holds together and every diagnostic has its place."""

from hypothesis import given
from hypothesis import strategies as st

from argmap.diagnostics.source import Source
from argmap.model.build import build_argmap
from argmap.model.map import ArgMap, Polarity, Role
from argmap.model.rules import RULES
from argmap.syntax.keywords import KEYWORDS
from argmap.syntax.parse import parse
from argmap.syntax.properties import KEYS

CODES = {rule.code for rule in RULES}
IDS = st.sampled_from(["a", "b", "ㄱ", "비용", "and", "x-1"])
VALUES = st.sampled_from(
    ["a", "b 3", "weak", "0.5", "ko", "https://example.org", "W301", "role", "비용", "2", "x y"]
)
ENTRY = st.builds(
    "{}{}{}".format,
    st.sampled_from(sorted(KEYWORDS)),
    IDS.map(" {}".format) | st.just(""),
    st.sampled_from([": One", ": 둘", ": One", "", ":", ": three | four"]),
)
PROPERTY = st.builds(
    "{}{}: {}".format, st.sampled_from(sorted({*KEYS, "en", "ko"})), st.sampled_from(["", ".en"]), VALUES
)
LINES = st.lists(st.tuples(st.integers(-3, 1), ENTRY | PROPERTY), max_size=25)


@st.composite
def maps(draw: st.DrawFn) -> str:
    """Lines that nest as they please, some of them nonsense."""
    depth, text = 0, ""
    for step, line in draw(LINES):
        depth = max(depth + step, 0)
        text += "  " * depth + line + "\n"
    return text


@given(maps())
def test_nothing_raises_and_every_error_has_a_place(text: str) -> None:
    file, _ = parse(Source("any", text))
    _, diagnostics = build_argmap(file)
    places = [(diagnostic.span.start, diagnostic.span.end, diagnostic.code) for diagnostic in diagnostics]
    assert places == sorted(places)
    for diagnostic in diagnostics:
        assert diagnostic.code in CODES
        for span in (
            diagnostic.span,
            *(note.span for note in diagnostic.notes),
            *(fix.span for fix in diagnostic.fixes),
        ):
            assert 0 <= span.start <= span.end <= len(text)


@given(maps())
def test_what_is_named_is_there(text: str) -> None:
    argmap, _ = build_argmap(parse(Source("any", text))[0])
    for name, statement in argmap.statements.items():
        assert statement.id == name
        assert statement.text[""].span.end <= len(text)
        assert statement.parent_step is None or statement.parent_step in argmap.inferences
        assert statement.group is None or statement.group in argmap.groups
        assert all(cite.source in argmap.sources for cite in statement.cites)
        assert (statement.depth == 0) >= (statement.role in (Role.THESIS, Role.CLAIM) and not has_error(text))
    for group in argmap.groups.values():
        assert group.parent is None or group.parent in argmap.groups
    for view in argmap.views.values():
        assert view.root is None or view.root in argmap.statements
        assert set(view.groups) <= set(argmap.groups)


def has_error(text: str) -> bool:
    file, diagnostics = parse(Source("any", text))
    return bool(diagnostics or build_argmap(file)[1])


@given(maps())
def test_steps_hold_together(text: str) -> None:
    argmap, _ = build_argmap(parse(Source("any", text))[0])
    homes = [name for name, statement in parent_steps(argmap)]
    assert len(homes) == len(set(homes))
    for order, (name, step) in enumerate(argmap.inferences.items()):
        assert (step.id, step.order) == (name, order)
        assert step.premises
        assert all(premise.statement in argmap.statements for premise in step.premises)
        if step.undercuts:
            hit = argmap.inferences[step.target]
            assert hit.order < step.order
            assert step.written_under in {premise.statement for premise in hit.premises}
            assert step.polarity is Polarity.ATTACKS
        else:
            assert step.written_under == step.target
            assert step.target in argmap.statements


def parent_steps(argmap: ArgMap) -> list[tuple[str, str]]:
    """Each statement that stands in full in a step, with that step; and both sides agree."""
    pairs = [
        (p.statement, step.id) for step in argmap.inferences.values() for p in step.premises if p.in_full
    ]
    assert set(pairs) == {(s.id, s.parent_step) for s in argmap.statements.values() if s.parent_step}
    return pairs
