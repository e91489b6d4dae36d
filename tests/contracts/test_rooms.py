"""The arrows between the rooms hold, and each contract fails when it is broken on purpose."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.paths import PACKAGE, ROOT

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]

LAYERS = "Every arrow between rooms points downward, and every room has its place"

BREACHES = {
    LAYERS: [
        ("diagnostics/source.py", "import argmap.files.reading"),
        ("reporting/report.py", "import argmap.files.reading"),
        ("files/reading.py", "import argmap.config.settings"),
        ("i18n/labels.py", "import argmap.theme.theme"),
        ("theme/theme.py", "import argmap.config.settings"),
        ("config/settings.py", "import argmap.syntax.tree"),
        ("syntax/tree.py", "import argmap.model.map"),
        ("model/map.py", "import argmap.check"),
        ("scene/scene.py", "import argmap.layout.rank"),
        ("check/__init__.py", "import argmap.layout"),
        ("edit/__init__.py", "import argmap.check"),
        ("layout/__init__.py", "import argmap.deck.split_map"),
        ("deck/__init__.py", "import argmap.render.svg"),
        ("formats/__init__.py", "import argmap.pipeline.focus"),
        ("pipeline/focus.py", "import argmap.documents.resolved_maps"),
        ("documents/errors.py", "import argmap.rules"),
        ("rules.py", "import argmap.jobs.job"),
        ("jobs/job.py", "import argmap.workspace.document"),
        ("workspace/document.py", "import argmap.api"),
        ("api.py", "import argmap.serve.service"),
        ("serve/service.py", "import argmap.cli"),
        ("lsp/positions.py", "import argmap.serve.service"),
    ],
    "Render and formats do not know each other": [
        ("render/__init__.py", "import argmap.formats"),
        ("formats/__init__.py", "import argmap.render"),
    ],
    "Check, layout and edit do not know each other": [("layout/__init__.py", "import argmap.edit")],
    "A deck is made of maps and their drawings": [
        ("deck/__init__.py", "import argmap.check"),
        ("deck/split_map.py", "import argmap.edit"),
        ("deck/page_renderer.py", "import argmap.files.reading"),
    ],
    "Renderers see scenes, never the model": [("render/svg.py", "import argmap.model.map")],
    "Nothing above the model's builder looks back at the syntax tree, except edit and compiling": [
        ("check/__init__.py", "import argmap.syntax.tree"),
        ("formats/__init__.py", "import argmap.syntax.tree"),
        ("deck/__init__.py", "import argmap.syntax.tree"),
    ],
    "The command line goes through the pipeline": [
        ("cli/commands/build.py", "import argmap.model.map"),
        ("cli/commands/doctor.py", "import argmap.layout.engine"),
        ("cli/options.py", "import argmap.deck.split_map"),
        ("cli/commands/new.py", "import argmap.i18n"),
    ],
    "The language server goes through the workspace": [
        ("lsp/open_documents.py", "import argmap.model.map"),
        ("lsp/server.py", "import argmap.edit.rename"),
    ],
    "The web page goes through the workspace": [
        ("serve/service.py", "import argmap.model.map"),
        ("serve/service.py", "import argmap.syntax.tree"),
    ],
    "Only the language server knows the protocol": [
        ("lsp/open_documents.py", "import lsprotocol"),
        ("cli/commands/lsp.py", "import pygls"),
    ],
    "Only the parser knows lark": [
        ("pipeline/focus.py", "import lark"),
        ("deck/split_map.py", "import lark"),
    ],
    "Only layout and formats know Graphviz": [
        ("cli/commands/doctor.py", "import graphviz"),
        ("render/svg.py", "import wasmtime"),
        ("deck/split_map.py", "import graphviz"),
    ],
    "No room imports the package's public names": [
        ("diagnostics/source.py", "from argmap import __version__")
    ],
}
EXEMPT = {
    "Only the language server knows the protocol": {"lsp"},
    "Only the parser knows lark": {"syntax"},
    "Only layout and formats know Graphviz": {"layout", "formats"},
    "No room imports the package's public names": {"cli"},
}
"""Contracts that hold for every room but these."""


def run_import_linter(folder: Path, contract: str | None = None) -> subprocess.CompletedProcess[str]:
    """Runs import-linter on the package that stands in a folder."""
    only = ["--contract", contract] if contract else []
    return subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as run; run()",
            "--no-cache",
            *only,
        ],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PATH": "", "PYTHONIOENCODING": "utf-8", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def copy_package(folder: Path) -> Path:
    """A copy of the package and its contracts; each contract gets an id to be run by."""
    shutil.copytree(PACKAGE, folder / "argmap", ignore=shutil.ignore_patterns("__pycache__"))
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    for number, contract in enumerate(CONTRACTS):
        line = f'name = "{contract["name"]}"'
        assert text.count(line) == 1
        text = text.replace(line, f'{line}\nid = "c{number}"')
    (folder / "pyproject.toml").write_text(text, "utf-8")
    return folder


def test_every_contract_is_broken_below() -> None:
    assert [contract["name"] for contract in CONTRACTS] == list(BREACHES)


@pytest.mark.parametrize("name", EXEMPT)
def test_a_contract_for_all_rooms_names_each(name: str) -> None:
    rooms = {
        path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    (sources,) = (each["source_modules"] for each in CONTRACTS if each["name"] == name)
    assert {source.split(".")[1] for source in sources} | EXEMPT[name] == rooms - {"__init__", "__main__"}


def test_all_contracts_hold(tmp_path: Path) -> None:
    result = run_import_linter(copy_package(tmp_path))
    assert result.returncode == 0, result.stdout + result.stderr
    assert f"{len(CONTRACTS)} kept, 0 broken" in result.stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "file", "line"), [(name, *breach) for name, breaches in BREACHES.items() for breach in breaches]
)
def test_a_contract_fails_when_it_is_broken(tmp_path: Path, name: str, file: str, line: str) -> None:
    path = copy_package(tmp_path) / "argmap" / file
    path.write_text(f"{path.read_text('utf-8')}\n{line}\n", "utf-8")
    number = [contract["name"] for contract in CONTRACTS].index(name)
    result = run_import_linter(tmp_path, f"c{number}")
    assert result.returncode == 1, result.stdout + result.stderr
    assert f"{name} BROKEN" in result.stdout
