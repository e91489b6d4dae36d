"""A map split into an overview and parts: as files that lead to one another, or as one document's pages."""

from collections.abc import Iterator, Mapping, Sequence
from unicodedata import normalize

from msgspec import Struct

from argmap.deck.page import Part
from argmap.deck.room import READABLE, SINGLE
from argmap.deck.split import Split, split
from argmap.files.address import address
from argmap.layout.fit import Fitted
from argmap.layout.trouble import EngineTrouble
from argmap.model.map import ArgMap, Statement
from argmap.pipeline.forms import Form
from argmap.pipeline.trip import Drawn, DrawOptions, cannot_draw, layout_of, picture, spoken
from argmap.pipeline.views import seen
from argmap.render.fixed import bound
from argmap.render.svg import SvgOptions, svg
from argmap.text.diagnostic import Phrase
from argmap.text.trouble import Trouble

__all__ = ["Naming", "Parted", "Split", "draw_parts", "part_names", "parted"]

LONGEST = 40
"""The most characters of an id that stands in a file's name."""


class Naming(Struct, frozen=True):
    """What the files of a map are called: `stem`, a dot and the part's own name, `tail`."""

    stem: str
    tail: str

    def file(self, name: str) -> str:
        """The file of a part; of the overview, whose name is empty."""
        return f"{self.stem}.{name}{self.tail}" if name else f"{self.stem}{self.tail}"


class Parted(Struct, frozen=True):
    """The files of a split map by their names, the overview first, and what is to be said of them."""

    files: Mapping[str, Drawn]
    notes: tuple[Phrase, ...] = ()


def parted(argmap: ArgMap, options: DrawOptions) -> Split:
    """The map in parts for `options.page`, before any format. Raises Trouble as `draw` does, and ValueError
    without a page.
    """
    if options.page is None:
        raise ValueError("a map is split for a page")
    view, lang = seen(argmap, options.focus), spoken(argmap, options.lang)
    try:
        return split(view, options.page, layout_of(view, lang, options), options.label)
    except EngineTrouble as trouble:
        raise cannot_draw(argmap, trouble) from trouble


def draw_parts(argmap: ArgMap, found: Split, form: Form, options: DrawOptions, naming: Naming) -> Parted:
    """The parts of a map as they were `parted` with the same options: a picture each, or all in one PDF.

    A map that fits on a page is drawn whole. Raises Trouble as `draw` does, and ValueError for a form that is
    no picture.
    """
    if form not in (Form.SVG, Form.PNG, Form.PDF):
        raise ValueError("only pictures are split")
    names = part_names(found.parts, argmap, options.lang)
    files = {key: naming.file(name) for key, name in names.items()}
    notes = tuple(_notes(found, names, argmap.source.name))
    pages = (found.overview, *found.parts)
    if form is Form.PDF and found.parts:
        return Parted({files[""]: _document(pages, argmap, options)}, notes)
    links = {key: address(file) for key, file in files.items()} if form is Form.SVG else {}
    return Parted(
        {
            files[page.key]: picture(Fitted(page.scene, page.points), argmap, form, options, links)
            for page in pages
        },
        notes,
    )


def _document(pages: Sequence[Part], argmap: ArgMap, options: DrawOptions) -> Drawn:
    assert options.page is not None
    links = {each.key: f"#page={number}" for number, each in enumerate(pages, 1)}
    manner = SvgOptions(options.id_prefix, options.theme.by_day, links)
    size = (options.page.width, options.page.height)
    try:
        data = bound([svg(each.scene, manner) for each in pages], size, options.theme.fonts)
    except Trouble as trouble:
        raise cannot_draw(argmap, trouble) from trouble
    return Drawn(data, min(page.points for page in pages))


def part_names(parts: Sequence[Part], argmap: ArgMap, lang: str | None = None) -> Mapping[str, str]:
    """What the file of each part is called, by the part's key; the overview's is empty.

    That is the id of its first statement; the number of a statement that has no id, or a very long one; with
    `-2` and so on where it is shared out. None is like that of a view or a translation, and no two are alike
    where upper and lower case are not told apart. Other statements change a name only where they take it.
    """
    owners = {_alike(name): "" for name in ("cut", *argmap.views, *_languages(argmap, lang))}
    for statement in argmap.statements.values():
        owners.setdefault(_alike(statement.id), statement.id)
    names = {"": ""}
    for part in parts:
        name = names[part.head] if part.number > 1 else _plain(argmap.statements[part.head])
        name += f"-{part.number}" if part.number > 1 else ""
        while owners.setdefault(_alike(name), part.head) != part.head or name in names.values():
            name += "-part"
        names[part.key] = name
    return names


def _plain(statement: Statement) -> str:
    """What a statement is called in a file's name: its id, if it has one that is not too long."""
    brief = statement.named and len(statement.id) <= LONGEST
    return statement.id if brief else str(statement.order + 1)


def _languages(argmap: ArgMap, asked: str | None) -> Iterator[str]:
    for text in (argmap.title, *(statement.text for statement in argmap.statements.values())):
        yield from filter(None, text)
    yield from filter(None, (argmap.lang, asked))


def _alike(name: str) -> str:
    return normalize("NFC", name.casefold())


def _notes(found: Split, names: Mapping[str, str], where: str) -> Iterator[Phrase]:
    """What a user may want to know of the pages: that there is but one, or whose text is small."""
    if not found.parts:
        yield Phrase(
            en=f"`{where}` fits on one page, so it is not split",
            ko=f"`{where}`: 한 쪽에 다 들어가므로 나누지 않았다",
        )
        return
    if found.overview in found.small:
        yield Phrase(
            en=f"`{where}`: the text of the overview is under {READABLE:g} pt ({found.overview.points:.1f})",
            ko=f"`{where}`: 전체 개요의 글자가 {READABLE:g} pt보다 작다 ({found.overview.points:.1f})",
        )
    small = [part for part in found.small if part is not found.overview]
    tight, lost = _listed(small, names, SINGLE, READABLE), _listed(small, names, 0, SINGLE)
    if tight:
        yield Phrase(
            en=f"`{where}`: where a single step needs the room, the text is under {READABLE:g} pt: {tight}",
            ko=f"`{where}`: 한 추론에 자리가 모자라 글자가 {READABLE:g} pt보다 작은 부분: {tight}",
        )
    if lost:
        yield Phrase(
            en=f"`{where}`: not even a single step fits at {SINGLE:g} pt, shorter texts help: {lost}",
            ko=f"`{where}`: 추론 하나도 {SINGLE:g} pt로 들어가지 않아 글을 줄여야 하는 부분: {lost}",
        )


def _listed(parts: Sequence[Part], names: Mapping[str, str], least: float, under: float) -> str:
    return ", ".join(
        f"`{names[part.key]}` ({part.points:.1f})" for part in parts if least <= part.points < under
    )
