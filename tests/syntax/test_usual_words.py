"""Words that people use where the language has another are told by that, and fixed."""

import pytest

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.nearest_name import is_one_slip
from argmap.diagnostics.source import Source
from argmap.edit.fixes import apply_fixes, list_fixes
from argmap.pipeline.fixing import FixOptions, fix_bytes
from argmap.syntax.keywords import KEYWORDS
from argmap.syntax.parse import parse
from argmap.syntax.properties import KEYS
from argmap.syntax.usual_words import QUESTION_WORDS, USUAL_KEYS, USUAL_KEYWORDS


def find_errors(text: str) -> tuple[Diagnostic, ...]:
    return parse(Source("map.argmap", text))[1]


def fix(text: str) -> str:
    return apply_fixes(text, list_fixes(find_errors(text)))


ENGLISH = {
    "premise": "pro support reason because evidence argument example ground justification",
    "objection": "con counter attack against counterclaim",
    "rebuttal": "rebut",
    "and": "warrant backing reasoning",
}
KOREAN = {
    "전제": "근거 이유 논거 증거 찬성 예시 사례",
    "반론": "반대 반박 반례",
    "재반론": "재반박",
    "꼬리표": "태그",
    "메모": "설명",
    "묶음": "그룹",
}
PAIRS = [
    (word, keyword)
    for table in (ENGLISH, KOREAN)
    for keyword, words in table.items()
    for word in words.split()
]


@pytest.mark.parametrize(("word", "keyword"), PAIRS)
def test_a_usual_word_is_written_as_the_keyword(word: str, keyword: str) -> None:
    top = "thesis" if word.isascii() else "논제"
    text = f"{top}: T\n  {word}: X\n"
    (error,) = find_errors(text)
    assert (error.code, error.span.text, error.has_safe_fixes) == ("E126", word, True)
    assert error.hint is not None
    assert f"`{keyword}`" in error.hint.en
    assert f"`{keyword}`" in error.hint.ko
    assert fix(text) == f"{top}: T\n  {keyword}: X\n"


@pytest.mark.parametrize(
    ("lines", "fixed"),
    [
        (["전제: 나", "결합 전제: 다"], ["전제: 나", "그리고: 다"]),
        (["결합전제: 나", "결합전제 : 다"], ["전제: 나", "그리고 : 다"]),
        (["전제: 나", "암묵적 가정: 다"], ["전제: 나", "가정: 다"]),
        (["전제: 나", "숨은 전제： 다"], ["전제: 나", "가정： 다"]),
        (
            ["premise: B", "Linked premise: C", "implicit assumption: D"],
            ["premise: B", "and: C", "assumption: D"],
        ),
        (["joint premise: B", "joint premise: C"], ["premise: B", "and: C"]),
    ],
)
def test_two_words_are_written_as_the_keyword(lines: list[str], fixed: list[str]) -> None:
    top = "thesis: T" if lines[0].isascii() else "논제: 가"
    text = "\n  ".join([top, *lines]) + "\n"
    assert {error.code for error in find_errors(text)} == {"E126"}
    assert (
        fix_bytes(text.encode(), "m.argmap", FixOptions()).data.decode() == "\n  ".join([top, *fixed]) + "\n"
    )


@pytest.mark.parametrize("line", ["결합: 다", "암묵적: 다", "implicit: D", "  linked premise"])
def test_half_of_two_words_is_none_of_them(line: str) -> None:
    assert "E126" not in {error.code for error in find_errors(f"thesis: T\n  premise: B\n  {line}\n")}


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("title: M\nconclusion: T\n", "map: M\nthesis: T\n"),
        ("제목: 가\n결론: 나\n", "지도: 가\n논제: 나\n"),
        ("그룹 빛: 빛\n논제: 나\n", "묶음 빛: 빛\n논제: 나\n"),
        ("thesis: T\n  Pro cheap: X\n    against: Y\n", "thesis: T\n  premise cheap: X\n    objection: Y\n"),
    ],
)
def test_at_the_top_and_with_ids_too(text: str, fixed: str) -> None:
    assert fix(text) == fixed
    assert find_errors(fixed) == ()


def test_the_words_of_a_school_essay_make_a_map() -> None:
    written = "Claim: A\nEvidence: B\nReasoning: C\nCounterclaim: D\nRebuttal: E\n"
    assert (
        fix_bytes(written.encode(), "map.argmap", FixOptions()).after
        == "claim: A\n  premise: B\n  and: C\n  objection: D\n    rebuttal: E\n"
    )


@pytest.mark.parametrize("attack", ["objection", "rebuttal", "undercut", "con"])
@pytest.mark.parametrize("word", ["con", "counter", "counterclaim", "attack", "against", "반대", "반박"])
def test_below_an_attack_what_speaks_against_it_is_a_rebuttal(attack: str, word: str) -> None:
    for linked in ("", "  and: Z\n"):
        fixed = fix(f"thesis: T\n  {attack}: X\n{linked}    {word}: Y\n")
        assert "    rebuttal: Y\n" in fixed


def test_the_advice_is_in_the_language_of_the_file_s_keywords() -> None:
    assert fix("논제: 가\n  pro: 나\n") == "논제: 가\n  전제: 나\n"
    assert fix("thesis: T\n  근거: 나\n") == "thesis: T\n  premise: 나\n"
    (error,) = find_errors("논제: 가\n  가나다: 나\n")
    assert error.hint is not None
    assert "`전제`" in error.hint.en
    (error,) = find_errors("thesis: A\n  xyz: B\n")
    assert error.hint is not None
    assert "`premise`" in error.hint.ko


@pytest.mark.parametrize("word", ["question", "질문"])
def test_a_question_gets_the_advice_to_state_the_answer(word: str) -> None:
    (error,) = find_errors(f"{word}: Should we?\n")
    assert error.code == "E126"
    assert error.hint is not None
    assert "answer" in error.hint.en
    assert error.fixes == ()


def test_a_nested_conclusion_is_not_made_a_thesis_there() -> None:
    (error,) = find_errors("thesis: T\n  premise: P\n  conclusion: C\n")
    assert (error.code, error.fixes) == ("E126", ())


@pytest.mark.parametrize("line", ["therefore goal", "so: A\n\ntherefore goal", "Conclusion: It is so"])
def test_a_conclusion_beside_the_thesis_is_left_out(line: str) -> None:
    error = find_errors(f"thesis goal: T\n  premise: P\n\n{line}\n")[-1]
    assert (error.code, error.fixes) == ("E126", ())
    assert error.hint is not None
    assert error.hint.en.startswith("the map has its `thesis`: leave out a conclusion that repeats it")
    assert "`|`" not in error.hint.en


def test_a_conclusion_without_a_colon_may_carry_on_a_text() -> None:
    (error,) = find_errors("thesis: T\n  premise: P\n    therefore we should go\n")
    assert error.hint is not None
    assert "leave out a conclusion" in error.hint.en
    assert "begin it with `|`" in error.hint.en


@pytest.mark.parametrize(
    "text", ["claim: A\n  premise: B\nConclusion: So A\n", "주장: 가\n  전제: 나\n결론: 따라서 가\n"]
)
def test_a_conclusion_behind_a_claim_is_not_made_a_thesis(text: str) -> None:
    error = find_errors(text)[-1]
    assert (error.code, error.fixes) == ("E126", ())
    assert error.hint is not None
    assert "leave it out and make that the" in error.hint.en
    assert "되풀이하는 말이면 빼고" in error.hint.ko


def test_a_conclusion_behind_a_claim_that_has_its_premises_is_the_thesis() -> None:
    text = "claim a: A\n  premise: B\nConclusion: C\n  premise a\n"
    assert fix(text) == text.replace("Conclusion", "thesis")


@pytest.mark.parametrize(
    "line", ["because they are cheap", "against all odds", "reason enough", "근거 없는 말"]
)
def test_prose_that_begins_with_one_gets_advice_and_no_fix(line: str) -> None:
    (error,) = find_errors(f"thesis: T\n  premise: A long text\n    {line}\n")
    assert (error.code, error.fixes) == ("E126", ())
    assert error.hint is not None
    assert "`|`" in error.hint.en


def test_what_hangs_below_keeps_its_place() -> None:
    file, (error,) = parse(Source("m", "thesis: T\n  pro: X\n    objection: Y\n"))
    assert error.code == "E126"
    assert [child.keyword.value for child in file.entries[0].children[0].children] == ["objection"]


def test_no_usual_word_is_a_word_of_the_language_already() -> None:
    words = {*USUAL_KEYWORDS, *USUAL_KEYS, *QUESTION_WORDS}
    assert words.isdisjoint({*KEYWORDS, *KEYS})
    assert all(word == word.casefold() for word in words)
    assert set(USUAL_KEYWORDS).isdisjoint({*USUAL_KEYS, *QUESTION_WORDS})


@pytest.mark.parametrize(
    ("word", "name", "expected"),
    [
        ("premis", "premise", True),
        ("premisse", "premise", True),
        ("tehsis", "thesis", True),
        ("전재", "전제", True),
        ("Thesis", "thesis", True),
        ("objective", "objection", False),
        ("object", "objection", False),
    ],
)
def test_one_slip_is_a_letter_more_less_other_or_swapped(word: str, name: str, expected: bool) -> None:
    assert is_one_slip(word, name) is expected


def test_a_word_two_letters_off_is_not_fixed_unasked() -> None:
    (error,) = find_errors("thesis: T\n  objective: X\n")
    assert error.fixes
    assert not error.has_safe_fixes


@pytest.mark.parametrize("word", ["con", "counter", "반박", "반대"])
@pytest.mark.parametrize(
    "text",
    [
        "thesis: T\n  objection: O\n\tobjection: P\n\t  {word}: X\n",
        "thesis: T\n      objection: O\n    {word}: X\n",
    ],
)
def test_a_word_for_an_attack_waits_until_the_depth_of_all_lines_is_settled(text: str, word: str) -> None:
    errors = find_errors(text.format(word=word))
    (about_word,) = [error for error in errors if error.code == "E126"]
    assert len(errors) == 2
    assert about_word.fixes == ()
    assert about_word.hint is not None
    assert "`rebuttal`" in about_word.hint.en


def test_tabs_alone_settle_the_depth_and_other_words_do_not_depend_on_it() -> None:
    assert "\n\t\trebuttal: X\n" in fix_words("thesis: T\n\tobjection: O\n\t\tcon: X\n")
    assert "\n  premise: X\n" in fix_words("thesis: T\n\tobjection: O\n  pro: X\n")


def fix_words(text: str) -> str:
    return apply_fixes(text, list_fixes(error for error in find_errors(text) if error.code == "E126"))


@pytest.mark.parametrize("phrase", ["반박의 반박", "반론의  반론", "반론에 대한 반박"])
def test_an_answer_in_several_words_is_a_rebuttal(phrase: str) -> None:
    assert fix(f"논제: 가\n  반론: 나\n    {phrase}: 다\n") == "논제: 가\n  반론: 나\n    재반론: 다\n"


def test_such_words_without_a_colon_are_prose() -> None:
    (error,) = find_errors("논제: 가\n  반론: 나\n    반박의 반박 다\n")
    assert (error.code, error.fixes) == ("E110", ())


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("논제: 가\n  반론: 나\n    {word}: 다\n", "재반론 무력화 전제 가정"),
        ("thesis: A\n  objection: B\n    {word}: C\n", "rebuttal undercut premise assumption"),
    ],
)
@pytest.mark.parametrize("word", ["weakness", "허점", "반격"])
def test_below_an_attack_an_unknown_word_is_told_all_that_may_stand_there(
    text: str, names: str, word: str
) -> None:
    (error,) = find_errors(text.format(word=word))
    assert error.hint is not None
    for name in names.split():
        assert f"`{name}`" in error.hint.en
        assert f"`{name}`" in error.hint.ko
    assert error.fixes == ()


def test_a_word_for_weakening_is_an_undercut() -> None:
    assert "    무력화: 다\n" in fix("논제: 가\n  반론: 나\n    약화: 다\n")


@pytest.mark.parametrize("word", ["see", "See", "refer", "참조"])
def test_a_word_before_an_id_is_told_how_to_refer(word: str) -> None:
    (error,) = find_errors(f"thesis: A\n  premise b: B\n  premise: C\n    {word} b\n")
    assert (error.code, error.has_safe_fixes) == ("E126", False)
    assert error.hint is not None
    assert "`premise b` without a colon" in error.hint.en
    assert apply_fixes(error.span.source.text, error.fixes).endswith("    premise b\n")
    (error,) = find_errors(f"thesis: A\n  premise b: B\n  premise: C\n    {word} c\n")
    assert error.fixes == ()


@pytest.mark.parametrize(("word", "top"), [("question", "thesis"), ("질문", "논제")])
def test_a_question_beside_a_thesis_becomes_an_objection_or_nothing(word: str, top: str) -> None:
    for text in (f"{top}: T\n  {word}: Is it?\n", f"{word}: Is it?\n{top}: T\n"):
        (error,) = find_errors(text)
        assert error.hint is not None
        assert "leave it out" in error.hint.en
        assert error.fixes == ()


@pytest.mark.parametrize("word", ["see", "refer", "참조"])
def test_a_reference_below_an_attack_may_answer_it(word: str) -> None:
    (error,) = find_errors(f"thesis: T\n  premise p: P\n  objection: O\n    {word} p\n")
    assert (error.code, error.fixes) == ("E126", ())
    assert error.hint is not None
    for phrase in (error.hint.en, error.hint.ko):
        assert "`rebuttal p`" in phrase
        assert "`premise p`" in phrase
