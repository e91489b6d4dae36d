"""Bytes that are no UTF-8 text: one error for the whole file says what they look like."""

from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Span


def other_encoding(span: Span, name: Phrase, codec: str) -> Diagnostic:
    """The file is written in the encoding `name`, which `iconv` calls `codec`."""
    message = Phrase(
        en=f"not UTF-8: this looks like {name.en}",
        ko=f"UTF-8이 아닌 파일: {name.ko}로 저장된 것으로 보인다",
    )
    command = f"`iconv -f {codec} -t UTF-8 OLD > NEW`"
    hint = Phrase(
        en=f"save the file as UTF-8 in your editor, or run {command}",
        ko=f"편집기에서 UTF-8로 다시 저장하거나 {command} 명령을 쓴다",
    )
    return Diagnostic("E101", Severity.ERROR, message, span, hint=hint)


def broken_utf8(span: Span, byte: int) -> Diagnostic:
    """The file is UTF-8 but for some bytes, of which `byte` is the first."""
    message = Phrase(
        en=f"not UTF-8: the byte 0x{byte:02X} cannot stand here",
        ko=f"UTF-8이 아닌 파일: 여기에 올 수 없는 바이트 0x{byte:02X}",
    )
    hint = Phrase(
        en="the rest looks like UTF-8, so write this place anew and save the file as UTF-8",
        ko="나머지는 UTF-8로 보이므로 이 자리를 다시 쓰고 UTF-8로 저장한다",
    )
    return Diagnostic("E101", Severity.ERROR, message, span, hint=hint)


def no_text(span: Span, kind: Phrase | None = None) -> Diagnostic:
    """The file is no text at all, but of a `kind` where that is known."""
    message = Phrase(en="this is no text file", ko="텍스트 파일이 아니다")
    if kind:
        message = Phrase(
            en=f"this is {kind.en}, no text file", ko=f"텍스트 파일이 아니라 {kind.ko}인 것으로 보인다"
        )
        hint = Phrase(
            en="a map is plain text in UTF-8; copy the statements into one, each behind its keyword",
            ko="지도는 UTF-8로 쓴 일반 텍스트다; 진술을 옮겨 적고 앞에 키워드를 붙인다",
        )
        return Diagnostic("E102", Severity.ERROR, message, span, hint=hint)
    hint = Phrase(
        en="a map is plain text in UTF-8; is this the file you meant?",
        ko="지도는 UTF-8로 쓴 일반 텍스트여야 한다; 파일을 잘못 고르지 않았는지 확인한다",
    )
    return Diagnostic("E102", Severity.ERROR, message, span, hint=hint)


def nul_bytes(span: Span, count: int) -> Diagnostic:
    """The file is a text but for NUL bytes."""
    message = Phrase(
        en="a NUL byte in the text" if count == 1 else f"{count} NUL bytes in the text, the first one here",
        ko="글에 NUL 바이트가 있다" if count == 1 else f"글에 NUL 바이트가 {count}개 있다(첫 자리 표시)",
    )
    hint = Phrase(
        en="the file may be damaged; take the NUL bytes out or go back to an earlier copy",
        ko="파일이 손상되었을 수 있다; NUL 바이트를 지우거나 이전 사본을 쓴다",
    )
    return Diagnostic("E102", Severity.ERROR, message, span, hint=hint)


RULES = (
    Rule(
        "E101",
        Severity.ERROR,
        Phrase(en="the file is not in UTF-8", ko="UTF-8로 저장되지 않은 파일"),
        Phrase(
            en="""\
A map file is text in UTF-8, with or without a byte order mark. In any other encoding (EUC-KR or CP949,
UTF-16, Latin-1) its letters can only be guessed, and a wrong guess would end up in the picture. The message
names the encoding that the file looks like.

Choose "UTF-8" when saving in your editor. On a command line, `iconv -f CP949 -t UTF-8 OLD > NEW` writes a
UTF-8 copy of a file in CP949.
""",
            ko="""\
지도 파일은 UTF-8로 쓴다. 바이트 순서 표시(BOM)는 있어도 되고 없어도 된다. EUC-KR(CP949), UTF-16, Latin-1
같은 다른 인코딩에서는 글자를 추측할 수밖에 없고, 추측이 틀리면 깨진 글자가 그림에 나온다. 어떤 인코딩으로
보이는지는 메시지에 적혀 있다.

편집기에서 저장할 때 UTF-8을 고르면 된다. 명령줄에서는 `iconv -f CP949 -t UTF-8 OLD > NEW` 명령이 CP949
파일의 UTF-8 사본을 만든다.
""",
        ),
    ),
    Rule(
        "E102",
        Severity.ERROR,
        Phrase(en="the file is not plain text", ko="일반 텍스트가 아닌 파일"),
        Phrase(
            en="""\
The file holds bytes that no text has: it is a picture, an archive, a word processor's document, or a text
that was damaged. A map is plain text.

Check the file's name on the command line. If it is the right one, go back to an earlier copy, or take out
the place that the message points at.
""",
            ko="""\
텍스트에는 있을 수 없는 바이트가 들어 있다. 그림이나 압축 파일, 워드 프로세서 문서이거나, 손상된 텍스트
파일이다. 지도는 일반 텍스트로 쓴다.

명령에 적은 파일 이름부터 확인한다. 이름이 맞으면 이전 사본으로 되돌리거나 메시지가 가리키는 곳을 지운다.
""",
        ),
    ),
)
