"""The presentation as a file, by python-pptx: our own master or a template, slides, links, notes."""

import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from argmap.deck.deck import BODY, TITLE, scaled
from argmap.layout.scene import Rect
from argmap.render.pptx_bent import EMU
from argmap.render.pptx_master import (
    NAMESPACES,
    TREE,
    colour_map,
    colour_scheme,
    font_scheme,
    layouts,
    master,
    sizes,
    styles,
)
from argmap.render.pptx_template import Relation, refuse_bomb, refuse_reaching
from argmap.render.pptx_text import clean
from argmap.render.xml import tag
from argmap.text.diagnostic import Phrase
from argmap.text.trouble import Trouble
from argmap.theme.pages import Page
from argmap.theme.palette import Theme

if TYPE_CHECKING:
    from pptx.opc.package import Part
    from pptx.presentation import Presentation
    from pptx.slide import Slide, SlideLayout

R_ID = f"{{{NAMESPACES['xmlns:r']}}}id"
USUAL = (44.0, 32.0)
"""The sizes of titles and lines that most templates have; few have larger ones."""
AS_PRESENTATION = (b"presentationml.template.main+xml", b"presentationml.presentation.main+xml")
"""What a template says it is, and what a presentation says."""
MOST_TOLD = 255
"""The most characters of a title that a file tells of itself."""
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
"""When every presentation says it was made: the same input gives the same bytes."""
APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.'
    'openxmlformats.org/officeDocument/2006/extended-properties"><Application>argmap</Application></Properties>'
)


class Holder(Struct, frozen=True):
    """A place for text that a layout has: what its slides name it by, and where it stands, in points."""

    kind: str | None
    index: int | None
    rect: Rect


class Layout(Struct, frozen=True):
    """What a layout holds. `room` is what is free under its title, in points."""

    number: int
    title: Holder | None
    body: Holder | None
    page_number: Holder | None
    room: Rect
    sizes: tuple[float, float]
    """How large its titles and its lines are at most, in points."""


class Sheet(Struct, frozen=True):
    """A slide to be written: the XML of its shapes and of its timing, and the XML of its notes' paragraphs.

    In its shapes, the relationships of links are named by what they lead to.
    """

    key: str
    layout: Layout
    shapes: str
    timing: str = ""
    notes: str = ""


class Book:
    """A presentation that is being written: a template's, or one with a master of our own."""

    def __init__(self, presentation: "Presentation", own: Page | None = None) -> None:
        self._presentation, self._own = presentation, own

    @property
    def page(self) -> tuple[float, float]:
        """Width and height of its slides, in points."""
        width, height = self._presentation.slide_width, self._presentation.slide_height
        return (width or 0) / EMU, (height or 0) / EMU

    def layout(self, *types: str) -> Layout:
        """The layout of the first of these types that there is; else the first that has a title."""
        known = [self._layout(number, each) for number, each in enumerate(self._presentation.slide_layouts)]
        kinds = [each._element.get("type") for each in self._presentation.slide_layouts]
        for kind in types:
            if kind in kinds:
                return known[kinds.index(kind)]
        return next((each for each in known if each.title), known[0])

    def _layout(self, number: int, layout: "SlideLayout") -> Layout:
        held = [_held(layout.placeholders[place]) for place in range(len(layout.placeholders))]
        title = _first(held, "title", "ctrTitle")
        return Layout(
            number,
            title,
            _first(held, "body", "obj", "subTitle", None),
            _first(held, "sldNum"),
            _free(self.page, title, [each for each in held if each.kind in ("sldNum", "dt", "ftr")]),
            sizes(layout._element.get("type"), self._own) if self._own else USUAL,
        )

    def colours(self) -> Mapping[str, str]:
        """The colours of its theme by the names that shapes use, as #RRGGBB; those that it tells."""
        from pptx.oxml import parse_xml

        first = self._presentation.slide_masters[0]
        mapped = first._element.find(f"{{{NAMESPACES['xmlns:p']}}}clrMap")
        scheme = next(_named(parse_xml(_theme(first.part).blob), "clrScheme"))
        told = {
            _local(each): each[0].get("val") if _local(each[0]) == "srgbClr" else each[0].get("lastClr")
            for each in scheme
        }
        return {slot: f"#{told[name]}" for slot, name in mapped.attrib.items() if told.get(name)}

    def write(self, sheets: Sequence[Sheet], title: str, lang: str) -> bytes:
        """The file, with these slides."""
        offered = self._presentation.slide_layouts
        made = [self._presentation.slides.add_slide(offered[sheet.layout.number]) for sheet in sheets]
        first: dict[str, Slide] = {}
        for sheet, slide in zip(sheets, made):
            first.setdefault(f"#{sheet.key}", slide)
        for sheet, slide in zip(sheets, made):
            _fill(slide, sheet, first)
            if sheet.notes:
                _note(slide, sheet.notes)
        self._tell(title, lang)
        self._list_notes_master()
        file = BytesIO()
        self._presentation.save(file)
        return _same_bytes(file.getvalue())

    def _tell(self, title: str, lang: str) -> None:
        told = self._presentation.core_properties
        told.title, told.language = clean(title)[:MOST_TOLD], lang
        told.author = told.last_modified_by = told.comments = told.subject = told.keywords = ""
        told.created = told.modified = LONG_AGO.replace(tzinfo=None)
        told.revision = 1

    def _list_notes_master(self) -> None:
        """The list of notes' masters, which python-pptx leaves out."""
        from pptx.opc.constants import RELATIONSHIP_TYPE
        from pptx.oxml import parse_xml

        root, part = self._presentation._element, self._presentation.part
        number = next(
            (r for r, rel in part.rels.items() if rel.reltype == RELATIONSHIP_TYPE.NOTES_MASTER), None
        )
        if number is None or any(_named(root, "notesMasterIdLst")):
            return
        inside = tag("p:notesMasterId", {"r:id": number})
        next(_named(root, "sldMasterIdLst")).addnext(parse_xml(tag("p:notesMasterIdLst", NAMESPACES, inside)))


def opened(template: bytes) -> Book:
    """A template's book, its own slides left out.

    Raises Trouble where it is no presentation or none that is safe, or python-pptx is not installed.
    """
    load = _loader()
    with sound():
        presentation = load(BytesIO(_as_presentation(template)))
        presentation.slide_layouts[0]
        _empty(presentation)
        package = presentation.part.package
        parts = list(package.iter_parts())
        refuse_reaching((part.content_type for part in parts), _relations(package, parts))
        return Book(presentation)


@contextmanager
def sound() -> Iterator[None]:
    """Turns what goes wrong inside with a template into the Trouble that it is no presentation.

    The libraries raise what they like on a damaged file: what is missing in it shows only where it is used.
    """
    try:
        yield
    except Trouble:
        raise
    except Exception as wrong:
        raise _no_presentation() from wrong


def _relations(package: Any, parts: Iterable["Part"]) -> Iterator[Relation]:
    """Where a file and its parts lead."""
    for rels in (package._rels, *(part.rels for part in parts)):
        for rel in rels.values():
            yield Relation(rel.reltype.rpartition("/")[2], rel.target_ref if rel.is_external else None)


def _as_presentation(template: bytes) -> bytes:
    """A `.potx` as the `.pptx` that it would be: the library opens no other."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(template)) as old, zipfile.ZipFile(made, "w") as new:
        refuse_bomb(old)
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(*AS_PRESENTATION) if name == "[Content_Types].xml" else part)
    return made.getvalue()


def fresh(page: Page, theme: Theme, family: str) -> Book:
    """A book with a master of our own: this page, these colours, this font.

    Raises Trouble where python-pptx is not installed.
    """
    presentation = _loader()()
    width, height = round(page.width * EMU), round(page.height * EMU)
    presentation.slide_width, presentation.slide_height = width, height
    size = next(_named(presentation._element, "sldSz"))
    size.attrib.pop("type", None)
    _dress(presentation, page, theme, family)
    _empty(presentation)
    return Book(presentation, page)


def _loader() -> Any:
    try:
        from pptx import Presentation
    except ImportError as missing:
        raise Trouble(
            Phrase(
                en="PowerPoint files need the package `python-pptx`: `pip install 'argmap[pptx]'`",
                ko="PowerPoint 파일에는 `python-pptx` 패키지가 필요하다: `pip install 'argmap[pptx]'`",
            )
        ) from missing
    return Presentation


def _no_presentation() -> Trouble:
    return Trouble(
        Phrase(
            en="the template is no PowerPoint presentation (`.pptx`, `.potx`) with a slide layout",
            ko="템플릿이 슬라이드 레이아웃을 갖춘 PowerPoint 프레젠테이션(`.pptx`, `.potx`)이 아니다",
        )
    )


def _dress(presentation: "Presentation", page: Page, theme: Theme, family: str) -> None:
    """Puts our master, layouts, colours and fonts in the place of the library's."""
    from pptx.oxml import parse_xml

    first = presentation.slide_masters[0]
    for layout in list(presentation.slide_layouts):
        if layout._element.get("type") not in layouts(page):
            presentation.slide_layouts.remove(layout)
    for layout in presentation.slide_layouts:
        _swap(layout._element, "cSld", layouts(page)[layout._element.get("type")])
    _swap(first._element, "cSld", master(page))
    _swap(first._element, "txStyles", styles(page))
    next(_named(first._element, "clrMap")).attrib.update(colour_map(theme))
    part = _theme(first.part)
    root = parse_xml(part.blob)
    root.set("name", f"argmap {theme.name}")
    _swap(next(_named(root, "themeElements")), "clrScheme", colour_scheme(theme))
    _swap(next(_named(root, "themeElements")), "fontScheme", font_scheme(family))
    part._blob = _written(root)


def _empty(presentation: "Presentation") -> None:
    """Leaves out a presentation's slides and all that speaks of them."""
    root, part = presentation._element, presentation.part
    for each in list(_named(root, "sldId")):
        each.getparent().remove(each)
    for each in [*_named(root, "custShowLst"), *(each.getparent() for each in _named(root, "sectionLst"))]:
        each.getparent().remove(each)
    for number in [number for number, rel in part.rels.items() if rel.reltype.rsplit("/")[-1] in _STALE]:
        part.rels.pop(number)
    for rel in [rel for rel in part.rels.values() if rel.reltype.endswith("/viewProps")]:
        rel.target_part._blob = tag("p:viewPr", NAMESPACES).encode()
        for number in list(rel.target_part.rels):
            rel.target_part.rels.pop(number)
    package = part.package
    for number, rel in list(package._rels.items()):
        if rel.reltype.endswith("/thumbnail"):
            package._rels.pop(number)
        elif rel.reltype.endswith("/extended-properties"):
            rel.target_part._blob = APP.encode()
    _unlink_slides(part)


_STALE = frozenset(("slide", "printerSettings", "commentAuthors"))
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


def _fill(slide: "Slide", sheet: Sheet, first: Mapping[str, "Slide"]) -> None:
    """Puts a sheet's shapes and timing on a slide."""
    from pptx.oxml import parse_xml

    tree = parse_xml(tag("p:spTree", NAMESPACES, TREE + sheet.shapes))
    slide.shapes._spTree.getparent().replace(slide.shapes._spTree, tree)
    for each in list(_named(tree, "hlinkClick")):
        each.set(R_ID, _related(slide, each.get(R_ID), first))
    if sheet.timing:
        found = tag("p:holder", NAMESPACES, sheet.timing)
        slide._element.append(parse_xml(found)[0])


def _related(slide: "Slide", link: str, first: Mapping[str, "Slide"]) -> str:
    from pptx.opc.constants import RELATIONSHIP_TYPE

    if link.startswith("#"):
        return str(slide.part.relate_to(first[link].part, RELATIONSHIP_TYPE.SLIDE))
    return str(slide.part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))


def _note(slide: "Slide", paragraphs: str) -> None:
    """What the speaker reads, in the place that the notes have for it."""
    from pptx.oxml import parse_xml

    frame = slide.notes_slide.notes_text_frame
    if frame is None:
        kind = '<p:cNvPr id="9" name="Notes"/><p:cNvSpPr/><p:nvPr><p:ph type="body" idx="1"/></p:nvPr>'
        held = tag("p:nvSpPr", {}, kind) + "<p:spPr/>"
        text = tag("p:txBody", {}, "<a:bodyPr/><a:lstStyle/>" + paragraphs)
        slide.notes_slide.shapes._spTree.append(parse_xml(tag("p:sp", NAMESPACES, held + text)))
        return
    for each in list(frame._txBody.p_lst):
        frame._txBody.remove(each)
    for each in list(parse_xml(tag("p:holder", NAMESPACES, paragraphs))):
        frame._txBody.append(each)


def _held(placeholder: Any) -> Holder:
    """What a layout's placeholder is."""
    told = next(_named(placeholder._element, "ph"))
    sizes = (placeholder.left, placeholder.top, placeholder.width, placeholder.height)
    index = told.get("idx")
    return Holder(told.get("type"), int(index) if index else None, Rect(*((s or 0) / EMU for s in sizes)))


def _first(held: Iterable[Holder], *kinds: str | None) -> Holder | None:
    known = list(held)
    return next((each for kind in kinds for each in known if each.kind == kind), None)


def _free(page: tuple[float, float], title: Holder | None, below: Sequence[Holder]) -> Rect:
    """What is free between a layout's title and what stands at its foot; half an inch from the sides."""
    whole = Page(Phrase(en="", ko=""), *page)
    usual, heading = scaled(BODY, whole), scaled(TITLE, whole)
    top = title.rect.bottom if title and title.rect.height else heading.bottom
    if top > page[1] * 0.45:
        return usual
    foot = [each.rect.y for each in below if each.rect.height and each.rect.y > page[1] * 0.8]
    bottom = min([usual.bottom, *foot])
    return Rect(usual.x, top + 4, usual.width, bottom - top - 8)


def _theme(part: Any) -> Any:
    from pptx.opc.constants import RELATIONSHIP_TYPE

    return part.part_related_by(RELATIONSHIP_TYPE.THEME)


def _swap(parent: Any, name: str, xml: str) -> None:
    """Puts an element in the place of its namesake."""
    from pptx.oxml import parse_xml

    old = next(_named(parent, name))
    old.getparent().replace(old, parse_xml(xml))


def _named(root: Any, name: str) -> Iterator[Any]:
    """The elements of a name, whatever their namespace, the root's descendants."""
    return (each for each in root.iter() if _local(each) == name)


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _written(root: Any) -> bytes:
    from pptx.oxml.xmlchemy import serialize_for_reading

    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return (head + str(serialize_for_reading(root))).encode()


def _same_bytes(file: bytes) -> bytes:
    """The same file without the times of its making."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(file)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            new.writestr(entry, old.read(name))
    return made.getvalue()
