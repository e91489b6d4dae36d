"""The VS Code extension's files agree with the language, and it is tested and packed by one command each."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from argmap.diagnostics.source import Source
from argmap.pipeline.compile import CompileOptions, compile_source
from argmap.syntax.keywords import KEYWORDS
from argmap.syntax.properties import KEYS, PROPERTIES, PropertySpec
from argmap.theme.themes import THEMES
from tests.paths import PACKAGE

FOLDER = Path(__file__).parents[2] / "grammar" / "vscode"
GRAMMAR = json.loads((FOLDER / "syntaxes" / "argmap.tmLanguage.json").read_text("utf-8"))
SNIPPETS = json.loads((FOLDER / "snippets" / "argmap.json").read_text("utf-8"))


@pytest.mark.parametrize(
    ("rule", "specs"),
    [
        ("naming", [s for s in PROPERTIES if s.kind.is_reference and s.key != "group"]),
        ("valued", [s for s in PROPERTIES if not (s.kind.is_reference or s.kind.is_free_text)]),
        ("text-property", [s for s in PROPERTIES if s.kind.is_free_text]),
    ],
)
def test_each_property_has_the_colour_of_its_kind(rule: str, specs: list[PropertySpec]) -> None:
    words = re.findall(r"\(([a-z가-힣|]+)\)", GRAMMAR["repository"][rule]["match"])[0].split("|")
    assert sorted(words) == sorted(word for spec in specs for word in (spec.key, spec.korean))


def test_the_settings_take_every_theme() -> None:
    manifest = json.loads((FOLDER / "package.json").read_text("utf-8"))
    properties = manifest["contributes"]["configuration"]["properties"]
    choices = [each["enum"] for name, each in properties.items() if "theme" in name.casefold()]
    assert choices == [["", *THEMES]]


def test_the_grammar_knows_every_word_and_no_other() -> None:
    known: set[str] = set()
    for rule in GRAMMAR["repository"].values():
        for found in re.findall(r"\(([a-z가-힣|]+)\)", rule["match"]):
            known.update(found.split("|"))
    assert known == {*KEYWORDS, *KEYS}


@pytest.mark.parametrize("name", SNIPPETS)
def test_snippets_write_what_can_be_drawn(name: str) -> None:
    text = "\n".join(re.sub(r"\$\{\d+:([^}]*)\}", r"\1", line) for line in SNIPPETS[name]["body"])
    if not text.startswith(("map", "지도")):
        text = "thesis: x\n" + "\n".join(f"  {line}" for line in text.split("\n"))
    compiled = compile_source(Source("snippet", text), CompileOptions())
    assert compiled.argmap is not None
    assert [diagnostic for diagnostic in compiled.diagnostics if diagnostic.code != "W308"] == []


def test_what_the_extension_calls_the_server_is_what_the_server_is_called() -> None:
    server = (PACKAGE / "lsp" / "server.py").read_text("utf-8")
    scripts = "".join(path.read_text("utf-8") for path in (FOLDER / "src").glob("*.js"))
    assert set(re.findall(r'"(argmap/\w+)"', scripts)) == set(re.findall(r'"(argmap/\w+)"', server))


def test_nothing_of_others_is_in_the_folder() -> None:
    ignored = (FOLDER.parents[1] / ".gitignore").read_text("utf-8").split()
    assert {"node_modules/", "dist/", "*.vsix"} <= set(ignored)
    assert "resolved" not in (FOLDER / "package-lock.json").read_text("utf-8")


@pytest.mark.slow
def test_npm_tests_and_packs_it(tmp_path: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed")
    folder = tmp_path / "vscode"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("node_modules", "dist", "*.vsix"))
    for command in (["ci"], ["test"], ["run", "package"]):
        call = [npm, *command]
        done = subprocess.run(call, cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    assert (folder / "argmap.vsix").stat().st_size > 50_000
