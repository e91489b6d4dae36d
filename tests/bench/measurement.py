"""One map measured: how large its text comes out on a slide, and how large it could be.

All sizes of text are in pixels of a slide of 1920 × 1080, which are half a point each.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from math import sqrt
from pathlib import Path

from msgspec.structs import replace

from argmap.config.drawing_choices import LabelChoice
from argmap.i18n.languages import select_labels
from argmap.layout.box_content import BoxContent, build_contents
from argmap.layout.fit_page import FittedScene, fit_to_page
from argmap.layout.layout_options import LayoutOptions
from argmap.model.map import ArgMap, localize_text
from argmap.theme.pages import PAGE_SIZES
from tests.bench.bench_maps import MapSpec, generate_bench_map
from tests.bench.dot_drawing import Extent, measure_dot_drawing
from tests.layout.map_from_text import build_test_map

WIDTH, HEIGHT = 1920, 1080
LINE_MEASURES = tuple(range(120, 601, 20))
"""The wrap widths among which a statement's smallest box is looked for, in points at a text size of 18."""
OPTIONS = LayoutOptions()
"""Full texts in the usual box width."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """The measurement of one map. Maps of one `kind` and as many claims share a row of the table.

    `text` is what argmap reached. `bound` is what its own boxes would allow if they filled the page without
    a gap, `tight` what the smallest box of each statement would. `dot_tb` and `dot_lr` are what plain `dot`
    reaches with boxes of the usual width. `longest` is the most words in one statement.
    """

    kind: str
    claims: int
    longest: int
    text: float
    bound: float
    tight: float
    dot_tb: float
    dot_lr: float

    @property
    def share(self) -> float:
        """The share of the bound that was reached: 1 is a page full of boxes."""
        return self.text / self.bound

    @property
    def tight_share(self) -> float:
        """The share of the bound of the smallest boxes that was reached."""
        return self.text / self.tight

    @property
    def times_tb(self) -> float:
        """The size relative to plain `dot`, top to bottom."""
        return self.text / self.dot_tb

    @property
    def times_lr(self) -> float:
        """The size relative to plain `dot`, left to right."""
        return self.text / self.dot_lr

    def to_dict(self) -> dict[str, str | int | float]:
        """All of it by name, for machines."""
        ratios = {
            "share": self.share,
            "tight_share": self.tight_share,
            "times_tb": self.times_tb,
            "times_lr": self.times_lr,
        }
        return {**asdict(self), **ratios}


def describe_kind(task: MapSpec | Path) -> str:
    """Name the kind of map of a recipe, or the file."""
    if isinstance(task, Path):
        return task.stem
    least, most = task.words
    return f"{task.lang} {'graph' if task.graph else 'tree'}{', groups' * task.groups}, {least}-{most} words"


def read_task(task: MapSpec | Path) -> str:
    """Return the text of the map of a recipe or of a file."""
    return task.read_text("utf-8") if isinstance(task, Path) else generate_bench_map(task)


def measure_task(task: MapSpec | Path) -> Measurement:
    """Measure the map of a recipe or of a file. Raises EngineError where no engine answers."""
    return measure_map(describe_kind(task), build_test_map(read_task(task)))


def draw_on_slide(argmap: ArgMap) -> FittedScene:
    """Draw a map with full texts on a slide of 16:9."""
    return fit_to_page(argmap, PAGE_SIZES["16:9"], OPTIONS, LabelChoice.FULL)


def measure_map(kind: str, argmap: ArgMap) -> Measurement:
    """Measure a map of at least one statement."""
    fitted = draw_on_slide(argmap)
    usual = build_boxes(argmap, OPTIONS.measure)
    own = {box.id: box.rect.width * box.rect.height for box in fitted.scene.boxes}
    return Measurement(
        kind=kind,
        claims=len(argmap.statements),
        longest=max(len(_statement_text(argmap, id_).split()) for id_ in argmap.statements),
        text=2 * fitted.points,
        bound=max_text_size(sum(own.values())),
        tight=max_text_size(sum(smallest_areas(argmap, own).values())),
        dot_tb=text_size_on_slide(measure_dot_drawing(argmap, usual, "TB")),
        dot_lr=text_size_on_slide(measure_dot_drawing(argmap, usual, "LR")),
    )


def build_boxes(argmap: ArgMap, measure: float) -> dict[str, BoxContent]:
    """The statements' boxes with lines of at most `measure` points."""
    return build_contents(argmap, replace(OPTIONS, measure=measure), select_labels(argmap.lang).drawing, {})


def smallest_areas(argmap: ArgMap, areas: Mapping[str, float]) -> dict[str, float]:
    """The least area of each statement's box over all MEASURES, or its `own` where that is less."""
    tried = [build_boxes(argmap, measure) for measure in LINE_MEASURES]
    return {
        id_: min(area, *(each[id_].width * each[id_].height for each in tried)) for id_, area in areas.items()
    }


def max_text_size(area: float) -> float:
    """The size of text at which boxes that take `area` square points with usual text would fill the slide."""
    return OPTIONS.size * sqrt(WIDTH * HEIGHT / area)


def text_size_on_slide(extent: Extent, size: float = OPTIONS.size) -> float:
    """The size of text, in px, in a drawing that has `size` points of it and is scaled to fill the slide."""
    return size * min(WIDTH / extent.width, HEIGHT / extent.height)


def _statement_text(argmap: ArgMap, statement: str) -> str:
    return localize_text(argmap.statements[statement].text, None, argmap.lang)
