"""The controls of an HTML talk: buttons, the presenter's view, the help on keys, the spoken line."""

from argmap.i18n.labels import PresenterLabels
from argmap.render.html.text_direction import direct_text
from argmap.render.xml import build_element, escape_text


def build_controls(ui_words: PresenterLabels) -> str:
    """Build the controls, hidden until the page's script starts."""
    spoken_line = {
        "class": "announcement visually-hidden",
        "role": "status",
        "aria-live": "polite",
        "data-slide": ui_words.slide,
        "data-step": ui_words.step,
        "data-end": ui_words.end,
        "data-blocked": ui_words.popup_blocked,
    }
    return "\n".join(
        [
            _build_presenter_panel(ui_words),
            _build_bar(ui_words),
            _build_key_help(ui_words),
            build_element("div", spoken_line, ""),
        ]
    )


def _build_bar(ui_words: PresenterLabels) -> str:
    buttons = [
        _build_button("previous", "M15 5L8 12L15 19", ui_words.previous),
        build_element("span", {"class": "position"}, ""),
        _build_button("next", "M9 5L16 12L9 19", ui_words.next),
        _build_button(
            "overview", "M4 5H10V11H4ZM14 5H20V11H14ZM4 14H10V20H4ZM14 14H20V20H14Z", ui_words.overview
        ),
        _build_button("presenter", "M3 5H21V16H3ZM12 16V20M8 20H16", ui_words.presenter),
        _build_button("fullscreen", "M4 9V4H9M15 4H20V9M20 15V20H15M9 20H4V15", ui_words.full_screen),
        _build_button("help", "M9 9A3 3 0 1 1 12 12V14M12 17V18", ui_words.help),
    ]
    attributes = {"class": "controls", "hidden": "", "aria-label": ui_words.controls}
    return build_element("nav", attributes | _describe_language(ui_words), "".join(buttons))


def _build_button(action: str, path_data: str, name: str) -> str:
    """Build a button with an icon of lines on a square of 24 px."""
    attributes = {"type": "button", "data-action": action, "aria-label": name, "title": name}
    icon = {"viewBox": "0 0 24 24", "aria-hidden": "true", "fill": "none", "stroke": "currentColor"}
    drawing = build_element("svg", icon | {"stroke-width": "2"}, build_element("path", {"d": path_data}, ""))
    return build_element("button", attributes, drawing)


def _build_presenter_panel(ui_words: PresenterLabels) -> str:
    """Build what only the presenter sees: the next step, the notes, the clock."""
    parts = [
        build_element("h2", _describe_language(ui_words), escape_text(ui_words.next_slide)),
        build_element("div", {"class": "next-slide", "aria-hidden": "true", "inert": ""}, ""),
        build_element(
            "div",
            {"class": "current-notes", "tabindex": "0", "role": "region", "aria-label": ui_words.notes},
            "",
        ),
        _build_clock(ui_words),
    ]
    return build_element(
        "aside", {"class": "presenter-panel", "hidden": "", "aria-label": ui_words.presenter}, "".join(parts)
    )


def _build_clock(ui_words: PresenterLabels) -> str:
    elapsed = build_element(
        "span", {"class": "elapsed", "role": "timer", "aria-label": ui_words.elapsed_time}, "0:00"
    )
    again = build_element(
        "button", {"type": "button", "data-action": "restart"}, escape_text(ui_words.restart)
    )
    return build_element(
        "p",
        {"class": "clock"} | _describe_language(ui_words),
        build_element("time", {}, "") + elapsed + again,
    )


def _build_key_help(ui_words: PresenterLabels) -> str:
    rows = (
        build_element("dt", {}, " ".join(build_element("kbd", {}, escape_text(key)) for key in keys.split()))
        + build_element("dd", {}, escape_text(does))
        for keys, does in ui_words.keys
    )
    close = build_element("button", {"type": "button", "data-action": "close"}, escape_text(ui_words.close))
    inside = (
        build_element("h2", {}, escape_text(ui_words.help)) + build_element("dl", {}, "".join(rows)) + close
    )
    attributes = {"class": "keys", "aria-label": ui_words.help}
    return build_element("dialog", attributes | _describe_language(ui_words), inside)


def _describe_language(ui_words: PresenterLabels) -> dict[str, str]:
    """Describe the language and direction of the page's own words, which may be other than the talk's."""
    return {"lang": ui_words.lang, "dir": direct_text(ui_words.help)}
