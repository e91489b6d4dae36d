"""Stems of words, and texts that say nearly the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.check.language import Language
from argmap.check.run_checks import check
from argmap.check.several_sentences import find_second_sentence
from argmap.check.similarity import compute_fingerprint, is_similar
from argmap.check.stem_en import stem_english
from argmap.check.stem_ko import stem_korean
from argmap.check.terms import extract_terms
from argmap.diagnostics.source import Source
from argmap.model.build import build_argmap
from argmap.syntax.parse import parse

LINES = st.text(st.sampled_from("가나다 이를는.?!때문에 because A% 1배b“”\"'()…。一x-"), max_size=40)


@pytest.mark.parametrize(
    ("forms", "stem"),
    [
        ("policy policies policy's", "policy"),
        ("destroy destroys destroyed destroying", "destroy"),
        ("plan plans planned planning", "plan"),
        ("use used using uses", "us"),
        ("class classes", "class"),
        ("boss", "boss"),
        ("the of should isn't", ""),
        ("tie ties", "ti"),
        ("call calls called calling", "call"),
        ("pass passed passing", "pass"),
        ("developed", "developed"),
        ("developing", "developing"),
    ],
)
def test_english_forms_share_a_stem(forms: str, stem: str) -> None:
    assert {stem_english(form) for form in forms.split()} == {stem}


@pytest.mark.parametrize(
    ("forms", "stem"),
    [
        ("일자리 일자리가 일자리를 일자리의 일자리에서는 일자리들은 일자리까지", "일자리"),
        ("사람 사람은 사람들이 사람으로부터 사람이다", "사람"),
        ("사람 사람들부터 사람들까지 사람들마다 사람마다", "사람"),
        ("나이 나이는", "나이"),
        ("너의", "너의"),
        ("증가 증가한다 증가했다 증가하는 증가를", "증가"),
        ("국가 국가는 국가의", "국가"),
        ("포유류 포유류는 포유류다", "포유류"),
        ("좌석 좌석보다 좌석보다는", "좌석"),
        ("개 개보다", "개"),
        ("정보 정보다 정보보다", "정보"),
        ("마을 마을은 마을에서", "마을"),
        ("것 수 등 있다", ""),
    ],
)
def test_korean_words_lose_their_particles(forms: str, stem: str) -> None:
    assert {stem_korean(form)[0] for form in forms.split()} == {stem}


@pytest.mark.parametrize(
    "word", ["줄어드는", "나누는", "작은", "찾는", "늘어나는", "빠르다", "돌보다", "바라보다"]
)
def test_verbs_before_a_noun_are_no_nouns(word: str) -> None:
    assert not stem_korean(word)[1]


@given(LINES, st.sampled_from(Language))
def test_terms_stand_in_order_inside_the_text(text: str, language: Language) -> None:
    end = 0
    for term in extract_terms(text, language):
        assert end <= term.start < term.end <= len(text)
        assert term.stem
        end = term.end


@given(LINES, LINES, st.sampled_from(Language))
def test_similarity_is_symmetric_and_reflexive(one: str, other: str, language: Language) -> None:
    first, second = compute_fingerprint(one, language), compute_fingerprint(other, language)
    assert is_similar(first, second) == is_similar(second, first)
    assert is_similar(first, first) == bool(first.terms)


@given(LINES)
def test_a_second_sentence_begins_inside_the_text(text: str) -> None:
    second = find_second_sentence(text)
    assert second is None or 0 < second < len(text)


@given(st.lists(LINES.filter(lambda text: text.strip()), min_size=1, max_size=5))
def test_every_warning_has_a_span_in_any_text(texts: list[str]) -> None:
    text = "thesis: T\n" + "".join(f"  premise: {line}\n    ko: 글\n" for line in texts)
    argmap, _ = build_argmap(parse(Source("any", text))[0])
    warnings = check(argmap, teach=True)
    places = [(warning.span.start, warning.span.end, warning.code) for warning in warnings]
    assert places == sorted(places)
    for warning in warnings:
        for span in (warning.span, *(note.span for note in warning.notes)):
            assert 0 <= span.start < span.end <= len(text)


@pytest.mark.parametrize("count", [4, 60])
def test_copies_are_reported_in_any_number(count: int) -> None:
    text = "thesis: Begin\n" + "  objection: Robots now do the work of many people\n" * count
    argmap, _ = build_argmap(parse(Source("copies", text))[0])
    assert sum(warning.code == "W309" for warning in check(argmap)) == count - 1


def find_codes(text: str) -> list[str]:
    """The codes of a sound map's warnings."""
    argmap, errors = build_argmap(parse(Source("m.argmap", text))[0])
    assert errors == ()
    return [each.code for each in check(argmap)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Trams help because cars are loud", 1),
        ("Trams, because cars are loud", 0),
        ("Trams help because", 0),
        ("Trams help because loud", 0),
    ],
)
def test_a_reason_and_its_claim_have_more_than_a_word_each(text: str, count: int) -> None:
    assert find_codes(f"thesis: {text}\n").count("W303") == count


def test_a_reason_is_found_once_in_a_statement_and_its_translations() -> None:
    text = "thesis: Trams help because cars are loud\n  ko: 차가 시끄럽기 때문에 전차가 도움이 된다\n"
    assert find_codes(text).count("W303") == 1


def test_two_statements_that_nothing_connects_are_found() -> None:
    assert find_codes("thesis: Trams help\n\nclaim: Cars are loud\n").count("W304") == 2
    assert find_codes("thesis: Trams help\n") == []


def test_korean_is_measured_in_letters_and_not_in_words() -> None:
    words = " ".join("가나다라마바사아자차카타파하" * 3)
    assert len(words.split()) > 30
    assert find_codes(f"thesis: {words}\n") == []
