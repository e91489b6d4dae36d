"""A map drawn step by step: a picture for each step, and one whose steps reveal.js shows by itself."""

from collections.abc import Mapping

from msgspec.structs import replace

from argmap.deck.build_steps import BuildSteps
from argmap.deck.reveal_order import choose_reveal, plan_build_steps
from argmap.diagnostics.user_error import UserError
from argmap.model.map import ArgMap
from argmap.model.subset import SubsetMap
from argmap.pipeline.draw import Drawing, build_scene_style, drawing_error, lay_out_view, write_file
from argmap.pipeline.focus import resolve_name, select_focus
from argmap.pipeline.options import DrawOptions
from argmap.pipeline.output_format import OutputFormat
from argmap.pipeline.split import FileNaming
from argmap.render.draw_scene import draw_scene
from argmap.render.picture import Picture
from argmap.render.transform.reveal_fragments import add_fragments
from argmap.render.transform.scale import round_lengths
from argmap.scene.scene import Scene

STEPS_NAME = "steps"
"""The name of the SVG with all steps, between the map's name and the suffix."""


def plan_steps(argmap: ArgMap, view: SubsetMap, options: DrawOptions) -> BuildSteps:
    """Plan at which step each part of a view appears: as the options ask, else as the view declares.

    Raises UserError where the options name a view that the map does not have.
    """
    name = options.focus.view if options.focus else None
    declared = argmap.views[resolve_name(argmap, "view", name, argmap.views)] if name else None
    return plan_build_steps(view.argmap, options.reveal or choose_reveal(declared))


def list_stages(build_steps: BuildSteps) -> list[BuildSteps]:
    """Return the steps one by one, each with what the earlier ones show."""
    return [replace(build_steps, until=step) for step in range(build_steps.last_step + 1)]


def number_stages(stages: list[BuildSteps]) -> dict[str, BuildSteps]:
    """Number stages from 1, with zeros before, so that names in order of the alphabet are in this order."""
    digits = len(str(len(stages)))
    return {f"{number:0{digits}}": each for number, each in enumerate(stages, 1)}


def draw_steps(
    argmap: ArgMap, output_format: OutputFormat, options: DrawOptions, naming: FileNaming
) -> Mapping[str, Drawing]:
    """Draw the pictures of a map by their names, as `number_stages` gives them; a PDF has a page each.

    Nothing moves between steps. SVG comes with one picture more, whose steps are fragments. Raises UserError
    as `draw` does, and ValueError for a format that is no picture.
    """
    if not output_format.traits.is_picture:
        raise ValueError("only pictures are drawn step by step")
    view = select_focus(argmap, options.focus)
    steps = plan_steps(argmap, view, options)
    fitted = lay_out_view(argmap, view, options)
    points = fitted.points or None
    try:
        if output_format.traits.is_paged:
            data = _write_paged(fitted.scene, list_stages(steps), options)
            return {naming.file_name(""): Drawing(data, points)}
        stages = number_stages(list_stages(steps))
        if output_format.traits.is_web:
            stages[STEPS_NAME] = steps
        return {
            naming.file_name(name): Drawing(_write_step(fitted.scene, output_format, each, options), points)
            for name, each in stages.items()
        }
    except UserError as error:
        raise drawing_error(argmap, error) from error


def _write_paged(scene: Scene, stages: list[BuildSteps], options: DrawOptions) -> bytes:
    from argmap.render.pinned_fonts import write_pdf_pages

    pages = [round_lengths(_draw_step(scene, each, options, is_web=False)) for each in stages]
    page = options.page
    size = (page.width, page.height) if page else (scene.width, scene.height)
    return write_pdf_pages(pages, size, options.theme.fonts)


def _draw_step(scene: Scene, stage: BuildSteps, options: DrawOptions, *, is_web: bool) -> Picture:
    """Draw one stage; one without an end is all steps, as fragments."""
    picture = draw_scene(scene, build_scene_style(options, is_web=is_web, build_steps=stage))
    return add_fragments(picture) if stage.until is None else picture


def _write_step(scene: Scene, output_format: OutputFormat, stage: BuildSteps, options: DrawOptions) -> bytes:
    picture = _draw_step(scene, stage, options, is_web=output_format.traits.is_web)
    return write_file(picture, output_format, options)
