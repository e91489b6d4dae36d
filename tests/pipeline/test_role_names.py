"""A project's own names of roles stand wherever roles are named: in drawings, outlines and talks."""

from pathlib import Path

import pytest

import argmap
from argmap.deck.talk import build_deck
from argmap.model.subset import SubsetMap
from argmap.pipeline.draw import draw
from argmap.pipeline.options import DrawOptions
from argmap.pipeline.output_format import OutputFormat
from argmap.scene.argument_outline import write_outline
from argmap.scene.narration import write_caption
from argmap.theme.pages import PAGE_SIZES

SETTINGS = """\
[theme.roles.premise]
name.en = "Evidence"
name.ko = "근거"

[theme.roles.assumption]
name = "Warrant"

[theme.roles.thesis]
name.de = "Behauptung"
"""
MAP = "thesis: T\n  premise: P\n    ko: 피\n  assumption: A\n"


@pytest.fixture
def read_map(tmp_path: Path) -> argmap.Map:
    (tmp_path / "argmap.toml").write_text(SETTINGS, "utf-8")
    (tmp_path / "m.argmap").write_text(MAP, "utf-8")
    return argmap.read(tmp_path / "m.argmap")


@pytest.mark.parametrize("output_format", [OutputFormat.SVG, OutputFormat.DOT])
@pytest.mark.parametrize(("lang", "name", "thesis"), [("en", "Evidence", "Thesis"), ("ko", "근거", "논제")])
def test_drawings_name_roles_in_their_language(
    read_map: argmap.Map, output_format: OutputFormat, lang: str, name: str, thesis: str
) -> None:
    data = draw(read_map.model, output_format, DrawOptions(lang=lang)).text
    for word in (name, thesis, "Warrant"):
        assert word in data
    for word in ("Premise", "전제", "Assumption", "가정", "Behauptung"):
        assert word not in data.replace("Linked premises", "").replace("결합 전제", "")


def test_words_name_roles_too(read_map: argmap.Map) -> None:
    outline = write_outline(read_map.model, None)
    assert "Supported by Evidence: P" in outline
    assert "Warrant: A" in outline
    assert "Evidence 1, Warrant 1" in write_caption(SubsetMap(read_map.model))
    deck = build_deck(read_map.model, PAGE_SIZES["16:9"])
    notes = [note.text for slide in deck.slides for note in slide.notes]
    assert any("Evidence: P" in note for note in notes)
