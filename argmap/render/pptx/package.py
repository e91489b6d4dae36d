"""The presentation as a file, by python-pptx: a template or the built-in master, slides, links and notes."""

import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError
from argmap.render.pptx.layouts import Layout, read_layout
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
from argmap.render.pptx.package_cleanup import (
    R_ID,
    find_elements,
    local_name,
    remove_slides,
    strip_timestamps,
)
from argmap.render.pptx.slide_size import refuse_page_size, refuse_template_size
from argmap.render.pptx.slide_units import EMU_PER_POINT
from argmap.render.pptx.template_check import (
    Relationship,
    refuse_active_content,
    refuse_unsafe_archive,
)
from argmap.render.pptx.text_body import strip_control_characters
from argmap.render.xml import build_element
from argmap.theme.pages import PageSize
from argmap.theme.theme import Theme

if TYPE_CHECKING:
    from pptx.opc.package import Part
    from pptx.presentation import Presentation
    from pptx.slide import Slide

DEFAULT_SIZES = (44.0, 32.0)
"""The sizes of titles and of lines, in points, that are assumed for a template; few have larger ones."""
TEMPLATE_TO_PRESENTATION = (b"presentationml.template.main+xml", b"presentationml.presentation.main+xml")
"""The content types of a template and of a presentation."""
MAX_TITLE_LENGTH = 255
"""The most characters of a title in a file's properties, which python-pptx enforces."""
FIXED_DATE = datetime(2000, 1, 1, tzinfo=UTC)
"""The date of every presentation: the same input gives the same bytes."""


class SlideXml(Struct, frozen=True):
    """The XML of a slide: its shapes, its timing, and the paragraphs of its notes.

    In its shapes, the id of a link's relationship is the link's target.
    """

    key: str
    layout: Layout
    shapes: str
    timing: str = ""
    notes: str = ""


class PresentationFile:
    """A presentation that slides are added to: a template, or one with the built-in master on `own_page`."""

    def __init__(self, presentation: "Presentation", own_page: PageSize | None = None) -> None:
        self._presentation, self._own_page = presentation, own_page

    @property
    def page_size(self) -> tuple[float, float]:
        """Width and height of the slides, in points."""
        width, height = self._presentation.slide_width, self._presentation.slide_height
        assert width is not None, "its size was checked when it was opened"
        assert height is not None
        return width / EMU_PER_POINT, height / EMU_PER_POINT

    def find_layout(self, *types: str) -> Layout:
        """Find the layout of the first of these types that there is, else the first that has a title."""
        available = self._presentation.slide_layouts
        known_types = [each._element.get("type") for each in available]
        layouts = [
            read_layout(number, each, self.page_size, self._text_sizes(known_types[number]))
            for number, each in enumerate(available)
        ]
        for layout_type in types:
            if layout_type in known_types:
                return layouts[known_types.index(layout_type)]
        return next((each for each in layouts if each.title), layouts[0])

    def _text_sizes(self, layout_type: str) -> tuple[float, float]:
        return text_sizes(layout_type, self._own_page) if self._own_page else DEFAULT_SIZES

    def theme_colours(self) -> Mapping[str, str]:
        """Read the colours that its theme defines, by the names that shapes use, as #RRGGBB."""
        from pptx.oxml import parse_xml

        master = self._presentation.slide_masters[0]
        colour_mapping = master._element.find(f"{{{NAMESPACES['xmlns:p']}}}clrMap")
        scheme = next(find_elements(parse_xml(_theme_part(master.part).blob), "clrScheme"))
        colours = {
            local_name(each): each[0].get("val")
            if local_name(each[0]) == "srgbClr"
            else each[0].get("lastClr")
            for each in scheme
        }
        return {
            slot: f"#{colours[name]}" for slot, name in colour_mapping.attrib.items() if colours.get(name)
        }

    def write(self, slides: Sequence[SlideXml], title: str, lang: str) -> bytes:
        """Add these slides, and write the file."""
        layouts = self._presentation.slide_layouts
        new_slides = [self._presentation.slides.add_slide(layouts[each.layout.number]) for each in slides]
        slides_by_link: dict[str, Slide] = {}
        for slide_xml, slide in zip(slides, new_slides):
            slides_by_link.setdefault(f"#{slide_xml.key}", slide)
        for slide_xml, slide in zip(slides, new_slides):
            _fill_slide(slide, slide_xml, slides_by_link)
            if slide_xml.notes:
                _write_notes(slide, slide_xml.notes)
        self._set_core_properties(title, lang)
        self._list_notes_master()
        file = BytesIO()
        self._presentation.save(file)
        return strip_timestamps(file.getvalue())

    def _set_core_properties(self, title: str, lang: str) -> None:
        properties = self._presentation.core_properties
        properties.title, properties.language = strip_control_characters(title)[:MAX_TITLE_LENGTH], lang
        properties.author = properties.last_modified_by = ""
        properties.comments = properties.subject = properties.keywords = ""
        properties.created = properties.modified = FIXED_DATE.replace(tzinfo=None)
        properties.revision = 1

    def _list_notes_master(self) -> None:
        """Add the list of notes masters, which python-pptx leaves out."""
        from pptx.opc.constants import RELATIONSHIP_TYPE
        from pptx.oxml import parse_xml

        root, part = self._presentation._element, self._presentation.part
        number = next(
            (r for r, rel in part.rels.items() if rel.reltype == RELATIONSHIP_TYPE.NOTES_MASTER), None
        )
        if number is None or any(find_elements(root, "notesMasterIdLst")):
            return
        entry = build_element("p:notesMasterId", {"r:id": number})
        next(find_elements(root, "sldMasterIdLst")).addnext(
            parse_xml(build_element("p:notesMasterIdLst", NAMESPACES, entry))
        )


def open_template(template: bytes) -> PresentationFile:
    """Open a template, and remove its slides.

    Raises UserError where it is no presentation or no safe one, or python-pptx is not installed.
    """
    load = _import_presentation()
    with translate_template_errors():
        presentation = load(BytesIO(_to_presentation(template)))
        presentation.slide_layouts[0]
        refuse_template_size(presentation.slide_width, presentation.slide_height)
        remove_slides(presentation)
        package = presentation.part.package
        parts = list(package.iter_parts())
        refuse_active_content((part.content_type for part in parts), _read_relationships(package, parts))
        return PresentationFile(presentation)


@contextmanager
def translate_template_errors() -> Iterator[None]:
    """Turn any exception inside into the UserError that a template is no presentation.

    python-pptx and lxml raise many kinds of exceptions on a damaged file, and only where a part is used.
    """
    try:
        yield
    except UserError:
        raise
    except Exception as error:
        raise _not_presentation_error() from error


def _read_relationships(package: Any, parts: Iterable["Part"]) -> Iterator[Relationship]:
    """Read the relationships of a file and of its parts."""
    for rels in (package._rels, *(part.rels for part in parts)):
        for rel in rels.values():
            yield Relationship(rel.reltype.rpartition("/")[2], rel.target_ref if rel.is_external else None)


def _to_presentation(template: bytes) -> bytes:
    """Convert a `.potx` to a `.pptx`, as python-pptx opens nothing else."""
    result = BytesIO()
    with zipfile.ZipFile(BytesIO(template)) as old, zipfile.ZipFile(result, "w") as new:
        refuse_unsafe_archive(old)
        for name in old.namelist():
            part = old.read(name)
            new.writestr(
                name, part.replace(*TEMPLATE_TO_PRESENTATION) if name == "[Content_Types].xml" else part
            )
    return result.getvalue()


def create_presentation(page: PageSize, theme: Theme, family: str) -> PresentationFile:
    """Create a presentation with the built-in master: this page, these colours, this font family.

    Raises UserError where python-pptx is not installed, or PowerPoint takes no such page.
    """
    presentation = _import_presentation()()
    width, height = round(page.width * EMU_PER_POINT), round(page.height * EMU_PER_POINT)
    refuse_page_size(width, height)
    presentation.slide_width, presentation.slide_height = width, height
    size = next(find_elements(presentation._element, "sldSz"))
    size.attrib.pop("type", None)
    _install_master(presentation, page, theme, family)
    remove_slides(presentation)
    return PresentationFile(presentation, page)


def _import_presentation() -> Any:
    try:
        from pptx import Presentation
    except ImportError as error:
        raise UserError(
            Phrase(
                en="PowerPoint files need the package `python-pptx`: `pip install python-pptx`",
                ko="PowerPoint 파일에는 `python-pptx` 패키지가 필요하다: `pip install python-pptx`",
            )
        ) from error
    return Presentation


def _not_presentation_error() -> UserError:
    return UserError(
        Phrase(
            en="the template is no PowerPoint presentation (`.pptx`, `.potx`) with a slide layout",
            ko="템플릿이 슬라이드 레이아웃을 갖춘 PowerPoint 프레젠테이션(`.pptx`, `.potx`)이 아니다",
        )
    )


def _install_master(presentation: "Presentation", page: PageSize, theme: Theme, family: str) -> None:
    """Replace the master, layouts, colours and fonts of python-pptx's default presentation."""
    from pptx.oxml import parse_xml

    master, layouts = presentation.slide_masters[0], build_layouts(page)
    for layout in list(presentation.slide_layouts):
        if layout._element.get("type") not in layouts:
            presentation.slide_layouts.remove(layout)
    for layout in presentation.slide_layouts:
        _replace_element(layout._element, "cSld", layouts[layout._element.get("type")])
    _replace_element(master._element, "cSld", build_master(page))
    _replace_element(master._element, "txStyles", build_text_styles(page))
    next(find_elements(master._element, "clrMap")).attrib.update(colour_map(theme))
    part = _theme_part(master.part)
    root = parse_xml(part.blob)
    root.set("name", f"argmap {theme.name}")
    _replace_element(next(find_elements(root, "themeElements")), "clrScheme", build_colour_scheme(theme))
    _replace_element(next(find_elements(root, "themeElements")), "fontScheme", build_font_scheme(family))
    part._blob = _serialize(root)


def _fill_slide(slide: "Slide", slide_xml: SlideXml, slides_by_link: Mapping[str, "Slide"]) -> None:
    """Replace a slide's shapes, relate their links, and add its timing."""
    from pptx.oxml import parse_xml

    tree = parse_xml(build_element("p:spTree", NAMESPACES, SHAPE_TREE_HEAD + slide_xml.shapes))
    slide.shapes._spTree.getparent().replace(slide.shapes._spTree, tree)
    for each in list(find_elements(tree, "hlinkClick")):
        each.set(R_ID, _relate_link(slide, each.get(R_ID), slides_by_link))
    if slide_xml.timing:
        parent = build_element("p:holder", NAMESPACES, slide_xml.timing)
        slide._element.append(parse_xml(parent)[0])


def _relate_link(slide: "Slide", link: str, slides_by_link: Mapping[str, "Slide"]) -> str:
    from pptx.opc.constants import RELATIONSHIP_TYPE

    if link.startswith("#"):
        return str(slide.part.relate_to(slides_by_link[link].part, RELATIONSHIP_TYPE.SLIDE))
    return str(slide.part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))


def _write_notes(slide: "Slide", paragraphs: str) -> None:
    """Write a slide's notes into the placeholder of its notes page, or into a new one where there is none."""
    from pptx.oxml import parse_xml

    frame = slide.notes_slide.notes_text_frame
    if frame is None:
        kind = '<p:cNvPr id="9" name="Notes"/><p:cNvSpPr/><p:nvPr><p:ph type="body" idx="1"/></p:nvPr>'
        shape = build_element("p:nvSpPr", {}, kind) + "<p:spPr/>"
        shape += build_element("p:txBody", {}, "<a:bodyPr/><a:lstStyle/>" + paragraphs)
        slide.notes_slide.shapes._spTree.append(parse_xml(build_element("p:sp", NAMESPACES, shape)))
        return
    for each in list(frame._txBody.p_lst):
        frame._txBody.remove(each)
    for each in list(parse_xml(build_element("p:holder", NAMESPACES, paragraphs))):
        frame._txBody.append(each)


def _theme_part(part: Any) -> Any:
    from pptx.opc.constants import RELATIONSHIP_TYPE

    return part.part_related_by(RELATIONSHIP_TYPE.THEME)


def _replace_element(parent: Any, name: str, xml: str) -> None:
    """Replace the first element of a name by another."""
    from pptx.oxml import parse_xml

    old = next(find_elements(parent, name))
    old.getparent().replace(old, parse_xml(xml))


def _serialize(root: Any) -> bytes:
    from pptx.oxml.xmlchemy import serialize_for_reading

    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return (head + str(serialize_for_reading(root))).encode()
