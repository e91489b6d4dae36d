"""SVG whose fonts come along, and SVG whose texts are outlines: every text and shape stays."""

import re
import string
import xml.etree.ElementTree as ET
from base64 import b64decode
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pytest
from fontTools.ttLib import TTFont
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image

import argmap
from argmap.config.drawing_choices import TextMode
from argmap.diagnostics.user_error import UserError
from argmap.fonts import system_fonts
from argmap.fonts.errors import FontError
from argmap.fonts.fallback import visible_characters
from argmap.render import text_mode as step
from argmap.render.bidi import reorder_bidi
from argmap.render.picture import TextRun
from argmap.render.svg import write_svg
from tests.fonts.generated_fonts import make_colour_font, make_font
from tests.render.pictures import CASES, THEMED, draw_map, write_in_text_mode
from tests.render.test_svg import HOSTILE

FOLDER = Path(__file__).parent / "cases"
SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"
EMOJI = "👩👧👦🇰🇷"
HEBREW = "".join(map(chr, range(0x5D0, 0x5EB)))
CHARACTERS = (
    string.ascii_letters + string.digits + string.punctuation + "가나다각한글漢字、。「」é·×" + HEBREW
)
MAP = """\
map: 가나 <다>
  lang: ko
thesis x: 가 나 다 "각" & more
  premise a: one, two
    url: https://example.org/?a=1&b=2
"""


@pytest.fixture
def fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A machine whose only fonts have squares for what these tests show."""
    folder = tmp_path / "fonts"
    monkeypatch.setattr(system_fonts, "_font_folders", lambda: iter((folder,)))
    system_fonts._list_font_files.cache_clear()
    drawn = "".join(sorted({char for char in argmap.parse(MAP).svg() + CHARACTERS if char > " "}))
    make_font(folder / "NotoSansKR-Regular.otf", "Noto Sans KR", drawn, cff=True)
    make_font(folder / "NotoSansKR-Bold.otf", "Noto Sans KR", drawn, weight=700, cff=True)
    make_font(folder / "pictures.ttf", "Pictures", EMOJI)
    yield folder
    system_fonts._list_font_files.cache_clear()


def read_texts(picture: str) -> list[str]:
    return ["".join(each.itertext()) for each in ET.fromstring(picture).iter(f"{SVG}text")]


def read_labels(picture: str) -> list[str]:
    return [
        each.attrib["aria-label"] for each in ET.fromstring(picture).iter() if "aria-label" in each.attrib
    ]


def read_embedded_fonts(picture: str) -> list[tuple[str, int, TTFont]]:
    rules = re.findall(
        r"@font-face\{font-family:([\w-]+);font-weight:(\d+);"
        r"src:url\(data:font/woff;base64,([\w+/=]+)\) format\('woff'\)\}",
        picture,
    )
    return [(name, int(weight), TTFont(BytesIO(b64decode(data)))) for name, weight, data in rules]


@pytest.mark.parametrize("name", CASES)
def test_outlines_are_as_recorded(name: str, fonts: Path) -> None:
    """A square glyph is 900 wide; each case's outlines stand beside it."""
    assert write_svg(CASES[name]) == (FOLDER / f"{name}.svg").read_text("utf-8")
    svg = write_in_text_mode(CASES[name], TextMode.PATHS)
    assert svg == (FOLDER / f"{name}.paths").read_text("utf-8")


@pytest.mark.parametrize("name", CASES)
def test_a_font_that_comes_along_changes_nothing_else(name: str, fonts: Path) -> None:
    picture = write_svg(CASES[name])
    svg = write_in_text_mode(CASES[name], TextMode.EMBED)
    bare = re.sub(r"\n<style>\n@font-face.*?</style>", "", svg, flags=re.DOTALL)
    assert bare != svg
    assert re.sub(r'(?: class="argmap-\w+"|argmap-\w+ (?=own))', "", bare, count=1) == picture
    assert "x}" not in re.search("@supports.*", svg)[0]


def test_as_it_is_by_default(fonts: Path) -> None:
    picture = draw_map(MAP)
    assert write_in_text_mode(picture, TextMode.FONT) == write_svg(picture)


def test_outlines_say_what_they_show_and_each_stands_once(fonts: Path) -> None:
    picture = draw_map(MAP, "m1-")
    svg = write_in_text_mode(picture, TextMode.PATHS)
    root = ET.fromstring(svg)
    assert read_texts(svg) == []
    assert read_labels(svg) == read_texts(write_svg(picture))
    ids = [each.attrib["id"] for each in root.iter() if "id" in each.attrib]
    assert len(ids) == len(set(ids))
    assert all(each.startswith("m1-") for each in ids)
    used = {each.attrib[HREF] for each in root.iter(f"{SVG}use")}
    assert used == {f"#{each.attrib['id']}" for each in root.find(f"{SVG}defs")}
    assert root.findtext(f"{SVG}title") == "가나 <다>"
    assert [each.get(HREF) for each in root.iter(f"{SVG}a")] == ["https://example.org/?a=1&b=2"]
    assert svg == write_in_text_mode(picture, TextMode.PATHS)


def test_embedded_fonts_have_what_is_used_and_no_more(fonts: Path) -> None:
    picture = draw_map(MAP)
    svg = write_in_text_mode(picture, TextMode.EMBED)
    (name, light, regular), (same, heavy, bold) = read_embedded_fonts(svg)
    assert (name, light, heavy) == (same, 400, 700)
    for font, bold_too in ((regular, False), (bold, True)):
        lines = ET.fromstring(write_svg(picture)).iter(f"{SVG}text")
        said = "".join(each.text for each in lines if ("font-weight" in each.attrib) == bold_too)
        assert {chr(code) for code in font.getBestCmap()} - {" "} == visible_characters(said)
    assert f"@supports (display:block){{.{name} text{{font-family:{name},sans-serif}}}}" in svg
    assert ET.fromstring(svg).get("class") == name
    other = write_in_text_mode(draw_map("thesis x: other\n"), TextMode.EMBED)
    assert read_embedded_fonts(other)[0][0] != name
    assert svg == write_in_text_mode(picture, TextMode.EMBED)


@pytest.mark.parametrize("form", [TextMode.EMBED, TextMode.PATHS])
@pytest.mark.parametrize("said", [*HOSTILE, "</text><script>alert(1)</script>", "</style><script>x</script>"])
def test_hostile_text_stays_text(said: str, form: TextMode, fonts: Path) -> None:
    picture = draw_map(f"thesis x: {said}\nmap: {said}\n")
    svg = write_in_text_mode(picture, form)
    root = ET.fromstring(svg)
    assert not list(root.iter(f"{SVG}script"))
    assert root.findtext(f"{SVG}title") == said
    texts = read_labels(svg) if form is TextMode.PATHS else read_texts(svg)
    assert texts == read_texts(write_svg(picture))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.text(alphabet=CHARACTERS + " ").map(lambda said: f"a{said}"))
def test_every_glyph_of_any_text_stands_within_its_line(said: str, fonts: Path) -> None:
    """The space of these fonts is a square too."""
    picture = replace(THEMED, marks=(TextRun(said, 10, 20, 20, "#16181D", 36),))
    root = ET.fromstring(write_in_text_mode(picture, TextMode.PATHS))
    (line,) = (each for each in root.iter(f"{SVG}g") if "aria-label" in each.attrib)
    places = sorted(int(each.get("x", 0)) for each in line)
    assert places == [900 * n for n in range(len(normalize("NFC", said)))]
    across = float(re.search(r"scale\((\S+)", line.attrib["transform"])[1])
    assert across * 900 * len(places) == pytest.approx(36, rel=1e-4)
    assert line.attrib["aria-label"] == said


@given(st.text(alphabet=HEBREW[:4] + "ab 12.,()سلام-" + EMOJI), st.booleans())
def test_no_character_is_lost_in_order(said: str, rtl: bool) -> None:
    ordered = reorder_bidi(said, rtl=rtl)
    assert sorted("".join(stretch for stretch, _ in ordered)) == sorted(said)


@pytest.mark.parametrize(
    ("said", "rtl", "seen"),
    [
        ("abc", False, ["abc>"]),
        ("a b.", True, [".<", "a b>"]),
        ("אב גד", True, ["אב גד<"]),
        ("say אב 12 now", False, ["say >", "12>", "אב <", " now>"]),
        ("אב (ab) 12 גד", True, [" גד<", "12>", ") <", "ab>", "אב (<"]),
        ("אב 👨‍👩‍👧 גד", False, ["אב 👨‍👩‍👧 גד<"]),
        ("[אב] גד 👩🏽‍💻 – הו", True, ["[אב] גד 👩🏽‍💻 – הו<"]),
        ("", True, []),
    ],
)
def test_stretches_stand_in_the_order_they_are_seen(said: str, rtl: bool, seen: list[str]) -> None:
    assert [stretch + "><"[left] for stretch, left in reorder_bidi(said, rtl=rtl)] == seen


def test_a_coloured_character_is_a_picture(fonts: Path) -> None:
    make_colour_font(fonts / "NotoColorEmoji.ttf", "Noto Color Emoji", "😀", (0.0, 0.5, 1.0))
    picture = draw_map("thesis x: a 😀😀 b\n", "p-")
    svg = write_in_text_mode(picture, TextMode.PATHS)
    root = ET.fromstring(svg)
    (image,) = root.findall(f"{SVG}defs/{SVG}image")
    assert len([use for use in root.iter(f"{SVG}use") if use.get(HREF) == f"#{image.get('id')}"]) == 2
    assert image.get("width") == "900"
    drawn = b64decode(image.attrib[HREF].removeprefix("data:image/png;base64,"))
    with Image.open(BytesIO(drawn)) as stamp:
        centre = stamp.convert("RGBA").getpixel((stamp.width // 2, stamp.height // 2))
    assert centre == pytest.approx((0, 128, 255, 255), abs=2)
    assert "a 😀😀 b" in read_labels(svg)
    assert svg == write_in_text_mode(picture, TextMode.PATHS)


def test_a_picture_that_cannot_be_drawn_is_one_sentence(fonts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import resvg_py

    def breaks(**_: object) -> bytes:
        raise ValueError

    make_colour_font(fonts / "NotoColorEmoji.ttf", "Noto Color Emoji", "😀", (0.0, 0.5, 1.0))
    for broken in (breaks, lambda **_: b"always the same"):
        monkeypatch.setattr(resvg_py, "svg_to_bytes", broken)
        with pytest.raises(UserError, match="cannot draw `😀` as a picture"):
            write_in_text_mode(draw_map("thesis x: 😀\n"), TextMode.PATHS)


def test_where_no_font_has_a_character(fonts: Path) -> None:
    for form in (TextMode.EMBED, TextMode.PATHS):
        with pytest.raises(FontError, match="the font Noto Sans KR here does not have `힣`"):
            write_in_text_mode(draw_map("thesis a: 힣\n"), form)


def test_without_the_shaper_there_is_one_sentence(fonts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(step, "can_shape", lambda: False)
    for form in (TextMode.EMBED, TextMode.PATHS):
        with pytest.raises(UserError, match="uharfbuzz"):
            write_in_text_mode(draw_map("thesis a: a\n"), form)
