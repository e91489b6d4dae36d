"""Bytes that are no UTF-8 text get one message that says what they look like."""

import gzip
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.syntax.decode import decode

KOREAN = "논제 차: 커피보다 차가 낫다\n  전제: 차는 속이 편하다\n"
FRENCH = "thesis thé: Le thé est meilleur que le café\n  premise: il est léger à l'estomac\n"
ENGLISH = "thesis: Tea is better than coffee\n  premise: It is gentler\n"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zip_of(*names: str, text: str = "x") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, text)
    return packed.getvalue()


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
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0" + bytes(range(256)) * 4, "E102", "a PNG picture, no text file"),
    (b"PK\x03\x04\x14\0\6\0\x08\0" + bytes(range(200, 256)) * 9, "E102", "a ZIP archive"),
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "E102", "a PDF document"),
    (b"%PDF-1.4\n1 0 obj\n<< /Title (thesis: T) >>\nendobj\n", "E102", "a PDF document"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(range(256)), "E102", "a JPEG picture"),
    (b"GIF89a\1\0\1\0\0", "E102", "a GIF picture"),
    (gzip.compress(ENGLISH.encode()), "E102", "a gzip archive"),
    (b"SQLite format 3\0" + bytes(50), "E102", "an SQLite database"),
    (zip_of("[Content_Types].xml", "word/document.xml"), "E102", "a Word document"),
    (zip_of("ppt/presentation.xml"), "E102", "PowerPoint slides"),
    (zip_of("xl/workbook.xml"), "E102", "an Excel table"),
    (zip_of("mimetype", text="application/vnd.oasis.opendocument.text"), "E102", "a document of LibreOffice"),
    (zip_of("mimetype", text="application/hwp+zip"), "E102", "a document of Hangul"),
    (zip_of("content.json", "metadata.json"), "E102", "a mind map of XMind"),
    (zip_of("a.txt"), "E102", "a ZIP archive"),
    (OLD_OFFICE + bytes(500) + b"HWP Document File V5.00", "E102", "a document of Hangul (HWP)"),
    (OLD_OFFICE + bytes(500) + "WordDocument".encode("utf-16-le"), "E102", "a Word document"),
    (OLD_OFFICE + bytes(500), "E102", "an older Office"),
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
