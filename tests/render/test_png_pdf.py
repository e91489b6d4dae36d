"""PNG and PDF: of the right size, in the fonts there are; and what is said where they cannot be."""

import re
import string
import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

import argmap
from argmap.diagnostics.user_error import UserError
from argmap.fonts import system_fonts
from argmap.fonts.fallback import choose_typefaces
from argmap.render import pdf as page_writer
from argmap.render import png as pixels
from argmap.render.argument_symbols import draw_rectangle
from argmap.render.picture import Path as LinePath
from argmap.render.picture import PathCommand, PathSegment, Picture, Rectangle, TextRun
from argmap.render.transform.scale import scale_to_page
from argmap.render.transform.typeface_pieces import cut_by_typeface
from argmap.scene.scene import Rect
from tests.fonts.generated_fonts import make_font

MAP = """\
map: 명과 암
  lang: ko
thesis coin: 명과 암은 함께 온다
  objection jobs: 일자리가 사라진다
    url: https://example.org/?a=1&b=2
    premise a: AI가 한다
    and b: 사람을 덜 찾는다
    undercut c: 너무 빠르다
"""


@pytest.fixture
def fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A machine whose only fonts have what the map above shows."""
    shown = "".join(
        sorted({char for char in f"계속()+…{argmap.parse(MAP).svg()}{string.ascii_letters}" if char > " "})
    )
    monkeypatch.setattr(system_fonts, "_font_folders", lambda: iter((tmp_path,)))
    system_fonts._list_font_files.cache_clear()
    make_font(tmp_path / "NotoSansKR-Regular.otf", "Noto Sans KR", shown, cff=True)
    make_font(tmp_path / "NotoSansKR-Bold.otf", "Noto Sans KR", shown, weight=700, cff=True)
    yield tmp_path
    system_fonts._list_font_files.cache_clear()


def png_size(png: bytes) -> tuple[int, int]:
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", png[16:24])


def test_png_without_a_page_is_as_wide_as_asked_for_and_else_as_a_screen(fonts: Path) -> None:
    drawn = argmap.parse(MAP)
    wide, high = (int(n) for n in re.findall(r'(?:width|height)="(\d+)"', drawn.svg())[:2])
    assert png_size(drawn.png()) == (1920, pytest.approx(1920 * high / wide, abs=1))
    assert png_size(drawn.png(width=2 * wide)) == (2 * wide, 2 * high)
    assert drawn.png() == drawn.png()


@pytest.mark.parametrize(
    ("page", "size", "dots_per_inch"),
    [
        ("16:9", (1920, 1080), 144),
        ("4:3", (1920, 1440), 192),
        ("9:16", (1080, 1920), 144),
        ("1:1", (1920, 1920), 256),
        ("a4", (1920, 1357), 164.2),
        ("letter", (1920, 1484), 174.5),
        ("1280x720", (1280, 720), 144),
    ],
)
def test_png_has_the_pixels_and_the_size_of_its_page(
    page: str, size: tuple[int, int], dots_per_inch: float, fonts: Path
) -> None:
    data = argmap.parse(MAP).png(fit=page)
    assert png_size(data) == size
    image = Image.open(BytesIO(data))
    image.load()
    assert image.info["dpi"] == pytest.approx((dots_per_inch, dots_per_inch), abs=0.1)


@pytest.mark.parametrize(
    ("page", "size"),
    [
        ("16:9", (960, 540)),
        ("a4", (842, 595)),
        ("a3", (1191, 842)),
        ("letter", (792, 612)),
        ("legal", (1008, 612)),
        ("9:16", (540, 960)),
        ("1:1", (540, 540)),
        ("1280x720", (640, 360)),
    ],
)
def test_pdf_has_the_size_of_its_page(page: str, size: tuple[int, int], fonts: Path) -> None:
    data = argmap.parse(MAP).pdf(fit=page)
    assert "/MediaBox [0 0 {:.2f} {:.2f}]".format(*size).encode() in data


def test_an_svg_for_paper_has_the_size_of_the_paper() -> None:
    drawn = argmap.parse(MAP)
    assert ' width="842pt" height="595pt" viewBox=' in drawn.svg(fit="a4")
    assert 'pt"' not in drawn.svg(fit="16:9")


def test_pdf_has_the_drawings_size_title_language_and_link(fonts: Path) -> None:
    drawn = argmap.parse(MAP)
    page = drawn.pdf()
    width, height = re.search(r'viewBox="0 0 (\S+) (\S+)"', drawn.svg()).groups()
    assert page.startswith(b"%PDF-")
    assert f"/MediaBox [0 0 {float(width):.2f} {float(height):.2f}]".encode() in page
    assert b"/Lang (ko)" in page
    assert b"/URI (https://example.org/?a=1&b=2)" in page
    assert "명과 암".encode("utf-16-be").hex().upper().encode() in page.upper()
    assert page == drawn.pdf()


def test_parts_are_pages_of_one_document_that_lead_to_one_another(fonts: Path) -> None:
    line = "일자리가 사라진다 명과 암은 함께 온다 AI가 한다 사람을 덜 찾는다 너무 빠르다"
    body = "".join(
        f"  objection p{i}: {line}\n" + f"    premise: {line}\n" * (10 if i == 3 else 2) for i in range(5)
    )
    read = argmap.parse(f"{MAP}{body}")
    pictures = read.split(name="m")
    assert set(pictures) == {"m.svg", "m.coin.svg", "m.coin-2.svg", "m.p3.svg"}
    (document,) = read.split(form="pdf", name="m").values()
    objects = [each for each in document.split(b"endobj") if b"/Type /Page\n" in each]
    pages = [re.search(rb"(\d+) 0 obj", each)[1] for each in objects]
    assert len(pages) == len(pictures)
    assert b"/MediaBox [0 0 960.00 540.00]" in document
    leads = re.findall(rb"/Dest \[(\d+) 0 R /XYZ", document)
    drawn = "".join(picture.decode() for picture in pictures.values())
    assert len(leads) == drawn.count('<a xlink:href="m.')
    assert set(leads) == set(pages)
    assert b"/URI (https://example.org/?a=1&b=2)" in document
    assert document == next(iter(read.split(form="pdf").values()))
    marked = read.split(form="png", name="m")
    assert [name.replace(".png", ".svg") for name in marked] == list(pictures)
    assert all(png_size(picture) for picture in marked.values())


def test_a_drawing_on_a_page_has_its_ground_all_over_it() -> None:
    picture = Picture(320, 180, (), background=draw_rectangle(Rect(0, 0, 320, 180), "#FFFFFF"))
    background = scale_to_page(picture, 961, 540).background
    assert background.geometry == Rectangle(Rect(0, 0, 961, 540))


def test_pdf_tells_which_glyph_is_which_character(fonts: Path) -> None:
    page = argmap.parse(MAP).pdf()
    codes = set()
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", page, re.DOTALL):
        try:
            text = zlib.decompress(stream)
        except zlib.error:
            text = stream
        if b"begincmap" in text:
            codes |= {int(code, 16) for code in re.findall(rb"<[0-9A-Fa-f]{4}> <([0-9A-Fa-f]{4})>", text)}
    assert {ord(char) for char in "일자리가사라진다명과암은함께온다"} <= codes


def test_without_a_font_for_a_character_there_is_one_sentence(fonts: Path) -> None:
    for draw in ("png", "pdf"):
        with pytest.raises(
            UserError,
            match=r"^cannot draw `<text>`: the font Noto Sans KR here does not have `힣` \(U\+D7A3\)",
        ):
            getattr(argmap.parse("thesis a: 힣 abc"), draw)()


def test_a_png_too_large_is_refused_with_a_width_that_works(
    fonts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = argmap.parse(MAP)
    monkeypatch.setattr(pixels, "MAX_PIXELS", 90_000)
    with pytest.raises(UserError, match="is too large") as raised:
        drawn.png()
    works = int(re.search(r"--width (\d+)", raised.value.phrase.en)[1])
    assert png_size(drawn.png(width=works))[0] == works


def test_a_panic_of_resvg_is_one_sentence(fonts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import resvg_py

    class Panic(BaseException):
        pass

    def panics(**_: object) -> bytes:
        raise Panic

    monkeypatch.setattr(resvg_py, "svg_to_bytes", panics)
    with pytest.raises(UserError, match="resvg cannot"):
        argmap.parse(MAP).png()


def test_a_png_without_the_shaper_has_its_texts_from_left_to_right(
    fonts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_font(fonts / "hebrew.ttf", "Hebrew", "אבגד")
    monkeypatch.setattr(pixels, "can_shape", lambda: False)
    assert png_size(argmap.parse(MAP).png(width=600))[0] == 600
    typefaces = choose_typefaces(["가", "אבגד"])
    line = TextRun("가 אב 12 גד.", 100, 20, 10, "#000000", 80, centred=True)
    cut = cut_by_typeface(Picture(200, 40, (line,)), typefaces).marks
    assert [run.text for run in cut] == [
        "가 ",
        "\u202bגד\u202c",
        "\u202b \u202c",
        "12",
        "\u202b \u202c",
        "\u202bאב\u202c",
        ".",
    ]
    assert [run.x for run in cut] == sorted(run.x for run in cut)


def test_pdf_without_the_shaper_is_one_sentence(fonts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_writer, "can_shape", lambda: False)
    with pytest.raises(UserError, match="uharfbuzz"):
        argmap.parse(MAP).pdf()


@pytest.mark.parametrize(
    ("command", "numbers"),
    [
        (PathCommand.HORIZONTAL, (30,)),
        (PathCommand.VERTICAL, (30,)),
        (PathCommand.HORIZONTAL_BY, (20,)),
        (PathCommand.VERTICAL_BY, (20,)),
        (PathCommand.LINE_BY, (20, 20)),
        (PathCommand.CURVE_BY, (10, 0, 20, 20)),
        (PathCommand.SMOOTH_CURVE_BY, (20, 20)),
    ],
)
def test_the_page_draws_every_step_of_a_path(command: PathCommand, numbers: tuple[float, ...]) -> None:
    path = LinePath((PathSegment(PathCommand.MOVE, (10, 10)), PathSegment(command, numbers)))
    assert len(page_writer._build_path(path)._root_graphics_context.path_items) == 2


def test_a_smooth_curve_goes_on_as_the_one_before_it_ended() -> None:
    wave = (
        PathSegment(PathCommand.MOVE, (0, 0)),
        PathSegment(PathCommand.CURVE_BY, (2, -4, 5, 0)),
        PathSegment(PathCommand.SMOOTH_CURVE_BY, (5, 0)),
    )
    from fpdf.drawing import Point

    items = page_writer._build_path(LinePath(wave))._root_graphics_context.path_items
    assert (items[-1].ctrl, items[-1].end) == (Point(3, 4), Point(5, 0))
