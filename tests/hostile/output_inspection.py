"""Strict inspection of outputs: whatever runs, fetches or misleads is an error."""

import re
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from xml.parsers.expat import ParserCreate

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"
XML = "{http://www.w3.org/XML/1998/namespace}"
ELEMENTS = frozenset(
    (
        *("svg", "title", "desc", "g", "rect", "path", "text", "tspan", "a", "circle", "polygon"),
        *("polyline", "line", "use", "defs"),
    )
)
SAFE_ADDRESS = re.compile(r"(https?://|mailto:)\S+", re.IGNORECASE)
PLAIN_ADDRESS = re.compile(r"(https?://|mailto:)[\w.~:/?#\[\]@!$&'()*+,;=%-]+", re.ASCII | re.IGNORECASE)
"""An address of allowed characters only (RFC 3986)."""
_UNSAFE_STYLE = re.compile(r"url\s*\(|@import|expression|javascript:|-moz-binding|behavior", re.IGNORECASE)
_DATA = re.compile(r"data:image/png;base64,[A-Za-z0-9+/=]+")
_FONT = re.compile(r"url\(data:font/woff2?;base64,[A-Za-z0-9+/=]+\)")


def read_strictly(data: bytes) -> ET.Element:
    """The tree of an XML document that has no document type, entities, comments or instructions."""
    parser = ParserCreate()

    def refuse(*found: object) -> None:
        raise AssertionError(found)

    for name in ("StartDoctypeDecl", "EntityDecl", "Comment", "StartCdataSection"):
        setattr(parser, f"{name}Handler", refuse)
    parser.ProcessingInstructionHandler = refuse
    parser.Parse(data, True)
    return ET.fromstring(data)


def check_svg(data: bytes, *, links: re.Pattern[str] = SAFE_ADDRESS) -> None:
    """Fails where a drawing has anything but shapes, texts, and links that `links` matches whole."""
    for element in read_strictly(data).iter():
        name = element.tag.removeprefix(SVG)
        if name == "image":
            assert _DATA.fullmatch(element.attrib[f"{XLINK}href"]), element.attrib
        elif name == "style":
            assert not _UNSAFE_STYLE.search(_FONT.sub("", element.text or "")), element.text
        else:
            assert name in ELEMENTS, element.tag
        for key, value in element.attrib.items():
            _check_attribute(name, key, value, links)


def _check_attribute(element: str, key: str, value: str, links: re.Pattern[str]) -> None:
    plain = key.removeprefix(XLINK).removeprefix(XML)
    assert re.fullmatch(r"[a-zA-Z][\w-]*", plain), key
    assert not plain.lower().startswith("on"), key
    assert plain not in ("style", "src", "filter", "mask", "clip-path", "cursor"), key
    if plain == "href":
        assert element in ("a", "use", "image"), element
        assert element != "a" or links.fullmatch(value), value
        assert element != "use" or re.fullmatch(r"#[\w.-]+", value), value
    elif plain not in ("id", "lang") and not plain.startswith(("data-", "aria-")):
        assert not _UNSAFE_STYLE.search(value), (key, value)


class PageInspector(HTMLParser):
    """Every element of a page, as browsers read it."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"an instruction: {data}")


def check_html(data: bytes) -> None:
    """Fail where a page has foreign scripts, or links to or fetches anything it must not."""
    tags = PageInspector(data.decode("utf-8")).tags
    assert [name for name, _ in tags if name in ("script", "style")].count("script") == 1
    forbidden_tags = {
        "iframe",
        "img",
        "object",
        "embed",
        "link",
        "base",
        "form",
        "foreignobject",
        "image",
        "animate",
        "set",
    }
    assert forbidden_tags.isdisjoint(name for name, _ in tags)
    policy = next(each for name, each in tags if name == "meta" and "http-equiv" in each)
    assert (policy["content"] or "").startswith("default-src 'none'; script-src 'sha256-")
    assert [each for name, each in tags if name == "meta" and "http-equiv" in each] == [policy]
    for name, attributes in tags:
        assert not any(key.startswith("on") or key in ("srcdoc", "src", "action") for key in attributes), (
            attributes
        )
        for key in ("href", "xlink:href"):
            found = attributes.get(key)
            assert found is None or found.startswith("#") or SAFE_ADDRESS.fullmatch(found), (name, found)


FORBIDDEN_DOT_ATTRIBUTES = frozenset(
    (
        *("image", "imagepath", "shapefile", "stylesheet", "fontpath", "href", "edgehref", "headURL"),
        *("tailURL", "labelURL", "edgeURL", "target", "_background", "layer", "layers"),
    )
)
_DOT = re.compile(r'"((?:[^"\\]|\\.)*)"|([A-Za-z_][\w]*|-?[\d.]+)|(->|[\[\]{}=;,])|\s+|(.)', re.DOTALL)


def check_dot(text: str) -> None:
    """Fails where a graph has an attribute that fetches, a label of HTML, or what a text smuggled in."""
    tokens = [(m[1], m[2], m[3]) for m in _DOT.finditer(text) if m[0].strip() or m[1] is not None]
    assert not [m[4] for m in _DOT.finditer(text) if m[4]]
    for here, after in pairwise(tokens):
        named = here[0] if here[0] is not None else here[1]
        if after[2] == "=":
            assert here[1], f"an attribute in quotes: {named}"
            assert here[1] not in FORBIDDEN_DOT_ATTRIBUTES, named
    for found in re.finditer(r'\bURL="((?:[^"\\]|\\.)*)"', text):
        assert found[1].startswith("#s-") or PLAIN_ADDRESS.fullmatch(found[1]), found[0]
    assert tokens.count((None, None, "{")) == tokens.count((None, None, "}"))


def find_pdf_names(data: bytes) -> Iterator[str]:
    """The names (`/Launch`) of a PDF's objects, those in packed streams of objects too; no words of texts."""
    streams = re.findall(rb"<<((?:(?!endobj).)*?)>>\s*stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
    plain = re.sub(rb"stream\r?\n.*?endstream", b"", data, flags=re.DOTALL)
    packed = [zlib.decompress(body) for head, body in streams if b"/ObjStm" in head]
    for part in (plain, *packed):
        yield from (name.decode("latin-1") for name in re.findall(rb"/([A-Za-z0-9_#]+)", _remove_texts(part)))


def _remove_texts(part: bytes) -> bytes:
    """A part of a PDF without its strings, in parentheses or as hexadecimal digits."""
    kept, depth, at = bytearray(), 0, 0
    while at < len(part):
        byte = part[at : at + 1]
        if byte == b"\\" and depth:
            at += 1
        elif byte == b"(":
            depth += 1
        elif byte == b")" and depth:
            depth -= 1
        elif not depth:
            kept += byte
        at += 1
    return re.sub(rb"<[0-9A-Fa-f\s]*>", b"", bytes(kept))


def find_pdf_addresses(data: bytes) -> list[bytes]:
    """The targets of a PDF's links, without escapes."""
    found = re.findall(rb"/URI\s*\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*)\)", data, re.DOTALL)
    return [re.sub(rb"\\(.)", rb"\1", each) for each in found]
