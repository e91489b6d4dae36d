"""Any map, document, setting, request or engine's answer gives a picture or a message, never a crash.

`python -m tests.fuzz` goes on where these few hundred examples end.
"""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.config.drawing_choices import TextMode
from argmap.diagnostics.user_error import UserError
from argmap.fonts import face, system_fonts
from argmap.pipeline.compile import CompileOptions, compile_bytes
from argmap.pipeline.draw import draw
from argmap.pipeline.options import DrawOptions
from argmap.pipeline.output_format import OutputFormat
from tests.fonts.generated_fonts import make_font
from tests.fuzz import probes, strategies

few = settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
many = settings(few, max_examples=400)


@few
@given(strategies.maps())
def test_a_map_is_described_formatted_and_edited(data: bytes) -> None:
    probes.probe_map(data)


@few
@given(strategies.maps())
def test_a_map_is_drawn(data: bytes) -> None:
    probes.probe_drawing(data)


@few
@given(strategies.maps())
def test_two_maps_are_compared(data: bytes) -> None:
    probes.probe_diff(data)


@few
@given(strategies.settings())
def test_settings_are_read(data: bytes) -> None:
    probes.probe_settings(data)


@few
@given(strategies.pandoc_documents())
def test_a_document_of_pandocs_is_filtered(data: bytes) -> None:
    probes.probe_pandoc(data)


@few
@given(strategies.documents())
def test_markdown_is_converted(data: bytes) -> None:
    probes.probe_markdown(data)


@few
@given(strategies.pandoc_documents())
def test_a_pages_question_is_understood_or_not(data: bytes) -> None:
    probes.probe_request(data)


@settings(few, max_examples=100)
@given(strategies.engine_answers())
def test_an_engines_answer_is_places_or_nothing(data: bytes) -> None:
    probes.probe_engine_answer(data)


@pytest.mark.slow
@pytest.mark.parametrize("probe", ["map", "drawing", "diff", "pages"])
def test_many_maps_are_drawn_in_every_form(probe: str) -> None:
    @settings(many, max_examples=40 if probe == "pages" else 400)
    @given(strategies.maps())
    def each(data: bytes) -> None:
        probes.PROBES[probe](data)

    each()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("probe", "inputs"),
    [
        ("settings", strategies.settings()),
        ("pandoc", strategies.pandoc_documents()),
        ("markdown", strategies.documents()),
    ],
)
def test_many_documents_and_settings_are_read(probe: str, inputs: st.SearchStrategy[bytes]) -> None:
    @many
    @given(inputs)
    def each(data: bytes) -> None:
        probes.PROBES[probe](data)

    each()


def _build_template() -> bytes:
    whole = io.BytesIO()
    pptx = pytest.importorskip("pptx")
    pptx.Presentation().save(whole)
    return whole.getvalue()


def _replace_part(template: bytes, part: str, content: bytes | None) -> bytes:
    """The template with other content in one part; without it where that is None."""
    inputs = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(template)) as old,
        zipfile.ZipFile(inputs, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name != part or content is not None:
                new.writestr(name, content if name == part else old.read(name))
    return inputs.getvalue()


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'
PARTS = [
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/core.xml",
    "ppt/presentation.xml",
    "ppt/theme/theme1.xml",
    "ppt/slideLayouts/slideLayout1.xml",
    "ppt/slideLayouts/slideLayout11.xml",
    "ppt/slideLayouts/_rels/slideLayout11.xml.rels",
    "ppt/slideMasters/slideMaster1.xml",
]


@pytest.mark.parametrize("part", PARTS)
def test_a_damaged_template_is_used_or_refused(part: str) -> None:
    template = _build_template()
    assert part in zipfile.ZipFile(io.BytesIO(template)).namelist()
    for content in (None, b"", b"<a/>", BOMB):
        probes.probe_template(_replace_part(template, part, content))


def test_a_template_that_unpacks_without_end_is_refused() -> None:
    huge = _replace_part(_build_template(), "docProps/thumbnail.jpeg", bytes(300_000_000))
    assert len(huge) < 1_000_000
    probes.probe_template(huge)


NO_TEMPLATES = {
    "nothing": lambda: b"",
    "the mark of an archive": lambda: b"PK\3\4",
    "text": lambda: b"no archive" * 99,
    "without its end": lambda: _build_template()[:-30],
    "its beginning": lambda: _build_template()[:2000],
}


@pytest.mark.parametrize("inputs", NO_TEMPLATES.values(), ids=NO_TEMPLATES)
def test_what_is_no_template_is_refused(inputs: Callable[[], bytes]) -> None:
    probes.probe_template(inputs())


TEXT_FORMATS = (
    (OutputFormat.PNG, TextMode.FONT),
    (OutputFormat.PDF, TextMode.FONT),
    (OutputFormat.SVG, TextMode.PATHS),
    (OutputFormat.SVG, TextMode.EMBED),
)
LETTERS = "".join(map(chr, range(33, 127))) + "×→·"


@pytest.fixture
def one_font(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only font of a machine."""
    path = make_font(tmp_path / "NotoSansKR.ttf", "Noto Sans KR", LETTERS)
    monkeypatch.setattr(system_fonts, "_font_folders", lambda: iter([tmp_path]))
    return path


def _clear_font_caches() -> None:
    """Lets fonts be looked for and read anew."""
    for known in (system_fonts._list_font_files, face.read_upright_faces, face.face_characters):
        known.cache_clear()


@pytest.fixture(autouse=True)
def fonts_of_this_machine() -> object:
    """Clear the caches of a test's own fonts after it."""
    yield
    _clear_font_caches()


def _draw_with_font(path: Path, data: bytes) -> set[str]:
    """The messages of drawing a map in a font of these bytes."""
    argmap = compile_bytes(b"thesis: a thing\n  premise: Another\n", "m.argmap", CompileOptions()).argmap
    assert argmap
    path.write_bytes(data)
    messages = set()
    for form, text in TEXT_FORMATS:
        _clear_font_caches()
        try:
            draw(argmap, form, DrawOptions(text=text))
        except UserError as error:
            messages.add(error.phrase.en)
    return messages


def test_a_sound_font_draws(one_font: Path) -> None:
    assert _draw_with_font(one_font, one_font.read_bytes()) == set()
    assert not face.is_damaged(face.read_upright_faces(str(one_font))[0], LETTERS)


def test_a_font_whose_outlines_are_damaged_is_named(one_font: Path) -> None:
    whole = one_font.read_bytes()
    at = whole.index(b"glyf")
    start, length = (int.from_bytes(whole[at + place : at + place + 4]) for place in (8, 12))
    torn = whole[:start] + b"\xff" * length + whole[start + length :]
    messages = _draw_with_font(one_font, torn)
    assert any(f"the font Noto Sans KR is damaged (`{one_font}`)" in each for each in messages)


@pytest.mark.slow
def test_a_font_damaged_anywhere_is_a_sentence_or_no_matter(one_font: Path) -> None:
    whole = one_font.read_bytes()

    @settings(many, max_examples=150, suppress_health_check=list(HealthCheck))
    @given(strategies.corrupt_bytes(st.just(whole)))
    def each(data: bytes) -> None:
        _draw_with_font(one_font, data)

    each()
