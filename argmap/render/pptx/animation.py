"""The timing of a slide: shapes fade in, one click a step (ECMA-376, part 1, 19.5)."""

from collections.abc import Iterator, Sequence
from itertools import count, groupby

from msgspec import Struct

from argmap.render.xml import build_element

FADE_PRESET_ID = 10
"""The number of the entrance effect Fade in PowerPoint's list of presets."""
FADE_MS = 400
"""The duration of a fade in milliseconds: long enough to catch the eye, too short to wait for."""
_START_NOW = build_element("p:stCondLst", {}, build_element("p:cond", {"delay": 0}))
_START_ON_CLICK = build_element("p:stCondLst", {}, build_element("p:cond", {"delay": "indefinite"}))


class Entrance(Struct, frozen=True):
    """A shape, by its number, and the step at which it appears; 0 is from the beginning.

    `has_text` is true for a single shape with text, which is listed as animated with its background.
    """

    number: int
    step: int
    has_text: bool


def build_timing(entrances: Sequence[Entrance]) -> str:
    """Build a slide's `p:timing`, one click a step; "" where all shapes are there from the beginning."""
    later = sorted((each for each in entrances if each.step), key=lambda each: each.step)
    if not later:
        return ""
    numbers = count(3)
    clicks = "".join(
        _build_click(tuple(members), numbers) for _, members in groupby(later, lambda each: each.step)
    )
    builds = "".join(
        build_element("p:bldP", {"spid": each.number, "grpId": 0, "animBg": 1})
        for each in later
        if each.has_text
    )
    root: dict[str, str | float | None] = {
        "id": 1,
        "dur": "indefinite",
        "restart": "never",
        "nodeType": "tmRoot",
    }
    time = build_element(
        "p:par", {}, build_element("p:cTn", root, build_element("p:childTnLst", {}, _build_sequence(clicks)))
    )
    return build_element(
        "p:timing",
        {},
        build_element("p:tnLst", {}, time) + (build_element("p:bldLst", {}, builds) if builds else ""),
    )


def _build_sequence(clicks: str) -> str:
    main: dict[str, str | float | None] = {"id": 2, "dur": "indefinite", "nodeType": "mainSeq"}
    conditions = "".join(
        build_element(
            name,
            {},
            build_element(
                "p:cond",
                {"evt": event, "delay": 0},
                build_element("p:tgtEl", {}, build_element("p:sldTgt", {})),
            ),
        )
        for name, event in (("p:prevCondLst", "onPrev"), ("p:nextCondLst", "onNext"))
    )
    main_sequence = build_element("p:cTn", main, build_element("p:childTnLst", {}, clicks))
    return build_element("p:seq", {"concurrent": 1, "nextAc": "seek"}, main_sequence + conditions)


def _build_click(entrances: Sequence[Entrance], numbers: Iterator[int]) -> str:
    """Build one click: its first shape fades in on the click, the others with it."""
    outer, inner = next(numbers), next(numbers)
    effects = "".join(
        _build_effect(each, "withEffect" if index else "clickEffect", numbers)
        for index, each in enumerate(entrances)
    )
    together = build_element(
        "p:cTn", {"id": inner, "fill": "hold"}, _START_NOW + build_element("p:childTnLst", {}, effects)
    )
    waiting = _START_ON_CLICK + build_element("p:childTnLst", {}, build_element("p:par", {}, together))
    return build_element("p:par", {}, build_element("p:cTn", {"id": outer, "fill": "hold"}, waiting))


def _build_effect(entrance: Entrance, node: str, numbers: Iterator[int]) -> str:
    shape = build_element("p:tgtEl", {}, build_element("p:spTgt", {"spid": entrance.number}))
    effect: dict[str, str | float | None] = {
        "id": next(numbers),
        "presetID": FADE_PRESET_ID,
        "presetClass": "entr",
        "presetSubtype": 0,
        "fill": "hold",
        "grpId": 0 if entrance.has_text else None,
        "nodeType": node,
    }
    target = build_element("p:cTn", {"id": next(numbers), "dur": 1, "fill": "hold"}, _START_NOW) + shape
    target += build_element("p:attrNameLst", {}, build_element("p:attrName", {}, "style.visibility"))
    visibility = build_element("p:cBhvr", {}, target) + build_element(
        "p:to", {}, build_element("p:strVal", {"val": "visible"})
    )
    fade = build_element("p:cBhvr", {}, build_element("p:cTn", {"id": next(numbers), "dur": FADE_MS}) + shape)
    parts = build_element("p:set", {}, visibility) + build_element(
        "p:animEffect", {"transition": "in", "filter": "fade"}, fade
    )
    return build_element(
        "p:par", {}, build_element("p:cTn", effect, _START_NOW + build_element("p:childTnLst", {}, parts))
    )
