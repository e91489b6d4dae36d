"""`python -m tests.bench.legibility`: how large the text of maps comes out on a slide, and how drawings read.

Measured are the maps in `maps/` and invented ones: their text, the structure of their drawings (families in
line, crossings, wires, groups), and how far boxes jump where those in `maps/` are edited. The same call gives
the same numbers on every machine. With `--others` it draws the same maps by D2 with ELK and by Argdown where
these are here, and with `--argmap` by another argmap, such as the last release in an environment of its own.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import asdict, replace
from functools import partial
from itertools import product
from pathlib import Path
from typing import TypeVar

from tests.bench.bench_maps import MAX_CLAIMS, MapSpec
from tests.bench.drawing_structure import StructureMeasurement, measure_structure
from tests.bench.jumps import JumpMeasurement, measure_jumps
from tests.bench.legibility_aims import AIMS, evaluate_aim
from tests.bench.legibility_table import format_other_texts, format_table
from tests.bench.measurement import Measurement, describe_kind, draw_on_slide, measure_task, read_task
from tests.bench.other_drawings import OtherProgram, OtherTexts, find_other_programs, measure_text
from tests.layout.map_from_text import build_test_map

MAPS = Path(__file__).parents[2] / "maps"
CLAIMS = (5, 9, 12, 15, 20, 30, 45, 60)
WORDS = ((6, 12), (6, 20))
SEEDS = 10
Task = TypeVar("Task")
Result = TypeVar("Result")


def list_tasks(claims: Sequence[int], seeds: int) -> list[MapSpec | Path]:
    """List what to measure: every file in `maps/`, and each kind of generated map so many times."""
    kinds = product(("en", "ko"), WORDS, (False, True), claims, range(seeds))
    recipes = [MapSpec(lang, count, words, graph, seed) for lang, words, graph, count, seed in kinds]
    return [*sorted(MAPS.glob("*.argmap")), *recipes]


def list_structure_tasks(tasks: Sequence[MapSpec | Path], seeds: int) -> list[MapSpec | Path]:
    """List the maps whose structure is measured: the same ones, and some with groups in place of links."""
    trees = [each for each in tasks if isinstance(each, MapSpec) and not each.graph]
    return [*tasks, *(replace(each, groups=True) for each in trees if each.seed < max(1, seeds // 2))]


def measure_all(measure: Callable[[Task], Result], tasks: Sequence[Task], jobs: int) -> list[Result]:
    """Measure the tasks in so many processes; the results are in their order."""
    if jobs == 1:
        return [measure(each) for each in tasks]
    with ProcessPoolExecutor(jobs) as pool:
        return list(pool.map(measure, tasks, chunksize=2))


def measure_structure_of(task: MapSpec | Path) -> tuple[str, StructureMeasurement]:
    """Measure the drawing of a recipe's or a file's map; its kind comes first."""
    argmap = build_test_map(read_task(task))
    return describe_kind(task), measure_structure(argmap)


def measure_texts_of(task: MapSpec | Path, programs: Sequence[OtherProgram]) -> OtherTexts:
    """Measure the text of a map as each of the programs draws it."""
    text = read_task(task)
    argmap = build_test_map(text)
    sizes = tuple((each.name, measure_text(each, argmap, text)) for each in programs)
    return OtherTexts(len(argmap.statements), 2 * draw_on_slide(argmap).points, sizes)


def format_json(
    maps: Sequence[Measurement],
    structures: Sequence[tuple[str, StructureMeasurement]],
    jumps: Sequence[JumpMeasurement],
) -> str:
    """All maps with all numbers, the results for the aims, the structure of drawings, and the jumps."""
    aims = [
        {"aim": aim.name, "part": aim.min_share, "few_words": few, **asdict(found)}
        for aim in AIMS
        for few in (True, False)
        for found in [evaluate_aim(aim, maps, few_words=few)]
    ]
    report = {
        "maps": [each.to_dict() for each in maps],
        "aims": aims,
        "structures": [{"kind": kind, **asdict(each)} for kind, each in structures],
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
    parser.add_argument("--others", action="store_true", help="the same maps by D2 and Argdown (minutes)")
    parser.add_argument("--argmap", type=Path, metavar="PATH", help="the same maps by another argmap")
    options = parser.parse_args(arguments)
    tasks = list_tasks(options.claims, options.seeds)
    maps = measure_all(measure_task, tasks, options.jobs)
    structures = measure_all(measure_structure_of, list_structure_tasks(tasks, options.seeds), options.jobs)
    jumps = measure_all(measure_jumps, sorted(MAPS.glob("*.argmap")), options.jobs)
    if options.json:
        sys.stdout.write(format_json(maps, structures, jumps))
        return
    sys.stdout.write(format_table(maps, structures, jumps))
    programs, missing = find_other_programs(options.argmap, others=options.others)
    if programs or missing:
        with ThreadPoolExecutor(options.jobs) as pool:
            texts = list(pool.map(partial(measure_texts_of, programs=programs), tasks))
        sys.stdout.write("\n" + format_other_texts(texts, missing))


def parse_numbers(text: str) -> tuple[int, ...]:
    """The numbers of claims in `5,9,30`. Raises what argparse tells the caller where one is out of range."""
    found = tuple(int(part) for part in text.split(","))
    if not all(1 <= number <= MAX_CLAIMS for number in found):
        raise argparse.ArgumentTypeError(f"each is 1 to {MAX_CLAIMS}")
    return found


if __name__ == "__main__":
    main()
