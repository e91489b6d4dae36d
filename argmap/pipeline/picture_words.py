"""A small drawing in words, for the pages of keywords and properties: what a reader sees, and where."""

from collections.abc import Iterator

from argmap.diagnostics.diagnostic import Phrase
from argmap.layout.fit_page import lay_out_unfitted
from argmap.layout.layout_options import LayoutOptions
from argmap.model.map import ArgMap, localize_text
from argmap.model.subset import extract_subset, subset_of_view
from argmap.scene.argument_outline import write_outline
from argmap.scene.scene import Frame, Scene

_TITLE = Phrase(en="Above it: {}", ko="그림 위: {}")
_FRAME = Phrase(en="A frame “{}” around: {}", ko="틀 “{}” 안: {}")
_PLATE = Phrase(en="On the edge of the box “{}”: {}", ko="상자 “{}”의 가장자리: {}")
_SOURCE = Phrase(en="Below it: {}", ko="그림 아래: {}")
_SHORT = Phrase(en="On a crowded page: “{}” in place of “{}”", ko="자리가 모자라면: “{1}” 대신 “{0}”")
_TRANSLATION = Phrase(en="In a picture in `{}`: {}", ko="`{}`로 그리면: {}")
_VIEW = Phrase(en="With `--view {}`, only: {}", ko="`--view {}`로 그리면 다음만 나온다: {}")


def describe_picture(argmap: ArgMap, ui: str) -> str:
    """Return the outline of a map's argument, then a line for each other thing that a reader sees."""
    scene = lay_out_unfitted(argmap, LayoutOptions()).scene
    lines = (write_outline(argmap, ui), *_list_additions(argmap, scene, ui))
    return "\n".join(lines)


def _list_additions(argmap: ArgMap, scene: Scene, ui: str) -> Iterator[str]:
    if scene.heading:
        yield _TITLE.in_language(ui).format(" ".join(line.text for line in scene.heading))
    for frame in scene.frames:
        title = " ".join(line.text for line in frame.title)
        yield _FRAME.in_language(ui).format(title, "; ".join(_texts_inside(argmap, scene, frame)))
    for box in scene.boxes:
        if box.source_label:
            text = _find_text(argmap, box.id)
            yield _PLATE.in_language(ui).format(text, box.source_label.line.text)
    for line in scene.sources:
        yield _SOURCE.in_language(ui).format(line.text)
    yield from _list_other_pictures(argmap, ui)


def _list_other_pictures(argmap: ArgMap, ui: str) -> Iterator[str]:
    """Yield what other pictures of the map show: with short texts, in another language, of a part."""
    for statement in argmap.statements.values():
        text = _find_text(argmap, statement.id)
        if statement.short:
            short = localize_text(statement.short, None, argmap.lang)
            yield _SHORT.in_language(ui).format(short, text)
        for lang, wording in statement.text.items():
            if lang:
                yield _TRANSLATION.in_language(ui).format(lang, wording.value)
    for view in argmap.views.values():
        shown = extract_subset(argmap, subset_of_view(view)).argmap.statements
        yield _VIEW.in_language(ui).format(view.id, "; ".join(_find_text(argmap, each) for each in shown))


def _texts_inside(argmap: ArgMap, scene: Scene, frame: Frame) -> Iterator[str]:
    return (_find_text(argmap, box.id) for box in scene.boxes if frame.rect.contains(box.rect))


def _find_text(argmap: ArgMap, statement: str) -> str:
    return localize_text(argmap.statements[statement].text, None, argmap.lang)
