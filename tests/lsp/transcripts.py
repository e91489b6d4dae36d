"""Talks between an editor and the server: questions about a map, and the answers as people can read them.

In a `.talk` file a line that begins with `?` asks; what stands below it is the answer. `? hover 4 tacit` asks
at the beginning of the first `tacit` on line 4, `? complete 4 tac|` behind it, `? actions 4` on all of it.
Ranges in answers are shown as the text that they cover. `python -m tests.lsp.transcripts` writes
all answers anew.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.lsp.lsp_client import ClientDocument, Editor, RequestRefused

CASES = Path(__file__).parent / "cases"


def language(case: Path) -> str:
    """The language of the editor that a case is meant for."""
    return "ko" if case.stem.startswith("korean") else "en"


def write_transcript(editor: Editor, case: Path) -> str:
    """The talk of a case with the answers that the server gives."""
    page = ClientDocument(
        editor, f"file:///nowhere/{case.stem}.argmap", case.with_suffix(".argmap").read_text("utf-8")
    )
    lines = case.read_text("utf-8").splitlines()
    questions = [line for line in lines if line.startswith("?")]
    return "\n\n".join("\n".join([line, *format_answer(page, line)]) for line in questions) + "\n"


def format_answer(page: ClientDocument, line: str) -> Iterator[str]:
    """The answer to a question, in lines."""
    _, question, *words = line.split()
    try:
        yield from (f"  {each}".rstrip() for each in QUESTIONS[question](page, words))
    except RequestRefused as error:
        yield f"  refused: {error}"


def read_position(page: ClientDocument, words: list[str]) -> dict[str, int]:
    """The place that a question is about."""
    number, word, *_ = *words, ""
    line = page.text.split("\n")[int(number) - 1]
    bare = word.replace("|", "").replace("_", " ")
    assert bare in line, (bare, line)
    return page.position(int(number), line.index(bare) + (len(bare) if word.endswith("|") else 0))


def line_range(page: ClientDocument, words: list[str]) -> dict[str, Any]:
    line = page.text.split("\n")[int(words[0]) - 1]
    return {"start": page.position(int(words[0]), 0), "end": page.position(int(words[0]), len(line))}


def answer_diagnostics(page: ClientDocument, words: list[str]) -> Iterator[str]:
    for one in page.diagnostics():
        yield f"{page.describe_range(one['range'])} {one['code']}: {one['message']}".replace("\n", " / ")
        for note in one.get("relatedInformation", []):
            yield f"  {page.describe_range(note['location']['range'])} {note['message']}"
        if "tags" in one:
            yield f"  tags {one['tags']}"


def answer_hover(page: ClientDocument, words: list[str]) -> Iterator[str]:
    found = page.request("hover", position=read_position(page, words))
    if found:
        yield page.describe_range(found["range"]) if "range" in found else "(no range)"
        yield from found["contents"]["value"].splitlines()


def answer_locations(question: str, **more: Any) -> Callable[[ClientDocument, list[str]], Iterator[str]]:
    def ask(page: ClientDocument, words: list[str]) -> Iterator[str]:
        for one in page.request(question, position=read_position(page, words), **more):
            yield page.describe_range(one["range"])

    return ask


def answer_completion(page: ClientDocument, words: list[str]) -> Iterator[str]:
    for item in page.request("completion", position=read_position(page, words))["items"]:
        edit = item["textEdit"]
        detail = f" ({item['detail']})" if item.get("detail") else ""
        yield f"{page.describe_range(edit['range'])} → `{edit['newText']}` {item['filterText']}{detail}"


def answer_rename(page: ClientDocument, words: list[str]) -> Iterator[str]:
    found = page.request("prepareRename", position=read_position(page, words))
    yield f"{page.describe_range(found['range'])} {found['placeholder']}" if found else "no name here"
    edit = page.request("rename", position=read_position(page, words), newName=words[2].replace("_", " "))
    yield from format_edits(page, edit["changes"][page.uri])


def format_edits(page: ClientDocument, edits: list[dict[str, Any]]) -> Iterator[str]:
    for edit in edits:
        yield f"{page.describe_range(edit['range'])} → `{edit['newText']}`".replace("\n", "⏎")


def answer_symbols(page: ClientDocument, words: list[str]) -> Iterator[str]:
    def shown(found: list[dict[str, Any]], depth: int) -> Iterator[str]:
        for one in found:
            end = one["range"]["end"]["line"] + 1
            mark = page.describe_range(one["selectionRange"])
            yield f"{'  ' * depth}{one['name']} ({one['detail']}) {mark} to {end}"
            yield from shown(one["children"], depth + 1)

    yield from shown(page.request("documentSymbol"), 0)


def answer_folding(page: ClientDocument, words: list[str]) -> Iterator[str]:
    for fold in page.request("foldingRange"):
        yield f"{fold['startLine'] + 1} to {fold['endLine'] + 1} {fold.get('kind', '')}"


def answer_tokens(page: ClientDocument, words: list[str]) -> Iterator[str]:
    """Of the whole text, or of the line that is named."""
    legend = page.editor.capabilities["semanticTokensProvider"]["legend"]
    if words:
        numbers = page.request("semanticTokens/range", range=line_range(page, words))["data"]
    else:
        numbers = page.request("semanticTokens/full")["data"]
    line = column = 0
    for start in range(0, len(numbers), 5):
        lines, columns, length, kind, bits = numbers[start : start + 5]
        line, column = line + lines, columns + (0 if lines else column)
        ends = [{"line": line, "character": each} for each in (column, column + length)]
        modifiers = [name for bit, name in enumerate(legend["tokenModifiers"]) if bits >> bit & 1]
        kinds = " ".join([legend["tokenTypes"][kind], *modifiers])
        yield f"{page.describe_range({'start': ends[0], 'end': ends[1]})} {kinds}"


def answer_code_actions(page: ClientDocument, words: list[str]) -> Iterator[str]:
    for one in page.request("codeAction", range=line_range(page, words), context={"diagnostics": []}):
        yield f"{one['kind']}: {one['title']}"
        yield from (f"  {each}" for each in format_edits(page, one["edit"]["changes"][page.uri]))


def answer_formatting(page: ClientDocument, words: list[str]) -> Iterator[str]:
    edits = page.request("formatting", options={"tabSize": 2, "insertSpaces": True})
    yield from (f"|{line}" for line in page.apply_edits(edits).split("\n"))


def answer_hints(page: ClientDocument, words: list[str]) -> Iterator[str]:
    wide = {"start": {"line": 0, "character": 0}, "end": {"line": 10**6, "character": 0}}
    for one in page.request("inlayHint", range=wide):
        place = {"start": {"line": one["position"]["line"], "character": 0}, "end": one["position"]}
        yield f"{page.describe_range(place)} {one['label']}"


def answer_picture(page: ClientDocument, words: list[str]) -> Iterator[str]:
    """The statements in the picture, and their places."""
    found = page.editor.request("argmap/picture", uri=page.uri)
    yield f"current {found['current']}, errors {found['errors']}, svg {bool(found['svg'])}"
    for name, place in found["marks"].items():
        assert f'data-id="{name}"' in found["svg"]
        yield f"{name} on {place['line'] + 1}"


QUESTIONS: dict[str, Callable[[ClientDocument, list[str]], Iterator[str]]] = {
    "diagnostics": answer_diagnostics,
    "hover": answer_hover,
    "definition": answer_locations("definition"),
    "references": answer_locations("references", context={"includeDeclaration": True}),
    "uses": answer_locations("references", context={"includeDeclaration": False}),
    "highlights": answer_locations("documentHighlight"),
    "complete": answer_completion,
    "rename": answer_rename,
    "symbols": answer_symbols,
    "folding": answer_folding,
    "tokens": answer_tokens,
    "actions": answer_code_actions,
    "format": answer_formatting,
    "hints": answer_hints,
    "picture": answer_picture,
}


if __name__ == "__main__":
    editors = {ui: Editor(locale=ui) for ui in ("en", "ko")}
    for talk in sorted(CASES.glob("*.talk")):
        talk.write_text(write_transcript(editors[language(talk)], talk), "utf-8")
    for editor in editors.values():
        editor.shut_down()
