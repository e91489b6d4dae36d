"""What differs between two maps, as text and as a picture."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from argmap.exchange.difference import Difference, difference
from argmap.exchange.difference_text import counted, difference_lines
from argmap.exchange.matching import first_writing
from argmap.exchange.merged import Merged, merged
from argmap.layout.scene import Box, Change, Changed, Scene
from argmap.model.cut import CutMap
from argmap.model.map import ArgMap
from argmap.pipeline.forms import Form
from argmap.pipeline.trip import Compiled, Drawn, DrawOptions, fitted, layout_of, picture, spoken
from argmap.text.source import Source
from argmap.words.changes import ChangeWords, change_words

__all__ = ["Difference", "counted", "difference", "difference_lines", "draw_difference", "no_map"]


def no_map(name: str) -> Compiled:
    """A map that holds nothing: what a new file is compared with."""
    nothing = Source(name, "")
    return Compiled(nothing, ArgMap(nothing, {}, None, {}, {}, {}, {}, {}), ())


def draw_difference(found: Difference, form: Form, options: DrawOptions) -> Drawn:
    """The new map with what was removed in it, and a mark on each statement that has changed.

    A map that holds nothing cannot be drawn: one of the two has to have statements. Raises Trouble as `draw`
    does.
    """
    both = merged(found)
    lang = spoken(both.argmap, options.lang)
    say = change_words(lang or both.argmap.lang)
    marks = {name: _words(say, changes) for name, changes in both.changes.items()}
    layout = replace(layout_of(CutMap(both.argmap), lang, options), origins=marks)
    drawn = fitted(both.argmap, layout, options)
    scene = replace(_marked(drawn.scene, both, say), outline=_told(found, drawn.scene))
    return picture(replace(drawn, scene=scene), both.argmap, form, options)


def _words(say: ChangeWords, changes: Sequence[Change]) -> str:
    words = {
        Change.ADDED: say.added,
        Change.REMOVED: say.removed,
        Change.REWORDED: say.reworded,
        Change.MOVED: say.moved,
    }
    return ", ".join(words[change] for change in changes)


def _marked(scene: Scene, both: Merged, say: ChangeWords) -> Scene:
    return replace(scene, boxes=tuple(_box(box, both, say) for box in scene.boxes))


def _box(box: Box, both: Merged, say: ChangeWords) -> Box:
    """The plate that layout made room for beside the role becomes the mark of the change."""
    if box.origin is None:
        return box
    changes: Mapping[str, Sequence[Change]] = both.changes
    told = f"{_words(say, changes[box.id])}\n{box.told}"
    if box.id in both.before:
        told += f"\n{say.was.format(first_writing(both.before[box.id]))}"
    return replace(box, origin=None, changed=Changed(changes[box.id][0], box.origin.label), told=told)


def _told(found: Difference, scene: Scene) -> str:
    """The changes in words, then the outline, for those who do not see the picture."""
    lines = difference_lines(found, "ko" if scene.lang.split("-")[0] == "ko" else "en")
    return "\n".join([*lines, "", scene.outline])
