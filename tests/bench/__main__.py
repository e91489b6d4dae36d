"""A comparison of argmap with its alternatives: `python -m tests.bench`, about fifteen minutes.

The same generated trees go to each program that is here, as whole processes, in turns, so that a busy moment
hits all alike. The table has medians: seconds, megabytes, and how many times `dot` alone, D2 and Argdown.
"""

import argparse
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median

from tests.bench.generated_trees import NOTATIONS, generate_tree
from tests.bench.process_run import ProcessRun, time_command
from tests.bench.programs import Program, build_environment, find_programs

SIZES = (20, 100, 1000, 3000, 10_000)
OTHER_TOOLS = ("dot", "d2", "argdown")
Rounds = Mapping[str, Sequence[ProcessRun]]


def main() -> None:
    """Measures and prints, size by size."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="statements of the trees")
    parser.add_argument("--runs", type=int, help="runs of each program [default: 11 to 3, by size]")
    parser.add_argument("--limit", type=float, default=120, help="seconds after which a run is given up")
    parser.add_argument("--only", nargs="+", help="names of programs")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        here, missing = find_programs(Path(name))
        here = [each for each in here if not asked.only or each.name in asked.only]
        print("\n".join([*(each.version for each in here if each.version), *missing]))
        given_up: set[str] = set()
        for size in asked.sizes:
            taking = [each for each in here if each.name not in given_up]
            sources = _write_sources(Path(name), size, {each.notation for each in taking})
            runs = asked.runs or (11 if size <= 100 else 5 if size <= 1000 else 3)
            rounds = _run_rounds(taking, sources, runs, asked.limit, given_up)
            print("\n".join(["", *_format_table(size, runs, rounds)]), flush=True)


def _write_sources(folder: Path, size: int, notations: Iterable[str]) -> Mapping[str, Path]:
    tree, sources = generate_tree(size), {}
    for notation in notations:
        sources[notation] = folder / f"tree{size}.{notation}"
        sources[notation].write_text(NOTATIONS[notation](tree), "utf-8")
    return sources


def _run_rounds(
    available: Sequence[Program], sources: Mapping[str, Path], runs: int, limit: float, failures: set[str]
) -> Rounds:
    """Run all programs in turns; one that fails is reported, and left out from then on."""
    found: dict[str, list[ProcessRun]] = {each.name: [] for each in available}
    for turn in range(runs + 1):  # the first round warms caches and does not count
        for each in available:
            if each.name in failures:
                continue
            source = sources[each.notation]
            run = time_command(each.command(source), source.parent, build_environment(), limit)
            if isinstance(run, str):
                print(f"{each.name} is given up at {source.stem[4:]} statements: {run}", flush=True)
                failures.add(each.name)
            elif turn:
                found[each.name].append(run)
    return {name: taken for name, taken in found.items() if taken}


def _format_table(size: int, runs: int, rounds: Rounds) -> Iterator[str]:
    beside = [name for name in OTHER_TOOLS if name in rounds]
    yield f"{size:,} statements, medians of {runs}"
    yield f"  {'':20}{'s':>9}{'MB':>8}" + "".join(f"{'× ' + name:>11}" for name in beside)
    medians = {name: median(run.seconds for run in taken) for name, taken in rounds.items()}
    for name, taken in rounds.items():
        ratios = "".join(f"{medians[name] / medians[other]:11.2f}" for other in beside)
        yield f"  {name:20}{medians[name]:9.3f}{median(run.megabytes for run in taken):8.0f}{ratios}"


if __name__ == "__main__":
    main()
