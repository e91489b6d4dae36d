"""Whether a template is safe to open and to build on: how large, what it fetches, what it would run."""

import re
import zipfile
from collections.abc import Iterable

from msgspec import Struct

from argmap.text.diagnostic import Phrase
from argmap.text.trouble import Trouble

UNPACKED = 200_000_000
"""The most bytes that a template may come to when it is unpacked."""
PART = 20_000_000
"""The most bytes of one XML part, whose tree takes about ten times as many."""
PARTS = 5_000
"""The most parts of a template."""
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f]+", re.IGNORECASE)
_ENCODING = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_ENCODINGS = (b"utf-8", b"utf-16", b"us-ascii")
_XML = (".xml", ".rels", ".vml")
_RUNNING = ("vbaProject", "control", "activeXControlBinary", "oleObject", "attachedToolbars")
"""The ends of the types of relationships that lead to what runs, or that another program opens."""


def refuse_bomb(template: zipfile.ZipFile) -> None:
    """Raises Trouble for a template that is too large when it is unpacked, and ValueError where a part is no
    XML as presentations have it: UTF-8 or UTF-16, no document type, so no entities (ECMA-376, Part 2).
    """
    entries = template.infolist()
    markup = [each for each in entries if each.filename.casefold().endswith(_XML)]
    if (
        len(entries) > PARTS
        or sum(each.file_size for each in entries) > UNPACKED
        or any(each.file_size > PART for each in markup)
    ):
        raise _too_large()
    for each in markup:
        _refuse_types(template.read(each))


class Relation(Struct, frozen=True):
    """What a part leads to: of what kind that is, and its address where it is outside the file."""

    kind: str
    outside: str | None


def refuse_reaching(types: Iterable[str], relations: Iterable[Relation]) -> None:
    """Raises Trouble where a presentation has macros, by the content `types` of its parts, or leads to what
    runs or is elsewhere, links to the web apart: whoever opens the file would fetch it.
    """
    known = list(relations)
    if any("macroEnabled" in each for each in types) or any(each.kind in _RUNNING for each in known):
        raise _runs()
    for each in known:
        if each.outside is not None and not (each.kind == "hyperlink" and _ADDRESS.fullmatch(each.outside)):
            raise _fetches(each.outside)


def _refuse_types(part: bytes) -> None:
    """Raises ValueError where a part declares a document type, or may hide one in an encoding of its own."""
    bare = part.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    told = _ENCODING.match(bare)
    if not bare.startswith(b"<") or b"<!DOCTYPE" in bare or (told and told[1].lower() not in _ENCODINGS):
        raise ValueError("a document type, or another encoding")


def _too_large() -> Trouble:
    whole, part = UNPACKED // 10**6, PART // 10**6
    return Trouble(
        Phrase(
            en=f"the template is too large: unpacked it may have {whole} MB, each XML part {part} MB",
            ko=f"템플릿이 너무 크다: 압축을 풀어 {whole} MB, XML 부분마다 {part} MB까지 된다",
        )
    )


def _runs() -> Trouble:
    return Trouble(
        Phrase(
            en="the template's layouts hold macros or embedded objects; save it without them, as `.pptx`",
            ko="템플릿 레이아웃에 매크로나 포함된 개체가 있다; 그것 없이 `.pptx`로 저장한다",
        )
    )


def _fetches(target: str) -> Trouble:
    return Trouble(
        Phrase(
            en=f"the template's layouts take something from elsewhere, `{target}`; put it into the template",
            ko=f"템플릿 레이아웃이 바깥의 것을 가져다 쓴다 (`{target}`); 템플릿 안에 넣는다",
        )
    )
