"""The maps in pandoc's own form of a document (its JSON), and what takes their places there."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from msgspec import Struct

from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.source import Source
from argmap.diagnostics.user_error import UserError
from argmap.documents.attributes import Attribute
from argmap.documents.markdown_maps import BLOCK_LANGUAGE, EmbeddedMap, find_embedded_maps
from argmap.files.finding import MAP_SUFFIX

_Node = dict[str, Any]


class PandocPicture(Struct, frozen=True):
    """A picture for a document: marked up for one target (`raw_format`, `raw`), or in a file at `address`.

    `has_title` where the target shows an image's words as a caption, and its title where it is not seen.
    """

    address: str = ""
    has_title: bool = False
    raw_format: str = ""
    raw: str = ""


class PandocMap(Struct, frozen=True):
    """A map in a document. `alt` are the words of its image; `has_caption` where they are below a figure.

    `embedded_map` is the map as it would be in Markdown: spans in messages are in this text.
    """

    alt: str
    has_caption: bool
    embedded_map: EmbeddedMap
    _parent: list[_Node]
    _key: int

    @property
    def _node(self) -> _Node:
        return self._parent[self._key]

    @property
    def _image(self) -> _Node:
        node = self._node
        image: _Node = node["c"][0] if node["t"] == "Para" else node
        return image

    def show_picture(
        self, picture: PandocPicture, alt: str, other_attributes: Sequence[Attribute], width: str | None
    ) -> None:
        """Put a picture in the map's place; `other_attributes` stay, and `alt` are its words."""
        attributes = _pandoc_attributes(other_attributes, width if picture.address else None)
        node = self._node
        if node["t"] == "CodeBlock":
            self._parent[self._key] = _picture_block(picture, alt, attributes)
            return
        image = self._image
        if picture.address:
            image["c"][0], image["c"][2][0] = attributes, picture.address
            if not self.alt:
                image["c"][1], image["c"][2][1] = _alt_and_title(picture, alt)
        elif node["t"] == "Para":
            self._parent[self._key] = _build_figure(picture, image["c"][1], attributes)
        else:
            raw = {"t": "RawInline", "c": [picture.raw_format, picture.raw]}
            self._parent[self._key] = {"t": "Span", "c": [attributes, [raw]]}


@dataclass(slots=True)
class PandocDocument:
    """A document as pandoc hands it to a filter."""

    root: _Node
    maps: tuple[PandocMap, ...] = field(init=False)
    settings: Mapping[str, str] = field(init=False)
    """The metadata under `argmap`."""

    def __post_init__(self) -> None:
        """Find the maps."""
        self.maps = tuple(_find_maps(self.root["blocks"]))
        self.settings = _read_settings(self.root.get("meta", {}).get(BLOCK_LANGUAGE, {}))

    @property
    def data(self) -> bytes:
        """The document for pandoc. Raises UserError where it is nested too deep to be written."""
        try:
            text = json.dumps(self.root, ensure_ascii=False, separators=(",", ":"))
        except RecursionError as error:
            raise _not_pandoc_error() from error
        return text.encode("utf-8", "surrogatepass")


def read_pandoc(data: bytes) -> PandocDocument:
    """Read a document in pandoc's JSON. Raises UserError where the data is none."""
    try:
        return PandocDocument(json.loads(data))
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise _not_pandoc_error() from error


def _not_pandoc_error() -> UserError:
    return UserError(
        Phrase(
            en="this is no document of pandoc's; it is called as `pandoc --filter argmap-pandoc`",
            ko="pandoc의 문서가 아니다; `pandoc --filter argmap-pandoc`으로 실행한다",
        )
    )


def _find_maps(blocks: list[_Node]) -> Iterator[PandocMap]:
    """Find the maps in the order of the document."""
    waiting: list[tuple[Any, int]] = [(blocks, at) for at in reversed(range(len(blocks)))]
    number = 0
    while waiting:
        holder, at = waiting.pop()
        node = holder[at]
        kind, inside = _find_map_node(node)
        if kind:
            number += 1
            words = "" if kind == "CodeBlock" else _plain_text({"t": "MetaInlines", "c": inside["c"][1]})
            yield PandocMap(words, kind == "Para", _read_map(inside, number), holder, at)
        elif isinstance(node, dict):
            waiting += [(node, key) for key in reversed(list(node))]
        elif isinstance(node, list):
            waiting += [(node, place) for place in reversed(range(len(node)))]


def _read_map(node: _Node, number: int) -> EmbeddedMap:
    """Read the map in a block or an image. Raises ValueError where that is not as pandoc writes it."""
    name, classes, pairs = node["c"][0]
    _check_strings(name, *classes, *(each for key, value in pairs for each in (key, value)))
    source_name = f"<{BLOCK_LANGUAGE} #{name}>" if name else f"<{BLOCK_LANGUAGE} {number}>"
    braces = _write_braces(name, classes, pairs)
    if node["t"] == "CodeBlock":
        (text,) = _check_strings(*node["c"][1:])
        fence = "`" * max(3, _longest_backtick_run(text) + 1)
        markdown = f"{fence} {{{braces}}}\n{text}\n{fence}\n"
    else:
        address, _ = _check_strings(*node["c"][2])
        address = re.sub(r"[\\<>]", r"\\\g<0>", address.replace("\n", " "))
        markdown = f"![](<{address}>){{{braces}}}\n"
    (embedded_map,) = find_embedded_maps(Source(source_name, markdown))
    return embedded_map


def _check_strings(*values: object) -> tuple[str, ...]:
    """Return values that are all texts. Raises TypeError for any other."""
    if all(isinstance(each, str) for each in values):
        return cast("tuple[str, ...]", values)
    raise TypeError("no text")


def _read_settings(meta: _Node) -> Mapping[str, str]:
    if meta.get("t") != "MetaMap":
        return {}
    return {key: _plain_text(value) for key, value in meta["c"].items()}


def _find_map_node(node: object) -> tuple[str, _Node]:
    """Return a node that holds a map: a block, an image, or a paragraph that is one image with a caption."""
    if not isinstance(node, dict):
        return "", {}
    content = node.get("c")
    match node.get("t"):
        case "CodeBlock" if isinstance(content, list) and BLOCK_LANGUAGE in content[0][1]:
            return "CodeBlock", node
        case "Image" if isinstance(content, list) and _is_map_address(content[2][0]):
            return "Image", node
        case "Para" if (
            isinstance(content, list) and len(content) == 1 and _find_map_node(content[0])[0] == "Image"
        ):
            image = content[0]
            return ("Para", image) if image["c"][2][1].startswith("fig:") else ("", {})
    return "", {}


def _is_map_address(address: str) -> bool:
    return address.partition("#")[0].partition("?")[0].casefold().endswith(MAP_SUFFIX)


def _plain_text(value: _Node) -> str:
    """Return the words in a piece of a document, without markup."""
    words: list[str] = []
    waiting: list[Any] = [value]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(reversed(node))
        elif isinstance(node, dict):
            kind: str = node.get("t", "")
            content: Any = node.get("c")
            if kind in ("Space", "SoftBreak", "LineBreak"):
                words.append(" ")
            elif kind in ("Code", "Math", "RawInline"):
                words.append(content[1])
            elif kind in ("Link", "Image", "Span"):
                waiting.append(content[1])
            else:
                waiting.append(content)
        elif isinstance(node, bool):
            words.append("yes" if node else "no")
        elif isinstance(node, str):
            words.append(node)
    return "".join(words)


def _longest_backtick_run(text: str) -> int:
    return max((len(line) - len(line.lstrip("`")) for line in map(str.strip, text.split("\n"))), default=0)


def _write_braces(name: str, classes: Sequence[str], pairs: Sequence[Sequence[str]]) -> str:
    first = [f".{BLOCK_LANGUAGE}"] if BLOCK_LANGUAGE in classes else []
    rest = [f".{each}" for each in classes if each != BLOCK_LANGUAGE]
    return " ".join([*first, *([f"#{name}"] if name else []), *rest, *(f"{k}={_quote(v)}" for k, v in pairs)])


def _quote(value: str) -> str:
    plain = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{plain}"'


def _pandoc_attributes(other_attributes: Sequence[Attribute], width: str | None) -> list[Any]:
    """Return the attributes that stay, in pandoc's form."""
    name = next((each.value for each in other_attributes if each.key == "#"), "")
    classes = [each.value for each in other_attributes if each.key == "."]
    pairs = [[each.key, each.value] for each in other_attributes if each.key not in ("#", ".")]
    return [name, classes, [*pairs, ["width", width]] if width else pairs]


def _picture_block(picture: PandocPicture, alt: str, attributes: list[Any]) -> _Node:
    if picture.address:
        words, title = _alt_and_title(picture, alt)
        image = {"t": "Image", "c": [attributes, words, [picture.address, title]]}
        return {"t": "Para", "c": [image]}
    raw = {"t": "RawBlock", "c": [picture.raw_format, picture.raw]}
    name, classes, pairs = attributes
    return {"t": "Div", "c": [[name, [BLOCK_LANGUAGE, *classes], pairs], [raw]]}


def _alt_and_title(picture: PandocPicture, alt: str) -> tuple[list[_Node], str]:
    """Return the words and the title of an image that has no words of its own."""
    return ([], alt) if picture.has_title else ([{"t": "Str", "c": alt}], "")


_FIGURE_MARKUP = {
    "html": ("<figure>", "<figcaption>", "</figcaption>", "</figure>"),
    "latex": ("\\begin{figure}\n\\centering", "\\caption{", "}", "\\end{figure}"),
}


def _build_figure(picture: PandocPicture, caption_nodes: list[_Node], attributes: list[Any]) -> _Node:
    """Build a figure around a picture that is marked up, with its caption."""
    begin, before, after, end = _FIGURE_MARKUP[picture.raw_format]
    caption = (
        [_raw_inline(picture, before), *caption_nodes, _raw_inline(picture, after)] if caption_nodes else []
    )
    blocks = [
        {"t": "RawBlock", "c": [picture.raw_format, f"{begin}\n{picture.raw}"]},
        *([{"t": "Plain", "c": caption}] if caption else []),
        {"t": "RawBlock", "c": [picture.raw_format, end]},
    ]
    return {"t": "Div", "c": [attributes, blocks]}


def _raw_inline(picture: PandocPicture, raw: str) -> _Node:
    return {"t": "RawInline", "c": [picture.raw_format, raw]}
