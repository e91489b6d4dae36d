"""Talks between an editor and the server: questions about a map, and the answers as people can read them.

In a `.talk` file a line that begins with `?` asks; what stands below it is the answer. `? hover 4 tacit` asks
at the beginning of the first `tacit` on line 4, `? complete 4 tac|` behind it, `? actions 4` on all of it.
Ranges in answers are shown as the text that they cover. `python -m tests.lsp.talk` writes all answers anew.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.lsp.wire import Editor, Page, RequestRefused

CASES = Path(__file__).parent / "cases"


def language(case: Path) -> str:
    """The language of the editor that a case is meant for."""
    return "ko" if case.stem.startswith("korean") else "en"


def transcript(editor: Editor, case: Path) -> str:
    """The talk of a case with the answers that the server gives."""
    page = Page(editor, f"file:///nowhere/{case.stem}.argmap", case.with_suffix(".argmap").read_text("utf-8"))
    lines = case.read_text("utf-8").splitlines()
    asked = [line for line in lines if line.startswith("?")]
    return "\n\n".join("\n".join([line, *answer(page, line)]) for line in asked) + "\n"


def answer(page: Page, line: str) -> Iterator[str]:
    """The answer to a question, in lines."""
    _, question, *words = line.split()
    try:
        yield from (f"  {each}".rstrip() for each in QUESTIONS[question](page, words))
    except RequestRefused as error:
        yield f"  refused: {error}"


def at(page: Page, words: list[str]) -> dict[str, int]:
    """The place that a question is about."""
    number, word, *_ = *words, ""
    line = page.text.split("\n")[int(number) - 1]
    bare = word.replace("|", "").replace("_", " ")
    assert bare in line, (bare, line)
    return page.position(int(number), line.index(bare) + (len(bare) if word.endswith("|") else 0))


def whole_line(page: Page, words: list[str]) -> dict[str, Any]:
    line = page.text.split("\n")[int(words[0]) - 1]
    return {"start": page.position(int(words[0]), 0), "end": page.position(int(words[0]), len(line))}


def told(page: Page, words: list[str]) -> Iterator[str]:
    for one in page.diagnostics():
        yield f"{page.stretch(one['range'])} {one['code']}: {one['message']}".replace("\n", " / ")
        for note in one.get("relatedInformation", []):
            yield f"  {page.stretch(note['location']['range'])} {note['message']}"
        if "tags" in one:
            yield f"  tags {one['tags']}"


def hover(page: Page, words: list[str]) -> Iterator[str]:
    found = page.ask("hover", position=at(page, words))
    if found:
        yield page.stretch(found["range"]) if "range" in found else "(no range)"
        yield from found["contents"]["value"].splitlines()


def places(question: str, **more: Any) -> Callable[[Page, list[str]], Iterator[str]]:
    def ask(page: Page, words: list[str]) -> Iterator[str]:
        for one in page.ask(question, position=at(page, words), **more):
            yield page.stretch(one["range"])

    return ask


def complete(page: Page, words: list[str]) -> Iterator[str]:
    for item in page.ask("completion", position=at(page, words))["items"]:
        edit = item["textEdit"]
        detail = f" ({item['detail']})" if item.get("detail") else ""
        yield f"{page.stretch(edit['range'])} → `{edit['newText']}` {item['filterText']}{detail}"


def rename(page: Page, words: list[str]) -> Iterator[str]:
    found = page.ask("prepareRename", position=at(page, words))
    yield f"{page.stretch(found['range'])} {found['placeholder']}" if found else "no name here"
    made = page.ask("rename", position=at(page, words), newName=words[2].replace("_", " "))
    yield from changed(page, made["changes"][page.uri])


def changed(page: Page, edits: list[dict[str, Any]]) -> Iterator[str]:
    for edit in edits:
        yield f"{page.stretch(edit['range'])} → `{edit['newText']}`".replace("\n", "⏎")


def symbols(page: Page, words: list[str]) -> Iterator[str]:
    def shown(found: list[dict[str, Any]], depth: int) -> Iterator[str]:
        for one in found:
            end = one["range"]["end"]["line"] + 1
            mark = page.stretch(one["selectionRange"])
            yield f"{'  ' * depth}{one['name']} ({one['detail']}) {mark} to {end}"
            yield from shown(one["children"], depth + 1)

    yield from shown(page.ask("documentSymbol"), 0)


def folding(page: Page, words: list[str]) -> Iterator[str]:
    for fold in page.ask("foldingRange"):
        yield f"{fold['startLine'] + 1} to {fold['endLine'] + 1} {fold.get('kind', '')}"


def tokens(page: Page, words: list[str]) -> Iterator[str]:
    """Of the whole text, or of the line that is named."""
    legend = page.editor.capabilities["semanticTokensProvider"]["legend"]
    if words:
        numbers = page.ask("semanticTokens/range", range=whole_line(page, words))["data"]
    else:
        numbers = page.ask("semanticTokens/full")["data"]
    line = column = 0
    for start in range(0, len(numbers), 5):
        lines, columns, length, kind, bits = numbers[start : start + 5]
        line, column = line + lines, columns + (0 if lines else column)
        ends = [{"line": line, "character": each} for each in (column, column + length)]
        modifiers = [name for bit, name in enumerate(legend["tokenModifiers"]) if bits >> bit & 1]
        kinds = " ".join([legend["tokenTypes"][kind], *modifiers])
        yield f"{page.stretch({'start': ends[0], 'end': ends[1]})} {kinds}"


def actions(page: Page, words: list[str]) -> Iterator[str]:
    for one in page.ask("codeAction", range=whole_line(page, words), context={"diagnostics": []}):
        yield f"{one['kind']}: {one['title']}"
        yield from (f"  {each}" for each in changed(page, one["edit"]["changes"][page.uri]))


def formatted(page: Page, words: list[str]) -> Iterator[str]:
    edits = page.ask("formatting", options={"tabSize": 2, "insertSpaces": True})
    yield from (f"|{line}" for line in page.edited(edits).split("\n"))


def hints(page: Page, words: list[str]) -> Iterator[str]:
    wide = {"start": {"line": 0, "character": 0}, "end": {"line": 10**6, "character": 0}}
    for one in page.ask("inlayHint", range=wide):
        place = {"start": {"line": one["position"]["line"], "character": 0}, "end": one["position"]}
        yield f"{page.stretch(place)} {one['label']}"


def picture(page: Page, words: list[str]) -> Iterator[str]:
    """Which statements are in the picture, and where they stand."""
    found = page.editor.ask("argmap/picture", uri=page.uri)
    yield f"current {found['current']}, errors {found['errors']}, svg {bool(found['svg'])}"
    for name, place in found["marks"].items():
        assert f'data-id="{name}"' in found["svg"]
        yield f"{name} on {place['line'] + 1}"


QUESTIONS: dict[str, Callable[[Page, list[str]], Iterator[str]]] = {
    "diagnostics": told,
    "hover": hover,
    "definition": places("definition"),
    "references": places("references", context={"includeDeclaration": True}),
    "uses": places("references", context={"includeDeclaration": False}),
    "highlights": places("documentHighlight"),
    "complete": complete,
    "rename": rename,
    "symbols": symbols,
    "folding": folding,
    "tokens": tokens,
    "actions": actions,
    "format": formatted,
    "hints": hints,
    "picture": picture,
}


if __name__ == "__main__":
    editors = {ui: Editor(locale=ui) for ui in ("en", "ko")}
    for talk in sorted(CASES.glob("*.talk")):
        talk.write_text(transcript(editors[language(talk)], talk), "utf-8")
    for editor in editors.values():
        editor.leave()
