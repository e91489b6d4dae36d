"""The steps in which a map appears: the same ones in pictures, on the page, in talks and in documents."""

import json
import re

import pytest

from argmap.config.settings import Settings
from argmap.documents.pandoc_filter import filter_document
from argmap.documents.resolved_maps import DocumentContext
from argmap.model.map import ArgMap
from argmap.pipeline.compile import CompileOptions, compile_bytes
from argmap.pipeline.focus import Focus
from argmap.pipeline.options import DrawOptions, Overrides
from argmap.pipeline.output_format import OutputFormat
from argmap.pipeline.reveal_pictures import draw_steps
from argmap.pipeline.slides import TalkChoices, build_map_talk
from argmap.pipeline.split import FileNaming
from argmap.theme.pages import DEFAULT_PAGE, PAGE_SIZES
from argmap.workspace.live_picture import PictureRequest, build_draw_options, draw_live_picture

STATEMENTS = "thesis goal: One\n  premise: Two\n    premise: Three\n  objection: Four\n    rebuttal: Five\n"
VIEWS = "".join(
    f"view {name}: V\n  root: goal\n" + (f"  reveal: {name}\n" if name != "silent" else "")
    for name in ("silent", "none", "order", "branch", "role")
)
PAGE = PAGE_SIZES[DEFAULT_PAGE]
STEPS = {"silent": 1, "none": 1, "order": 5, "branch": 3, "role": 4}
"""How many steps each view has."""


def compile_map(text: str) -> ArgMap:
    argmap = compile_bytes(text.encode(), "m.argmap", CompileOptions()).argmap
    assert argmap is not None
    return argmap


def count_picture_steps(argmap: ArgMap, view: str | None) -> int:
    focus = Focus(view=view) if view else None
    files = draw_steps(argmap, OutputFormat.SVG, DrawOptions(page=PAGE, focus=focus), FileNaming("m", ".svg"))
    return len(files) - 1


def count_page_steps(argmap: ArgMap, view: str | None) -> int:
    request = PictureRequest(view=view, has_steps=True)
    options = build_draw_options(argmap, Settings(), request)
    return draw_live_picture(argmap, options, request).last_step + 1


def count_slide_steps(argmap: ArgMap, view: str | None) -> int:
    choices = TalkChoices(DrawOptions(page=PAGE), (view,) if view else ())
    (slide,) = (each for each in build_map_talk(argmap, choices).deck.slides if each.scene)
    return slide.step_count


def count_document_steps(text: str, *attributes: tuple[str, str]) -> int:
    block = {"t": "CodeBlock", "c": [["", ["argmap"], attributes], text]}
    document = {"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": [block]}
    context = DocumentContext("", CompileOptions(), Settings(), Overrides())
    result = filter_document(json.dumps(document).encode(), "revealjs", context)
    assert result.data is not None
    indices = re.findall(r'data-fragment-index=\\?"(\d+)', result.data.decode())
    return len(set(indices)) + 1


@pytest.mark.parametrize("view", STEPS)
def test_a_view_has_the_same_steps_everywhere(view: str) -> None:
    text = VIEWS + STATEMENTS
    argmap = compile_map(text)
    counts = (
        count_picture_steps(argmap, view),
        count_page_steps(argmap, view),
        count_slide_steps(argmap, view),
        count_document_steps(text, ("view", view)),
    )
    assert counts == (STEPS[view],) * 4


def test_a_whole_map_appears_branch_by_branch_where_steps_are_asked_for() -> None:
    argmap = compile_map(STATEMENTS)
    counts = (
        count_picture_steps(argmap, None),
        count_page_steps(argmap, None),
        count_slide_steps(argmap, None),
    )
    assert counts == (STEPS["branch"],) * 3
    assert count_document_steps(STATEMENTS) == 1
    assert count_document_steps(STATEMENTS, ("reveal", "branch")) == STEPS["branch"]
