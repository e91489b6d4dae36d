"""A map drawn step by step: a picture for each step, and one whose steps reveal.js shows by itself."""

from collections.abc import Mapping

from msgspec.structs import replace

from argmap.deck.reveal import staged
from argmap.deck.stage import Stage
from argmap.layout.scene import Scene
from argmap.model.map import ArgMap, Reveal
from argmap.pipeline.forms import Form
from argmap.pipeline.parting import Naming
from argmap.pipeline.trip import Drawn, DrawOptions, cannot_draw, fitted, layout_of, spoken
from argmap.pipeline.views import named, seen
from argmap.render.fixed import bound, fixed
from argmap.render.fragments import fragments
from argmap.render.lettered import TextForm, lettered
from argmap.render.svg import SvgOptions, svg
from argmap.text.trouble import Trouble

FRAGMENTS = "steps"
"""What the SVG with all steps is called between the map's name and the suffix."""


def draw_steps(argmap: ArgMap, form: Form, options: DrawOptions, naming: Naming) -> Mapping[str, Drawn]:
    """The pictures of a map by their names, numbered from 1; in a PDF a page each, under the map's own name.

    A view appears as it says, all else branch by branch; nothing moves between steps. SVG comes with one
    picture more, whose steps are fragments. Raises Trouble as `draw` does, and ValueError for a form that is
    no picture.
    """
    if form not in (Form.SVG, Form.PNG, Form.PDF):
        raise ValueError("only pictures are drawn step by step")
    view = seen(argmap, options.focus)
    stage = staged(view.argmap, _reveal(argmap, options))
    stages = [replace(stage, until=step) for step in range(stage.last + 1)]
    found = fitted(view.argmap, layout_of(view, spoken(argmap, options.lang), options), options)
    points = found.points or None
    try:
        if form is Form.PDF:
            pages = [_svg(found.scene, each, options, day=True) for each in stages]
            size = _size(found.scene, options)
            return {naming.file(""): Drawn(bound(pages, size, options.theme.fonts), points)}
        files = {
            naming.file(str(number)): Drawn(_picture(found.scene, form, each, options), points)
            for number, each in enumerate(stages, 1)
        }
        if form is Form.SVG:
            files[naming.file(FRAGMENTS)] = Drawn(_picture(found.scene, form, stage, options), points)
        return files
    except Trouble as trouble:
        raise cannot_draw(argmap, trouble) from trouble


def _reveal(argmap: ArgMap, options: DrawOptions) -> Reveal:
    name = options.focus.view if options.focus else None
    return argmap.views[named(argmap, "view", name, argmap.views)].reveal if name else Reveal.BRANCH


def _size(scene: Scene, options: DrawOptions) -> tuple[float, float]:
    page = options.page
    return (page.width, page.height) if page else (scene.width, scene.height)


def _svg(scene: Scene, stage: Stage, options: DrawOptions, *, day: bool) -> str:
    """One step; with no step named, all of them as fragments."""
    theme = options.theme.by_day if day else options.theme
    drawn = svg(scene, SvgOptions(options.id_prefix, theme, stage=stage))
    return fragments(drawn) if stage.until is None else drawn


def _picture(scene: Scene, form: Form, stage: Stage, options: DrawOptions) -> bytes:
    drawn = _svg(scene, stage, options, day=form is not Form.SVG)
    if form is Form.PNG:
        return fixed(drawn, form.value, options.width, options.theme.fonts)
    return lettered(drawn, TextForm(options.text), options.id_prefix, options.theme.fonts).encode()
