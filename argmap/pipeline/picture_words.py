"""A small drawing in words, for the pages of keywords and properties: what a reader sees, and where."""

from collections.abc import Iterator

from msgspec.structs import replace

from argmap.check.run_checks import check
from argmap.deck.reveal_order import plan_build_steps
from argmap.diagnostics.diagnostic import Phrase
from argmap.layout.fit_page import lay_out_unfitted
from argmap.layout.layout_options import LayoutOptions
from argmap.model.map import ArgMap, Statement, View, localize_text
from argmap.model.subset import Subset, extract_subset, subset_of_view
from argmap.scene.argument_outline import write_outline
from argmap.scene.map_labels import select_map_labels
from argmap.scene.scene import Frame, Scene

_TITLE = Phrase(en="Above it: {}", ko="그림 위: {}")
_TAB = Phrase(en="A tab “{}” on: {}", ko="꼬리표 “{}”이 붙은 상자: {}")
_FRAME = Phrase(en="A frame “{}” around: {}", ko="틀 “{}” 안: {}")
_PLATE = Phrase(en="On the edge of the box “{}”: {}", ko="상자 “{}”의 가장자리: {}")
_SOURCE = Phrase(en="Below it: {}", ko="그림 아래: {}")
_SHORT = Phrase(en="On a crowded page: “{}” in place of “{}”", ko="자리가 모자라면: “{1}” 대신 “{0}”")
_TRANSLATION = Phrase(en="In a picture in `{}`: {}", ko="`{}`로 그리면: {}")
_LABELS = Phrase(en="Plates and legend are in `{}`: {}", ko="역할 이름과 범례는 `{}`: {}")
_LINK = Phrase(en="A click on “{}” opens {}", ko="“{}” 상자를 누르면 열리는 주소: {}")
_TAG = Phrase(en="With `--only tag:{}`, only: {}", ko="`--only tag:{}`의 그림에 나오는 것: {}")
_NOTE = Phrase(en="In the notes of its slide: {}", ko="슬라이드의 발표자 메모: {}")
_VIEW = Phrase(
    en="With `--view {}`, under the title “{}”, only: {}",
    ko="`--view {}`의 그림: 제목 “{}”, 내용 {}",
)
_STEP = Phrase(en="With `--view {} --steps`, picture {}: {}", ko="`--view {} --steps`의 그림 {}: {}")
_ALLOWED = Phrase(en="Without `allow`, there is a warning: {} {}", ko="`허용`이 없으면 나오는 경고: {} {}")


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
        phrase = _TAB if frame.statement else _FRAME
        yield phrase.in_language(ui).format(title, "; ".join(_texts_inside(argmap, scene, frame)))
    for box in scene.boxes:
        if box.source_label:
            text = _find_text(argmap, box.id)
            yield _PLATE.in_language(ui).format(text, box.source_label.line.text)
    for line in scene.sources:
        yield _SOURCE.in_language(ui).format(line.text)
    if argmap.lang:
        labels = select_map_labels(argmap, None)
        roles = dict.fromkeys(labels.role_label(each.role.value) for each in argmap.statements.values())
        yield _LABELS.in_language(ui).format(argmap.lang, ", ".join(roles))
    for statement in argmap.statements.values():
        if statement.url:
            yield _LINK.in_language(ui).format(_find_text(argmap, statement.id), statement.url)
    yield from _list_other_pictures(argmap, ui)
    yield from _list_allowed_warnings(argmap, ui)


def _list_other_pictures(argmap: ArgMap, ui: str) -> Iterator[str]:
    """Yield what other pictures of the map show: with short texts, in another language, of a part."""
    for statement in argmap.statements.values():
        yield from _list_other_texts(argmap, statement, ui)
    tags = dict.fromkeys(tag for statement in argmap.statements.values() for tag in statement.tags)
    for tag in tags:
        yield _TAG.in_language(ui).format(tag, _list_texts(argmap, Subset(tags=(tag,))))
    for view in argmap.views.values():
        title = localize_text(view.text, None, argmap.lang)
        shown = _list_texts(argmap, subset_of_view(view))
        yield _VIEW.in_language(ui).format(view.id, title, shown)
        yield from _list_steps(argmap, view, ui)


def _list_other_texts(argmap: ArgMap, statement: Statement, ui: str) -> Iterator[str]:
    """Yield where a statement's short text, its note and its translations stand."""
    text = _find_text(argmap, statement.id)
    if statement.short:
        yield _SHORT.in_language(ui).format(localize_text(statement.short, None, argmap.lang), text)
    if statement.note:
        yield _NOTE.in_language(ui).format(localize_text(statement.note, None, argmap.lang))
    for lang, wording in statement.text.items():
        if lang:
            yield _TRANSLATION.in_language(ui).format(lang, wording.value)


def _list_steps(argmap: ArgMap, view: View, ui: str) -> Iterator[str]:
    """Yield what each picture of a view that is drawn step by step adds, if there is more than one."""
    shown = extract_subset(argmap, subset_of_view(view)).argmap
    steps = plan_build_steps(shown, view.reveal)
    for step in range(steps.last_step + 1 if steps.last_step else 0):
        new = [_find_text(argmap, each) for each in shown.statements if steps.boxes.get(each, 0) == step]
        yield _STEP.in_language(ui).format(view.id, step + 1, "; ".join(new))


def _list_allowed_warnings(argmap: ArgMap, ui: str) -> Iterator[str]:
    """Yield the warnings that the map is spared because it allows them."""
    statements = {
        name: replace(each, allowed_warnings=frozenset()) for name, each in argmap.statements.items()
    }
    reported = set(check(argmap))
    for each in check(replace(argmap, statements=statements)):
        if each not in reported:
            yield _ALLOWED.in_language(ui).format(each.code, each.message.in_language(ui))


def _list_texts(argmap: ArgMap, subset: Subset) -> str:
    shown = extract_subset(argmap, subset).argmap.statements
    return "; ".join(_find_text(argmap, each) for each in shown)


def _texts_inside(argmap: ArgMap, scene: Scene, frame: Frame) -> Iterator[str]:
    return (_find_text(argmap, box.id) for box in scene.boxes if frame.holds(box))


def _find_text(argmap: ArgMap, statement: str) -> str:
    return localize_text(argmap.statements[statement].text, None, argmap.lang)
