"""The pictures of the maps in a pandoc document, each in the form that the target takes."""

import re
from base64 import b64encode
from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from argmap.deck.build_steps import BuildSteps
from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.user_error import UserError
from argmap.documents.leftward_latex import keep_pictures_whole
from argmap.documents.markdown_writer import PNG_WIDTH
from argmap.documents.pandoc_json import PandocPicture, read_pandoc
from argmap.documents.resolved_maps import DocumentContext, ResolvedMap, resolve_maps
from argmap.files.inside_folder import resolve_inside
from argmap.files.output_links import resolve_output
from argmap.layout.fit_page import FittedScene
from argmap.pipeline.draw import build_scene_style, draw, drawing_error, lay_out_view, set_text_mode
from argmap.pipeline.options import is_id_prefix
from argmap.pipeline.output_format import OutputFormat
from argmap.pipeline.reveal_pictures import list_stages, plan_steps
from argmap.render.draw_scene import draw_scene
from argmap.render.picture import Picture
from argmap.render.pinned_fonts import write_pdf_pages
from argmap.render.svg import write_svg
from argmap.render.transform.reveal_fragments import add_fragments
from argmap.render.transform.scale import round_lengths

PICTURE_FOLDER = "argmap-pictures"
"""The folder of the pictures that a target does not hold in itself, below the current folder."""
_HTML_TARGETS = frozenset({"html", "html4", "html5", "chunkedhtml", "slidy", "slideous", "dzslides", "s5"})
_PNG_TARGETS = frozenset({"docx", "odt", "opendocument", "epub", "epub2", "epub3", "fb2", "rtf", "icml"})
_TEX_TARGETS = frozenset({"latex", "beamer", "context"})
_ALT_KEY_FALLBACK = (
    "\\expandafter\\ifx\\csname KV@Gin@alt\\endcsname\\relax\\csname define@key\\endcsname{Gin}{alt}{}\\fi"
)
"""Lets graphics packages from before 2021 ignore the alternative text of a picture."""
_LENGTH = re.compile(r"([0-9.]+)(.*)")


class PandocResult(Struct, frozen=True):
    """The document for pandoc, None where a map has errors; the pictures to write, by their paths."""

    data: bytes | None
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()


def filter_document(data: bytes, target: str, context: DocumentContext) -> PandocResult:
    """Put pictures into a document in pandoc's JSON, for the `target` that pandoc names.

    Raises UserError where the data is no document, or a picture cannot be drawn.
    """
    document = read_pandoc(data)
    settings = dict(document.settings)
    folder = _check_folder(settings.pop("pictures", PICTURE_FOLDER))
    maps, diagnostics = resolve_maps([spot.embedded_map for spot in document.maps], context, settings)
    if any(each.severity is Severity.ERROR for each in diagnostics):
        return PandocResult(None, {}, diagnostics)
    target = re.split("[-+]", target)[0]
    files: dict[str, bytes] = {}
    for each, spot in zip(maps, document.maps):
        picture, picture_files = _build_picture(each, target, folder)
        files |= picture_files
        spot.show_picture(picture, each.alt, each.attributes.other_attributes, each.attributes.get("width"))
    if maps and target in ("latex", "beamer"):
        keep_pictures_whole(document.root, target)
    return PandocResult(document.data, files, diagnostics)


def _check_folder(name: str) -> str:
    """Return the folder for pictures. Raises UserError where it is outside the current one, or not plain."""
    if re.fullmatch(r"[\w./-]+", name):
        resolve_output(f"{name}/1")
        if resolve_inside("", f"{name}/1"):
            return name.rstrip("/")
    raise UserError(
        Phrase(
            en=f"`pictures: {name}` names no folder below this one, in letters, digits, `-` and `_`",
            ko=f"`pictures: {name}`: 지금 폴더 아래의 폴더를 글자, 숫자, `-`, `_`로 적는다",
        )
    )


def _build_picture(
    resolved_map: ResolvedMap, target: str, folder: str
) -> tuple[PandocPicture, Mapping[str, bytes]]:
    """Build a picture for a target, and the file that it is in, if any."""
    if target in _HTML_TARGETS:
        return PandocPicture(raw_format="html", raw=_inline_svg(resolved_map, BuildSteps())), {}
    if target == "revealjs":
        return PandocPicture(raw_format="html", raw=_inline_svg(resolved_map, _build_stage(resolved_map))), {}
    if target in _PNG_TARGETS or target == "pptx":
        pixels = draw(
            resolved_map.argmap, OutputFormat.PNG, replace(resolved_map.attributes.options, width=PNG_WIDTH)
        ).data
        if target in _PNG_TARGETS:
            return PandocPicture(f"data:image/png;base64,{b64encode(pixels).decode()}"), {}
        # A file, for pandoc writes an image's address into the slide, beside its title.
        path = f"{folder}/{resolved_map.name}.png"
        return PandocPicture(path, has_title=True), {path: pixels}
    form = OutputFormat.PDF if target in _TEX_TARGETS else OutputFormat.SVG
    path = f"{folder}/{resolved_map.name}{form.suffix}"
    if target == "beamer":
        pages = _draw_steps(resolved_map)
        if len(pages) > 1:
            return PandocPicture(raw_format="latex", raw=_overlay_latex(resolved_map, path, len(pages))), {
                path: _write_step_pdf(resolved_map, pages)
            }
    return PandocPicture(path), {path: draw(resolved_map.argmap, form, resolved_map.attributes.options).data}


def _inline_svg(resolved_map: ResolvedMap, build_steps: BuildSteps) -> str:
    """Write a drawing for a page of HTML, its steps as fragments. Raises UserError as `draw` does."""
    options = resolved_map.attributes.options
    inlined = replace(options, id_prefix=_id_prefix(resolved_map))
    style = build_scene_style(inlined, is_web=True, build_steps=build_steps)
    picture = add_fragments(draw_scene(_lay_out(resolved_map).scene, style))
    try:
        picture = set_text_mode(picture, options)
    except UserError as error:
        raise drawing_error(resolved_map.argmap, error) from error
    return write_svg(_fit_into_page(picture, resolved_map))


def _id_prefix(resolved_map: ResolvedMap) -> str:
    prefix = f"{resolved_map.name}-"
    return prefix if is_id_prefix(prefix) else f"map-{prefix}"


def _fit_into_page(picture: Picture, resolved_map: ResolvedMap) -> Picture:
    """Keep a picture no wider than its page, and give it the words of its attribute `alt`."""
    width = resolved_map.attributes.get("width")
    style = f"width: {_css_length(width)}; " if width else ""
    label = None if resolved_map.attributes.get("alt") is None else resolved_map.alt
    return replace(picture, label=label, style=f"{style}max-width: 100%; height: auto")


def _css_length(width: str) -> str:
    return f"{width}px" if width[-1].isdigit() else width


def _build_stage(resolved_map: ResolvedMap) -> BuildSteps:
    return plan_steps(resolved_map.argmap, resolved_map.view, resolved_map.attributes.options)


def _lay_out(resolved_map: ResolvedMap) -> FittedScene:
    """Lay out a map, fitted to its page, if any."""
    return lay_out_view(resolved_map.argmap, resolved_map.view, resolved_map.attributes.options)


def _draw_steps(resolved_map: ResolvedMap) -> list[Picture]:
    """Draw each step, where there is more than one."""
    build_steps = _build_stage(resolved_map)
    if not build_steps.last_step:
        return []
    scene, options = _lay_out(resolved_map).scene, resolved_map.attributes.options
    styles = (build_scene_style(options, is_web=False, build_steps=each) for each in list_stages(build_steps))
    return [round_lengths(draw_scene(scene, style)) for style in styles]


def _write_step_pdf(resolved_map: ResolvedMap, pages: list[Picture]) -> bytes:
    try:
        return write_pdf_pages(pages, (pages[0].width, pages[0].height))
    except UserError as error:
        raise drawing_error(resolved_map.argmap, error) from error


def _overlay_latex(resolved_map: ResolvedMap, path: str, count: int) -> str:
    """Write the LaTeX of a PDF with a page a step; the last page stays, and is the one of a handout."""
    width = _tex_length(resolved_map.attributes.get("width") or "100%")
    size = f"width={width},height=0.8\\textheight,keepaspectratio,alt={{{_tex_text(resolved_map.alt)}}}"
    lines = [_ALT_KEY_FALLBACK]
    for page in range(1, count + 1):
        when = f"{page}-" if page == count else f"{page}|handout:0"
        lines.append(f"\\includegraphics<{when}>[page={page},{size}]{{{path}}}%")
    return "\n".join(lines).removesuffix("%")


def _tex_length(width: str) -> str:
    match = _LENGTH.fullmatch(width)
    assert match
    number, unit = float(match[1]), match[2]
    if unit == "%":
        return f"{number / 100:g}\\linewidth"
    return f"{number / 96:g}in" if unit in ("", "px") else width


def _tex_text(text: str) -> str:
    return re.sub(r"([%#&$_])", r"\\\1", re.sub(r"[\\{}^~]", "", text))
