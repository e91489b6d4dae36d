"""A file that is no map gets its one message from every command that reads maps, and stays as it is."""

import json
from pathlib import Path

import pytest

import argmap
from tests.cli.cli_call import RunArgmap, WriteFile
from tests.syntax.other_languages import CONFLICTS, DIFFS, OTHERS

PROSE = next(text for text, words in OTHERS.items() if words == "text without keywords")
JSON = next(text for text, words in OTHERS.items() if words == "JSON")
FILES = {
    "E127": PROSE,
    "E127 ": JSON,
    "E128": next(iter(CONFLICTS)),
    "E129": next(text for text in DIFFS if "@@" in text),
    "E102": "%PDF-1.4\n1 0 obj\n<< /Title (thesis: T) >>\nendobj\n",
}
COMMANDS = (
    ("check",),
    ("check", "--fix"),
    ("check", "--fix", "--unsafe-fixes"),
    ("fmt",),
    ("fmt", "--keywords", "ko"),
    ("build", "-f", "svg"),
    ("stats",),
    ("alt",),
    ("outline",),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("code", FILES)
def test_each_command_tells_it_once(
    command: tuple[str, ...], code: str, run_argmap: RunArgmap, write_file: WriteFile
) -> None:
    path = write_file("m.argmap", FILES[code])
    result = run_argmap(*command, "m.argmap")
    assert result.code in (1, 2)
    assert (result.out + result.err).count("error[") == 1
    assert f"error[{code.strip()}]" in result.out + result.err
    assert path.read_text("utf-8") == FILES[code]
    assert [each.name for each in path.parent.iterdir()] == ["m.argmap"]


def test_a_block_of_a_document_tells_it_once_at_its_line(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    maps = [text for code, text in FILES.items() if code.startswith("E12")]
    write_file("d.md", "".join(f"```argmap\n{text}```\n\n" for text in maps))
    result = run_argmap("md", "d.md", "-o", "out.md")
    assert result.code == 1
    assert result.err.count("error[") == len(maps)
    assert not (tmp_path / "out.md").exists()


@pytest.mark.parametrize("code", FILES)
def test_python_gets_it_too(code: str, write_file: WriteFile) -> None:
    read = argmap.read(write_file("m.argmap", FILES[code]))
    assert [each.code for each in read.diagnostics] == [code.strip()]
    with pytest.raises(argmap.MapError, match=code.strip()):
        read.svg()


@pytest.mark.parametrize("code", FILES)
def test_programs_get_one_record(code: str, run_argmap: RunArgmap, write_file: WriteFile) -> None:
    write_file("m.argmap", FILES[code])
    (record,) = json.loads(run_argmap("check", "--format", "json", "m.argmap").out)
    assert record["code"] == code.strip()
    assert record["fixes"] == []
