"""Finding what a user asks to see of a map, and cutting the map to it."""

from collections.abc import Iterable
from unicodedata import normalize

from argmap.model.cut import Cut, CutMap, cut, cut_by
from argmap.model.map import ArgMap
from argmap.pipeline.focus import Focus
from argmap.text.diagnostic import Phrase
from argmap.text.nearest import nearest
from argmap.text.trouble import Trouble

_KINDS = {"tag": "tag", "꼬리표": "tag", "group": "group", "묶음": "group"}
_ABSENT = {"view": "보기가", "statement": "진술이", "tag": "꼬리표가", "group": "묶음이"}


def seen(argmap: ArgMap, focus: Focus | None) -> CutMap:
    """The map, cut to what is asked for; the whole of it where `focus` is None.

    Raises Trouble where a name in it is not the map's, or where nothing is left to show.
    """
    if focus is None:
        return CutMap(argmap)
    wanted = _wanted(argmap, focus)
    found = cut(argmap, wanted)
    if not found.argmap.statements:
        asked = ", ".join(f"`{each}`" for each in focus.only)
        where = argmap.source.name
        raise Trouble(
            Phrase(
                en=f"there is nothing to show: in reach, no statement of `{where}` bears {asked}",
                ko=f"`{where}`: 닿는 곳에 {asked} 조건을 갖춘 진술이 없어 보여 줄 것이 없다",
            )
        )
    return found


def _wanted(argmap: ArgMap, focus: Focus) -> Cut:
    if focus.view is not None:
        return cut_by(argmap.views[named(argmap, "view", focus.view, argmap.views)])
    root = None if focus.root is None else named(argmap, "statement", focus.root, argmap.statements)
    tags = dict.fromkeys(tag for statement in argmap.statements.values() for tag in statement.tags)
    names: dict[str, Iterable[str]] = {"tag": tags, "group": argmap.groups}
    filters = [filter_of(each) for each in focus.only]
    found = [(kind, named(argmap, kind, name, names[kind])) for kind, name in filters]
    return Cut(
        root=root,
        depth=focus.depth,
        tags=tuple(name for kind, name in found if kind == "tag"),
        groups=tuple(name for kind, name in found if kind == "group"),
    )


def filter_of(written: str) -> tuple[str, str]:
    """The kind (`tag` or `group`) and the name in a filter such as `tag:core`.

    Raises Trouble where it is written another way.
    """
    kind, _, name = normalize("NFC", written).replace("：", ":", 1).partition(":")
    if kind.strip() not in _KINDS or not name.strip():
        raise Trouble(
            Phrase(
                en=f"`{written}` is no filter; write `tag:NAME` or `group:NAME`",
                ko=f"`{written}`: 거르는 조건이 아니다; `tag:이름`이나 `group:이름`으로 쓴다",
            )
        )
    return _KINDS[kind.strip()], name.strip()


def named(argmap: ArgMap, noun: str, written: str, names: Iterable[str]) -> str:
    """The name of a view, statement, tag or group (`noun`) as the map writes it.

    Raises Trouble, with the nearest one, where the map does not have it.
    """
    known = list(names)
    name = normalize("NFC", written)
    if name in known:
        return name
    near = nearest(name, known)
    where, word = argmap.source.name, _ABSENT[noun]
    raise Trouble(
        Phrase(
            en=f"`{where}` has no {noun} `{written}`" + (f"; did you mean `{near}`?" if near else ""),
            ko=f"`{where}`: `{written}` {word} 없다" + (f"; 혹시 `{near}`인가?" if near else ""),
        )
    )
