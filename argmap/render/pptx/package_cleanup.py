"""Elements and parts inside a presentation's file, and the removal of slides and dates from it."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from argmap.render.pptx.master import NAMESPACES
from argmap.render.xml import build_element

R_ID = f"{{{NAMESPACES['xmlns:r']}}}id"
APP_PROPERTIES_XML = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.'
    'openxmlformats.org/officeDocument/2006/extended-properties"><Application>argmap</Application></Properties>'
)
_STALE_RELATIONSHIPS = frozenset(("slide", "printerSettings", "commentAuthors"))
"""The relationships of a presentation to its slides, and to the people and machines that made it."""


def find_elements(root: Any, name: str) -> Iterator[Any]:
    """Find the elements with a local name, in any namespace: the root and its descendants."""
    return (each for each in root.iter() if local_name(each) == name)


def local_name(element: Any) -> str:
    """Find an element's name without its namespace; "" for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def remove_slides(presentation: Any) -> None:
    """Remove a presentation's slides, and all that refers to them or to those who made them."""
    root, part = presentation._element, presentation.part
    for each in list(find_elements(root, "sldId")):
        each.getparent().remove(each)
    for each in [
        *find_elements(root, "custShowLst"),
        *(each.getparent() for each in find_elements(root, "sectionLst")),
    ]:
        each.getparent().remove(each)
    for number in [
        number for number, rel in part.rels.items() if rel.reltype.rsplit("/")[-1] in _STALE_RELATIONSHIPS
    ]:
        part.rels.pop(number)
    for rel in [rel for rel in part.rels.values() if rel.reltype.endswith("/viewProps")]:
        rel.target_part._blob = build_element("p:viewPr", NAMESPACES).encode()
        for number in list(rel.target_part.rels):
            rel.target_part.rels.pop(number)
    package = part.package
    for number, rel in list(package._rels.items()):
        if rel.reltype.endswith("/thumbnail"):
            package._rels.pop(number)
        elif rel.reltype.endswith("/extended-properties"):
            rel.target_part._blob = APP_PROPERTIES_XML.encode()
    _unlink_slides(part)


def _unlink_slides(start: Any) -> None:
    """Remove links from masters and layouts to slides that are gone."""
    for part in list(start.package.iter_parts()):
        for number, rel in list(part.rels.items()):
            if rel.reltype.endswith("/slide") and not rel.is_external:
                part.rels.pop(number)
                root: Any = getattr(part, "_element", None)
                for each in [] if root is None else [*root.iter()]:
                    if each.get(R_ID) == number:
                        each.getparent().remove(each)


def strip_timestamps(file: bytes) -> bytes:
    """Write a zip file anew, with one fixed date for all its entries."""
    result = BytesIO()
    with zipfile.ZipFile(BytesIO(file)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            new.writestr(entry, old.read(name))
    return result.getvalue()
