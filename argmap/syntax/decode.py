"""Bytes to text: UTF-8, with or without a byte order mark, whatever the line ends."""

import codecs

from argmap.diagnostics.diagnostic import Diagnostic, Phrase
from argmap.diagnostics.source import Source, Span
from argmap.syntax.errors.encoding import broken_utf8, no_text, nul_bytes, other_encoding

# The marks of UTF-32 begin with those of UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_CONTROL_BYTES = bytes(range(9)) + bytes(range(14, 32))
_KOREAN = Phrase(en="EUC-KR (CP949)", ko="EUC-KR(CP949)")
_LATIN_1 = Phrase(en="Latin-1 (Windows-1252)", ko="Latin-1(Windows-1252)")
_SAMPLE_SIZE = 1 << 16
"""How many bytes from the beginning are looked at to guess an encoding: bounds the time for a large file."""

DecodeResult = tuple[Source, tuple[Diagnostic, ...]]


def decode(data: bytes, name: str) -> DecodeResult:
    """Decode a file, its line ends as LF and its byte order mark dropped.

    Where the bytes are no text in UTF-8, one diagnostic says what they look like; the source then only
    serves to show its place, and is not fit to be parsed.
    """
    if mark := next((mark for mark, _ in _BYTE_ORDER_MARKS if data.startswith(mark)), b""):
        return _decode_other_encoding(data, name, dict(_BYTE_ORDER_MARKS)[mark])
    if b"\0" in data:
        return _decode_with_nul(data, name)
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        return Source(name, _normalize_line_ends(body.decode("utf-8"))), ()
    except UnicodeDecodeError as error:
        return _decode_non_utf8(body, name, error.start)


def _normalize_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _decode_other_encoding(data: bytes, name: str, codec: str) -> DecodeResult:
    source = Source(name, _normalize_line_ends(data.decode(codec, "replace")))
    return source, (other_encoding(_first_character(source), Phrase(codec, codec), codec),)


def _decode_with_nul(data: bytes, name: str) -> DecodeResult:
    """Judge bytes with NULs among them: UTF-16 without its mark, no text, or a damaged text."""
    sample = data[:_SAMPLE_SIZE]
    for codec, others in (("UTF-16LE", sample[1::2]), ("UTF-16BE", sample[0::2])):
        if len(data) % 2 == 0 and _is_utf16(sample, others, codec):
            return _decode_other_encoding(data, name, codec)
    rare = data.count(b"\0") * 10 < len(data)
    if not rare or _is_binary(data.replace(b"\0", b"")) or not _is_mostly_utf8(data):
        return _decode_binary(data, name)
    source = Source(name, _normalize_line_ends(data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")))
    at = source.text.index("\0")
    return source, (nul_bytes(Span(source, at, at + 1), source.text.count("\0")),)


def _is_utf16(sample: bytes, high_bytes: bytes, codec: str) -> bool:
    """Whether every second byte is NUL often enough for ASCII in UTF-16, and the rest of it is text too."""
    if high_bytes.count(0) * 5 < len(high_bytes) or sample.count(0) > high_bytes.count(0) * 1.1:
        return False
    text = sample[: len(sample) // 2 * 2].decode(codec, "replace")
    return sum(character < " " and character not in "\t\r\n" for character in text) * 50 < len(text)


def _decode_non_utf8(data: bytes, name: str, error_offset: int) -> DecodeResult:
    if _is_binary(data):
        return _decode_binary(data, name)
    if _is_mostly_utf8(data):
        before = _normalize_line_ends(data[:error_offset].decode("utf-8"))
        source = Source(name, _normalize_line_ends(data.decode("utf-8", "replace")))
        return source, (broken_utf8(Span(source, len(before), len(before) + 1), data[error_offset]),)
    korean = data.decode("cp949", "replace")
    if _is_korean(korean):
        source = Source(name, _normalize_line_ends(korean))
        return source, (other_encoding(_first_non_ascii(source), _KOREAN, "CP949"),)
    source = Source(name, _normalize_line_ends(data.decode("cp1252", "replace")))
    return source, (other_encoding(_first_non_ascii(source), _LATIN_1, "CP1252"),)


def _is_binary(data: bytes) -> bool:
    """Whether more bytes are control characters than a damaged text would have."""
    sample = data[:_SAMPLE_SIZE]
    return (len(sample) - len(sample.translate(None, _CONTROL_BYTES))) * 50 > len(sample)


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether far more of the bytes beyond ASCII make characters in UTF-8 than do not."""
    text = data[:_SAMPLE_SIZE].decode("utf-8", "replace")
    invalid = text.count("\ufffd")
    return sum(character > "\x7f" for character in text) - invalid >= 3 * invalid


def _is_korean(text: str) -> bool:
    """Whether most characters beyond ASCII are Hangul syllables."""
    foreign = [character for character in text[:_SAMPLE_SIZE] if character > "\x7f"]
    return sum("가" <= character <= "힣" for character in foreign) * 2 > len(foreign)


def _decode_binary(data: bytes, name: str) -> DecodeResult:
    source = Source(name, _normalize_line_ends(data[:_SAMPLE_SIZE].decode("latin-1")))
    return source, (no_text(_first_character(source)),)


def _first_character(source: Source) -> Span:
    return Span(source, 0, min(1, len(source.text)))


def _first_non_ascii(source: Source) -> Span:
    at = next(at for at, character in enumerate(source.text) if character > "\x7f")
    return Span(source, at, at + 1)
