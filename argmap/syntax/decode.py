"""Bytes to text: UTF-8, with or without a byte order mark, whatever the line ends."""

import codecs

from argmap.diagnostics.diagnostic import Diagnostic, Phrase
from argmap.diagnostics.source import Source, Span
from argmap.syntax.binary_files import recognize_binary
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
"""The number of bytes from the beginning that an encoding is guessed by: bounds the time for a large file."""
# The cases of `test_decode.py` are read alike at half and at double of these, but for the two named.
_MIN_BYTES_PER_NUL = 10
"""A text that was damaged has fewer NULs than one in ten bytes; more make it binary."""
_MAX_HIGH_BYTES_PER_NUL = 5
"""In UTF-16, a fifth of the high bytes at least is NUL: those of ASCII letters, spaces and line ends. With
2.5, Korean in UTF-16 without its mark is not known."""
_MAX_NUL_EXCESS = 1.1
"""Nearly all NULs of UTF-16 are high bytes. At 1.0 one syllable whose low byte is NUL spoils the guess."""
_MIN_CHARACTERS_PER_CONTROL = 50
"""A text has fewer control characters than one in fifty; more make it binary."""
_MIN_VALID_PER_INVALID = 3
"""A damaged UTF-8 text has at least three sound characters beyond ASCII for each broken one; other encodings
make hardly any sound one."""

DecodeResult = tuple[Source, tuple[Diagnostic, ...]]


def decode(data: bytes, name: str) -> DecodeResult:
    """Decode a file, its line ends as LF and its byte order mark dropped.

    Where the bytes are no text in UTF-8, one diagnostic says what they look like; the source then only
    serves to show its place, and is not fit to be parsed.
    """
    if kind := recognize_binary(data):
        return _decode_binary(data, name, kind)
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
    is_rare = data.count(b"\0") * _MIN_BYTES_PER_NUL < len(data)
    if not is_rare or _is_binary(data.replace(b"\0", b"")) or not _is_mostly_utf8(data):
        return _decode_binary(data, name)
    source = Source(name, _normalize_line_ends(data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")))
    at = source.text.index("\0")
    return source, (nul_bytes(Span(source, at, at + 1), source.text.count("\0")),)


def _is_utf16(sample: bytes, high_bytes: bytes, codec: str) -> bool:
    """Return whether NULs are as frequent among the high bytes as ASCII makes them, and the rest is text."""
    nuls = high_bytes.count(0)
    if nuls * _MAX_HIGH_BYTES_PER_NUL < len(high_bytes) or sample.count(0) > nuls * _MAX_NUL_EXCESS:
        return False
    text = sample[: len(sample) // 2 * 2].decode(codec, "replace")
    controls = sum(character < " " and character not in "\t\r\n" for character in text)
    return controls * _MIN_CHARACTERS_PER_CONTROL < len(text)


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
    """Return whether more bytes are control characters than a damaged text would have."""
    sample = data[:_SAMPLE_SIZE]
    controls = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    return controls * _MIN_CHARACTERS_PER_CONTROL > len(sample)


def _is_mostly_utf8(data: bytes) -> bool:
    """Return whether far more of the bytes beyond ASCII make characters in UTF-8 than do not."""
    text = data[:_SAMPLE_SIZE].decode("utf-8", "replace")
    invalid = text.count("\ufffd")
    return sum(character > "\x7f" for character in text) - invalid >= _MIN_VALID_PER_INVALID * invalid


def _is_korean(text: str) -> bool:
    """Return whether most characters beyond ASCII are Hangul syllables."""
    foreign = [character for character in text[:_SAMPLE_SIZE] if character > "\x7f"]
    return sum("가" <= character <= "힣" for character in foreign) * 2 > len(foreign)


def _decode_binary(data: bytes, name: str, kind: Phrase | None = None) -> DecodeResult:
    source = Source(name, _normalize_line_ends(data[:_SAMPLE_SIZE].decode("latin-1")))
    return source, (no_text(_first_character(source), kind),)


def _first_character(source: Source) -> Span:
    return Span(source, 0, min(1, len(source.text)))


def _first_non_ascii(source: Source) -> Span:
    at = next(at for at, character in enumerate(source.text) if character > "\x7f")
    return Span(source, at, at + 1)
