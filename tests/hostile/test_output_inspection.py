"""Tests of the inspection of outputs: it must find each kind of hole."""

import zlib

import pytest

from tests.hostile.output_inspection import (
    check_dot,
    check_html,
    check_svg,
    find_pdf_addresses,
    find_pdf_names,
)

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
SVG_HOLES = (
    "<script>1</script>",
    '<g onload="x"/>',
    '<a xlink:href="javascript:x"><g/></a>',
    '<a xlink:href=" https://x"><g/></a>',
    '<image xlink:href="http://x/y.png"/>',
    '<image xlink:href="data:image/svg+xml;base64,x"/>',
    '<use xlink:href="http://x#y"/>',
    '<rect fill="url(http://x)"/>',
    '<rect style="fill: red"/>',
    "<style>@import 'x'</style>",
    "<style>a{src:url(http://x)}</style>",
    "<foreignObject/>",
    "<!-- x -->",
    "<?x y?>",
    "<![CDATA[x]]>",
)
PAGE = """<html><head>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-x'">
</head><body><script>1</script>{}</body></html>"""
PAGE_HOLES = (
    "<script>2</script>",
    "<img src=x>",
    "<b onclick=x>",
    '<a href="javascript:x">',
    "<iframe srcdoc=x>",
    "<base href=x>",
    '<meta http-equiv=refresh content="0;x">',
    "<!-- x -->",
)
DOT_HOLES = (
    'a [image="x"]',
    'a [shapefile="x"]',
    "a [label=<<b>x</b>>]",
    'a [URL="javascript:x"]',
    'a [URL="https://x/<"]',
    'a ["label"="x"]',
    'a [label="x\\"]',
    "a }",
)


def test_what_is_sound_passes() -> None:
    check_svg(f'{HEAD}<a xlink:href="https://x/y"><g id="url(x)" data-on="@import"/></a></svg>'.encode())
    check_html(PAGE.format("<a href='#2'>x</a>").encode())
    check_dot('digraph argmap {\n\ta [label="image=x \\" ; <b>" URL="https://x/y"]\n\ta -> b\n}\n')


@pytest.mark.parametrize("hole", SVG_HOLES)
def test_a_hole_in_a_drawing_is_found(hole: str) -> None:
    with pytest.raises(AssertionError):
        check_svg(f"{HEAD}{hole}</svg>".encode())


def test_a_document_type_is_found() -> None:
    with pytest.raises(AssertionError):
        check_svg(f'<!DOCTYPE svg [<!ENTITY x "y">]>{HEAD}</svg>'.encode())


@pytest.mark.parametrize("hole", PAGE_HOLES)
def test_a_hole_in_a_page_is_found(hole: str) -> None:
    with pytest.raises(AssertionError):
        check_html(PAGE.format(hole).encode())


@pytest.mark.parametrize("hole", DOT_HOLES)
def test_a_hole_in_a_graph_is_found(hole: str) -> None:
    with pytest.raises(AssertionError):
        check_dot(f"digraph argmap {{\n\t{hole}\n}}\n")


def test_a_pdf_is_read_without_its_texts() -> None:
    packed = zlib.compress(b"<</S /Launch>>")
    stream = b"<</Type /ObjStm /Length %d>>\nstream\n%s\nendstream" % (len(packed), packed)
    text = b"1 0 obj <</Title (\\) /JavaScript \\( (/JS)) /Hex </4A>\n/URI (https://x/\\(y\\))>> endobj\n"
    names = set(find_pdf_names(text + stream))
    assert {"Title", "URI", "Launch"} <= names
    assert names.isdisjoint(("JavaScript", "JS"))
    assert find_pdf_addresses(text) == [b"https://x/(y)"]
