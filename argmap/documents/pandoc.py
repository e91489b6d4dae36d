"""The maps in pandoc's own form of a document (its JSON), and what takes their places there."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from msgspec import Struct

from argmap.documents.attributes import Attribute
from argmap.documents.guests import NAME, SUFFIX, Guest, guests
from argmap.text.diagnostic import Phrase
from argmap.text.source import Source
from argmap.text.trouble import Trouble

_Node = dict[str, Any]


class Picture(Struct, frozen=True):
    """A picture for a document: marked up for one target (`form`, `raw`), or in a file at `address`.

    `titled` where the target shows an image's words as a caption, and tells its title where it is not seen.
    """

    address: str = ""
    titled: bool = False
    form: str = ""
    raw: str = ""


class Spot(Struct, frozen=True):
    """Where a map stands. `words` are those of its image; `caption` tells whether they are below a figure.

    `guest` is the map as it would stand in Markdown: places in messages are in this text.
    """

    words: str
    caption: bool
    guest: Guest
    _holder: list[_Node]
    _at: int

    @property
    def _node(self) -> _Node:
        return self._holder[self._at]

    @property
    def _image(self) -> _Node:
        node = self._node
        found: _Node = node["c"][0] if node["t"] == "Para" else node
        return found

    def show(self, picture: Picture, alt: str, others: Sequence[Attribute], width: str | None) -> None:
        """Puts the picture there; `others` are the attributes that stay, and `alt` its words."""
        attributes = _kept(others, width if picture.address else None)
        node = self._node
        if node["t"] == "CodeBlock":
            self._holder[self._at] = _block(picture, alt, attributes)
            return
        image = self._image
        if picture.address:
            image["c"][0], image["c"][2][0] = attributes, picture.address
            if not self.words:
                image["c"][1], image["c"][2][1] = _told(picture, alt)
        elif node["t"] == "Para":
            self._holder[self._at] = _figure(picture, image["c"][1], attributes)
        else:
            raw = {"t": "RawInline", "c": [picture.form, picture.raw]}
            self._holder[self._at] = {"t": "Span", "c": [attributes, [raw]]}


@dataclass(slots=True)
class Document:
    """A document as pandoc hands it to a filter."""

    root: _Node
    spots: tuple[Spot, ...] = field(init=False)
    settings: Mapping[str, str] = field(init=False)
    """What stands under `argmap` in the document's metadata."""

    def __post_init__(self) -> None:
        """Find the maps."""
        self.spots = tuple(_spots(self.root["blocks"]))
        self.settings = _settings(self.root.get("meta", {}).get(NAME, {}))

    @property
    def data(self) -> bytes:
        """The document for pandoc. Raises Trouble where it is nested too deep to be written."""
        try:
            written = json.dumps(self.root, ensure_ascii=False, separators=(",", ":"))
        except RecursionError as error:
            raise _no_document() from error
        return written.encode("utf-8", "surrogatepass")


def read_document(data: bytes) -> Document:
    """The document in pandoc's JSON. Raises Trouble where the data is none."""
    try:
        return Document(json.loads(data))
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise _no_document() from error


def _no_document() -> Trouble:
    return Trouble(
        Phrase(
            en="this is no document of pandoc's; it is called as `pandoc --filter argmap-pandoc`",
            ko="pandoc의 문서가 아니다; `pandoc --filter argmap-pandoc`으로 실행한다",
        )
    )


def _spots(blocks: list[_Node]) -> Iterator[Spot]:
    """The maps in the order of the document."""
    waiting: list[tuple[Any, int]] = [(blocks, at) for at in reversed(range(len(blocks)))]
    number = 0
    while waiting:
        holder, at = waiting.pop()
        node = holder[at]
        kind, inside = _kind(node)
        if kind:
            number += 1
            words = "" if kind == "CodeBlock" else _said({"t": "MetaInlines", "c": inside["c"][1]})
            yield Spot(words, kind == "Para", _guest(inside, number), holder, at)
        elif isinstance(node, dict):
            waiting += [(node, key) for key in reversed(list(node))]
        elif isinstance(node, list):
            waiting += [(node, place) for place in reversed(range(len(node)))]


def _guest(node: _Node, number: int) -> Guest:
    """The map in a block or an image. Raises ValueError where that is not as pandoc writes it."""
    name, classes, pairs = node["c"][0]
    _strings(name, *classes, *(each for key, value in pairs for each in (key, value)))
    source_name = f"<{NAME} #{name}>" if name else f"<{NAME} {number}>"
    braces = _braces(name, classes, pairs)
    if node["t"] == "CodeBlock":
        (text,) = _strings(*node["c"][1:])
        fence = "`" * max(3, _longest_run(text) + 1)
        written = f"{fence} {{{braces}}}\n{text}\n{fence}\n"
    else:
        address, _ = _strings(*node["c"][2])
        address = re.sub(r"[\\<>]", r"\\\g<0>", address.replace("\n", " "))
        written = f"![](<{address}>){{{braces}}}\n"
    (guest,) = guests(Source(source_name, written))
    return guest


def _strings(*values: object) -> tuple[str, ...]:
    """The values, all of which are texts. Raises TypeError for any other."""
    if all(isinstance(each, str) for each in values):
        return cast("tuple[str, ...]", values)
    raise TypeError("no text")


def _settings(meta: _Node) -> Mapping[str, str]:
    if meta.get("t") != "MetaMap":
        return {}
    return {key: _said(value) for key, value in meta["c"].items()}


def _kind(node: object) -> tuple[str, _Node]:
    """What holds a map: a block, an image, or a paragraph that is one image with a caption; else nothing."""
    if not isinstance(node, dict):
        return "", {}
    content = node.get("c")
    match node.get("t"):
        case "CodeBlock" if isinstance(content, list) and NAME in content[0][1]:
            return "CodeBlock", node
        case "Image" if isinstance(content, list) and _is_map(content[2][0]):
            return "Image", node
        case "Para" if isinstance(content, list) and len(content) == 1 and _kind(content[0])[0] == "Image":
            image = content[0]
            return ("Para", image) if image["c"][2][1].startswith("fig:") else ("", {})
    return "", {}


def _is_map(address: str) -> bool:
    return address.partition("#")[0].partition("?")[0].casefold().endswith(SUFFIX)


def _said(value: _Node) -> str:
    """The words in a piece of a document, without markup."""
    found: list[str] = []
    waiting: list[Any] = [value]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(reversed(node))
        elif isinstance(node, dict):
            kind: str = node.get("t", "")
            content: Any = node.get("c")
            if kind in ("Space", "SoftBreak", "LineBreak"):
                found.append(" ")
            elif kind in ("Code", "Math", "RawInline"):
                found.append(content[1])
            elif kind in ("Link", "Image", "Span"):
                waiting.append(content[1])
            else:
                waiting.append(content)
        elif isinstance(node, bool):
            found.append("yes" if node else "no")
        elif isinstance(node, str):
            found.append(node)
    return "".join(found)


def _longest_run(text: str) -> int:
    return max((len(line) - len(line.lstrip("`")) for line in map(str.strip, text.split("\n"))), default=0)


def _braces(name: str, classes: Sequence[str], pairs: Sequence[Sequence[str]]) -> str:
    first = [f".{NAME}"] if NAME in classes else []
    rest = [f".{each}" for each in classes if each != NAME]
    return " ".join(
        [*first, *([f"#{name}"] if name else []), *rest, *(f"{k}={_quoted(v)}" for k, v in pairs)]
    )


def _quoted(value: str) -> str:
    plain = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{plain}"'


def _kept(others: Sequence[Attribute], width: str | None) -> list[Any]:
    """What stays of the attributes, as pandoc has them."""
    name = next((each.value for each in others if each.key == "#"), "")
    classes = [each.value for each in others if each.key == "."]
    pairs = [[each.key, each.value] for each in others if each.key not in ("#", ".")]
    return [name, classes, [*pairs, ["width", width]] if width else pairs]


def _block(picture: Picture, alt: str, attributes: list[Any]) -> _Node:
    if picture.address:
        words, title = _told(picture, alt)
        image = {"t": "Image", "c": [attributes, words, [picture.address, title]]}
        return {"t": "Para", "c": [image]}
    raw = {"t": "RawBlock", "c": [picture.form, picture.raw]}
    name, classes, pairs = attributes
    return {"t": "Div", "c": [[name, [NAME, *classes], pairs], [raw]]}


def _told(picture: Picture, alt: str) -> tuple[list[_Node], str]:
    """The words and the title of an image that has no words of its own."""
    return ([], alt) if picture.titled else ([{"t": "Str", "c": alt}], "")


_FRAMES = {
    "html": ("<figure>", "<figcaption>", "</figcaption>", "</figure>"),
    "latex": ("\\begin{figure}\n\\centering", "\\caption{", "}", "\\end{figure}"),
}


def _figure(picture: Picture, words: list[_Node], attributes: list[Any]) -> _Node:
    """A figure around a picture that is marked up, with its caption."""
    begin, before, after, end = _FRAMES[picture.form]
    caption = [_inline(picture, before), *words, _inline(picture, after)] if words else []
    blocks = [
        {"t": "RawBlock", "c": [picture.form, f"{begin}\n{picture.raw}"]},
        *([{"t": "Plain", "c": caption}] if caption else []),
        {"t": "RawBlock", "c": [picture.form, end]},
    ]
    return {"t": "Div", "c": [attributes, blocks]}


def _inline(picture: Picture, raw: str) -> _Node:
    return {"t": "RawInline", "c": [picture.form, raw]}
