"""A document of pandoc's with the pictures of its maps in their places, each as the target takes it."""

import re
from base64 import b64encode
from collections.abc import Mapping
from html import escape

from msgspec import Struct, field
from msgspec.structs import replace

from argmap.deck.reveal import staged
from argmap.deck.stage import Stage
from argmap.documents.pandoc import Picture, read_document
from argmap.files.within import held
from argmap.layout.fit import Fitted
from argmap.pipeline.document import PIXELS
from argmap.pipeline.forms import Form
from argmap.pipeline.hosting import Lodged, Surroundings, lodged
from argmap.pipeline.prefix import is_prefix
from argmap.pipeline.trip import cannot_draw, draw, fitted, layout_of, spoken
from argmap.render.fixed import bound
from argmap.render.fragments import fragments
from argmap.render.svg import SvgOptions, svg
from argmap.text.diagnostic import Diagnostic, Phrase, Severity
from argmap.text.trouble import Trouble

FOLDER = "argmap-pictures"
"""Where pictures go that the target does not hold in itself, from the current folder."""
_HTML = frozenset({"html", "html4", "html5", "chunkedhtml", "slidy", "slideous", "dzslides", "s5"})
_PIXELS = frozenset({"docx", "odt", "opendocument", "epub", "epub2", "epub3", "fb2", "rtf", "icml"})
_TEX = frozenset({"latex", "beamer", "context"})
_ALT_KEY = (
    "\\expandafter\\ifx\\csname KV@Gin@alt\\endcsname\\relax\\csname define@key\\endcsname{Gin}{alt}{}\\fi"
)
"""Lets graphics packages from before 2021 pass over the words of a picture."""
_LENGTH = re.compile(r"([0-9.]+)(.*)")


class Filtered(Struct, frozen=True):
    """The document for pandoc, None where a map has errors; the pictures to write, by their paths."""

    data: bytes | None
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()


def filtered(data: bytes, target: str, around: Surroundings) -> Filtered:
    """The document in pandoc's JSON, for the `target` that pandoc names.

    Raises Trouble where the data is no document, or a picture cannot be drawn.
    """
    document = read_document(data)
    settings = dict(document.settings)
    folder = _folder(settings.pop("pictures", FOLDER))
    found, told = lodged([spot.guest for spot in document.spots], around, settings)
    if any(each.severity is Severity.ERROR for each in told):
        return Filtered(None, {}, told)
    target = re.split("[-+]", target)[0]
    files: dict[str, bytes] = {}
    for each, spot in zip(found, document.spots):
        picture, made = _picture(each, target, folder)
        files |= made
        spot.show(picture, each.alt, each.wishes.others, each.wishes.get("width"))
    return Filtered(document.data, files, told)


def _folder(written: str) -> str:
    """The folder for pictures. Raises Trouble where it is outside the current one, or no plain name."""
    if re.fullmatch(r"[\w./-]+", written) and held("", f"{written}/1"):
        return written.rstrip("/")
    raise Trouble(
        Phrase(
            en=f"`pictures: {written}` names no folder below this one, in letters, digits, `-` and `_`",
            ko=f"`pictures: {written}`: 지금 폴더 아래의 폴더를 글자, 숫자, `-`, `_`로 적는다",
        )
    )


def _picture(each: Lodged, target: str, folder: str) -> tuple[Picture, Mapping[str, bytes]]:
    """The picture, and the file it is in, where it is in one."""
    if target in _HTML:
        return Picture(form="html", raw=_inline(each)), {}
    if target == "revealjs":
        return Picture(form="html", raw=_stepwise(each)), {}
    if target in _PIXELS or target == "pptx":
        pixels = draw(each.argmap, Form.PNG, replace(each.wishes.options, width=PIXELS)).data
        if target in _PIXELS:
            return Picture(f"data:image/png;base64,{b64encode(pixels).decode()}"), {}
        # A file, for pandoc writes an image's address into the slide, beside its title.
        path = f"{folder}/{each.name}.png"
        return Picture(path, titled=True), {path: pixels}
    form = Form.PDF if target in _TEX else Form.SVG
    path = f"{folder}/{each.name}.{form.value}"
    if target == "beamer":
        pages = _pages(each)
        if len(pages) > 1:
            return Picture(form="latex", raw=_overlays(each, path, len(pages))), {path: _bound(each, pages)}
    return Picture(path), {path: draw(each.argmap, form, each.wishes.options).data}


def _inline(each: Lodged) -> str:
    options = replace(each.wishes.options, id_prefix=_prefix(each))
    return _sized(each, draw(each.argmap, Form.SVG, options).text)


def _prefix(each: Lodged) -> str:
    prefix = f"{each.name}-"
    return prefix if is_prefix(prefix) else f"map-{prefix}"


def _sized(each: Lodged, drawing: str) -> str:
    """A drawing that is no wider than its page, and tells the words asked for."""
    width = each.wishes.get("width")
    wide = f"width: {_css(width)}; " if width else ""
    if each.wishes.get("alt") is not None:
        drawing = re.sub(
            r' aria-labelledby="[^"]*"', lambda _: f' aria-label="{escape(each.alt)}"', drawing, count=1
        )
    return drawing.replace("<svg ", f'<svg style="{wide}max-width: 100%; height: auto" ', 1)


def _css(width: str) -> str:
    return f"{width}px" if width[-1].isdigit() else width


def _stepwise(each: Lodged) -> str:
    """A drawing whose steps are fragments."""
    options = each.wishes.options
    stage = _stage(each)
    if not stage.last:
        return _inline(each)
    drawing = svg(_fitted(each).scene, SvgOptions(_prefix(each), options.theme, stage=stage))
    if options.text != "font":
        from argmap.render.lettered import TextForm, lettered

        drawing = lettered(drawing, TextForm(options.text), _prefix(each), options.theme.fonts)
    return _sized(each, fragments(drawing))


def _stage(each: Lodged) -> Stage:
    return staged(each.view.argmap, each.reveal)


def _fitted(each: Lodged) -> Fitted:
    """The scene of a map, and its points of text on the page; 0 without a page."""
    options = each.wishes.options
    layout = layout_of(each.view, spoken(each.argmap, options.lang), options)
    return fitted(each.view.argmap, layout, options)


def _pages(each: Lodged) -> list[str]:
    """A drawing for each step."""
    stage = _stage(each)
    if not stage.last:
        return []
    scene, theme = _fitted(each).scene, each.wishes.options.theme.by_day
    return [
        svg(scene, SvgOptions(theme=theme, stage=replace(stage, until=step)))
        for step in range(stage.last + 1)
    ]


def _bound(each: Lodged, pages: list[str]) -> bytes:
    found = re.search(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"', pages[0])
    assert found
    try:
        return bound(pages, (float(found[1]), float(found[2])))
    except Trouble as trouble:
        raise cannot_draw(each.argmap, trouble) from trouble


def _overlays(each: Lodged, path: str, count: int) -> str:
    """The pages of a PDF, one a step; the last stays, and is the one of a handout."""
    width = _tex(each.wishes.get("width") or "100%")
    size = f"width={width},height=0.8\\textheight,keepaspectratio,alt={{{_tex_words(each.alt)}}}"
    lines = [_ALT_KEY]
    for page in range(1, count + 1):
        when = f"{page}-" if page == count else f"{page}|handout:0"
        lines.append(f"\\includegraphics<{when}>[page={page},{size}]{{{path}}}%")
    return "\n".join(lines).removesuffix("%")


def _tex(width: str) -> str:
    found = _LENGTH.fullmatch(width)
    assert found
    number, unit = float(found[1]), found[2]
    if unit == "%":
        return f"{number / 100:g}\\linewidth"
    return f"{number / 96:g}in" if unit in ("", "px") else width


def _tex_words(text: str) -> str:
    return re.sub(r"([%#&$_])", r"\\\1", re.sub(r"[\\{}^~]", "", text))
