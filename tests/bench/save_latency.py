"""The time from saving a map to its new picture: `python -m tests.bench.save_latency`, for
minutes.

A watch runs in a process of its own, as a writer starts it. A save is the moment at which the new text takes
the old one's place; the picture is there when it says what was saved.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from tests.bench.bench_maps import MapSpec, generate_bench_map

SIZES = (20, 30, 100, 1000)
SAVES = 30
PATIENCE = 120.0


def main() -> None:
    """Prints a line for each size of map."""
    for count in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            taken = sorted(seconds * 1000 for seconds in _time_saves(Path(folder), count))
        print(f"{count:5} claims: median {median(taken):7.1f} ms, worst of {SAVES} {taken[-1]:7.1f} ms")


def _time_saves(folder: Path, count: int) -> list[float]:
    path, picture = folder / "m.argmap", folder / "out" / "m.svg"
    text = _generate_text(count)
    path.write_text(text, "utf-8")
    watch = subprocess.Popen(
        [sys.executable, "-m", "argmap", "watch", "-q", "m.argmap"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.getcwd()},
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for_picture(picture, b"</svg>")
        time.sleep(1)
        return [_time_save(path, picture, text, turn) for turn in range(SAVES)]
    finally:
        watch.terminate()
        watch.wait()


def _time_save(path: Path, picture: Path, text: str, turn: int) -> float:
    """Seconds from a save, of the kind that puts a new file in the old one's place, to the picture of it."""
    new = path.with_name("m.argmap~")
    new.write_text(text.replace("map: ", f"map: {turn:03} ", 1), "utf-8")
    start = time.perf_counter()
    new.replace(path)
    _wait_for_picture(picture, f">{turn:03} ".encode())
    taken = time.perf_counter() - start
    time.sleep(0.05)
    return taken


def _wait_for_picture(picture: Path, expected: bytes) -> None:
    end = time.perf_counter() + PATIENCE
    while time.perf_counter() < end:
        if picture.exists() and expected in picture.read_bytes():
            return
        time.sleep(0.001)
    raise TimeoutError(picture)


def _generate_text(count: int) -> str:
    """A map in English; a large one has a thesis for each hundred claims."""
    parts = [
        generate_bench_map(MapSpec("en", min(count, 100), (6, 14), graph=False, seed=seed))
        for seed in range(max(count // 100, 1))
    ]
    head, _, _ = parts[0].partition("thesis")
    theses = (part[len(part.partition("thesis")[0]) :] for part in parts)
    own = (
        re.sub(r"^( *\w+) (\S+):", rf"\1 {chr(97 + n)}-\2:", each, flags=re.M)
        for n, each in enumerate(theses)
    )
    return head + "".join(own)


if __name__ == "__main__":
    main()
