"""`argmap build` of several maps: only changed maps are drawn, in several processes; none stops another."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.jobs import job
from argmap.jobs.build_cache import CACHE_FILE
from argmap.pipeline.compile import CompileOptions, CompileResult
from tests.bench.bench_maps import MapSpec, generate_bench_map
from tests.cli.cli_call import GOOD, INVALID, RunArgmap, WriteFile, restore_interrupts
from tests.cli.test_build import list_files

ROOT = Path(__file__).parents[2]
MAP_WITH_WARNING = "thesis a: Is this a question?\n  premise b: one\n"
PATIENCE = 60


def snapshot_files(folder: Path) -> dict[str, tuple[bytes, int]]:
    """The content and the time of each file below a folder."""
    return {
        name: ((folder / name).read_bytes(), (folder / name).stat().st_mtime_ns)
        for name in list_files(folder)
    }


@pytest.fixture
def three_maps(write_file: WriteFile, tmp_path: Path) -> Path:
    """Three maps in `maps/`, one with a warning; their output folder."""
    write_file("maps/a.argmap")
    write_file("maps/deep/나.argmap", MAP_WITH_WARNING)
    write_file("maps/c.argmap", "thesis: c\n")
    return tmp_path / "out"


def test_an_unchanged_map_is_not_drawn_again_but_reported_again(
    run_argmap: RunArgmap, three_maps: Path
) -> None:
    first = run_argmap("build", "maps", "--teach")
    drawn = snapshot_files(three_maps)
    again = run_argmap("build", "maps", "--teach")
    assert (first.code, again.code) == (0, 0)
    assert snapshot_files(three_maps) == drawn
    assert "3 maps: 3 drawn, 0 unchanged, 0 failed\n" in first.err
    assert "3 maps: 0 drawn, 3 unchanged, 0 failed\n" in again.err
    assert re.search(r"^\d+ warnings: `argmap check`$", first.err, re.MULTILINE)
    kept = [line for line in first.err.splitlines() if not line.startswith(("wrote", "3 maps"))]
    assert again.err.splitlines()[:-1] == kept
    assert "지도 3개: 그림 0, 그대로 3, 실패 0\n" in run_argmap("build", "maps", "--teach", "--ui", "ko").err


def test_notes_on_small_text_are_repeated(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    write_file("big.argmap", generate_bench_map(MapSpec("en", 60, (12, 18), graph=False, seed=1)))
    write_file("m.argmap")
    first = run_argmap("build", "-q")
    assert first.err.startswith("note: `big.argmap`: under 12 pt")
    again = run_argmap("build", "-q")
    assert "note: `big.argmap`: under 12 pt" in again.err


@pytest.mark.parametrize(
    "change",
    [
        lambda write_file: write_file("maps/a.argmap", GOOD.replace("map: 차", "map: 자동차")),
        lambda write_file: (write_file("out/a.svg", "edited"), None)[1],
        lambda write_file: write_file("out/a.svg").unlink(),
    ],
    ids=["the map", "its picture edited", "its picture removed"],
)
def test_what_changed_is_drawn_and_nothing_else(
    run_argmap: RunArgmap, write_file: WriteFile, three_maps: Path, change: Callable[[WriteFile], None]
) -> None:
    run_argmap("build", "maps")
    before = snapshot_files(three_maps)
    change(write_file)
    assert "1 drawn, 2 unchanged" in run_argmap("build", "maps").err
    after = snapshot_files(three_maps)
    assert {name for name in after if after[name] != before.get(name)} == {"a.svg"}
    assert after["a.svg"][0].startswith(b"<svg ")
    assert "0 drawn, 3 unchanged" in run_argmap("build", "maps").err


def test_times_do_not_count(
    run_argmap: RunArgmap, write_file: WriteFile, three_maps: Path, tmp_path: Path
) -> None:
    run_argmap("build", "maps")
    for name in ("a", "c"):
        os.utime(tmp_path / f"maps/{name}.argmap", (2_000_000_000, 2_000_000_000))
        os.utime(three_maps / f"{name}.svg", (1_000_000_000, 1_000_000_000))
    assert "0 drawn, 3 unchanged" in run_argmap("build", "maps").err
    old = (tmp_path / "maps/a.argmap").stat()
    write_file("maps/a.argmap", GOOD.replace("clean", "fresh"))
    os.utime(tmp_path / "maps/a.argmap", ns=(old.st_atime_ns, old.st_mtime_ns))
    assert "1 drawn, 2 unchanged" in run_argmap("build", "maps").err


def test_settings_and_options_count(run_argmap: RunArgmap, write_file: WriteFile, three_maps: Path) -> None:
    run_argmap("build", "maps")
    write_file("maps/argmap.toml", "number = true\n")
    assert "3 drawn" in run_argmap("build", "maps").err
    write_file("maps/deep/argmap.toml", 'theme = "dark"\n')
    assert "1 drawn, 2 unchanged" in run_argmap("build", "maps").err
    assert "3 drawn" in run_argmap("build", "maps", "--id-prefix", "x").err
    assert "3 drawn" in run_argmap("build", "maps").err
    assert "3 drawn" in run_argmap("build", "maps", "-f", "dot").err
    assert "3 unchanged" in run_argmap("build", "maps").err
    assert "3 unchanged" in run_argmap("build", "maps", "-f", "dot", "-v").err
    assert "3 drawn" in run_argmap("build", "maps", "--fresh").err


def test_another_argmap_draws_all(
    run_argmap: RunArgmap, three_maps: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argmap.jobs import cache_key

    run_argmap("build", "maps")
    assert "3 unchanged" in run_argmap("build", "maps").err
    monkeypatch.setattr(cache_key, "_argmap_versions", lambda: ("another",))
    assert "3 drawn" in run_argmap("build", "maps").err


@pytest.mark.parametrize(
    "record",
    ["", "{", "[]", '{"version": 2, "drawn": {}}', '{"version": 1, "drawn": {"x": 1}}', "\ud800"],
)
def test_a_record_that_cannot_be_read_only_costs_time(
    run_argmap: RunArgmap, three_maps: Path, record: str
) -> None:
    run_argmap("build", "maps")
    (three_maps / CACHE_FILE).write_bytes(record.encode("utf-8", "surrogatepass"))
    assert "3 drawn" in run_argmap("build", "maps").err
    assert "3 unchanged" in run_argmap("build", "maps").err


def test_a_record_that_lies_about_places_or_files_is_not_believed(
    run_argmap: RunArgmap, three_maps: Path
) -> None:
    run_argmap("build", "maps")
    cache = json.loads((three_maps / CACHE_FILE).read_text("utf-8"))
    for entry in cache["drawn"].values():
        if entry["doubts"]:
            entry["doubts"][0]["place"][1] = 10**9
        else:
            entry["files"] = {}
    (three_maps / CACHE_FILE).write_text(json.dumps(cache), "utf-8")
    assert "3 drawn" in run_argmap("build", "maps").err


def test_the_record_loses_what_is_removed_and_is_left_alone_where_nothing_is_new(
    run_argmap: RunArgmap, three_maps: Path, tmp_path: Path
) -> None:
    run_argmap("build", "maps")
    stamp = (three_maps / CACHE_FILE).stat().st_mtime_ns
    run_argmap("build", "maps")
    assert (three_maps / CACHE_FILE).stat().st_mtime_ns == stamp
    (tmp_path / "maps/c.argmap").unlink()
    (three_maps / "c.svg").unlink()
    run_argmap("build", "maps")
    cache = json.loads((three_maps / CACHE_FILE).read_text("utf-8"))
    assert sorted(file for entry in cache["drawn"].values() for file in entry["files"]) == [
        "a.svg",
        "deep/나.svg",
    ]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the file system has no such names")
def test_names_that_are_no_text_are_drawn_with_the_others(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("maps/a.argmap")
    name = os.fsdecode(b"caf\xe9")
    write_file(f"maps/{name}.argmap")
    for summary in ("2 drawn, 0 unchanged", "1 drawn, 1 unchanged"):
        result = run_argmap("build", "maps", "--depfile", "all.d")
        assert result.code == 0
        assert summary in result.err
    assert (tmp_path / f"out/{name}.svg").read_bytes() == (tmp_path / "out/a.svg").read_bytes()
    assert rb"out/caf" + b"\xe9.svg" in (tmp_path / "all.d").read_bytes()
    write_file(f"{name}.md", f"```argmap\n{GOOD}```\n")
    assert run_argmap("md", f"{name}.md").code == 0
    assert "(./caf%E9.out-1.svg)" in (tmp_path / f"{name}.out.md").read_text("utf-8")


def test_a_language_asked_for_twice_is_drawn_once(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    write_file("m.argmap")
    write_file("argmap.toml", 'lang = ["en", "en"]\n')
    assert [line for line in run_argmap("build").err.splitlines() if "wrote" in line] == [
        line for line in run_argmap("build", "--lang", "en,en").err.splitlines() if "wrote" in line
    ]


def test_settings_that_can_never_be_read_are_reported(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("m.argmap")
    for target in ("nowhere", "argmap.toml"):
        (tmp_path / "argmap.toml").symlink_to(target)
        result = run_argmap("build")
        assert result.code == 2
        assert result.err.startswith("error: cannot read `argmap.toml`: ")
        (tmp_path / "argmap.toml").unlink()


def test_one_map_and_pipes_keep_no_record(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("m.argmap")
    run_argmap("build", "m.argmap")
    run_argmap("build")
    assert "maps:" not in run_argmap("build").err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["m.svg"]


def test_parts_are_kept_and_made_again_too(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("big.argmap", generate_bench_map(MapSpec("en", 40, (12, 18), graph=False, seed=2)))
    write_file("m.argmap")
    run_argmap("build", "--split")
    parts = [name for name in list_files(tmp_path / "out") if name.startswith("big.")]
    assert len(parts) > 2
    assert "2 unchanged" in run_argmap("build", "--split").err
    (tmp_path / "out" / parts[-1]).unlink()
    assert "1 drawn, 1 unchanged" in run_argmap("build", "--split").err
    assert parts[-1] in list_files(tmp_path / "out")


def test_steps_are_kept_too(run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path) -> None:
    write_file("a.argmap")
    write_file("b.argmap")
    assert "2 drawn" in run_argmap("build", "--steps").err
    assert "2 unchanged" in run_argmap("build", "--steps").err
    (tmp_path / "out/a.2.svg").unlink()
    assert "1 drawn, 1 unchanged" in run_argmap("build", "--steps").err


def test_many_hands_do_what_one_does(run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path) -> None:
    for number in range(5):
        write_file(f"maps/{number}.argmap", GOOD.replace("한다", f"한다 {number}"))
    write_file("maps/6.argmap", INVALID)
    write_file("maps/7.argmap", MAP_WITH_WARNING)
    one = run_argmap("build", "maps", "-o", "one", "--jobs", "1", "-f", "svg,json")
    two = run_argmap("build", "maps", "-o", "two", "--jobs", "2", "-f", "svg,json")
    assert (one.code, one.out) == (two.code, two.out) == (1, "")
    assert one.err.replace("one/", "two/") == two.err
    assert one.err.endswith("7 maps: 6 drawn, 0 unchanged, 1 failed: `maps/6.argmap`\n")
    assert list_files(tmp_path / "one") == list_files(tmp_path / "two")
    for name in list_files(tmp_path / "one"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_maps_that_fail_leave_the_others_and_are_named(
    run_argmap: RunArgmap, write_file: WriteFile, three_maps: Path
) -> None:
    write_file("maps/b1.argmap", INVALID)
    result = run_argmap("build", "maps", "maps/absent.argmap")
    assert result.code == 2
    assert result.err.endswith(
        "5 maps: 3 drawn, 0 unchanged, 2 failed: `maps/b1.argmap`, `maps/absent.argmap`\n"
    )
    assert len(list_files(three_maps)) == 3
    assert run_argmap("build", "maps").code == 1


def test_a_bug_is_reported_for_its_map_alone(
    run_argmap: RunArgmap, three_maps: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = job.compile_bytes

    def fails(data: bytes, name: str, options: CompileOptions) -> CompileResult:
        if name.endswith("c.argmap"):
            raise ZeroDivisionError("oh")
        return whole(data, name, options)

    monkeypatch.setattr(job, "compile_bytes", fails)
    result = run_argmap("build", "maps")
    assert result.code == 70
    assert "error: cannot draw `maps/c.argmap`: argmap stumbled over a bug of its own (Zero" in result.err
    assert "Traceback" not in result.err
    assert list_files(three_maps) == ["a.svg", "deep/나.svg"]
    monkeypatch.setenv("ARGMAP_DEBUG", "1")
    assert "Traceback" in run_argmap("build", "maps").err


def test_a_folder_that_cannot_be_written_to_is_reported_for_each_map(
    run_argmap: RunArgmap, write_file: WriteFile, three_maps: Path
) -> None:
    write_file("out", "in the way")
    result = run_argmap("build", "maps", "-o", "out/")
    assert result.code == 2
    assert result.err.count("error: cannot write") == 3


def write_maps(folder: Path, count: int) -> None:
    """So many maps to draw, in `maps/`."""
    (folder / "maps").mkdir()
    for number in range(count):
        text = generate_bench_map(MapSpec("en", 12, (10, 14), graph=True, seed=number))
        (folder / "maps" / f"{number:03}.argmap").write_text(text, "utf-8")


def start_build(folder: Path, *options: str) -> subprocess.Popen[bytes]:
    """A build, by two processes or otherwise, that has written its first pictures."""
    build = subprocess.Popen(
        [sys.executable, "-m", "argmap", "build", "maps", "-q", *(options or ("--jobs", "2"))],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        preexec_fn=restore_interrupts,
        start_new_session=True,
    )
    end = time.monotonic() + PATIENCE
    while len(list((folder / "out").glob("*.svg"))) < 3:
        assert build.poll() is None, build.stderr and build.stderr.read()
        assert time.monotonic() < end
        time.sleep(0.01)
    return build


def child_processes(process: int) -> list[int]:
    """The processes that one has started, and that still run."""
    return [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def is_running(process: int) -> bool:
    """Check that a process runs, and is no zombie."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="children are told by /proc")
@pytest.mark.parametrize("to_all", [True, False], ids=["from the keyboard", "to argmap alone"])
def test_an_interrupt_ends_all_processes_and_nothing_is_half_written(
    tmp_path: Path, run_argmap: RunArgmap, to_all: bool
) -> None:
    write_maps(tmp_path, 150)
    build = start_build(tmp_path)
    workers = child_processes(build.pid)
    assert len(workers) >= 2
    (os.killpg if to_all else os.kill)(build.pid, signal.SIGINT)
    stderr = build.communicate(timeout=PATIENCE)[1]
    assert build.returncode == 130
    assert stderr.strip() == b""
    drawn = list_files(tmp_path / "out")
    assert all((tmp_path / "out" / name).read_bytes().endswith(b"</svg>\n") for name in drawn)
    assert [path.name for path in (tmp_path / "out").iterdir() if path.name.startswith(".")] == [CACHE_FILE]
    assert len(drawn) < 150
    wait_for_end(workers)
    kept = re.search(r"(\d+) unchanged, 0 failed", run_argmap("build", "maps").err)
    assert kept
    assert int(kept[1]) in (len(drawn), len(drawn) - 1)  # the last was written and not yet kept


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="children are told by /proc")
def test_no_process_outlives_a_build_that_is_killed(tmp_path: Path) -> None:
    write_maps(tmp_path, 150)
    build = start_build(tmp_path)
    workers = child_processes(build.pid)
    build.kill()
    build.communicate()
    wait_for_end(workers)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="children are told by /proc")
def test_a_process_that_is_killed_costs_no_map(tmp_path: Path) -> None:
    write_maps(tmp_path, 60)
    build = start_build(tmp_path)
    named = {each: Path(f"/proc/{each}/cmdline").read_bytes() for each in child_processes(build.pid)}
    os.kill(next(each for each, line in named.items() if b"spawn_main" in line), signal.SIGKILL)
    stderr = build.communicate(timeout=PATIENCE)[1]
    assert build.returncode == 0, stderr
    assert len(list_files(tmp_path / "out")) == 60


def wait_for_end(processes: list[int]) -> None:
    """Waits until none of them runs."""
    end = time.monotonic() + PATIENCE
    while any(map(is_running, processes)):
        assert time.monotonic() < end
        time.sleep(0.05)
