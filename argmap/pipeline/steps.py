"""A map drawn step by step: a picture for each step, and one whose steps reveal.js shows by itself."""

from collections.abc import Mapping

from msgspec.structs import replace

from argmap.config.choices import TextMode
from argmap.deck.build_steps import BuildSteps
from argmap.deck.reveal_order import plan_build_steps
from argmap.diagnostics.user_error import UserError
from argmap.model.map import ArgMap, Reveal
from argmap.pipeline.draw import Drawing, build_layout_options, drawing_error, effective_language, lay_out_map
from argmap.pipeline.focus import resolve_name, select_focus
from argmap.pipeline.options import DrawOptions
from argmap.pipeline.output_format import OutputFormat
from argmap.pipeline.split import FileNaming
from argmap.render.local_fonts import write_pdf_pages, write_with_local_fonts
from argmap.render.svg import SvgOptions, write_svg
from argmap.render.text_mode import apply_text_mode
from argmap.render.transform.reveal_fragments import add_fragments
from argmap.scene.scene import Scene

STEPS_NAME = "steps"
"""What the SVG with all steps is called between the map's name and the suffix."""


def draw_steps(
    argmap: ArgMap, output_format: OutputFormat, options: DrawOptions, naming: FileNaming
) -> Mapping[str, Drawing]:
    """The pictures of a map by their names, numbered from 1; in a PDF a page each, under the map's own name.

    A view appears as it says, all else branch by branch; nothing moves between steps. SVG comes with one
    picture more, whose steps are fragments. Raises Trouble as `draw` does, and ValueError for a form that is
    no picture.
    """
    if output_format not in (OutputFormat.SVG, OutputFormat.PNG, OutputFormat.PDF):
        raise ValueError("only pictures are drawn step by step")
    view = select_focus(argmap, options.focus)
    stage = plan_build_steps(view.argmap, _choose_step_reveal(argmap, options))
    stages = [replace(stage, until=step) for step in range(stage.last_step + 1)]
    found = lay_out_map(
        view.argmap, build_layout_options(view, effective_language(argmap, options.lang), options), options
    )
    points = found.points or None
    try:
        if output_format is OutputFormat.PDF:
            pages = [_draw_step_svg(found.scene, each, options, is_light=True) for each in stages]
            size = _page_size(found.scene, options)
            return {naming.file_name(""): Drawing(write_pdf_pages(pages, size, options.theme.fonts), points)}
        files = {
            naming.file_name(str(number)): Drawing(
                _write_step(found.scene, output_format, each, options), points
            )
            for number, each in enumerate(stages, 1)
        }
        if output_format is OutputFormat.SVG:
            files[naming.file_name(STEPS_NAME)] = Drawing(
                _write_step(found.scene, output_format, stage, options), points
            )
        return files
    except UserError as trouble:
        raise drawing_error(argmap, trouble) from trouble


def _choose_step_reveal(argmap: ArgMap, options: DrawOptions) -> Reveal:
    name = options.focus.view if options.focus else None
    return argmap.views[resolve_name(argmap, "view", name, argmap.views)].reveal if name else Reveal.BRANCH


def _page_size(scene: Scene, options: DrawOptions) -> tuple[float, float]:
    page = options.page
    return (page.width, page.height) if page else (scene.width, scene.height)


def _draw_step_svg(scene: Scene, stage: BuildSteps, options: DrawOptions, *, is_light: bool) -> str:
    """One step; with no step named, all of them as fragments."""
    theme = options.theme.without_dark_variant if is_light else options.theme
    drawn = write_svg(scene, SvgOptions(options.id_prefix, theme, build_steps=stage))
    return add_fragments(drawn) if stage.until is None else drawn


def _write_step(scene: Scene, output_format: OutputFormat, stage: BuildSteps, options: DrawOptions) -> bytes:
    drawn = _draw_step_svg(scene, stage, options, is_light=output_format is not OutputFormat.SVG)
    if output_format is OutputFormat.PNG:
        return write_with_local_fonts(drawn, output_format.value, options.width, options.theme.fonts)
    return apply_text_mode(drawn, TextMode(options.text), options.id_prefix, options.theme.fonts).encode()
