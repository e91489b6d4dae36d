"""Refusal of unsafe templates: those that are too large, run macros, or fetch remote content."""

import re
import zipfile
from collections.abc import Iterable

from msgspec import Struct

from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError
from argmap.diagnostics.web_address import is_safe_url

MAX_UNPACKED_BYTES = 200_000_000
"""The most bytes of an unpacked template: far more than templates with photographs have."""
MAX_XML_PART_BYTES = 20_000_000
"""The most bytes of one XML part. Its tree takes about ten times as many in memory."""
MAX_PARTS = 5_000
"""The most parts of a template; each costs time to open, however small it is."""
_ENCODING = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_ALLOWED_ENCODINGS = (b"utf-8", b"utf-16", b"us-ascii")
_XML_SUFFIXES = (".xml", ".rels", ".vml")
_ACTIVE_RELATIONSHIPS = ("vbaProject", "control", "activeXControlBinary", "oleObject", "attachedToolbars")
"""The ends of the types of relationships to parts that run, or that another program opens."""


def refuse_unsafe_archive(template: zipfile.ZipFile) -> None:
    """Check the sizes and the XML of a template before it is read.

    Raises UserError where it is too large when it is unpacked, and ValueError where a part is no XML as
    presentations have it: UTF-8 or UTF-16, no document type, so no entities (ECMA-376, part 2).
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
    """A relationship of a part: its kind, and the address of its target where that is outside the file."""

    kind: str
    external_target: str | None


def refuse_active_content(content_types: Iterable[str], relationships: Iterable[Relationship]) -> None:
    """Check a presentation for content that runs or that is fetched from elsewhere when it is opened.

    Raises UserError for macros, by the content types of parts, for embedded objects, and for targets outside
    the file other than links to the web.
    """
    all_relationships = list(relationships)
    if any("macroEnabled" in each for each in content_types) or any(
        each.kind in _ACTIVE_RELATIONSHIPS for each in all_relationships
    ):
        raise _active_content_error()
    for each in all_relationships:
        if each.external_target is not None and not (
            each.kind == "hyperlink" and is_safe_url(each.external_target)
        ):
            raise _external_content_error(each.external_target)


def _refuse_doctype(part: bytes) -> None:
    """Check that a part declares no document type.

    Raises ValueError where it does, or where its encoding might hide one.
    """
    # Without the zero bytes, UTF-16 reads as ASCII here.
    ascii_text = part.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    encoding = _ENCODING.match(ascii_text)
    if (
        not ascii_text.startswith(b"<")
        or b"<!DOCTYPE" in ascii_text
        or (encoding and encoding[1].lower() not in _ALLOWED_ENCODINGS)
    ):
        raise ValueError("a document type, or another encoding")


def _too_large_error() -> UserError:
    total, part = MAX_UNPACKED_BYTES // 10**6, MAX_XML_PART_BYTES // 10**6
    return UserError(
        Phrase(
            en=f"the template is too large: unpacked it may have {total} MB, each XML part {part} MB",
            ko=f"템플릿이 너무 크다: 압축을 풀어 {total} MB, XML 부분마다 {part} MB까지 된다",
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
