"""What stands round the slides of an HTML talk: buttons, the presenter's desk, the keys, the spoken line."""

from argmap.render.xml import tag, text
from argmap.words.screen import ScreenWords


def controls(say: ScreenWords) -> str:
    """All of it, hidden until the page's script brings it to life."""
    said = {
        "class": "said unseen",
        "role": "status",
        "aria-live": "polite",
        "data-slide": say.slide,
        "data-step": say.step,
        "data-end": say.end,
        "data-blocked": say.blocked,
    }
    return "\n".join([_desk(say), _bar(say), _keys(say), tag("div", said, "")])


def _bar(say: ScreenWords) -> str:
    buttons = [
        _button("back", "M15 5L8 12L15 19", say.previous),
        tag("span", {"class": "where"}, ""),
        _button("forth", "M9 5L16 12L9 19", say.next),
        _button("overview", "M4 5H10V11H4ZM14 5H20V11H14ZM4 14H10V20H4ZM14 14H20V20H14Z", say.overview),
        _button("presenter", "M3 5H21V16H3ZM12 16V20M8 20H16", say.presenter),
        _button("whole", "M4 9V4H9M15 4H20V9M20 15V20H15M9 20H4V15", say.whole_screen),
        _button("help", "M9 9A3 3 0 1 1 12 12V14M12 17V18", say.help),
    ]
    told = {"class": "controls", "hidden": "", "lang": say.lang, "aria-label": say.controls}
    return tag("nav", told, "".join(buttons))


def _button(does: str, lines: str, name: str) -> str:
    """A button with a sign drawn in lines on a square of 24."""
    told = {"type": "button", "data-does": does, "aria-label": name, "title": name}
    sign = {"viewBox": "0 0 24 24", "aria-hidden": "true", "fill": "none", "stroke": "currentColor"}
    drawn = tag("svg", sign | {"stroke-width": "2"}, tag("path", {"d": lines}, ""))
    return tag("button", told, drawn)


def _desk(say: ScreenWords) -> str:
    """What only the presenter sees: the next step, the notes, the clock."""
    parts = [
        tag("h2", {}, text(say.coming)),
        tag("div", {"class": "coming", "aria-hidden": "true", "inert": ""}, ""),
        tag("div", {"class": "spoken", "tabindex": "0", "role": "region", "aria-label": say.notes}, ""),
        _clock(say),
    ]
    return tag("aside", {"class": "desk", "hidden": "", "aria-label": say.presenter}, "".join(parts))


def _clock(say: ScreenWords) -> str:
    elapsed = tag("span", {"class": "elapsed", "role": "timer", "aria-label": say.elapsed}, "0:00")
    again = tag("button", {"type": "button", "data-does": "restart"}, text(say.restart))
    return tag("p", {"class": "clock", "lang": say.lang}, tag("time", {}, "") + elapsed + again)


def _keys(say: ScreenWords) -> str:
    rows = (
        tag("dt", {}, " ".join(tag("kbd", {}, text(key)) for key in keys.split())) + tag("dd", {}, text(does))
        for keys, does in say.keys
    )
    close = tag("button", {"type": "button", "data-does": "close"}, text(say.close))
    inside = tag("h2", {}, text(say.help)) + tag("dl", {}, "".join(rows)) + close
    return tag("dialog", {"class": "keys", "lang": say.lang, "aria-label": say.help}, inside)
