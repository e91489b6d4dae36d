"""`python -m tests.bench.legibility`: how large the text of maps comes out on a slide, as a table.

Measured are the maps in `maps/` and invented ones, and how far boxes jump where those in `maps/` are edited.
The same call gives the same numbers on every machine.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from itertools import product
from pathlib import Path

from tests.bench.bench_maps import MAX_CLAIMS, MapSpec
from tests.bench.jumps import JumpMeasurement, measure_jumps
from tests.bench.legibility_aims import AIMS, evaluate_aim
from tests.bench.legibility_table import format_table
from tests.bench.measurement import Measurement, measure_task

MAPS = Path(__file__).parents[2] / "maps"
CLAIMS = (5, 9, 12, 15, 20, 30, 45, 60)
WORDS = ((6, 12), (6, 20))
SEEDS = 10


def list_tasks(claims: Sequence[int], seeds: int) -> list[MapSpec | Path]:
    """List what to measure: every file in `maps/`, and each kind of generated map so many times."""
    kinds = product(("en", "ko"), WORDS, (False, True), claims, range(seeds))
    recipes = [MapSpec(lang, count, words, graph, seed) for lang, words, graph, count, seed in kinds]
    return [*sorted(MAPS.glob("*.argmap")), *recipes]


def measure_all(tasks: Sequence[MapSpec | Path], jobs: int) -> list[Measurement]:
    """Measure the tasks in so many processes; the results are in their order."""
    if jobs == 1:
        return [measure_task(each) for each in tasks]
    with ProcessPoolExecutor(jobs) as pool:
        return list(pool.map(measure_task, tasks, chunksize=4))


def measure_all_jumps(jobs: int) -> list[JumpMeasurement]:
    """Measure the jumps in every file in `maps/`, in so many processes."""
    paths = sorted(MAPS.glob("*.argmap"))
    if jobs == 1:
        return [measure_jumps(each) for each in paths]
    with ProcessPoolExecutor(jobs) as pool:
        return list(pool.map(measure_jumps, paths))


def format_json(maps: Sequence[Measurement], jumps: Sequence[JumpMeasurement]) -> str:
    """All maps with all numbers, the results for the aims, and the jumps."""
    aims = [
        {"aim": aim.name, "part": aim.min_share, "few_words": few, **asdict(found)}
        for aim in AIMS
        for few in (True, False)
        for found in [evaluate_aim(aim, maps, few_words=few)]
    ]
    report = {
        "maps": [each.to_dict() for each in maps],
        "aims": aims,
        "jumps": [asdict(each) for each in jumps],
    }
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the table, or with `--json` every number."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.legibility", description=__doc__)
    parser.add_argument("--seeds", type=int, default=SEEDS, help="invented maps of each kind (%(default)s)")
    parser.add_argument(
        "--claims", type=parse_numbers, default=CLAIMS, help="how many claims they have: 5,9,30"
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes (%(default)s)")
    parser.add_argument("--json", action="store_true", help="every number of every map, for machines")
    options = parser.parse_args(arguments)
    maps = measure_all(list_tasks(options.claims, options.seeds), options.jobs)
    jumps = measure_all_jumps(options.jobs)
    sys.stdout.write(format_json(maps, jumps) if options.json else format_table(maps, jumps))


def parse_numbers(text: str) -> tuple[int, ...]:
    """The numbers of claims in `5,9,30`. Raises what argparse tells the caller where one is out of range."""
    found = tuple(int(part) for part in text.split(","))
    if not all(1 <= number <= MAX_CLAIMS for number in found):
        raise argparse.ArgumentTypeError(f"each is 1 to {MAX_CLAIMS}")
    return found


if __name__ == "__main__":
    main()
