"""A picture as SVG 1.1 that every renderer draws alike: presentation attributes, arrowheads as shapes."""

from base64 import b64encode
from collections.abc import Iterable, Iterator

from argmap.diagnostics.deadline import check_deadline
from argmap.render.picture import (
    Circle,
    GlyphImage,
    GlyphOutline,
    Mark,
    MarkGroup,
    MarkLink,
    OutlinedText,
    Path,
    PathSegment,
    Picture,
    Polygon,
    Polyline,
    Rectangle,
    Shape,
    Stroke,
    TextRun,
)
from argmap.render.xml import escape_text, format_number
from argmap.scene.scene import Point

_DATA_AFTER_STEP = "change"
"""The one `data-` attribute that stands after the step; tools compare files, so the order stays."""


def write_svg(picture: Picture) -> str:
    """Write a picture as an SVG document, ending in a newline. A point of the picture is a unit of the SVG:
    a px, or on paper what fills it.
    """
    lines = [
        _write_root(picture),
        *_write_information(picture),
        *_write_definitions(picture),
        _write_shape(picture.background) if picture.background else "",
        _write_lines(picture.marks),
        "</svg>\n",
    ]
    return "\n".join([line for line in lines if line])


def _write_root(picture: Picture) -> str:
    width, height, prefix = picture.width, picture.height, escape_text(picture.id_prefix)
    style = f' style="{escape_text(picture.style)}"' if picture.style else ""
    lang = escape_text(picture.lang)
    outline = "" if picture.description is None else f" {prefix}outline"
    label = (
        f'aria-labelledby="{prefix}title{outline}"'
        if picture.label is None
        else f'aria-label="{escape_text(picture.label)}"'
    )
    classes = f' class="{escape_text(picture.classes)}"' if picture.classes else ""
    record = f' data-arrangement="{escape_text(picture.arrangement)}"' if picture.arrangement else ""
    return (
        f'<svg{style} xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f"{_write_size(picture)}"
        f' viewBox="0 0 {width:g} {height:g}" role="img" lang="{lang}" xml:lang="{lang}"'
        f' {label} font-family="{escape_text(picture.font_family)}"{classes}{record}>'
    )


def _write_size(picture: Picture) -> str:
    number = format_number
    if picture.paper:
        width, height = picture.paper
        return f' width="{number(width)}pt" height="{number(height)}pt"'
    return f' width="{number(picture.width)}" height="{number(picture.height)}"'


def _write_information(picture: Picture) -> Iterator[str]:
    """Write what the picture is, for readers who do not see it."""
    prefix = escape_text(picture.id_prefix)
    yield f'<title id="{prefix}title">{escape_text(picture.title)}</title>'
    if picture.description is not None:
        yield f'<desc id="{prefix}outline">{escape_text(picture.description)}</desc>'


def _write_definitions(picture: Picture) -> Iterator[str]:
    """Write what is not shown itself: glyphs, the fonts that come along, the colours for dark pages."""
    if picture.glyphs:
        yield "\n".join(["<defs>", *map(_write_glyph, picture.glyphs), "</defs>"])
    if picture.font_rules:
        yield "\n".join(["<style>", *picture.font_rules, "</style>"])
    if picture.dark_rules is not None:
        yield "\n".join(['<style type="text/css">', "\n".join(picture.dark_rules), "</style>"])


def _write_glyph(glyph: GlyphOutline | GlyphImage) -> str:
    if isinstance(glyph, GlyphOutline):
        return f'<path id="{escape_text(glyph.id)}" d="{glyph.path_data}"/>'
    return (
        f'<image id="{escape_text(glyph.id)}" y="{format_number(glyph.y)}"'
        f' width="{format_number(glyph.width)}" height="{format_number(glyph.height)}"'
        f' preserveAspectRatio="none" xlink:href="data:image/png;base64,{b64encode(glyph.png).decode()}"/>'
    )


def _write_lines(marks: Iterable[Mark]) -> str:
    """Write marks a line each, so that a change to the map is seen line by line; a text goes on the line of a
    shape before it.
    """
    parts: list[str] = []
    for mark in marks:
        if isinstance(mark, MarkLink):
            parts += (_open_link(mark), _write_lines(mark.marks), "</a>\n")
        else:
            parts += (_write_mark(mark), "" if isinstance(mark, Shape) else "\n")
    return "".join(parts).removesuffix("\n")


def _write_mark(mark: Mark) -> str:
    check_deadline()
    match mark:
        case TextRun():
            return _write_text(mark)
        case Shape():
            return _write_shape(mark)
        case MarkGroup():
            return _write_group(mark)
        case MarkLink():
            return f"{_open_link(mark)}{_write_marks(mark.marks)}</a>"
        case OutlinedText():
            return _write_outlined_text(mark)


def _write_marks(marks: Iterable[Mark]) -> str:
    return "".join([_write_mark(mark) for mark in marks])


def _open_link(link: MarkLink) -> str:
    tab_index = "" if link.in_tab_order else ' tabindex="-1"'
    return f'<a{tab_index} xlink:href="{escape_text(link.href)}">'


def _write_group(group: MarkGroup) -> str:
    parts = ["<g"]
    if group.id is not None:
        parts.append(f' id="{escape_text(group.id)}"')
    classes = group.classes if group.fragment is None else f"{group.classes} fragment"
    parts.append(_write_class(classes))
    parts += [f' data-{key}="{escape_text(value)}"' for key, value in group.data if key != _DATA_AFTER_STEP]
    if group.fragment is not None:
        parts.append(f' data-fragment-index="{group.fragment}"')
    elif group.step is not None:
        parts.append(f' data-step="{group.step}"')
    parts += [f' data-{key}="{escape_text(value)}"' for key, value in group.data if key == _DATA_AFTER_STEP]
    parts.append(">" if group.title is None else f"><title>{escape_text(group.title)}</title>")
    return f"{''.join(parts)}{_write_marks(group.marks)}</g>"


def _write_text(run: TextRun) -> str:
    number = format_number
    bold = ' font-weight="700"' if run.bold else ""
    anchor = ' text-anchor="middle"' if run.centred else ""
    direction = ' direction="rtl"' if run.rtl else ""
    width = run.width
    fit = "" if width is None else f' textLength="{number(width)}" lengthAdjust="spacingAndGlyphs"'
    space = ' xml:space="preserve"' if run.keeps_blanks else ""
    family = "" if run.family is None else f' font-family="{escape_text(run.family)}"'
    return (
        f'<text{_write_class(run.classes)} x="{number(run.x)}" y="{number(run.y)}"'
        f' font-size="{number(run.size)}"{bold}{family} fill="{run.colour}"'
        f"{anchor}{direction}{fit}{space}>{escape_text(run.text)}</text>"
    )


def _write_outlined_text(text: OutlinedText) -> str:
    place = f"translate({text.x:.6g} {text.y:.6g}) scale({text.scale_x:.6g} {text.scale_y:.6g})"
    uses = []
    for glyph in text.glyphs:
        x = f' x="{format_number(glyph.x)}"' if glyph.x else ""
        y = f' y="{format_number(glyph.y)}"' if glyph.y else ""
        uses.append(f'<use xlink:href="#{escape_text(glyph.id)}"{x}{y}/>')
    return (
        f'<g{_write_class(text.classes)} fill="{text.colour}" transform="{place}"'
        f' aria-label="{escape_text(text.label)}">{"".join(uses)}</g>'
    )


def _write_shape(shape: Shape) -> str:
    geometry = shape.geometry
    match geometry:
        case Rectangle():
            tag = f"rect{_write_class(shape.classes)}{_write_rectangle(geometry)}"
        case Polyline():
            tag = f'path{_write_class(shape.classes)} d="M{" L".join(map(_write_point, geometry.points))}"'
        case Polygon():
            corners = " ".join([_write_point(point, ",") for point in geometry.points])
            tag = f'polygon{_write_class(shape.classes)} points="{corners}"'
        case Circle():
            x, y = format_number(geometry.centre.x), format_number(geometry.centre.y)
            radius = format_number(geometry.radius)
            tag = f'circle{_write_class(shape.classes)} cx="{x}" cy="{y}" r="{radius}"'
        case Path():
            tag = f'path{_write_class(shape.classes)} d="{"".join(map(_write_segment, geometry.segments))}"'
    return f"<{tag}{_write_paint(shape)}/>"


def _write_rectangle(rectangle: Rectangle) -> str:
    """Write where a rectangle is; one in the upper left corner of the page is there by default."""
    bounds, number = rectangle.bounds, format_number
    place = f' x="{number(bounds.x)}" y="{number(bounds.y)}"' if bounds.x or bounds.y else ""
    corner = f' rx="{number(rectangle.corner)}"' if rectangle.corner else ""
    return f'{place} width="{number(bounds.width)}" height="{number(bounds.height)}"{corner}'


def _write_point(point: Point, separator: str = " ") -> str:
    return f"{format_number(point.x)}{separator}{format_number(point.y)}"


def _write_segment(segment: PathSegment) -> str:
    return segment.command.value + " ".join(map(format_number, segment.numbers))


def _write_class(classes: str) -> str:
    return f' class="{escape_text(classes)}"' if classes else ""


def _write_paint(shape: Shape) -> str:
    """Write the presentation attributes of a shape's fill and line."""
    fill = f' fill="{shape.fill or "none"}"'
    return fill if shape.stroke is None else fill + _write_stroke(shape.stroke)


def _write_stroke(stroke: Stroke) -> str:
    dashes = f' stroke-dasharray="{" ".join(map(format_number, stroke.dashes))}"' if stroke.dashes else ""
    caps = ' stroke-linecap="round"' if stroke.round_caps else ""
    joins = ' stroke-linejoin="round"' if stroke.round_joins else ""
    return f' stroke="{stroke.colour}" stroke-width="{format_number(stroke.weight)}"{dashes}{caps}{joins}'
