"""The maps of a document, each compiled, cut to what is asked for, and named."""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from argmap.documents.attributes import Attribute
from argmap.documents.blocks import Fence
from argmap.documents.guests import Guest
from argmap.documents.slips import named_twice, no_file, not_closed, not_taken, not_there
from argmap.files.reading import read_bytes
from argmap.files.trouble import FileTrouble
from argmap.files.within import held, is_address
from argmap.layout.caption import caption
from argmap.model.cut import CutMap
from argmap.model.map import ArgMap, Reveal
from argmap.pipeline.trip import Compiled, CompileOptions, DrawOptions, compile_bytes, compile_source, spoken
from argmap.pipeline.views import seen
from argmap.pipeline.wishes import Wishes, asked_of, wishes_of
from argmap.text.diagnostic import Diagnostic, Fix, Note, Severity
from argmap.text.source import Source, Span
from argmap.text.trouble import Trouble
from argmap.theme.chosen import Chosen


class Surroundings(Struct, frozen=True):
    """Where a document stands, empty for the current folder, and what holds for all its maps."""

    folder: str
    compile: CompileOptions
    draw: DrawOptions
    chosen: Chosen


class Lodged(Struct, frozen=True):
    """A map of a document, ready to be drawn; `name` is what its picture is called in the document."""

    guest: Guest
    wishes: Wishes
    argmap: ArgMap
    view: CutMap
    name: str

    @property
    def alt(self) -> str:
        """The words that stand for the picture: those asked for, else the map's own."""
        asked = self.wishes.get("alt")
        return caption(self.view, spoken(self.argmap, self.wishes.options.lang)) if asked is None else asked

    @property
    def reveal(self) -> Reveal:
        """In what order it appears: as asked for, else as its view says."""
        focus = self.wishes.options.focus
        view = self.argmap.views.get(focus.view) if focus and focus.view else None
        return self.wishes.reveal or (view.reveal if view else Reveal.NONE)


def lodged(
    guests: Sequence[Guest], around: Surroundings, common: Mapping[str, str] | None = None
) -> tuple[tuple[Lodged, ...], tuple[Diagnostic, ...]]:
    """The maps of a document, none where one of them has errors; and all there is to say of them.

    `common` are attributes that the document has for all of them.
    """
    around, slips = _in_common(around, common or {})
    told: list[Diagnostic] = [*slips]
    found: list[Lodged] = []
    names = _Names(frozenset(_ids(guests)))
    read: dict[str, Compiled] = {}
    for guest in guests:
        wishes, slips = wishes_of(guest, around.draw, around.chosen)
        slips += tuple(names.twice(wishes))
        compiled, more = _compiled(guest, around, read)
        told += [*slips, *more]
        if compiled is None or compiled.argmap is None:
            continue
        view = _seen(compiled.argmap, guest, wishes)
        if isinstance(view, Diagnostic):
            told.append(view)
        else:
            found.append(Lodged(guest, wishes, compiled.argmap, view, names.of(wishes)))
    wrong = any(each.severity is Severity.ERROR for each in told)
    return () if wrong else tuple(found), tuple(told)


def _in_common(
    around: Surroundings, common: Mapping[str, str]
) -> tuple[Surroundings, tuple[Diagnostic, ...]]:
    """The surroundings with what a document asks for all its maps."""
    if not common:
        return around, ()
    source = Source("<metadata>", "\n".join(f"{key}: {value}" for key, value in common.items()))
    asked = []
    for number, (key, value) in enumerate(common.items()):
        start = source.starts[number]
        span = Span(source, start, start + len(key) + 2 + len(value))
        asked.append(Attribute(key, value, span, span.part(len(key) + 2, len(key) + 2 + len(value))))
    draw, slips = asked_of(tuple(asked), around.draw, around.chosen)
    return replace(around, draw=draw), slips


def _ids(guests: Sequence[Guest]) -> Iterator[str]:
    return (_plain(each.value) for guest in guests for each in guest.wishes if each.key == "#")


def _plain(name: str) -> str:
    """An id as a part of a file's name, in which upper and lower case may be alike."""
    return re.sub(r"[.:]", "-", name).casefold()


class _Names(Struct):
    """What pictures are called: their ids, else numbers in their order that are no ids."""

    taken: frozenset[str]
    count: int = 0
    met: set[str] | None = None

    def twice(self, wishes: Wishes) -> Iterator[Diagnostic]:
        """Whether the id was met before."""
        self.met = self.met or set()
        if wishes.name and _plain(wishes.name.value) in self.met:
            yield named_twice(wishes.name.value, wishes.name.span)
        elif wishes.name:
            self.met.add(_plain(wishes.name.value))

    def of(self, wishes: Wishes) -> str:
        """The next one's name."""
        if wishes.name:
            return re.sub(r"[.:]", "-", wishes.name.value)
        self.count += 1
        while str(self.count) in self.taken:
            self.count += 1
        return str(self.count)


def _compiled(
    guest: Guest, around: Surroundings, read: dict[str, Compiled]
) -> tuple[Compiled | None, tuple[Diagnostic, ...]]:
    """The guest's map, and what is new to say of it; `read` has the files that were read before."""
    home = guest.home
    if isinstance(home, Fence):
        if not home.closed:
            return None, (not_closed(_opening(home)),)
        source = Source(home.span.source.name, home.body.text)
        compiled = compile_source(source, around.compile)
        return compiled, tuple(_moved(each, home) for each in compiled.diagnostics)
    path = held(around.folder, guest.path)
    if path is None:
        return None, (not_taken(guest.path, home.place, address=is_address(guest.path)),)
    if path in read:
        return read[path], ()
    try:
        read[path] = compile_bytes(read_bytes(path), path, around.compile)
    except FileTrouble as trouble:
        return None, (no_file(trouble.phrase, home.place),)
    return read[path], read[path].diagnostics


def _opening(home: Fence) -> Span:
    """The line that begins a block, from its mark on."""
    return Span(home.span.source, home.span.start + len(home.lead), home.info.end)


def _moved(told: Diagnostic, home: Fence) -> Diagnostic:
    """What is said of a block's map, at its place in the document."""

    def moved(span: Span) -> Span:
        return home.body.span(span.start, span.end) if home.body.pieces else _opening(home)

    return replace(
        told,
        span=moved(told.span),
        notes=tuple(Note(moved(note.span), note.message) for note in told.notes),
        fixes=tuple(Fix(moved(fix.span), fix.text) for fix in told.fixes),
    )


def _seen(argmap: ArgMap, guest: Guest, wishes: Wishes) -> CutMap | Diagnostic:
    try:
        return seen(argmap, wishes.options.focus)
    except Trouble as trouble:
        named = [wishes.asked[key] for key in ("view", "root", "only") if key in wishes.asked]
        home = guest.home
        span = _opening(home) if isinstance(home, Fence) else home.place
        return not_there(trouble.phrase, named[0].place if named else span)
