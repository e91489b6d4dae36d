"""A map split into an overview and parts: as files that lead to one another, or as one document's pages."""

from collections.abc import Iterator, Mapping, Sequence
from unicodedata import normalize

from msgspec import Struct

from argmap.deck.capacity import SINGLE_STEP_PT
from argmap.deck.page_renderer import MapPart
from argmap.deck.split_map import Split, split
from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError
from argmap.diagnostics.web_address import percent_encode_path
from argmap.layout.errors import EngineError
from argmap.layout.fit_page import FittedScene
from argmap.model.map import ArgMap, Statement
from argmap.pipeline.draw import (
    Drawing,
    build_layout_options,
    build_scene_style,
    drawing_error,
    effective_language,
    write_picture,
)
from argmap.pipeline.focus import select_focus
from argmap.pipeline.options import DrawOptions
from argmap.pipeline.output_format import OutputFormat
from argmap.render.draw_scene import draw_scene
from argmap.render.pinned_fonts import write_pdf_pages
from argmap.render.transform.scale import round_lengths
from argmap.theme.pages import READABLE_PT

__all__ = ["FileNaming", "Split", "SplitFiles", "draw_parts", "part_names", "split_for_page"]

MAX_ID_LENGTH = 40
"""The most characters of an id in a file's name; it bounds the name, whose length systems limit."""


class FileNaming(Struct, frozen=True):
    """The names of a map's files: `stem`, a dot and the part's own name, `tail`."""

    stem: str
    tail: str

    def file_name(self, name: str) -> str:
        """Return the file of a part; of the overview, whose name is empty."""
        return f"{self.stem}.{name}{self.tail}" if name else f"{self.stem}{self.tail}"


class SplitFiles(Struct, frozen=True):
    """The files of a split map by their names, the overview first, and notes on them."""

    files: Mapping[str, Drawing]
    notes: tuple[Phrase, ...] = ()


def split_for_page(argmap: ArgMap, options: DrawOptions) -> Split:
    """Divide a map into parts for its page. Raises UserError as `draw` does, ValueError without a page."""
    if options.page is None:
        raise ValueError("a map is split for a page")
    view, lang = select_focus(argmap, options.focus), effective_language(argmap, options.lang)
    try:
        return split(view, options.page, build_layout_options(view, lang, options), options.label)
    except EngineError as error:
        raise drawing_error(argmap, error) from error


def draw_parts(
    argmap: ArgMap, map_split: Split, output_format: OutputFormat, options: DrawOptions, naming: FileNaming
) -> SplitFiles:
    """Draw the parts that the same options divided a map into: a picture each, or all in one PDF.

    A map that fits on a page is drawn whole. Raises UserError as `draw` does, and ValueError for a format
    that is no picture.
    """
    if not output_format.traits.is_picture:
        raise ValueError("only pictures are split")
    names = part_names(map_split.parts, argmap, options.lang)
    files = {key: naming.file_name(name) for key, name in names.items()}
    notes = tuple(_split_notes(map_split, names, argmap.source.name))
    pages = (map_split.overview, *map_split.parts)
    if output_format.traits.is_paged and map_split.parts:
        return SplitFiles({files[""]: _write_pdf(pages, argmap, options)}, notes)
    links = (
        {key: percent_encode_path(file) for key, file in files.items()} if output_format.traits.is_web else {}
    )
    return SplitFiles(
        {
            files[page.key]: write_picture(
                FittedScene(page.scene, page.points), argmap, output_format, options, links
            )
            for page in pages
        },
        notes,
    )


def _write_pdf(pages: Sequence[MapPart], argmap: ArgMap, options: DrawOptions) -> Drawing:
    assert options.page is not None
    links = {each.key: f"#page={number}" for number, each in enumerate(pages, 1)}
    style = build_scene_style(options, is_web=False, links=links)
    size = (options.page.width, options.page.height)
    try:
        data = write_pdf_pages(
            [round_lengths(draw_scene(page.scene, style)) for page in pages], size, options.theme.fonts
        )
    except UserError as error:
        raise drawing_error(argmap, error) from error
    return Drawing(data, min(page.points for page in pages))


def part_names(parts: Sequence[MapPart], argmap: ArgMap, lang: str | None = None) -> Mapping[str, str]:
    """Name the file of each part, by the part's key; the overview's name is empty.

    The name is the id of the part's first statement, or the number of a statement that has no id or a very
    long one; `-2` and so on follows where a branch takes several parts. No name is that of a view or a
    translation, and no two are equal but for upper and lower case. Other statements change a name only where
    they take it.
    """
    owners = {_fold_name(name): "" for name in ("cut", *argmap.views, *_used_languages(argmap, lang))}
    for statement in argmap.statements.values():
        owners.setdefault(_fold_name(statement.id), statement.id)
    names = {"": ""}
    for part in parts:
        name = names.get(part.head) or _statement_name(argmap.statements[part.head])
        name += f"-{part.number}" if part.number > 1 else ""
        while owners.setdefault(_fold_name(name), part.head) != part.head or name in names.values():
            name += "-part"
        names[part.key] = name
    return names


def _statement_name(statement: Statement) -> str:
    """Return a statement's name in a file's name: its id where that is short enough, else its number."""
    brief = statement.has_written_id and len(statement.id) <= MAX_ID_LENGTH
    return statement.id if brief else str(statement.order + 1)


def _used_languages(argmap: ArgMap, lang: str | None) -> Iterator[str]:
    for text in (argmap.title, *(statement.text for statement in argmap.statements.values())):
        yield from filter(None, text)
    yield from filter(None, (argmap.lang, lang))


def _fold_name(name: str) -> str:
    return normalize("NFC", name.casefold())


def _split_notes(map_split: Split, names: Mapping[str, str], map_name: str) -> Iterator[Phrase]:
    """List notes on the pages: that there is but one, or that text is small."""
    if not map_split.parts:
        yield Phrase(
            en=f"`{map_name}` fits on one page, so it is not split",
            ko=f"`{map_name}`: 한 쪽에 다 들어가므로 나누지 않았다",
        )
        return
    if map_split.overview in map_split.small_parts:
        yield Phrase(
            en=f"`{map_name}`: the text of the overview is under {READABLE_PT:g} pt "
            f"({map_split.overview.points:.1f}), for it shows all that bears on the theses directly",
            ko=f"`{map_name}`: 논제에 직접 연결된 진술을 모두 보여 주느라 전체 개요의 글자가 "
            f"{READABLE_PT:g} pt보다 작다 ({map_split.overview.points:.1f})",
        )
    small = [part for part in map_split.small_parts if part is not map_split.overview]
    tight, lost = (
        _list_parts(small, names, SINGLE_STEP_PT, READABLE_PT),
        _list_parts(small, names, 0, SINGLE_STEP_PT),
    )
    if tight:
        yield Phrase(
            en=f"`{map_name}`: where a single step needs the room, the text is under "
            f"{READABLE_PT:g} pt: {tight}",
            ko=f"`{map_name}`: 한 추론이 공간을 많이 차지해 글자가 {READABLE_PT:g} pt보다 작은 부분: {tight}",
        )
    if lost:
        yield Phrase(
            en=f"`{map_name}`: not even a single step fits at {SINGLE_STEP_PT:g} pt, shorter texts "
            f"help: {lost}",
            ko=f"`{map_name}`: 추론 하나도 {SINGLE_STEP_PT:g} pt로 들어가지 않아"
            f" 글을 줄여야 하는 부분: {lost}",
        )


def _list_parts(parts: Sequence[MapPart], names: Mapping[str, str], minimum: float, limit: float) -> str:
    return ", ".join(
        f"`{names[part.key]}` ({part.points:.1f})" for part in parts if minimum <= part.points < limit
    )
