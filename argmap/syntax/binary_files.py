"""The kinds of files that are no text, by their first bytes and by the names of what is packed in them."""

from argmap.diagnostics.diagnostic import Phrase

_SAMPLE_SIZE = 1 << 16
"""The bytes from the beginning that are searched for the names of what is packed; Word names its text within
the first 2,000."""
_HEADS: tuple[tuple[bytes, Phrase], ...] = (
    (b"%PDF-", Phrase(en="a PDF document", ko="PDF 문서")),
    (b"\x89PNG\r\n", Phrase(en="a PNG picture", ko="PNG 그림")),
    (b"\xff\xd8\xff", Phrase(en="a JPEG picture", ko="JPEG 그림")),
    (b"GIF8", Phrase(en="a GIF picture", ko="GIF 그림")),
    (b"\x1f\x8b", Phrase(en="a gzip archive", ko="gzip 압축 파일")),
    (b"7z\xbc\xaf\x27\x1c", Phrase(en="a 7-Zip archive", ko="7-Zip 압축 파일")),
    (b"SQLite format 3\0", Phrase(en="an SQLite database", ko="SQLite 데이터베이스")),
)
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_PARTS: tuple[tuple[bytes, Phrase], ...] = (
    (b"hwp+zip", Phrase(en="a document of Hangul (HWPX)", ko="한글 문서(HWPX)")),
    (b"opendocument.text", Phrase(en="a document of LibreOffice", ko="LibreOffice 문서")),
    (b"opendocument.", Phrase(en="a file of LibreOffice", ko="LibreOffice 파일")),
    (b"epub+zip", Phrase(en="an EPUB book", ko="EPUB 책")),
    (b"word/", Phrase(en="a Word document", ko="Word 문서")),
    (b"ppt/", Phrase(en="PowerPoint slides", ko="PowerPoint 슬라이드")),
    (b"xl/", Phrase(en="an Excel table", ko="Excel 표")),
    (b"content.xml", Phrase(en="a mind map of XMind", ko="XMind 마인드맵")),
    (b"content.json", Phrase(en="a mind map of XMind", ko="XMind 마인드맵")),
)
_OLD_OFFICE_PARTS: tuple[tuple[bytes, Phrase], ...] = (
    (b"HWP Document File", Phrase(en="a document of Hangul (HWP)", ko="한글 문서(HWP)")),
    ("WordDocument".encode("utf-16-le"), Phrase(en="a Word document", ko="Word 문서")),
    ("PowerPoint Document".encode("utf-16-le"), Phrase(en="PowerPoint slides", ko="PowerPoint 슬라이드")),
    ("Workbook".encode("utf-16-le"), Phrase(en="an Excel table", ko="Excel 표")),
)


def recognize_binary(data: bytes) -> Phrase | None:
    """Name the kind of a file that is no text; None where its first bytes are of no kind that is known."""
    if data.startswith(_ZIP):
        return _find(_ZIP_PARTS, data[:_SAMPLE_SIZE] + data[-_SAMPLE_SIZE:]) or Phrase(
            en="a ZIP archive", ko="ZIP 압축 파일"
        )
    if data.startswith(_OLD_OFFICE):
        return _find(_OLD_OFFICE_PARTS, data) or Phrase(
            en="a document of an older Office", ko="옛 Office 문서"
        )
    return next((name for head, name in _HEADS if data.startswith(head)), None)


def _find(parts: tuple[tuple[bytes, Phrase], ...], data: bytes) -> Phrase | None:
    return next((name for part, name in parts if part in data), None)
