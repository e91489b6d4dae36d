"""What a writer is told of the maps in a document."""

from collections.abc import Iterable

from argmap.documents.attributes import Attribute
from argmap.text.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.text.nearest import nearest
from argmap.text.source import Span


def _error(code: str, span: Span, message: Phrase, hint: Phrase) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, span, hint=hint)


def no_attribute(written: Attribute, known: Iterable[str]) -> Diagnostic:
    """Maps have no such attribute."""
    names = list(known)
    name = written.key or written.value
    near = nearest(name, names)
    message = Phrase(en=f"maps have no attribute `{name}`", ko=f"지도에 없는 속성 `{name}`")
    listed = ", ".join(f"`{each}`" for each in names)
    hint = Phrase(en=f"the attributes are {listed}", ko=f"쓸 수 있는 속성: {listed}")
    if not near:
        return _error("E601", written.span, message, hint)
    span = written.span.part(0, len(name))
    meant = Phrase(en=f"did you mean `{near}`?", ko=f"혹시 `{near}`인가?")
    return Diagnostic(
        "E601",
        Severity.ERROR,
        message,
        written.span,
        hint=meant,
        fixes=(Fix(span, near),) if written.key else (),
    )


def no_value(written: Attribute, wanted: Phrase) -> Diagnostic:
    """The attribute does not take that value; `wanted` says what it takes."""
    told = f"`{written.key}={written.value}`"
    message = Phrase(en=f"{told} cannot be followed", ko=f"{told}: 쓸 수 없는 값이다")
    return _error("E602", written.place, message, wanted)


def not_taken(path: str, span: Span, *, address: bool) -> Diagnostic:
    """The image's file is none that maps are taken from: an `address`, or out of the document's folder."""
    message = Phrase(en=f"`{path}` is not read", ko=f"`{path}`: 읽지 않는 파일이다")
    hint = Phrase(
        en="maps are taken from the document's own folder and those below it",
        ko="지도는 문서와 같은 폴더나 그 아래 폴더에서만 읽는다",
    )
    fetched = Phrase(
        en="nothing is fetched: put the map into the document's folder, and name its file",
        ko="내려받지 않는다: 지도를 문서와 같은 폴더에 두고 그 파일을 적는다",
    )
    return _error("E603", span, message, fetched if address else hint)


def no_file(why: Phrase, span: Span) -> Diagnostic:
    """The image's file cannot be read."""
    hint = Phrase(en="the path begins at the document's folder", ko="경로는 문서가 있는 폴더에서 시작한다")
    return _error("E604", span, why, hint)


def not_there(why: Phrase, span: Span) -> Diagnostic:
    """The map has not what is asked for."""
    hint = Phrase(
        en="a view or an id as the map declares it, or nothing for the whole map",
        ko="지도에 선언된 보기나 아이디를 적거나, 지도 전체를 그리려면 뺀다",
    )
    return _error("E605", span, why, hint)


def named_twice(name: str, span: Span) -> Diagnostic:
    """Two maps of a document have one id, which names their pictures."""
    message = Phrase(
        en=f"two maps of this document have the id `{name}`", ko=f"이 문서의 두 지도에 같은 아이디 `{name}`"
    )
    hint = Phrase(
        en="the id names the picture; give each its own, or none",
        ko="아이디가 그림 파일의 이름이 되므로 서로 다르게 적거나 뺀다",
    )
    return _error("E606", span, message, hint)


def not_closed(span: Span) -> Diagnostic:
    """The block of a map has no end."""
    message = Phrase(en="the block of the map is not closed", ko="지도 블록이 닫히지 않았다")
    hint = Phrase(
        en="below the map, put a line of the backticks or tildes that it begins with, as far in as they are",
        ko="지도 아래에, 블록을 시작한 역따옴표나 물결표만 있는 줄을 같은 들여쓰기로 적는다",
    )
    return _error("E607", span, message, hint)
