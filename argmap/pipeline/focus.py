"""The part of a map that a user wants to see, and the map cut down to it."""

from collections.abc import Iterable
from unicodedata import normalize

from msgspec import Struct

from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.name_lists import join_names
from argmap.diagnostics.nearest_name import find_nearest_name
from argmap.diagnostics.user_error import UserError
from argmap.model.map import ArgMap
from argmap.model.subset import Subset, SubsetMap, extract_subset, subset_of_view

_FILTER_KINDS = {"tag": "tag", "꼬리표": "tag", "group": "group", "묶음": "group"}
_KOREAN_NOUNS = {"view": "보기가", "statement": "진술이", "tag": "꼬리표가", "group": "묶음이"}


class Focus(Struct, frozen=True):
    """A view by its name; or what stands below `root`, `depth` steps deep, and bears all of `only`.

    `only` holds filters such as `tag:core` or `group:light`. `root` None is the whole map, `depth` None all
    of its depth. A named view says all of this itself.
    """

    view: str | None = None
    root: str | None = None
    depth: int | None = None
    only: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The part's name in a file's name, between the map's name and the suffix."""
        return self.view or self.root or "cut"


def select_focus(argmap: ArgMap, focus: Focus | None) -> SubsetMap:
    """Cut a map down to a part; None keeps all of it.

    Raises UserError where a name in the focus is not the map's, or where nothing is left to show.
    """
    if focus is None:
        return SubsetMap(argmap)
    subset = _build_subset(argmap, focus)
    subset_map = extract_subset(argmap, subset)
    if not subset_map.argmap.statements:
        filters = join_names(focus.only)
        where = argmap.source.name
        raise UserError(
            Phrase(
                en=f"there is nothing to show: in reach, no statement of `{where}` bears {filters}",
                ko=f"`{where}`: 이 범위에 {filters} 조건에 맞는 진술이 없어 보여 줄 것이 없다",
            )
        )
    return subset_map


def _build_subset(argmap: ArgMap, focus: Focus) -> Subset:
    if focus.view is not None:
        return subset_of_view(argmap.views[resolve_name(argmap, "view", focus.view, argmap.views)])
    root = None if focus.root is None else resolve_name(argmap, "statement", focus.root, argmap.statements)
    tags = dict.fromkeys(tag for statement in argmap.statements.values() for tag in statement.tags)
    names: dict[str, Iterable[str]] = {"tag": tags, "group": argmap.groups}
    kinds_and_names = [parse_filter(each) for each in focus.only]
    named_filters = [(kind, resolve_name(argmap, kind, name, names[kind])) for kind, name in kinds_and_names]
    return Subset(
        root=root,
        depth=focus.depth,
        tags=tuple(name for kind, name in named_filters if kind == "tag"),
        groups=tuple(name for kind, name in named_filters if kind == "group"),
    )


def parse_filter(text: str) -> tuple[str, str]:
    """Return the kind (`tag` or `group`) and the name of a filter such as `tag:core`.

    Raises UserError where it is written another way.
    """
    kind, _, name = normalize("NFC", text).replace("：", ":", 1).partition(":")
    if kind.strip() not in _FILTER_KINDS or not name.strip():
        raise UserError(
            Phrase(
                en=f"`{text}` is no filter; write `tag:NAME` or `group:NAME`",
                ko=f"`{text}`: 거르는 조건이 아니다; `tag:이름`이나 `group:이름`으로 쓴다",
            )
        )
    return _FILTER_KINDS[kind.strip()], name.strip()


def resolve_name(argmap: ArgMap, noun: str, text: str, names: Iterable[str]) -> str:
    """Return the name of a view, statement, tag or group (`noun`) as the map writes it.

    Raises UserError, with the nearest name, where the map does not have it.
    """
    known_names = list(names)
    name = normalize("NFC", text)
    if name in known_names:
        return name
    near = find_nearest_name(name, known_names)
    where, word = argmap.source.name, _KOREAN_NOUNS[noun]
    raise UserError(
        Phrase(
            en=f"`{where}` has no {noun} `{text}`" + (f"; did you mean `{near}`?" if near else ""),
            ko=f"`{where}`: `{text}` {word} 없다" + (f"; 혹시 `{near}`인가?" if near else ""),
        )
    )
