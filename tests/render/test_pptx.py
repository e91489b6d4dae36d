"""A deck as a presentation: shapes, descriptions, links, and text that stays text."""

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace

from argmap.config.drawing_choices import ReferenceChoice, StepMode
from argmap.deck.deck import Deck, Slide, SlideKind, SpeakerNote
from argmap.diagnostics.user_error import UserError
from argmap.layout.fit_page import fit_to_page
from argmap.layout.layout_options import LayoutOptions
from argmap.render.pptx.presentation import PptxOptions, read_template_page, render_pptx
from argmap.scene.scene import Continuation, Label, Rect, TextLine
from argmap.theme.themes import THEMES
from tests.layout.generated_maps import generate_map
from tests.layout.map_from_text import build_test_map
from tests.render.pptx_decks import BODY_PAGE, MAPS, build_pptx_deck, build_scene_slide, build_slide_scene
from tests.render.pptx_reader import A, P, read_parts, read_slides, shape_properties, shapes_by_number
from tests.render.schema_order import find_order_errors

SCENE = build_slide_scene(MAPS["school-phones"], legend=True)
DECK = build_pptx_deck([build_scene_slide(SCENE, "map", has_steps=True)])


def open_presentation(file: bytes) -> object:
    from pptx import Presentation

    return Presentation(BytesIO(file))


@pytest.fixture(scope="module")
def file() -> bytes:
    return render_pptx(DECK)


@pytest.fixture(scope="module")
def template() -> bytes:
    """A foreign presentation: 4:3, with slides, notes, custom shows and sections."""
    from pptx import Presentation
    from pptx.oxml import parse_xml

    made_up = Presentation()
    for layout in (0, 5, 6):
        slide = made_up.slides.add_slide(made_up.slide_layouts[layout])
        slide.notes_slide.notes_text_frame.text = "SECRET"
    names = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    section = f'<p:extLst {names}><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}">'
    section += '<p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"/>'
    made_up.part._element.append(parse_xml(f"{section}</p:ext></p:extLst>"))
    saved = BytesIO()
    made_up.save(saved)
    return saved.getvalue()


def test_the_same_deck_gives_the_same_bytes(file: bytes) -> None:
    assert render_pptx(DECK) == file


def test_python_pptx_reads_titles_texts_and_notes(file: bytes) -> None:
    read = list(open_presentation(file).slides)
    assert [slide.shapes.title.text for slide in read] == ["Light & <shade>", SCENE.title, "출처"]
    groups = [shape for shape in read[1].shapes if shape.shape_type == 6]
    texts = [shape.text_frame.text for group in groups for shape in group.shapes if shape.has_text_frame]
    for box in SCENE.boxes:
        assert "\v".join(line.text for line in box.lines) in texts
        assert box.description in read[1].notes_slide.notes_text_frame.text
    assert read[1].slide_layout.name == "Title Only"


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("steps", StepMode)
def test_elements_stand_in_the_order_of_the_schema(theme: str, steps: StepMode) -> None:
    deck = build_pptx_deck(
        [
            build_scene_slide(build_slide_scene(MAPS["four-day-week"]), "week", has_steps=True),
            *DECK.slides[1:2],
        ]
    )
    known = read_parts(render_pptx(deck, PptxOptions(THEMES[theme], steps)))
    for name, part in known.items():
        if name.endswith(".xml"):
            assert find_order_errors(ET.fromstring(part)) == [], name


def test_the_table_of_orders_finds_an_error() -> None:
    assert find_order_errors(ET.fromstring("<sp><spPr/><nvSpPr/></sp>"))
    assert find_order_errors(ET.fromstring("<rPr><ea/><latin/></rPr>"))


def test_korean_text_has_its_font_and_language() -> None:
    slide = read_slides(
        render_pptx(build_pptx_deck([build_scene_slide(build_slide_scene(MAPS["school-library"]), "map")]))
    )[1]
    look = next(each for each in slide.iter(f"{A}rPr") if each.get("sz"))
    assert look.attrib["lang"] == "ko-KR"
    assert look.find(f"{A}ea").attrib["typeface"] == "+mn-ea"
    theme = read_parts(render_pptx(DECK))["ppt/theme/theme1.xml"].decode()
    assert theme.count('<a:ea typeface="Noto Sans CJK KR"') == 2


@pytest.mark.parametrize(
    ("lang", "tag"), [("ar", "ar-SA"), ("fa", "fa-IR"), ("hi", "hi-IN"), ("th", "th-TH")]
)
def test_text_has_the_tag_of_its_language_with_a_country(lang: str, tag: str) -> None:
    scene = build_slide_scene(f"map: T\n  lang: {lang}\nthesis t: A\n  premise p: B\n")
    slide = read_slides(render_pptx(build_pptx_deck([build_scene_slide(scene, "m")], lang)))[1]
    assert {run.get("lang") for run in slide.iter(f"{A}rPr") if run.get("lang")} == {tag}


def test_fonts_of_the_theme_come_first() -> None:
    theme = replace(THEMES["light"], fonts=("sans-serif", "Pretendard"))
    assert (
        b'<a:ea typeface="Pretendard"'
        in read_parts(render_pptx(DECK, PptxOptions(theme)))["ppt/theme/theme1.xml"]
    )


def test_colours_are_the_presentations_own(file: bytes) -> None:
    slide = read_slides(file)[1]
    assert not list(slide.iter(f"{A}srgbClr"))
    assert {each.attrib["val"] for each in slide.iter(f"{A}schemeClr")} >= {
        "accent1",
        "accent2",
        "accent5",
        "bg1",
    }


def test_every_shape_has_a_description_or_is_decoration(file: bytes) -> None:
    for slide in read_slides(file):
        for shape in shapes_by_number(slide).values():
            name = shape_properties(shape)
            heard = name.get("descr") or "".join(each.text or "" for each in shape.iter(f"{A}t"))
            assert heard or b"decorative" in ET.tostring(name), name.attrib


def test_shapes_are_read_in_the_order_of_the_drawing(file: bytes) -> None:
    known = [shape_properties(shape).get("descr") for shape in read_slides(file)[1].iter(f"{P}grpSp")]
    assert [each for each in known if each in {box.description for box in SCENE.boxes}] == [
        box.description for box in SCENE.boxes
    ]
    first = next(iter(shapes_by_number(read_slides(file)[1]).values()))
    assert first.find(f".//{P}ph").attrib["type"] == "title"


def shapes_by_click(slide: ET.Element) -> list[list[int]]:
    """The shapes that appear at each click."""
    found: list[list[int]] = []
    for effect in slide.iter(f"{P}cTn"):
        if effect.get("presetID"):
            if effect.attrib["nodeType"] == "clickEffect":
                found.append([])
            found[-1].append(int(next(effect.iter(f"{P}spTgt")).attrib["spid"]))
    return found


def test_each_step_appears_at_one_click(file: bytes) -> None:
    slide = read_slides(file)[1]
    known, found = shapes_by_number(slide), shapes_by_click(slide)
    assert len(found) == DECK.slides[1].step_count - 1
    assert len({number for click in found for number in click}) == sum(map(len, found))
    for step, click in enumerate(found, 1):
        names = [shape_properties(known[number]).get("descr") for number in click]
        assert [box.description for box in SCENE.boxes if box.description in names] == [
            SCENE.boxes[step].description
        ]
    times = [each.attrib["id"] for each in slide.iter(f"{P}cTn")]
    assert len(times) == len(set(times))
    assert not shapes_by_click(read_slides(file)[0])


def test_pages_show_step_after_step_in_the_same_places() -> None:
    pages = read_slides(render_pptx(DECK, PptxOptions(steps=StepMode.PAGES)))
    assert len(pages) == DECK.slides[1].step_count + 2
    before: dict[int, str] = {}
    for page in pages[1:-1]:
        here = {number: ET.tostring(shape, "unicode") for number, shape in shapes_by_number(page).items()}
        assert before.items() <= here.items()
        assert len(here) > len(before)
        assert not shapes_by_click(page)
        before = here


def test_marks_lead_to_slides_and_addresses_out() -> None:
    scene = SCENE
    plate = Label(Rect(10, 10, 60, 16), TextLine("continues", 40, 20, 40, 12, centred=True))
    boxes = [
        replace(
            scene.boxes[0],
            continuation=Continuation(2, plate, "sources"),
            source_label=plate,
            href="https://example.org/?a=1&b=2",
        )
    ]
    boxes.append(
        replace(
            scene.boxes[1],
            continuation=Continuation(2, plate, "nowhere"),
            source_label=plate,
            href="javascript:alert(1)",
        )
    )
    scene = replace(scene, boxes=(*boxes, *scene.boxes[2:]))
    known = read_parts(render_pptx(build_pptx_deck([build_scene_slide(scene, "map")])))
    links = re.findall(
        rb'Target="([^"]*)"( TargetMode="External")?', known["ppt/slides/_rels/slide2.xml.rels"]
    )
    assert (b"slide3.xml", b"") in links
    assert [target for target, outside in links if outside] == [b"https://example.org/?a=1&amp;b=2"]
    assert known["ppt/slides/slide2.xml"].count(b"hlinksldjump") == 1
    others = [part for name, part in known.items() if name.endswith(".rels") and "slide2.xml" not in name]
    assert not any(b"External" in part for part in others)


def test_a_map_written_leftward_begins_at_the_right() -> None:
    source = "thesis t: אב גד\n  objection c: המחיר גבוה\n    premise d: כן\n"
    scene = build_slide_scene(source, legend=True)
    boxes = {box.id: box.rect for box in scene.boxes}
    slide = open_presentation(render_pptx(build_pptx_deck([build_scene_slide(scene, "m")], "he"))).slides[1]
    shapes = {
        shape.name: shape for group in slide.shapes if hasattr(group, "shapes") for shape in group.shapes
    }
    assert boxes["t"].x > boxes["d"].x
    assert shapes["t"].left > shapes["d"].left
    bar, box = shapes["bar0"], shapes["c"]
    assert bar.left + bar.width == pytest.approx(box.left + box.width, abs=2)


@pytest.mark.parametrize(("thesis", "at_left"), [("אב גד", True), ("Tea", False)])
def test_the_box_of_a_reference_is_cut_where_its_line_ends(thesis: str, at_left: bool) -> None:
    source = f"thesis t: {thesis}\n  premise p: {thesis} 1\n  premise q: {thesis} 2\n    premise p\n"
    options = LayoutOptions(heading=False, reference_form=ReferenceChoice.BOXES)
    scene = fit_to_page(build_test_map(source), BODY_PAGE, options).scene
    (reference,) = scene.references
    slide = read_slides(render_pptx(build_pptx_deck([build_scene_slide(scene, "m")])))[1]
    cut = [sp for sp in slide.iter(f"{P}sp") if sp.find(f".//{A}prstGeom[@prst='snip1Rect']") is not None]
    assert len(cut) == 2  # the box, and its sign in the legend
    assert [sp.find(f".//{A}xfrm").get("flipH") for sp in cut] == ["1" if at_left else None] * 2
    arrows = [sp for sp in slide.iter(f"{P}sp") if sp.find(f".//{A}prstGeom[@prst='upArrow']") is not None]
    for box, arrow in zip(cut, arrows, strict=True):
        assert arrow.find(f".//{A}xfrm").get("rot") == str((315 if at_left else 45) * 60_000)
        left, right = find_sides(box)
        assert abs(find_sides(arrow)[0] - left if at_left else find_sides(arrow)[1] - right) < 3 * 12_700
    assert reference.statement == "p"


def find_sides(shape: ET.Element) -> tuple[int, int]:
    """The left and right ends of a shape, before it is turned, in EMU."""
    left = int(shape.find(f".//{A}off").get("x"))
    return left, left + int(shape.find(f".//{A}ext[@cx]").get("cx"))


def test_a_part_leads_back_to_its_overview() -> None:
    part = build_scene_slide(replace(SCENE, overview="title"), "map")
    known = read_parts(render_pptx(build_pptx_deck([part])))
    assert b'Target="slide1.xml"' in known["ppt/slides/_rels/slide2.xml.rels"]
    (arrow,) = (
        each
        for each in read_slides(render_pptx(build_pptx_deck([part])))[1].iter(f"{P}cNvPr")
        if each.get("name") == "overview"
    )
    assert arrow.attrib["descr"] == "Light & <shade>"


def test_hostile_text_stays_text() -> None:
    evil = "</a:t><script>&\x00\x1b\x0b\ud800]]> &#0; \ufffe{}"
    scene = build_slide_scene(MAPS["school-phones"])
    box = scene.boxes[0]
    lines = tuple(replace(line, text=evil) for line in box.lines)
    scene = replace(scene, boxes=(replace(box, lines=lines, description=evil), *scene.boxes[1:]))
    slide = replace(build_scene_slide(scene, "m"), title=evil, notes=(SpeakerNote(0, evil),))
    file = render_pptx(replace(build_pptx_deck([slide]), title=evil))
    assert open_presentation(file).slides[1].shapes.title.text == "</a:t><script>&]]> &#0; {}"
    for name, part in read_parts(file).items():
        if name.endswith(".xml"):
            ET.fromstring(part)
            assert b"<script" not in part


def test_a_template_gives_page_layout_colours_and_fonts(template: bytes) -> None:
    file = render_pptx(DECK, PptxOptions(template=template))
    known = read_parts(file)
    assert not any(b"SECRET" in part for part in known.values())
    assert len([name for name in known if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]) == 3
    assert b"sectionLst" not in known["ppt/presentation.xml"]
    assert read_parts(template)["ppt/theme/theme1.xml"] == known["ppt/theme/theme1.xml"]
    read = open_presentation(file)
    assert [slide.slide_layout.name for slide in read.slides] == [
        "Title Slide",
        "Title Only",
        "Title and Content",
    ]
    page, room = read_template_page(template)
    from pptx.enum.shapes import MSO_SHAPE_TYPE

    assert (page.width, page.height) == (720, 540)
    assert read.slide_width == 720 * 12700
    for shape in read.slides[1].shapes:
        if not shape.is_placeholder and shape.shape_type != MSO_SHAPE_TYPE.LINE:
            assert room.x - 8 <= shape.left / 12700 <= room.right + 8
            assert room.y - 8 <= shape.top / 12700 <= (shape.top + shape.height) / 12700 <= room.bottom + 8
    assert not find_order_errors(ET.fromstring(known["ppt/slides/slide2.xml"]))


def test_what_is_no_template_is_one_sentence() -> None:
    for wrong in (b"", b"PK\x05\x06" + b"\0" * 18, render_pptx(DECK)[:3000]):
        with pytest.raises(UserError, match="template"):
            render_pptx(DECK, PptxOptions(template=wrong))


def test_a_potx_is_a_template_too(template: bytes) -> None:
    known = read_parts(template)
    kind = known["[Content_Types].xml"].replace(b"presentation.main+xml", b"template.main+xml")
    saved = BytesIO()
    with zipfile.ZipFile(saved, "w") as package:
        for name, part in (known | {"[Content_Types].xml": kind}).items():
            package.writestr(name, part)
    assert render_pptx(DECK, PptxOptions(template=saved.getvalue())) == render_pptx(
        DECK, PptxOptions(template=template)
    )


def test_without_the_library_there_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pptx", None)
    with pytest.raises(UserError, match="pip install python-pptx"):
        render_pptx(DECK)


def test_an_empty_deck_is_a_presentation() -> None:
    assert len(open_presentation(render_pptx(Deck("", "en", DECK.page, ()))).slides) == 0
    lone = Slide(SlideKind.MAP, "a", "", lines=("x",))
    assert len(open_presentation(render_pptx(Deck("", "en", DECK.page, (lone,)))).slides) == 1


@pytest.mark.slow
def test_libreoffice_shows_every_text(tmp_path: Path) -> None:
    if shutil.which("soffice") is None or shutil.which("pdftotext") is None:
        pytest.skip("soffice or pdftotext is not installed")
    scenes = [build_slide_scene(text) for text in (*MAPS.values(), generate_map(1, 12))]
    deck = build_pptx_deck([build_scene_slide(scene, f"m{i}") for i, scene in enumerate(scenes)])
    (tmp_path / "deck.pptx").write_bytes(render_pptx(deck))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "deck.pptx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=180)
    text = subprocess.run(
        ["pdftotext", "deck.pdf", "-"], cwd=tmp_path, check=True, capture_output=True, timeout=60
    ).stdout.decode()
    flat = "".join(text.split())
    lines = [line.text for scene in scenes for box in scene.boxes for line in box.lines]
    assert [line for line in lines if "".join(line.split()) not in flat] == []
    assert text.count("\f") == len(deck.slides)


@pytest.mark.slow
def test_the_schemas_of_office_find_nothing(tmp_path: Path, template: bytes) -> None:
    """Where the package `openxml-audit` is installed: it brings the schemas of Microsoft's Open XML SDK."""
    audit = pytest.importorskip("openxml_audit")
    for name, options in (("own", PptxOptions()), ("other", PptxOptions(template=template))):
        path = tmp_path / f"{name}.pptx"
        path.write_bytes(render_pptx(DECK, options))
        found = audit.validate_pptx(str(path))
        assert found.is_valid, found.errors
