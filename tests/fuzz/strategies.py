"""Generated bad input: texts by the grammar with errors in them, odd characters, and damaged bytes."""

import json
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from argmap.syntax.keywords import KEYWORDS
from argmap.syntax.properties import KEYS

ODD_CHARACTERS = (
    *("\u200b", "\u200d", "\u202e", "\u2066", "\u2069", "\ufeff", "\u00ad", "\u2028", "\x85", "\x0c", "\x1b"),
    *(
        "\0",
        "\ud800",
        "\udfff",
        "\uffff",
        "\U0010ffff",
        "\u0301" * 40,
        "\u1100\u1161",
        "👩‍👩‍👧",
        "ﷺ",
        "שלום",
        "漢字" * 9,
    ),
    *("<script>", "&amp;", '"', "'", "]]>", "{{", "%s", "\\", "`", "```", "$", "javascript:", "x" * 400),
)
IDS = ("a", "b", "c", "a-b", "가", "thesis", "a.b", "-", "9")
VALUES = (
    *(
        "a",
        "b 4.2",
        "0.5",
        "strong",
        "1e999",
        "nan",
        "-1",
        "9" * 400,
        "role",
        "order",
        "branch",
        "none",
        "ko",
    ),
    *("https://example.org/x", "javascript:x", "https://[", "http://x:99999999/", "W307", "2", "zh-Hant"),
)


def words() -> st.SearchStrategy[str]:
    """Texts of plain words, and now and then odd ones."""
    plain = st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=12)
    return st.lists(st.sampled_from(("a claim", "주장", *ODD_CHARACTERS)) | plain, max_size=4).map(" ".join)


def _line() -> st.SearchStrategy[str]:
    entry = st.builds(
        "{}{}{}{}".format,
        st.sampled_from((*KEYWORDS, "premis", "")),
        st.sampled_from((" ", "", "  ", "\t")),
        st.sampled_from(("", *IDS)),
        st.one_of(st.just(""), words().map(": {}".format)),
    )
    value = words() | st.sampled_from(VALUES)
    given = st.builds("{}: {}".format, st.sampled_from((*KEYS, "en", "ko", "short.en", "nóte", "xx")), value)
    return st.one_of(entry, entry, given, words().map("| {}".format), words().map("# {}".format), words())


def _indent_lines(lines: list[tuple[int, str]]) -> str:
    """Lines, each at most one level deeper than the one before."""
    level, written = 0, []
    for depth, line in lines:
        level = min(depth, level + 1)
        written.append("  " * level + line)
    return "\n".join(written)


def sound_maps() -> st.SearchStrategy[str]:
    """Maps of which most can be drawn: statements, references, properties."""
    below = st.sampled_from(
        ("premise", "objection", "rebuttal", "undercut", "and", "assumption", "전제", "반론")
    )
    statement = st.builds("{}: {}".format, below, words().map(lambda text: f"x{text}".replace("\n", " ")))
    refers = st.builds(
        "{} {}".format, st.sampled_from(("premise", "objection")), st.sampled_from(("t0", "t1", "t2"))
    )
    given = st.sampled_from(
        ("strength: 0.4", "tag: core", "short: kurz", "group: g", "cite: s 3", "en: text", "note: n")
    )
    lines = st.lists(
        st.tuples(st.integers(1, 6), statement | statement | statement | refers | given), max_size=14
    )
    heads = "source s: A book\ngroup g: A group\nview v: A view\n  root: t0\n"
    tops = st.lists(st.tuples(words(), lines), min_size=1, max_size=3)
    return tops.map(
        lambda all_: (
            heads
            + "\n".join(f"thesis t{i}: x{w}\n{_indent_lines(ls)}" for i, (w, ls) in enumerate(all_))
            + "\n"
        )
    )


def maps() -> st.SearchStrategy[bytes]:
    """The bytes of files that are called maps."""
    lines = st.lists(st.tuples(st.integers(0, 6), _line()), max_size=16).map(_indent_lines)
    texts = st.one_of(sound_maps(), sound_maps(), lines).map(
        lambda text: text.encode("utf-8", "surrogatepass")
    )
    return st.one_of(texts, texts, corrupt_bytes(texts), st.binary(max_size=300))


@st.composite
def corrupt_bytes(draw: Callable[..., Any], whole: st.SearchStrategy[bytes]) -> bytes:
    """Some bytes with a few pieces cut out, doubled, overwritten or put in."""
    data = bytearray(draw(whole))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        match draw(st.integers(0, 3)):
            case 0:
                del data[at : at + draw(st.integers(1, 40))]
            case 1:
                data[at:at] = data[at : at + 40] * draw(st.integers(1, 4))
            case 2:
                data[at : at + 1] = draw(st.binary(min_size=1, max_size=4))
            case _:
                data[at:at] = draw(st.binary(max_size=12) | st.sampled_from(ODD_CHARACTERS).map(_encode))
    return bytes(data)


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


_KEY = st.text(max_size=4) | st.sampled_from(("t", "c", "blocks", "meta", "argmap"))


def json_values(leaves: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Any JSON value, with these among its leaves."""
    plain = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6)
    return st.recursive(
        leaves | plain,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEY, inner, max_size=4),
        max_leaves=12,
    )


def _node(kind: str) -> st.SearchStrategy[Any]:
    odd = json_values(st.sampled_from(("argmap", "t", "c", "x.argmap", "fig:")))
    attributes = st.tuples(
        st.sampled_from(("", "one", "가")),
        st.lists(st.sampled_from(("argmap", "wide", "{", "\ud800")), max_size=2),
        st.lists(
            st.tuples(st.sampled_from(("view", "width", "alt", "fit", "root", "theme", "only")), words()),
            max_size=2,
        ),
    )
    match kind:
        case "CodeBlock":
            inside: st.SearchStrategy[Any] = st.tuples(attributes | odd, sound_maps() | words() | odd)
        case "Image":
            inside = st.tuples(
                attributes | odd, st.just([]) | odd, st.tuples(st.just("x.argmap") | words(), words()) | odd
            )
        case _:
            inside = odd
    return inside.map(lambda content: {"t": kind, "c": content})


def pandoc_documents() -> st.SearchStrategy[bytes]:
    """Documents on a filter's standard input."""
    nodes = st.sampled_from(("CodeBlock", "CodeBlock", "Image", "Para", "MetaMap")).flatmap(_node)
    values = json_values(nodes) | words().map(
        lambda text: {"t": "MetaInlines", "c": [{"t": "Str", "c": text}]}
    )
    meta = st.dictionaries(st.sampled_from(("theme", "pictures", "lang", "x")), values, max_size=2)
    whole = st.fixed_dictionaries(
        {
            "pandoc-api-version": st.just([1, 22]) | json_values(st.none()),
            "meta": st.builds(lambda m: {"argmap": {"t": "MetaMap", "c": m}}, meta) | json_values(nodes),
            "blocks": st.lists(nodes | st.builds(lambda n: {"t": "Para", "c": [n]}, nodes), max_size=3)
            | json_values(nodes),
        }
    )
    texts = (whole | whole | json_values(nodes)).map(json.dumps).map(str.encode)
    return texts | texts | corrupt_bytes(texts)


def documents() -> st.SearchStrategy[bytes]:
    """Markdown with maps in it, well or badly embedded."""
    fence = st.builds(
        "{}{} {}\n{}\n{}".format,
        st.sampled_from(("```", "~~~", "````", "> ```", "- ```", "   ```")),
        st.sampled_from(
            ("argmap", "{.argmap}", "{.argmap #x width=60%", "argmap view=v", "argmap {", "python")
        ),
        st.lists(
            st.sampled_from(("view=v", 'alt="x', "#id", "fit=4:3", "width=x", "only=tag:", "}")), max_size=2
        ).map(" ".join),
        sound_maps(),
        st.sampled_from(("```", "~~~", "````", "> ```", "")),
    )
    image = st.builds(
        "![{}]({}){}".format,
        words(),
        st.sampled_from(("x.argmap", "x.argmap#v", "../x.argmap", "\\", "a b.argmap")),
        st.sampled_from(("", "{view=v}", "{", "{#x .y z=1}")),
    )
    texts = st.lists(fence | fence | image | words(), max_size=4).map("\n\n".join).map(_encode)
    return texts | texts | corrupt_bytes(texts)


def settings() -> st.SearchStrategy[bytes]:
    """Texts of `argmap.toml`."""
    keys = (
        "silence",
        "lang",
        "ui",
        "teach",
        "engine",
        "out",
        "fit",
        "label",
        "text",
        "theme",
        "theme.name",
        "sizes.text",
        "[theme]",
        "[theme.roles.thesis]",
        "[theme.tags.core]",
        "[theme.dark.roles.claim]",
        "line",
        "fill",
        "fonts",
        "[[theme]]",
    )
    values = (
        '"ko"',
        '["W307"]',
        "true",
        "1e999",
        "nan",
        '"#00FF00"',
        '"auto"',
        "[]",
        "{a=1}",
        '"../x"',
        "1979-05-27",
        '"\\u0000"',
        "'''",
        "48",
    )
    line = st.builds(
        "{} = {}".format, st.sampled_from(keys), st.sampled_from(values) | words()
    ) | st.sampled_from(keys)
    texts = st.lists(line, max_size=8).map("\n".join).map(_encode)
    return texts | texts | corrupt_bytes(texts)


def engine_answers() -> st.SearchStrategy[bytes]:
    """Outputs of an engine that are no drawing."""
    node = st.builds(
        '<title>c{}</title>\n<polygon fill="none" points="{}"/>'.format,
        st.integers(0, 5) | st.just("9" * 30) | st.just("x"),
        st.sampled_from(
            ("0,0 5,5", "nan,1", "1e999,0", "", "x,y", "-,-", "1,2,3", "9" * 400 + ",0", "1.5.2,0")
        ),
    )
    return st.lists(node | words(), max_size=8).map("\n".join).map(_encode)
