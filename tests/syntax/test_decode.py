"""Bytes that are no UTF-8 text get one message that says what they look like."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.syntax.decode import decode

KOREAN = "논제 차: 커피보다 차가 낫다\n  전제: 차는 속이 편하다\n"
FRENCH = "thesis thé: Le thé est meilleur que le café\n  premise: il est léger à l'estomac\n"
ENGLISH = "thesis: Tea is better than coffee\n  premise: It is gentler\n"

FOREIGN = [
    (KOREAN.encode("cp949"), "E101", "EUC-KR"),
    (KOREAN.encode("euc-kr"), "E101", "CP949"),
    ("# 똠방각하\n".encode("cp949"), "E101", "CP949"),
    (FRENCH.encode("latin-1"), "E101", "Latin-1"),
    (FRENCH.encode("cp1252").replace(b"'", b"\x92"), "E101", "Windows-1252"),
    (KOREAN.encode("utf-16"), "E101", "UTF-16"),
    (KOREAN.encode("utf-16-le"), "E101", "UTF-16LE"),
    (KOREAN.encode("utf-16-be"), "E101", "UTF-16BE"),
    (ENGLISH.encode("utf-16-le"), "E101", "UTF-16LE"),
    (ENGLISH.encode("utf-16-be"), "E101", "UTF-16BE"),
    (KOREAN.encode("utf-32"), "E101", "UTF-32"),
    (KOREAN.encode()[:-3] + b"\n", "E101", "0xEB"),
    (KOREAN.encode() + b"\xff" + KOREAN.encode(), "E101", "0xFF"),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0" + bytes(range(256)) * 4, "E102", "no text file"),
    (b"PK\x03\x04\x14\0\6\0\x08\0" + bytes(range(200, 256)) * 9, "E102", "no text file"),
    (bytes(range(256)), "E102", "no text file"),
    (b"\0" * 100, "E102", "no text file"),
    (ENGLISH.encode() + b"\0" + KOREAN.encode(), "E102", "a NUL byte"),
    (KOREAN.encode().replace(b"\n", b"\0\n"), "E102", "2 NUL bytes"),
]


@pytest.mark.parametrize(("data", "code", "words"), FOREIGN, ids=range(len(FOREIGN)))
def test_what_is_no_utf8_text_gets_one_message(data: bytes, code: str, words: str) -> None:
    source, diagnostics = decode(data, "map.argmap")
    assert [diagnostic.code for diagnostic in diagnostics] == [code]
    assert words in diagnostics[0].message.en
    assert diagnostics[0].hint is not None
    assert 0 <= diagnostics[0].span.start < diagnostics[0].span.end <= len(source.text)


def test_the_place_is_shown_in_the_encoding_that_was_found() -> None:
    source, diagnostics = decode(f"# tea\n{KOREAN}".encode("cp949"), "map.argmap")
    assert source.line(2) == "논제 차: 커피보다 차가 낫다"
    assert diagnostics[0].span.text == "논"
    _, diagnostics = decode("논제: 차\n".encode() + b"\xff" + "  전제: 속\n".encode() * 3, "map.argmap")
    assert source.position(diagnostics[0].span.start).line == 2


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_leave_no_trace(mark: str, ends: str) -> None:
    source, diagnostics = decode((mark + KOREAN.replace("\n", ends)).encode(), "map.argmap")
    assert (source.name, source.text, diagnostics) == ("map.argmap", KOREAN, ())


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\ufeff")))
def test_every_other_text_is_read_as_it_is(text: str) -> None:
    source, diagnostics = decode(text.encode(), "map.argmap")
    assert (source.text, diagnostics) == (text, ())


@given(st.binary())
def test_any_bytes_are_read_or_reported(data: bytes) -> None:
    source, diagnostics = decode(data, "map.argmap")
    assert len(diagnostics) <= 1
    assert all(
        0 <= diagnostic.span.start <= diagnostic.span.end <= len(source.text) for diagnostic in diagnostics
    )
