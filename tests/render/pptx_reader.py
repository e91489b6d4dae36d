"""Presentations taken apart again: shapes by their numbers, connectors as the points they run through."""

import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from io import BytesIO

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

Coordinates = tuple[float, float]


def read_parts(file: bytes) -> dict[str, bytes]:
    """The parts of a package by their names."""
    with zipfile.ZipFile(BytesIO(file)) as package:
        return {name: package.read(name) for name in package.namelist()}


def read_slides(file: bytes) -> list[ET.Element]:
    """The slides of a presentation, in order."""
    known = read_parts(file)
    names = [name for name in known if name.startswith("ppt/slides/slide")]
    return [ET.fromstring(known[name]) for name in sorted(names, key=lambda name: (len(name), name))]


def shapes_by_number(slide: ET.Element) -> dict[int, ET.Element]:
    """All shapes, groups and connectors of a slide by their numbers, each of which there is but one."""
    found: dict[int, ET.Element] = {}
    for each in slide.iter():
        if each.tag in (f"{P}sp", f"{P}cxnSp", f"{P}grpSp"):
            number = int(shape_properties(each).attrib["id"])
            assert number not in found
            found[number] = each
    return found


def shape_properties(shape: ET.Element) -> ET.Element:
    """The name of a shape."""
    return next(shape.iter(f"{P}cNvPr"))


def find_connectors(slide: ET.Element) -> Iterator[ET.Element]:
    """The connectors of a slide that stick to something."""
    return (each for each in slide.iter(f"{P}cxnSp") if each.find(f".//{A}stCxn") is not None)


def connector_path(connector: ET.Element) -> list[Coordinates]:
    """The points that a connector runs through: the preset shape definitions of ECMA-376, part 1."""
    place = connector.find(f".//{A}xfrm")
    assert place is not None
    x, y, width, height = _read_box(place)
    form = connector.find(f".//{A}prstGeom")
    assert form is not None
    bends = {
        each.attrib["name"]: int(each.attrib["fmla"].removeprefix("val ")) for each in form.iter(f"{A}gd")
    }
    parts = [bends.get(f"adj{number}", 50000) / 100000 for number in (1, 2, 3)]
    local = _local_path(form.attrib["prst"], width, height, parts)
    turned = []
    for across, down in local:
        u, v = across - width / 2, down - height / 2
        u = -u if place.get("flipH") == "1" else u
        v = -v if place.get("flipV") == "1" else v
        for _ in range(int(place.get("rot", "0")) // 5400000):
            u, v = -v, u
        turned.append((x + width / 2 + u, y + height / 2 + v))
    return turned


def _local_path(preset: str, w: float, h: float, parts: list[float]) -> list[Coordinates]:
    x, y, x2 = w * parts[0], h * parts[1], w * parts[2]
    return {
        "straightConnector1": [(0, 0), (w, h)],
        "bentConnector2": [(0, 0), (w, 0), (w, h)],
        "bentConnector3": [(0, 0), (x, 0), (x, h), (w, h)],
        "bentConnector4": [(0, 0), (x, 0), (x, y), (w, y), (w, h)],
        "bentConnector5": [(0, 0), (x, 0), (x, y), (x2, y), (x2, h), (w, h)],
    }[preset]


def site_position(shape: ET.Element, number: int) -> Coordinates:
    """The place of a shape's connection site."""
    place = shape.find(f"./{P}spPr/{A}xfrm")
    form = shape.find(f"./{P}spPr/{A}prstGeom")
    assert place is not None
    assert form is not None
    x, y, width, height = _read_box(place)
    ways = [(0, -1), (-1, 0), (0, 1), (1, 0)]
    round_ones = {0: 0, 2: 1, 4: 2, 6: 3}
    dx, dy = ways[round_ones[number] if form.attrib["prst"] == "ellipse" else number]
    return x + width * (1 + dx) / 2, y + height * (1 + dy) / 2


def connector_ends(connector: ET.Element) -> tuple[tuple[int, int], tuple[int, int]]:
    """The numbers and sites of the shapes that a connector sticks to."""
    found = [connector.find(f".//{A}{name}") for name in ("stCxn", "endCxn")]
    one, other = ((int(each.attrib["id"]), int(each.attrib["idx"])) for each in found if each is not None)
    return one, other


def _read_box(transform: ET.Element) -> tuple[float, float, float, float]:
    corner, size = transform.find(f"{A}off"), transform.find(f"{A}ext")
    assert corner is not None
    assert size is not None
    return int(corner.attrib["x"]), int(corner.attrib["y"]), int(size.attrib["cx"]), int(size.attrib["cy"])
