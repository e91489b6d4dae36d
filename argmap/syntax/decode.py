"""Bytes to text: UTF-8, with or without a byte order mark, whatever the line ends."""

import codecs

from argmap.syntax.slips.encoding import broken_utf8, no_text, nul_bytes, other_encoding
from argmap.text.diagnostic import Diagnostic, Phrase
from argmap.text.source import Source, Span

# The marks of UTF-32 begin with those of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_CONTROLS = bytes(range(9)) + bytes(range(14, 32))
_KOREAN = Phrase(en="EUC-KR (CP949)", ko="EUC-KR(CP949)")
_WESTERN = Phrase(en="Latin-1 (Windows-1252)", ko="Latin-1(Windows-1252)")
_SAMPLE = 1 << 16

Decoded = tuple[Source, tuple[Diagnostic, ...]]


def decode(data: bytes, name: str) -> Decoded:
    """The text of a file, its line ends LF and its byte order mark dropped.

    Where the bytes are no text in UTF-8, one diagnostic says what they look like; the source then only
    serves to show its place, and is not fit to be parsed.
    """
    if mark := next((mark for mark, _ in _MARKS if data.startswith(mark)), b""):
        return _in_other(data, name, dict(_MARKS)[mark])
    if b"\0" in data:
        return _with_nul(data, name)
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        return Source(name, _lines(body.decode("utf-8"))), ()
    except UnicodeDecodeError as error:
        return _not_utf8(body, name, error.start)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _in_other(data: bytes, name: str, codec: str) -> Decoded:
    source = Source(name, _lines(data.decode(codec, "replace")))
    return source, (other_encoding(_first_character(source), Phrase(codec, codec), codec),)


def _with_nul(data: bytes, name: str) -> Decoded:
    """Bytes with NULs among them: UTF-16 without its mark, no text, or a text that was damaged."""
    sample = data[:_SAMPLE]
    for codec, others in (("UTF-16LE", sample[1::2]), ("UTF-16BE", sample[0::2])):
        if len(data) % 2 == 0 and _is_utf16(sample, others, codec):
            return _in_other(data, name, codec)
    rare = data.count(b"\0") * 10 < len(data)
    if not rare or _is_binary(data.replace(b"\0", b"")) or not _mostly_utf8(data):
        return _unreadable(data, name)
    source = Source(name, _lines(data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")))
    at = source.text.index("\0")
    return source, (nul_bytes(Span(source, at, at + 1), source.text.count("\0")),)


def _is_utf16(sample: bytes, high: bytes, codec: str) -> bool:
    """Whether every second byte is NUL often enough for ASCII in UTF-16, and the rest of it is text too."""
    if high.count(0) * 5 < len(high) or sample.count(0) > high.count(0) * 1.1:
        return False
    text = sample[: len(sample) // 2 * 2].decode(codec, "replace")
    return sum(character < " " and character not in "\t\r\n" for character in text) * 50 < len(text)


def _not_utf8(data: bytes, name: str, wrong: int) -> Decoded:
    if _is_binary(data):
        return _unreadable(data, name)
    if _mostly_utf8(data):
        before = _lines(data[:wrong].decode("utf-8"))
        source = Source(name, _lines(data.decode("utf-8", "replace")))
        return source, (broken_utf8(Span(source, len(before), len(before) + 1), data[wrong]),)
    korean = data.decode("cp949", "replace")
    if _is_korean(korean):
        source = Source(name, _lines(korean))
        return source, (other_encoding(_first_foreign(source), _KOREAN, "CP949"),)
    source = Source(name, _lines(data.decode("cp1252", "replace")))
    return source, (other_encoding(_first_foreign(source), _WESTERN, "CP1252"),)


def _is_binary(data: bytes) -> bool:
    """Whether more bytes are control characters than a damaged text would have."""
    sample = data[:_SAMPLE]
    return (len(sample) - len(sample.translate(None, _CONTROLS))) * 50 > len(sample)


def _mostly_utf8(data: bytes) -> bool:
    """Whether far more of the bytes beyond ASCII make characters in UTF-8 than do not."""
    text = data[:_SAMPLE].decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    return sum(character > "\x7f" for character in text) - wrong >= 3 * wrong


def _is_korean(text: str) -> bool:
    """Whether most characters beyond ASCII are Hangul syllables."""
    foreign = [character for character in text[:_SAMPLE] if character > "\x7f"]
    return sum("가" <= character <= "힣" for character in foreign) * 2 > len(foreign)


def _unreadable(data: bytes, name: str) -> Decoded:
    source = Source(name, _lines(data[:_SAMPLE].decode("latin-1")))
    return source, (no_text(_first_character(source)),)


def _first_character(source: Source) -> Span:
    return Span(source, 0, min(1, len(source.text)))


def _first_foreign(source: Source) -> Span:
    at = next(at for at, character in enumerate(source.text) if character > "\x7f")
    return Span(source, at, at + 1)
