"""Whether a template is safe to open and to build on: how large, what it fetches, what it would run."""

import re
import zipfile
from collections.abc import Iterable

from msgspec import Struct

from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError
from argmap.diagnostics.web_address import is_safe_url

MAX_UNPACKED_BYTES = 200_000_000
"""The most bytes that a template may come to when it is unpacked."""
MAX_XML_PART_BYTES = 20_000_000
"""The most bytes of one XML part, whose tree takes about ten times as many."""
MAX_PARTS = 5_000
"""The most parts of a template."""
_ENCODING = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_ALLOWED_ENCODINGS = (b"utf-8", b"utf-16", b"us-ascii")
_XML_SUFFIXES = (".xml", ".rels", ".vml")
_ACTIVE_RELATIONSHIPS = ("vbaProject", "control", "activeXControlBinary", "oleObject", "attachedToolbars")
"""The ends of the types of relationships that lead to what runs, or that another program opens."""


def refuse_unsafe_archive(template: zipfile.ZipFile) -> None:
    """Raises Trouble for a template that is too large when it is unpacked, and ValueError where a part is no
    XML as presentations have it: UTF-8 or UTF-16, no document type, so no entities (ECMA-376, Part 2).
    """
    entries = template.infolist()
    markup = [each for each in entries if each.filename.casefold().endswith(_XML_SUFFIXES)]
    if (
        len(entries) > MAX_PARTS
        or sum(each.file_size for each in entries) > MAX_UNPACKED_BYTES
        or any(each.file_size > MAX_XML_PART_BYTES for each in markup)
    ):
        raise _too_large_error()
    for each in markup:
        _refuse_doctype(template.read(each))


class Relationship(Struct, frozen=True):
    """What a part leads to: of what kind that is, and its address where it is outside the file."""

    kind: str
    external_target: str | None


def refuse_active_content(content_types: Iterable[str], relationships: Iterable[Relationship]) -> None:
    """Raises Trouble where a presentation has macros, by the content `types` of its parts, or leads to what
    runs or is elsewhere, links to the web apart: whoever opens the file would fetch it.
    """
    known = list(relationships)
    if any("macroEnabled" in each for each in content_types) or any(
        each.kind in _ACTIVE_RELATIONSHIPS for each in known
    ):
        raise _active_content_error()
    for each in known:
        if each.external_target is not None and not (
            each.kind == "hyperlink" and is_safe_url(each.external_target)
        ):
            raise _external_content_error(each.external_target)


def _refuse_doctype(part: bytes) -> None:
    """Raises ValueError where a part declares a document type, or may hide one in an encoding of its own."""
    bare = part.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    told = _ENCODING.match(bare)
    if (
        not bare.startswith(b"<")
        or b"<!DOCTYPE" in bare
        or (told and told[1].lower() not in _ALLOWED_ENCODINGS)
    ):
        raise ValueError("a document type, or another encoding")


def _too_large_error() -> UserError:
    whole, part = MAX_UNPACKED_BYTES // 10**6, MAX_XML_PART_BYTES // 10**6
    return UserError(
        Phrase(
            en=f"the template is too large: unpacked it may have {whole} MB, each XML part {part} MB",
            ko=f"템플릿이 너무 크다: 압축을 풀어 {whole} MB, XML 부분마다 {part} MB까지 된다",
        )
    )


def _active_content_error() -> UserError:
    return UserError(
        Phrase(
            en="the template's layouts hold macros or embedded objects; save it without them, as `.pptx`",
            ko="템플릿 레이아웃에 매크로나 포함된 개체가 있다; 그것 없이 `.pptx`로 저장한다",
        )
    )


def _external_content_error(target: str) -> UserError:
    return UserError(
        Phrase(
            en=f"the template's layouts take something from elsewhere, `{target}`; put it into the template",
            ko=f"템플릿 레이아웃이 바깥의 것을 가져다 쓴다 (`{target}`); 템플릿 안에 넣는다",
        )
    )
