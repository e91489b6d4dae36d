"""Pictures for tests: of a scene or a map, in any form of text, and three with texts of every kind."""

from argmap.config.drawing_choices import TextMode
from argmap.layout.columns.column_layout import lay_out_columns
from argmap.render.argument_symbols import draw_rectangle
from argmap.render.draw_scene import SceneStyle, draw_scene
from argmap.render.picture import Mark, MarkGroup, Picture, TextRun
from argmap.render.svg import write_svg
from argmap.render.text_mode import apply_text_mode
from argmap.scene.scene import Rect, Scene
from tests.layout.map_from_text import build_test_map

DARK_TEXT = "#16181D"


def write_scene(scene: Scene, style: SceneStyle | None = None) -> str:
    return write_svg(draw_scene(scene, style))


def draw_map(source: str, id_prefix: str = "") -> Picture:
    return draw_scene(lay_out_columns(build_test_map(source)), SceneStyle(id_prefix))


def write_in_text_mode(picture: Picture, mode: TextMode) -> str:
    return write_svg(apply_text_mode(picture, mode))


def build_case(
    title: str,
    marks: tuple[Mark, ...],
    lang: str = "en",
    said: str = "ab",
    background: str | None = None,
) -> Picture:
    return Picture(
        200,
        100,
        marks,
        title,
        lang,
        f"Thesis: {said}",
        background=draw_rectangle(Rect(0, 0, 200, 100), background) if background else None,
        font_family="'Noto Sans CJK KR', sans-serif",
        id_prefix="m.",
    )


PLAIN = build_case(
    'a <text x="1"> b',
    (
        TextRun("ab a", 10, 20, 20, DARK_TEXT, 54, bold=True),
        MarkGroup(
            (
                TextRun("ab", 100, 50, 20, DARK_TEXT, 36, centred=True),
                TextRun("a", 10, 70, 10, "#FFFFFF"),
            ),
            "s-x",
            "statement thesis",
            "Thesis: ab",
            data=(("id", "x"),),
        ),
        TextRun("<a  &", 10, 90, 20, DARK_TEXT, 90, keeps_blanks=True),
    ),
    background="#FFFFFF",
)
LEFTWARD = build_case(
    "אב",
    (
        TextRun("אב ab.", 100, 20, 10, DARK_TEXT, 63, centred=True, rtl=True),
        TextRun("a אב.", 100, 40, 10, DARK_TEXT, 45),
    ),
    "he",
    "אב",
)
THEMED = Picture(
    200,
    100,
    (TextRun("ab", 10, 20, 20, DARK_TEXT, 36, classes="night-fill-FFFFFF"),),
    "a",
    "en",
    "Thesis: a",
    font_family="'x}', sans-serif",
    id_prefix="m.",
    classes="own",
    dark_rules=("@media (prefers-color-scheme: dark){.night-fill-FFFFFF{fill:#FFFFFF}}",),
)
CASES = {"plain": PLAIN, "leftward": LEFTWARD, "themed": THEMED}
"""The pictures that stand as `.svg` and, with outlines, as `.paths` in the folder `cases`."""
