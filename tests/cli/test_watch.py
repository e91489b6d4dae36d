"""`argmap watch`: each save is drawn, nothing else is, and nothing that editors do ends it."""

import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from argmap.cli.options import BATCH_OPTION_NAMES
from argmap.files import watching
from tests.cli.cli_call import GOOD, INVALID, RunArgmap, WriteFile, restore_interrupts
from tests.layout.edited_map import AFTER, BEFORE

ROOT = Path(__file__).parents[2]
PATIENCE = 20
"""Seconds after which something that should have come is given up."""


class WatchProcess:
    """A watch in a separate process, and the lines that it prints."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "argmap", "watch", "--ui", "en", "--format", "short", *arguments],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
            stderr=subprocess.PIPE,
            preexec_fn=restore_interrupts,
            text=True,
            encoding="utf-8",
        )
        self.lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read_lines, daemon=True).start()

    def _read_lines(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            self.lines.put(line.rstrip("\n"))

    def read_until(self, text: str) -> list[str]:
        """Read the lines up to the first that contains a text."""
        lines_read: list[str] = []
        while not lines_read or text not in lines_read[-1]:
            try:
                lines_read.append(self.lines.get(timeout=PATIENCE))
            except queue.Empty:
                pytest.fail(f"no `{text}` after {lines_read}")
        return lines_read

    def stop(self) -> int:
        """Interrupts it; its exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture
def watchers(tmp_path: Path) -> Iterator[list[WatchProcess]]:
    """Watchers that are ended whatever happens."""
    running: list[WatchProcess] = []
    yield running
    for watcher in running:
        if watcher.process.poll() is None:
            watcher.process.kill()
            watcher.process.wait()


pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="an interrupt reaches the whole console there"
)


def read_picture(folder: Path, name: str) -> str:
    """A picture in the folder for them."""
    return (folder / "out" / name).read_text("utf-8")


def test_a_save_is_drawn_and_an_error_keeps_the_picture(
    write_file: WriteFile, tmp_path: Path, watchers: list[WatchProcess]
) -> None:
    path = write_file("m.argmap")
    watchers.append(watcher := WatchProcess(tmp_path, "m.argmap"))
    assert watcher.read_until("watching")[-1] == "watching 1 (Ctrl-C ends)"
    path.write_text("thesis: 새 글\n", "utf-8")
    assert watcher.read_until(" ms")[0].startswith("wrote out/m.svg (text ")
    assert "새 글" in read_picture(tmp_path, "m.svg")
    path.write_text(INVALID, "utf-8")
    lines_read = watcher.read_until("stays")
    assert "m.argmap:2:3: error[E110]" in lines_read[0]
    assert "새 글" in read_picture(tmp_path, "m.svg")
    path.write_text("thesis: mended\n", "utf-8")
    watcher.read_until(" ms")
    assert "mended" in read_picture(tmp_path, "m.svg")
    assert watcher.stop() == 0
    assert watcher.lines.empty()


def test_boxes_are_kept_from_save_to_save(
    watchers: list[WatchProcess], run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    pictures = []
    for text in (BEFORE, AFTER):
        write_file("m.argmap", text)
        assert run_argmap("build", "m.argmap", "--keep").code == 0
        pictures.append(read_picture(tmp_path, "m.svg"))
    shutil.rmtree(tmp_path / "out")
    write_file("m.argmap", BEFORE)
    watchers.append(WatchProcess(tmp_path, "m.argmap", "--keep"))
    watchers[0].read_until("watching")
    assert read_picture(tmp_path, "m.svg") == pictures[0]
    write_file("m.argmap", AFTER)
    watchers[0].read_until("m.argmap: ")
    assert read_picture(tmp_path, "m.svg") == pictures[1]
    assert watchers[0].stop() == 0


def test_renames_removals_and_bursts(
    write_file: WriteFile, tmp_path: Path, watchers: list[WatchProcess]
) -> None:
    path = write_file("m.argmap")
    watchers.append(watcher := WatchProcess(tmp_path, "m.argmap"))
    watcher.read_until("watching")
    write_file("m.argmap~", "thesis: renamed\n").replace(path)
    watcher.read_until(" ms")
    assert "renamed" in read_picture(tmp_path, "m.svg")
    path.rename(tmp_path / "m.bak")
    write_file("m.argmap", "thesis: backed up\n")
    watcher.read_until(" ms")
    assert "backed up" in read_picture(tmp_path, "m.svg")
    path.unlink()
    assert watcher.read_until("gone")[-1] == "note: `m.argmap` is gone; its last picture stays"
    write_file("m.argmap", "thesis: back\n")
    watcher.read_until(" ms")
    for turn in range(30):
        path.write_text(f"thesis: turn {turn}\n", "utf-8")
    path.write_text("thesis: the last\n", "utf-8")
    while "the last" not in read_picture(tmp_path, "m.svg"):
        watcher.read_until(" ms")
    assert watcher.stop() == 0


def test_only_what_changed_is_drawn_and_settings_reach_all(
    write_file: WriteFile, tmp_path: Path, watchers: list[WatchProcess]
) -> None:
    one, _ = write_file("maps/one.argmap"), write_file("maps/two.argmap")
    watchers.append(watcher := WatchProcess(tmp_path, "maps"))
    watcher.read_until("watching 2")
    one.touch()  # holds what it held: nothing to say, as the next save tells
    one.write_text("thesis: alone\n", "utf-8")
    assert watcher.read_until(" ms")[0].split(" (")[0] == "wrote out/one.svg"
    write_file("argmap.toml", "number = true\n")
    lines_read = watcher.read_until("two.argmap:")
    assert [line.split(":")[0] for line in lines_read if line.endswith(" ms")] == [
        "maps/one.argmap",
        "maps/two.argmap",
    ]
    write_file("argmap.toml", "nonsense = 1\n")
    assert any("E5" in line for line in watcher.read_until("stays"))
    watcher.read_until("stays")
    (tmp_path / "argmap.toml").unlink()
    watcher.read_until("two.argmap:")
    write_file("maps/deep/new.argmap", "thesis: new\n")
    watcher.read_until("new.argmap:")
    assert "new" in read_picture(tmp_path, "deep/new.svg")
    assert watcher.stop() == 0


def test_a_folder_that_is_put_anew_is_watched_on(
    write_file: WriteFile, tmp_path: Path, watchers: list[WatchProcess]
) -> None:
    path = write_file("maps/m.argmap")
    watchers.append(watcher := WatchProcess(tmp_path, "maps"))
    watcher.read_until("watching")
    path.parent.rename(tmp_path / "old")
    watcher.read_until("gone")
    write_file("maps/m.argmap", "thesis: again\n")
    watcher.read_until(" ms")
    write_file("maps/m.argmap", "thesis: and on\n")
    watcher.read_until(" ms")
    assert "and on" in read_picture(tmp_path, "m.svg")
    assert watcher.stop() == 0


def test_settings_that_stop_all_lose_no_save(
    write_file: WriteFile, tmp_path: Path, watchers: list[WatchProcess]
) -> None:
    (
        write_file("m/one/a.argmap"),
        write_file("m/two/x.argmap"),
        write_file("m/one/argmap.toml", "number = true\n"),
    )
    watchers.append(watcher := WatchProcess(tmp_path, "m"))
    watcher.read_until("watching 2")
    write_file("m/one/argmap.toml", 'out = "/elsewhere"\n')
    watcher.read_until("leads out")
    write_file("m/two/x.argmap", "thesis: meanwhile\n")
    watcher.read_until("leads out")
    write_file("m/one/argmap.toml", "number = true\n")
    watcher.read_until("wrote out/two/x.svg")
    assert "meanwhile" in read_picture(tmp_path, "two/x.svg")
    assert watcher.stop() == 0


def test_two_maps_for_one_picture_lose_no_save_of_a_third(
    write_file: WriteFile, tmp_path: Path, watchers: list[WatchProcess]
) -> None:
    write_file("one/a.argmap"), write_file("two/x.argmap")
    watchers.append(watcher := WatchProcess(tmp_path, "one", "two"))
    watcher.read_until("watching 2")
    clashing = write_file("two/a.argmap")
    watcher.read_until("would both go to")
    write_file("two/x.argmap", "thesis: meanwhile\n")
    watcher.read_until("would both go to")
    clashing.rename(tmp_path / "two" / "b.argmap")
    watcher.read_until("wrote out/x.svg")
    assert "meanwhile" in read_picture(tmp_path, "x.svg")
    assert watcher.stop() == 0


def test_a_picture_that_could_not_be_written_is_tried_again(
    write_file: WriteFile, tmp_path: Path, watchers: list[WatchProcess]
) -> None:
    write_file("a.argmap"), write_file("b.argmap")
    watchers.append(watcher := WatchProcess(tmp_path, "a.argmap", "b.argmap"))
    watcher.read_until("watching 2")
    shutil.rmtree(tmp_path / "out")
    write_file("out", "in the way")
    write_file("a.argmap", "thesis: kept\n")
    watcher.read_until("cannot write")
    watcher.read_until("stays")
    (tmp_path / "out").unlink()
    write_file("b.argmap", "thesis: other\n")
    assert not any("a.argmap" in line for line in watcher.read_until("wrote out/b.svg"))
    write_file("a.argmap", "thesis: kept\n")
    watcher.read_until("wrote out/a.svg")
    assert watcher.stop() == 0


def test_a_map_of_another_name_and_what_links_lead_to_are_watched(
    write_file: WriteFile, tmp_path: Path, watchers: list[WatchProcess]
) -> None:
    write_file("notes.txt"), write_file("store/data.txt"), write_file("store/shared.toml", "number = true\n")
    (tmp_path / "a.argmap").symlink_to("store/data.txt")
    (tmp_path / "argmap.toml").symlink_to("store/shared.toml")
    watchers.append(watcher := WatchProcess(tmp_path, "notes.txt", "a.argmap"))
    watcher.read_until("watching 2")
    write_file("notes.txt", "thesis: noted\n")
    watcher.read_until("wrote out/notes.svg")
    assert "noted" in read_picture(tmp_path, "notes.svg")
    write_file("store/data.txt", "thesis: stored\n")
    watcher.read_until("wrote out/a.svg")
    assert "stored" in read_picture(tmp_path, "a.svg")
    write_file("store/shared.toml", "number = false\n")
    watcher.read_until("wrote out/a.svg")
    (tmp_path / "store/shared.toml").unlink()
    watcher.read_until("cannot read `argmap.toml`")
    write_file("notes.txt", "thesis: noted again\n")
    watcher.read_until("wrote out/notes.svg")
    write_file("store/shared.toml", "nonsense = 1\n")
    assert any("E5" in line for line in watcher.read_until("stays"))
    assert watcher.stop() == 0


def test_a_pipe_in_a_maps_place_is_not_waited_for(
    write_file: WriteFile, tmp_path: Path, watchers: list[WatchProcess]
) -> None:
    path = write_file("a.argmap")
    write_file("b.argmap")
    watchers.append(watcher := WatchProcess(tmp_path, "a.argmap", "b.argmap"))
    watcher.read_until("watching 2")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "pipe").rename(path)
    assert watcher.read_until("stays")[-1] == "note: `a.argmap` cannot be read now; its last picture stays"
    write_file("b.argmap", "thesis: other\n")
    watcher.read_until("wrote out/b.svg")
    write_file("new", "thesis: back\n").rename(path)
    watcher.read_until("wrote out/a.svg")
    assert "back" in read_picture(tmp_path, "a.svg")
    assert watcher.stop() == 0


def test_a_pipe_is_refused_at_once(run_argmap: RunArgmap, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.argmap")
    result = run_argmap("watch", "a.argmap")
    assert (result.code, result.err.split(";")[0]) == (
        2,
        "error: `a.argmap` is a pipe and cannot be watched",
    )


@pytest.mark.parametrize(
    "arguments", [("-",), ("m.argmap", "-o", "-"), ("absent.argmap",), ("m.argmap", "--width", "9")]
)
def test_what_cannot_be_watched_is_a_wrong_call(
    run_argmap: RunArgmap, write_file: WriteFile, arguments: tuple[str, ...]
) -> None:
    write_file("m.argmap")
    assert run_argmap("watch", *arguments).code == 2


def test_it_takes_what_build_takes(run_argmap: RunArgmap) -> None:
    flags = {
        word for word in run_argmap("build", "-h").out.replace(",", " ").split() if word.startswith("--")
    }
    help_text = run_argmap("watch", "-h").out
    assert [flag for flag in sorted(flags) if flag not in help_text] == [
        f"--{name}" for name in sorted(BATCH_OPTION_NAMES)
    ]


def test_without_the_package_an_error_names_what_to_install(
    run_argmap: RunArgmap, write_file: WriteFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_file("m.argmap", GOOD)
    monkeypatch.setitem(sys.modules, "watchdog.observers", None)
    result = run_argmap("watch", "m.argmap")
    assert (result.code, result.err) == (
        2,
        "error: watching files needs the package `watchdog`: `pip install watchdog`\n",
    )


def test_places_that_are_not_there_are_waited_for(tmp_path: Path) -> None:
    folder = tmp_path / "later"
    with watching.open_watch() as changes:
        assert changes.set_paths(watching.WatchedPaths(non_recursive=frozenset({str(folder)})))
        assert not changes.set_paths(watching.WatchedPaths(non_recursive=frozenset({str(folder)})))
        folder.mkdir()
        assert changes.wait_for_changes() == {str(folder)}
        (folder / "a").write_text("a")
        assert str(folder / "a") in changes.wait_for_changes()
