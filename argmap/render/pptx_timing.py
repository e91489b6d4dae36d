"""What appears at which click: the timing of a slide (ECMA-376, part 1, 19.5), shapes fading in."""

from collections.abc import Iterator, Sequence
from itertools import count, groupby

from msgspec import Struct

from argmap.render.xml import tag

FADE = 10
"""The number of the entrance effect that fades in."""
LENGTH = 400
"""How long that takes, in milliseconds."""
_NOW = tag("p:stCondLst", {}, tag("p:cond", {"delay": 0}))
_ON_CLICK = tag("p:stCondLst", {}, tag("p:cond", {"delay": "indefinite"}))


class Entrance(Struct, frozen=True):
    """A shape by its number, the step at which it appears, and whether it is one shape with text."""

    number: int
    step: int
    texted: bool


def timing(entrances: Sequence[Entrance]) -> str:
    """The timing of a slide; nothing where all is there from the beginning. One click a step."""
    later = sorted((each for each in entrances if each.step), key=lambda each: each.step)
    if not later:
        return ""
    numbers = count(3)
    clicks = "".join(_click(tuple(members), numbers) for _, members in groupby(later, lambda each: each.step))
    texted = "".join(
        tag("p:bldP", {"spid": each.number, "grpId": 0, "animBg": 1}) for each in later if each.texted
    )
    root: dict[str, str | float | None] = {
        "id": 1,
        "dur": "indefinite",
        "restart": "never",
        "nodeType": "tmRoot",
    }
    time = tag("p:par", {}, tag("p:cTn", root, tag("p:childTnLst", {}, _sequence(clicks))))
    return tag("p:timing", {}, tag("p:tnLst", {}, time) + (tag("p:bldLst", {}, texted) if texted else ""))


def _sequence(clicks: str) -> str:
    main: dict[str, str | float | None] = {"id": 2, "dur": "indefinite", "nodeType": "mainSeq"}
    ways = "".join(
        tag(
            name,
            {},
            tag("p:cond", {"evt": event, "delay": 0}, tag("p:tgtEl", {}, tag("p:sldTgt", {}))),
        )
        for name, event in (("p:prevCondLst", "onPrev"), ("p:nextCondLst", "onNext"))
    )
    inside = tag("p:cTn", main, tag("p:childTnLst", {}, clicks))
    return tag("p:seq", {"concurrent": 1, "nextAc": "seek"}, inside + ways)


def _click(entrances: Sequence[Entrance], numbers: Iterator[int]) -> str:
    """What one click brings: the first shape on the click, all others with it."""
    outer, inner = next(numbers), next(numbers)
    effects = "".join(
        _effect(each, "withEffect" if place else "clickEffect", numbers)
        for place, each in enumerate(entrances)
    )
    together = tag("p:cTn", {"id": inner, "fill": "hold"}, _NOW + tag("p:childTnLst", {}, effects))
    waiting = _ON_CLICK + tag("p:childTnLst", {}, tag("p:par", {}, together))
    return tag("p:par", {}, tag("p:cTn", {"id": outer, "fill": "hold"}, waiting))


def _effect(each: Entrance, node: str, numbers: Iterator[int]) -> str:
    shape = tag("p:tgtEl", {}, tag("p:spTgt", {"spid": each.number}))
    effect: dict[str, str | float | None] = {
        "id": next(numbers),
        "presetID": FADE,
        "presetClass": "entr",
        "presetSubtype": 0,
        "fill": "hold",
        "grpId": 0 if each.texted else None,
        "nodeType": node,
    }
    seen = tag("p:cTn", {"id": next(numbers), "dur": 1, "fill": "hold"}, _NOW) + shape
    seen += tag("p:attrNameLst", {}, tag("p:attrName", {}, "style.visibility"))
    shown = tag("p:cBhvr", {}, seen) + tag("p:to", {}, tag("p:strVal", {"val": "visible"}))
    faded = tag("p:cBhvr", {}, tag("p:cTn", {"id": next(numbers), "dur": LENGTH}) + shape)
    parts = tag("p:set", {}, shown) + tag("p:animEffect", {"transition": "in", "filter": "fade"}, faded)
    return tag("p:par", {}, tag("p:cTn", effect, _NOW + tag("p:childTnLst", {}, parts)))
