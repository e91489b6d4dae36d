"""The errors in the maps of a document."""

from collections.abc import Iterable

from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.name_lists import join_names
from argmap.diagnostics.nearest_name import did_you_mean, find_nearest_name
from argmap.diagnostics.source import Span
from argmap.documents.attributes import Attribute


def _build_error(code: str, span: Span, message: Phrase, hint: Phrase) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, span, hint=hint)


def unknown_attribute_error(attribute: Attribute, known_keys: Iterable[str]) -> Diagnostic:
    """Report an attribute that maps do not have."""
    names = list(known_keys)
    name = attribute.key or attribute.value
    near = find_nearest_name(name, names)
    message = Phrase(en=f"maps have no attribute `{name}`", ko=f"지도에 없는 속성 `{name}`")
    listed = join_names(names)
    hint = Phrase(en=f"the attributes are {listed}", ko=f"쓸 수 있는 속성: {listed}")
    if not near:
        return _build_error("E601", attribute.span, message, hint)
    span = attribute.span.subspan(0, len(name))
    return Diagnostic(
        "E601",
        Severity.ERROR,
        message,
        attribute.span,
        hint=did_you_mean(f"`{near}`"),
        fixes=(Fix(span, near),) if attribute.key else (),
    )


def invalid_value_error(attribute: Attribute, hint: Phrase) -> Diagnostic:
    """Report a value that an attribute does not take."""
    attribute_text = f"`{attribute.key}={attribute.value}`"
    message = Phrase(en=f"{attribute_text} cannot be followed", ko=f"{attribute_text}: 쓸 수 없는 값이다")
    return _build_error("E602", attribute.value_span, message, hint)


def outside_folder_error(path: str, span: Span, *, is_address: bool) -> Diagnostic:
    """Report an image whose file is an address, or outside the document's folder."""
    message = Phrase(en=f"`{path}` is not read", ko=f"`{path}`: 읽지 않는 파일이다")
    hint = Phrase(
        en="maps are taken from the document's own folder and those below it",
        ko="지도는 문서와 같은 폴더나 그 아래 폴더에서만 읽는다",
    )
    fetched = Phrase(
        en="nothing is fetched: put the map into the document's folder, and name its file",
        ko="다운로드하지 않는다: 지도를 문서와 같은 폴더에 두고 그 파일을 적는다",
    )
    return _build_error("E603", span, message, fetched if is_address else hint)


def unreadable_map_error(message: Phrase, span: Span) -> Diagnostic:
    """Report an image whose file cannot be read."""
    hint = Phrase(en="the path begins at the document's folder", ko="경로는 문서가 있는 폴더에서 시작한다")
    return _build_error("E604", span, message, hint)


def unknown_part_error(message: Phrase, span: Span) -> Diagnostic:
    """Report a part that the map does not have."""
    hint = Phrase(
        en="a view or an id as the map declares it, or nothing for the whole map",
        ko="지도에 선언된 보기나 아이디를 적거나, 지도 전체를 그리려면 뺀다",
    )
    return _build_error("E605", span, message, hint)


def duplicate_id_error(name: str, span: Span) -> Diagnostic:
    """Report two maps of a document with one id, which names their pictures."""
    message = Phrase(
        en=f"two maps of this document have the id `{name}`", ko=f"이 문서의 두 지도에 같은 아이디 `{name}`"
    )
    hint = Phrase(
        en="the id names the picture; give each its own, or none",
        ko="아이디가 그림 파일의 이름이 되므로 서로 다르게 적거나 뺀다",
    )
    return _build_error("E606", span, message, hint)


def unclosed_block_error(span: Span) -> Diagnostic:
    """Report the block of a map that has no end."""
    message = Phrase(en="the block of the map is not closed", ko="지도 블록이 닫히지 않았다")
    hint = Phrase(
        en="below the map, put a line of the backticks or tildes that it begins with, as far in as they are",
        ko="지도 아래에, 블록을 시작한 역따옴표나 물결표만 있는 줄을 같은 들여쓰기로 적는다",
    )
    return _build_error("E607", span, message, hint)
