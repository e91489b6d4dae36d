"""A Markdown document with the pictures of its maps in their places."""

from bisect import bisect_left
from collections.abc import Mapping

from msgspec import Struct, field

from argmap.documents.guests import guests
from argmap.documents.written import Shown, written
from argmap.pipeline.forms import Form
from argmap.pipeline.hosting import Lodged, Surroundings, lodged
from argmap.pipeline.trip import Drawn, draw
from argmap.syntax.decode import decode
from argmap.text.diagnostic import Diagnostic
from argmap.text.source import Source, Span, line_end

PIXELS = 1920
"""How wide a PNG is: as wide as a screen."""


class Converted(Struct, frozen=True):
    """A document's new bytes, None where a map in it has errors; its pictures by their files' names."""

    data: bytes | None
    pictures: Mapping[str, Drawn] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()


def convert(data: bytes, name: str, around: Surroundings, form: Form, stem: str) -> Converted:
    """The document in `data`, which messages call `name`; its pictures are called after `stem`.

    All but the maps stays as it is, byte for byte. Raises Trouble where a picture cannot be drawn.
    """
    source, slips = decode(data, name)
    if slips:
        return Converted(None, {}, slips)
    found, told = lodged(guests(source), around)
    if not found and any(slip.severity.value == "error" for slip in told):
        return Converted(None, {}, told)
    files = {each.name: f"{stem}-{each.name}.{form.value}" for each in found}
    pictures = {files[each.name]: draw(each.argmap, form, each.wishes.options) for each in found}
    changes = [(each.guest.span, _shown(each, files[each.name])) for each in found]
    return Converted(_changed(data, source, changes), pictures, told)


def _shown(each: Lodged, file: str) -> str:
    wishes = each.wishes
    return written(each.guest, Shown(file, each.alt, wishes.get("width"), wishes.others))


def _changed(data: bytes, source: Source, changes: list[tuple[Span, str]]) -> bytes:
    """The bytes with other texts in the places of the source that they were read as."""
    whole = data.decode("utf-8")
    text = whole.removeprefix("\ufeff")
    end = line_end(text)
    folded = _folded(text)
    parts, at = [whole[: len(whole) - len(text)]], 0
    for span, new in changes:
        start, stop = (offset + bisect_left(folded, offset) for offset in (span.start, span.end))
        parts += [text[at:start], new.replace("\n", end)]
        at = stop
    return "".join([*parts, text[at:]]).encode()


def _folded(text: str) -> list[int]:
    """Where a line end of two characters has become one, in the text that has it so."""
    found: list[int] = []
    at = text.find("\r\n")
    while at >= 0:
        found.append(at - len(found))
        at = text.find("\r\n", at + 2)
    return found
