"""Hostile templates are refused: those that are large when unpacked, run code, or fetch anything."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping

import pytest
from pptx import Presentation

import argmap
from argmap.diagnostics.user_error import UserError
from argmap.pipeline.output_format import TalkFormat
from argmap.pipeline.slides import TalkChoices, build_map_talk, write_talk
from argmap.render.pptx import template_check

MAP = argmap.parse("thesis: x\n  premise: y\n").model
LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)
OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
MASTER = "ppt/slideMasters/_rels/slideMaster1.xml.rels"


def build_default_parts() -> dict[str, bytes]:
    """The parts of a template with one slide."""
    presentation, file = Presentation(), io.BytesIO()
    presentation.slides.add_slide(presentation.slide_layouts[0])
    presentation.save(file)
    with zipfile.ZipFile(file) as package:
        return {name: package.read(name) for name in package.namelist()}


def pack_template(parts: Mapping[str, bytes]) -> bytes:
    """A template of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return file.getvalue()


def build_template_talk(template: bytes) -> bytes:
    """Write a talk with a template."""
    choices = TalkChoices(template=template)
    return write_talk(build_map_talk(MAP, choices), TalkFormat.PPTX, choices)


def build_talk_parts(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Write a talk with a template of these parts, and read its parts."""
    with zipfile.ZipFile(io.BytesIO(build_template_talk(pack_template(parts)))) as package:
        return {name: package.read(name) for name in package.namelist()}


def add_relationship(name: str, kind: str, target: str) -> dict[str, bytes]:
    """The usual template with a relationship more."""
    parts = build_default_parts()
    more = f'<Relationship Id="rId99" Type="{TYPE}{kind}" Target="{target}" TargetMode="External"/>'
    end = b"</Relationships>"
    parts[name] = parts[name].replace(end, more.encode() + end)
    return parts


def test_links_to_the_web_may_stand_in_a_template() -> None:
    parts = build_talk_parts(add_relationship(MASTER, "hyperlink", "https://x.example/"))
    assert b"https://x.example/" in parts[MASTER]


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("image", "https://x.example/spy.png"),
        ("image", "file://server/share/x.png"),
        ("hyperlink", "file:///c:/windows/system32/calc.exe"),
        ("hyperlink", "javascript:x"),
        ("oleObject", "https://x.example/x.docx"),
        ("attachedTemplate", "https://x.example/x.dotm"),
        ("video", "\\\\server\\share\\x.mp4"),
        ("frame", "https://x.example/"),
    ],
)
@pytest.mark.parametrize("name", [MASTER, "ppt/_rels/presentation.xml.rels", "_rels/.rels"])
def test_what_a_template_would_fetch_is_refused(name: str, kind: str, target: str) -> None:
    with pytest.raises(UserError, match="template's layouts"):
        build_talk_parts(add_relationship(name, kind, target))


def test_what_only_its_slides_fetch_is_left_out_with_them() -> None:
    parts = build_talk_parts(
        add_relationship("ppt/slides/_rels/slide1.xml.rels", "image", "https://x.example/spy.png")
    )
    assert b"x.example" not in b"".join(parts.values())


def test_macros_are_refused() -> None:
    parts = build_default_parts()
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace(
        b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
        b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    )
    with pytest.raises(UserError, match="macros"):
        build_talk_parts(parts)


@pytest.mark.parametrize(
    "bad",
    [
        lambda part: part.replace(b"?>", b"?>" + LAUGHS.encode() + b"]>", 1),
        lambda part: part.replace(b"?>", b"?>" + OUTSIDE.encode(), 1),
        lambda part: (
            part.decode().replace("?>", "?>" + OUTSIDE, 1).replace("UTF-8", "UTF-16").encode("utf-16")
        ),
        lambda part: part.replace(b"UTF-8", b"UTF-7"),
        lambda part: part.decode().replace("UTF-8", "IBM037").encode("cp037", "xmlcharrefreplace"),
        lambda part: b"",
    ],
)
@pytest.mark.parametrize("name", ["ppt/presentation.xml", "ppt/theme/theme1.xml", "_rels/.rels"])
def test_entities_and_odd_encodings_are_refused(name: str, bad: Callable[[bytes], bytes]) -> None:
    parts = build_default_parts()
    parts[name] = bad(parts[name])
    with pytest.raises(UserError, match="no PowerPoint presentation"):
        build_talk_parts(parts)


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template_check, "MAX_XML_PART_BYTES", 1_000_000)
    monkeypatch.setattr(template_check, "MAX_UNPACKED_BYTES", 3_000_000)
    parts = build_default_parts()
    large = {
        "one part": parts | {"ppt/theme/theme1.xml": parts["ppt/theme/theme1.xml"] + b" " * 1_000_001},
        "all": parts | {f"ppt/media/image{number}.png": bytes(999_999) for number in range(4)},
        "many": parts | {f"ppt/media/image{number}.png": b"" for number in range(template_check.MAX_PARTS)},
    }
    for each in large.values():
        with pytest.raises(UserError, match="too large: unpacked it may have 3 MB, each XML part 1 MB"):
            build_talk_parts(each)


def test_a_size_that_is_lied_about_is_no_presentation() -> None:
    parts = build_default_parts()
    data = bytearray(pack_template(parts | {"ppt/theme/theme1.xml": bytes(5_000_000)}))
    size = (5_000_000).to_bytes(4, "little")
    assert data.count(size) == 2
    with pytest.raises(UserError, match="no PowerPoint presentation"):
        build_template_talk(bytes(data).replace(size, (1000).to_bytes(4, "little")))


def resize_slides(size: str) -> dict[str, bytes]:
    """The usual template with another size of its slides, or none."""
    parts = build_default_parts()
    name = "ppt/presentation.xml"
    parts[name] = re.sub(rb"<p:sldSz[^>]*>", size.encode(), parts[name])
    return parts


@pytest.mark.parametrize(
    ("width", "height", "size"),
    [
        (0, 6858000, "0 × 7.5"),
        (9144000, 0, "10 × 0"),
        (-9144000, 6858000, "-10 × 7.5"),
        (914399, 6858000, "0.999999 × 7.5"),
        (9144000, 51206401, "10 × 56"),
        (10**12, 10**12, "1.09361e+06 × 1.09361e+06"),
    ],
)
def test_slides_of_a_size_that_powerpoint_does_not_take_are_refused(
    width: int, height: int, size: str
) -> None:
    with pytest.raises(UserError, match=f"^the template's slides are {re.escape(size)} inches; PowerPoint"):
        build_template_talk(pack_template(resize_slides(f'<p:sldSz cx="{width}" cy="{height}"/>')))


def test_slides_of_no_size_are_refused() -> None:
    with pytest.raises(UserError, match="the template's slides are 0 × 0 inches"):
        build_template_talk(pack_template(resize_slides("")))


@pytest.mark.parametrize(("width", "height"), [(914400, 914400), (51206400, 51206400), (914400, 51206400)])
def test_the_smallest_and_the_largest_slides_are_taken(width: int, height: int) -> None:
    data = build_template_talk(pack_template(resize_slides(f'<p:sldSz cx="{width}" cy="{height}"/>')))
    presentation = Presentation(io.BytesIO(data))
    assert (presentation.slide_width, presentation.slide_height) == (width, height)
