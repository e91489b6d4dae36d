"""Ids that nobody wrote: made from what a line says, and not changed by other lines."""

from hypothesis import given
from hypothesis import strategies as st

from argmap.diagnostics.source import Source
from argmap.edit.fixes import apply_fixes
from argmap.model.build import build_argmap
from argmap.model.map import ArgMap
from argmap.syntax.keywords import is_id
from argmap.syntax.parse import parse

WORDS = st.sampled_from(
    ["자동화가 일자리를 없앤다", "Bread smells good", "«≠»", "같은 말", "🍞", "한", "a: b # c | d"]
)


def build_test_map(text: str) -> ArgMap:
    file, diagnostics = parse(Source("ids", text))
    argmap, meant = build_argmap(file)
    assert not diagnostics + meant
    return argmap


def ids_by_text(argmap: ArgMap) -> dict[str, str]:
    return {statement.text[""].value: name for name, statement in argmap.statements.items()}


@given(st.lists(WORDS, min_size=1, max_size=6, unique=True), st.lists(WORDS, max_size=6, unique=True))
def test_other_lines_do_not_change_generated_ids(kept: list[str], further: list[str]) -> None:
    few = build_test_map("thesis: T\n" + "".join(f"  premise: {text}\n" for text in kept))
    lines = [f"objection: {text}" for text in further if text not in kept] + [
        f"premise: {t}" for t in reversed(kept)
    ]
    many = build_test_map("map: M\nthesis t: T\n" + "".join(f"  {line}\n    short: s\n" for line in lines))
    assert {text: ids_by_text(many)[text] for text in kept} == {text: ids_by_text(few)[text] for text in kept}
    steps = {f"{ids_by_text(few)[text]}.supports" for text in kept}
    assert steps <= set(few.inferences)
    assert steps <= set(many.inferences)


@given(WORDS)
def test_a_generated_id_is_none_that_could_be_written(text: str) -> None:
    generated = ids_by_text(build_test_map(f"thesis: {text}\n"))[text]
    assert not is_id(generated)
    assert generated.isascii()
    assert all(char.isalnum() or char == "." for char in generated)


def test_statements_of_the_same_words_have_ids_of_their_own() -> None:
    text = "thesis a: A\n  premise: same\n  premise: same\nthesis b: B\n  objection: same\n"
    ids = list(build_test_map(text).statements)
    assert len(set(ids)) == len(ids) == 5
    longer = list(build_test_map(text + "thesis c: C\n  premise: same\n").statements)
    assert longer[: len(ids)] == ids
    without_second = list(build_test_map(text.replace("  premise: same\n", "", 1)).statements)
    assert without_second[-1] == ids[-1]


def test_an_inference_id_is_no_statement_id() -> None:
    argmap = build_test_map(
        "thesis t: T\n  premise supports: S\n  premise n: N\n  objection supports\n  objection: x\n"
    )
    assert not set(argmap.inferences) & set(argmap.statements)


def test_chains_of_references_keep_ids_short() -> None:
    names = [f"a-rather-long-name-of-a-statement-{number}" for number in range(60)]
    nested = "".join(f"{'  ' * (depth + 2)}undercut {name}\n" for depth, name in enumerate(names[1:]))
    claims = "".join(f"claim {name}: {name} is said\n" for name in names)
    argmap = build_test_map(f"thesis t: T\n  premise {names[0]}\n{nested}{claims}")
    assert len(argmap.inferences) == len(names)
    assert max(map(len, argmap.inferences)) < 160


def fix_repeated_ids(text: str) -> str:
    file, _ = parse(Source("ids", text))
    return apply_fixes(text, [fix for error in build_argmap(file)[1] for fix in error.fixes if fix.is_safe])


def test_lines_that_are_numbered_for_each_role_get_ids_with_their_role() -> None:
    text = "thesis: T\n  premise 1: A\n  objection 1: B\n    rebuttal 1: C\n  objection objection-1: D\n"
    assert fix_repeated_ids(text) == text.replace("objection 1", "objection 1-2").replace(
        "rebuttal 1", "rebuttal rebuttal-1"
    )
    assert "\n  반론 반론-1: 다\n" in fix_repeated_ids("논제: 가\n  전제 1: 나\n  반론 1: 다\n")


def test_a_number_that_something_refers_to_is_left_to_its_writer() -> None:
    for line in ("  premise 1\n", "view v: V\n  root: 1\n"):
        text = f"thesis: T\n  premise 1: A\n  objection 1: B\n{line}"
        assert fix_repeated_ids(text) == text
