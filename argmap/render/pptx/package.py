"""The presentation as a file, by python-pptx: our own master or a template, slides, links, notes."""

import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from argmap.deck.deck import BODY_BOUNDS, TITLE_BOUNDS, scale_bounds
from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError
from argmap.render.pptx.bent_connector import EMU_PER_POINT
from argmap.render.pptx.master import (
    NAMESPACES,
    SHAPE_TREE_HEAD,
    build_colour_scheme,
    build_font_scheme,
    build_layouts,
    build_master,
    build_text_styles,
    colour_map,
    text_sizes,
)
from argmap.render.pptx.template_check import Relationship, refuse_active_content, refuse_unsafe_archive
from argmap.render.pptx.text_body import strip_control_characters
from argmap.render.xml import build_element
from argmap.scene.scene import Rect
from argmap.theme.pages import PageSize
from argmap.theme.palette import Theme

if TYPE_CHECKING:
    from pptx.opc.package import Part
    from pptx.presentation import Presentation
    from pptx.slide import Slide, SlideLayout

R_ID = f"{{{NAMESPACES['xmlns:r']}}}id"
DEFAULT_SIZES = (44.0, 32.0)
"""The sizes of titles and lines that most templates have; few have larger ones."""
TEMPLATE_TO_PRESENTATION = (b"presentationml.template.main+xml", b"presentationml.presentation.main+xml")
"""What a template says it is, and what a presentation says."""
MAX_TITLE_LENGTH = 255
"""The most characters of a title that a file tells of itself."""
FIXED_DATE = datetime(2000, 1, 1, tzinfo=UTC)
"""When every presentation says it was made: the same input gives the same bytes."""
APP_PROPERTIES_XML = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.'
    'openxmlformats.org/officeDocument/2006/extended-properties"><Application>argmap</Application></Properties>'
)


class Placeholder(Struct, frozen=True):
    """A place for text that a layout has: what its slides name it by, and where it stands, in points."""

    kind: str | None
    index: int | None
    rect: Rect


class Layout(Struct, frozen=True):
    """What a layout holds. `room` is what is free under its title, in points."""

    number: int
    title: Placeholder | None
    body: Placeholder | None
    page_number: Placeholder | None
    body_bounds: Rect
    sizes: tuple[float, float]
    """How large its titles and its lines are at most, in points."""


class SlideXml(Struct, frozen=True):
    """A slide to be written: the XML of its shapes and of its timing, and the XML of its notes' paragraphs.

    In its shapes, the relationships of links are named by what they lead to.
    """

    key: str
    layout: Layout
    shapes: str
    timing: str = ""
    notes: str = ""


class PresentationFile:
    """A presentation that is being written: a template's, or one with a master of our own."""

    def __init__(self, presentation: "Presentation", own_page: PageSize | None = None) -> None:
        self._presentation, self._own_page = presentation, own_page

    @property
    def page_size(self) -> tuple[float, float]:
        """Width and height of its slides, in points."""
        width, height = self._presentation.slide_width, self._presentation.slide_height
        return (width or 0) / EMU_PER_POINT, (height or 0) / EMU_PER_POINT

    def find_layout(self, *types: str) -> Layout:
        """The layout of the first of these types that there is; else the first that has a title."""
        known = [
            self._read_layout(number, each) for number, each in enumerate(self._presentation.slide_layouts)
        ]
        kinds = [each._element.get("type") for each in self._presentation.slide_layouts]
        for kind in types:
            if kind in kinds:
                return known[kinds.index(kind)]
        return next((each for each in known if each.title), known[0])

    def _read_layout(self, number: int, layout: "SlideLayout") -> Layout:
        held = [_read_placeholder(layout.placeholders[place]) for place in range(len(layout.placeholders))]
        title = _find_placeholder(held, "title", "ctrTitle")
        return Layout(
            number,
            title,
            _find_placeholder(held, "body", "obj", "subTitle", None),
            _find_placeholder(held, "sldNum"),
            _free_bounds(
                self.page_size, title, [each for each in held if each.kind in ("sldNum", "dt", "ftr")]
            ),
            text_sizes(layout._element.get("type"), self._own_page) if self._own_page else DEFAULT_SIZES,
        )

    def theme_colours(self) -> Mapping[str, str]:
        """The colours of its theme by the names that shapes use, as #RRGGBB; those that it tells."""
        from pptx.oxml import parse_xml

        first = self._presentation.slide_masters[0]
        mapped = first._element.find(f"{{{NAMESPACES['xmlns:p']}}}clrMap")
        scheme = next(_find_elements(parse_xml(_theme_part(first.part).blob), "clrScheme"))
        told = {
            _local_name(each): each[0].get("val")
            if _local_name(each[0]) == "srgbClr"
            else each[0].get("lastClr")
            for each in scheme
        }
        return {slot: f"#{told[name]}" for slot, name in mapped.attrib.items() if told.get(name)}

    def write(self, slides: Sequence[SlideXml], title: str, lang: str) -> bytes:
        """The file, with these slides."""
        offered = self._presentation.slide_layouts
        made = [self._presentation.slides.add_slide(offered[sheet.layout.number]) for sheet in slides]
        first: dict[str, Slide] = {}
        for sheet, slide in zip(slides, made):
            first.setdefault(f"#{sheet.key}", slide)
        for sheet, slide in zip(slides, made):
            _fill_slide(slide, sheet, first)
            if sheet.notes:
                _write_notes(slide, sheet.notes)
        self._set_core_properties(title, lang)
        self._list_notes_master()
        file = BytesIO()
        self._presentation.save(file)
        return _strip_timestamps(file.getvalue())

    def _set_core_properties(self, title: str, lang: str) -> None:
        told = self._presentation.core_properties
        told.title, told.language = strip_control_characters(title)[:MAX_TITLE_LENGTH], lang
        told.author = told.last_modified_by = told.comments = told.subject = told.keywords = ""
        told.created = told.modified = FIXED_DATE.replace(tzinfo=None)
        told.revision = 1

    def _list_notes_master(self) -> None:
        """The list of notes' masters, which python-pptx leaves out."""
        from pptx.opc.constants import RELATIONSHIP_TYPE
        from pptx.oxml import parse_xml

        root, part = self._presentation._element, self._presentation.part
        number = next(
            (r for r, rel in part.rels.items() if rel.reltype == RELATIONSHIP_TYPE.NOTES_MASTER), None
        )
        if number is None or any(_find_elements(root, "notesMasterIdLst")):
            return
        inside = build_element("p:notesMasterId", {"r:id": number})
        next(_find_elements(root, "sldMasterIdLst")).addnext(
            parse_xml(build_element("p:notesMasterIdLst", NAMESPACES, inside))
        )


def open_template(template: bytes) -> PresentationFile:
    """A template's book, its own slides left out.

    Raises Trouble where it is no presentation or none that is safe, or python-pptx is not installed.
    """
    load = _import_presentation()
    with translate_template_errors():
        presentation = load(BytesIO(_to_presentation(template)))
        presentation.slide_layouts[0]
        _remove_slides(presentation)
        package = presentation.part.package
        parts = list(package.iter_parts())
        refuse_active_content((part.content_type for part in parts), _read_relationships(package, parts))
        return PresentationFile(presentation)


@contextmanager
def translate_template_errors() -> Iterator[None]:
    """Turns what goes wrong inside with a template into the Trouble that it is no presentation.

    The libraries raise what they like on a damaged file: what is missing in it shows only where it is used.
    """
    try:
        yield
    except UserError:
        raise
    except Exception as wrong:
        raise _not_presentation_error() from wrong


def _read_relationships(package: Any, parts: Iterable["Part"]) -> Iterator[Relationship]:
    """Where a file and its parts lead."""
    for rels in (package._rels, *(part.rels for part in parts)):
        for rel in rels.values():
            yield Relationship(rel.reltype.rpartition("/")[2], rel.target_ref if rel.is_external else None)


def _to_presentation(template: bytes) -> bytes:
    """A `.potx` as the `.pptx` that it would be: the library opens no other."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(template)) as old, zipfile.ZipFile(made, "w") as new:
        refuse_unsafe_archive(old)
        for name in old.namelist():
            part = old.read(name)
            new.writestr(
                name, part.replace(*TEMPLATE_TO_PRESENTATION) if name == "[Content_Types].xml" else part
            )
    return made.getvalue()


def create_presentation(page: PageSize, theme: Theme, family: str) -> PresentationFile:
    """A book with a master of our own: this page, these colours, this font.

    Raises Trouble where python-pptx is not installed.
    """
    presentation = _import_presentation()()
    width, height = round(page.width * EMU_PER_POINT), round(page.height * EMU_PER_POINT)
    presentation.slide_width, presentation.slide_height = width, height
    size = next(_find_elements(presentation._element, "sldSz"))
    size.attrib.pop("type", None)
    _install_master(presentation, page, theme, family)
    _remove_slides(presentation)
    return PresentationFile(presentation, page)


def _import_presentation() -> Any:
    try:
        from pptx import Presentation
    except ImportError as missing:
        raise UserError(
            Phrase(
                en="PowerPoint files need the package `python-pptx`: `pip install 'argmap[pptx]'`",
                ko="PowerPoint 파일에는 `python-pptx` 패키지가 필요하다: `pip install 'argmap[pptx]'`",
            )
        ) from missing
    return Presentation


def _not_presentation_error() -> UserError:
    return UserError(
        Phrase(
            en="the template is no PowerPoint presentation (`.pptx`, `.potx`) with a slide layout",
            ko="템플릿이 슬라이드 레이아웃을 갖춘 PowerPoint 프레젠테이션(`.pptx`, `.potx`)이 아니다",
        )
    )


def _install_master(presentation: "Presentation", page: PageSize, theme: Theme, family: str) -> None:
    """Puts our master, layouts, colours and fonts in the place of the library's."""
    from pptx.oxml import parse_xml

    first = presentation.slide_masters[0]
    for layout in list(presentation.slide_layouts):
        if layout._element.get("type") not in build_layouts(page):
            presentation.slide_layouts.remove(layout)
    for layout in presentation.slide_layouts:
        _replace_element(layout._element, "cSld", build_layouts(page)[layout._element.get("type")])
    _replace_element(first._element, "cSld", build_master(page))
    _replace_element(first._element, "txStyles", build_text_styles(page))
    next(_find_elements(first._element, "clrMap")).attrib.update(colour_map(theme))
    part = _theme_part(first.part)
    root = parse_xml(part.blob)
    root.set("name", f"argmap {theme.name}")
    _replace_element(next(_find_elements(root, "themeElements")), "clrScheme", build_colour_scheme(theme))
    _replace_element(next(_find_elements(root, "themeElements")), "fontScheme", build_font_scheme(family))
    part._blob = _serialize(root)


def _remove_slides(presentation: "Presentation") -> None:
    """Leaves out a presentation's slides and all that speaks of them."""
    root, part = presentation._element, presentation.part
    for each in list(_find_elements(root, "sldId")):
        each.getparent().remove(each)
    for each in [
        *_find_elements(root, "custShowLst"),
        *(each.getparent() for each in _find_elements(root, "sectionLst")),
    ]:
        each.getparent().remove(each)
    for number in [
        number for number, rel in part.rels.items() if rel.reltype.rsplit("/")[-1] in _STALE_RELATIONSHIPS
    ]:
        part.rels.pop(number)
    for rel in [rel for rel in part.rels.values() if rel.reltype.endswith("/viewProps")]:
        rel.target_part._blob = build_element("p:viewPr", NAMESPACES).encode()
        for number in list(rel.target_part.rels):
            rel.target_part.rels.pop(number)
    package = part.package
    for number, rel in list(package._rels.items()):
        if rel.reltype.endswith("/thumbnail"):
            package._rels.pop(number)
        elif rel.reltype.endswith("/extended-properties"):
            rel.target_part._blob = APP_PROPERTIES_XML.encode()
    _unlink_slides(part)


_STALE_RELATIONSHIPS = frozenset(("slide", "printerSettings", "commentAuthors"))
"""What a presentation has that speaks of its slides, or of whose machine it was made on."""


def _unlink_slides(start: "Part") -> None:
    """Leaves out links from masters and layouts to slides that are no longer there."""
    for part in list(start.package.iter_parts()):
        for number, rel in list(part.rels.items()):
            if rel.reltype.endswith("/slide") and not rel.is_external:
                part.rels.pop(number)
                root: Any = getattr(part, "_element", None)
                for each in [] if root is None else [*root.iter()]:
                    if each.get(R_ID) == number:
                        each.getparent().remove(each)


def _fill_slide(slide: "Slide", slide_xml: SlideXml, slides_by_link: Mapping[str, "Slide"]) -> None:
    """Puts a sheet's shapes and timing on a slide."""
    from pptx.oxml import parse_xml

    tree = parse_xml(build_element("p:spTree", NAMESPACES, SHAPE_TREE_HEAD + slide_xml.shapes))
    slide.shapes._spTree.getparent().replace(slide.shapes._spTree, tree)
    for each in list(_find_elements(tree, "hlinkClick")):
        each.set(R_ID, _relate_link(slide, each.get(R_ID), slides_by_link))
    if slide_xml.timing:
        found = build_element("p:holder", NAMESPACES, slide_xml.timing)
        slide._element.append(parse_xml(found)[0])


def _relate_link(slide: "Slide", link: str, slides_by_link: Mapping[str, "Slide"]) -> str:
    from pptx.opc.constants import RELATIONSHIP_TYPE

    if link.startswith("#"):
        return str(slide.part.relate_to(slides_by_link[link].part, RELATIONSHIP_TYPE.SLIDE))
    return str(slide.part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))


def _write_notes(slide: "Slide", paragraphs: str) -> None:
    """What the speaker reads, in the place that the notes have for it."""
    from pptx.oxml import parse_xml

    frame = slide.notes_slide.notes_text_frame
    if frame is None:
        kind = '<p:cNvPr id="9" name="Notes"/><p:cNvSpPr/><p:nvPr><p:ph type="body" idx="1"/></p:nvPr>'
        held = build_element("p:nvSpPr", {}, kind) + "<p:spPr/>"
        text = build_element("p:txBody", {}, "<a:bodyPr/><a:lstStyle/>" + paragraphs)
        slide.notes_slide.shapes._spTree.append(parse_xml(build_element("p:sp", NAMESPACES, held + text)))
        return
    for each in list(frame._txBody.p_lst):
        frame._txBody.remove(each)
    for each in list(parse_xml(build_element("p:holder", NAMESPACES, paragraphs))):
        frame._txBody.append(each)


def _read_placeholder(placeholder: Any) -> Placeholder:
    """What a layout's placeholder is."""
    told = next(_find_elements(placeholder._element, "ph"))
    sizes = (placeholder.left, placeholder.top, placeholder.width, placeholder.height)
    index = told.get("idx")
    return Placeholder(
        told.get("type"), int(index) if index else None, Rect(*((s or 0) / EMU_PER_POINT for s in sizes))
    )


def _find_placeholder(placeholders: Iterable[Placeholder], *kinds: str | None) -> Placeholder | None:
    known = list(placeholders)
    return next((each for kind in kinds for each in known if each.kind == kind), None)


def _free_bounds(
    page: tuple[float, float], title: Placeholder | None, footers: Sequence[Placeholder]
) -> Rect:
    """What is free between a layout's title and what stands at its foot; half an inch from the sides."""
    whole = PageSize(Phrase(en="", ko=""), *page)
    usual, heading = scale_bounds(BODY_BOUNDS, whole), scale_bounds(TITLE_BOUNDS, whole)
    top = title.rect.bottom if title and title.rect.height else heading.bottom
    if top > page[1] * 0.45:
        return usual
    foot = [each.rect.y for each in footers if each.rect.height and each.rect.y > page[1] * 0.8]
    bottom = min([usual.bottom, *foot])
    return Rect(usual.x, top + 4, usual.width, bottom - top - 8)


def _theme_part(part: Any) -> Any:
    from pptx.opc.constants import RELATIONSHIP_TYPE

    return part.part_related_by(RELATIONSHIP_TYPE.THEME)


def _replace_element(parent: Any, name: str, xml: str) -> None:
    """Puts an element in the place of its namesake."""
    from pptx.oxml import parse_xml

    old = next(_find_elements(parent, name))
    old.getparent().replace(old, parse_xml(xml))


def _find_elements(root: Any, name: str) -> Iterator[Any]:
    """The elements of a name, whatever their namespace, the root's descendants."""
    return (each for each in root.iter() if _local_name(each) == name)


def _local_name(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _serialize(root: Any) -> bytes:
    from pptx.oxml.xmlchemy import serialize_for_reading

    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return (head + str(serialize_for_reading(root))).encode()


def _strip_timestamps(file: bytes) -> bytes:
    """The same file without the times of its making."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(file)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            new.writestr(entry, old.read(name))
    return made.getvalue()
