"""The differences between two maps, as text and as a picture."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from argmap.diagnostics.source import Source
from argmap.formats.difference import Difference, compare_maps
from argmap.formats.difference_text import format_change_counts, format_difference
from argmap.formats.merged_map import MergedMap, merge_states
from argmap.formats.statement_matching import original_text
from argmap.i18n.labels import ChangeLabels
from argmap.i18n.languages import select_labels
from argmap.model.map import ArgMap
from argmap.model.subset import SubsetMap
from argmap.pipeline.compile import CompileResult
from argmap.pipeline.draw import Drawing, build_layout_options, effective_language, lay_out_map, write_picture
from argmap.pipeline.options import DrawOptions
from argmap.pipeline.output_format import OutputFormat
from argmap.scene.scene import Box, Change, ChangeLabel, Scene

__all__ = [
    "Difference",
    "compare_maps",
    "draw_difference",
    "empty_map",
    "format_change_counts",
    "format_difference",
]


def empty_map(name: str) -> CompileResult:
    """Return a map without statements, for the comparison with a new file."""
    source = Source(name, "")
    return CompileResult(source, ArgMap(source, {}, None, {}, {}, {}, {}, {}), ())


def draw_difference(map_difference: Difference, output_format: OutputFormat, options: DrawOptions) -> Drawing:
    """Draw the new map with what was removed in it, and a mark on each statement that has changed.

    One of the two maps needs statements. Raises UserError as `draw` does.
    """
    both = merge_states(map_difference)
    lang = effective_language(both.argmap, options.lang)
    labels = select_labels(lang or both.argmap.likely_lang).changes
    marks = {name: _name_changes(labels, changes) for name, changes in both.changes.items()}
    layout = replace(build_layout_options(SubsetMap(both.argmap), lang, options), origins=marks)
    fitted = lay_out_map(both.argmap, layout, options)
    outline = _describe_difference(map_difference, fitted.scene)
    scene = replace(_mark_boxes(fitted.scene, both, labels), outline=outline)
    return write_picture(replace(fitted, scene=scene), both.argmap, output_format, options)


def _name_changes(labels: ChangeLabels, changes: Sequence[Change]) -> str:
    words = {
        Change.ADDED: labels.added,
        Change.REMOVED: labels.removed,
        Change.REWORDED: labels.reworded,
        Change.MOVED: labels.moved,
    }
    return ", ".join(words[change] for change in changes)


def _mark_boxes(scene: Scene, merged_map: MergedMap, labels: ChangeLabels) -> Scene:
    return replace(scene, boxes=tuple(_mark_box(box, merged_map, labels) for box in scene.boxes))


def _mark_box(box: Box, merged_map: MergedMap, labels: ChangeLabels) -> Box:
    """Turn the plate that layout made room for beside the role into the mark of the change."""
    if box.origin is None:
        return box
    changes: Mapping[str, Sequence[Change]] = merged_map.changes
    description = f"{_name_changes(labels, changes[box.id])}\n{box.description}"
    if box.id in merged_map.previous_statements:
        description += f"\n{labels.before.format(original_text(merged_map.previous_statements[box.id]))}"
    label = ChangeLabel(changes[box.id][0], box.origin.label)
    return replace(box, origin=None, change_label=label, description=description)


def _describe_difference(map_difference: Difference, scene: Scene) -> str:
    """Write the changes, then the outline, for those who do not see the picture."""
    lines = format_difference(map_difference, "ko" if scene.lang.split("-")[0] == "ko" else "en")
    return "\n".join([*lines, "", scene.outline])
