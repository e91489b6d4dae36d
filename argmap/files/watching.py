"""Telling which files below some folders have changed, as soon as a burst of saves is over."""

import os
import queue
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec import Struct

from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import UserError
from argmap.files.errors import LIST, file_error, translate_os_error
from argmap.files.file_state import FileIdentity, file_identity

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver

BURST_GAP = 0.005
"""Seconds without a further change after which a burst of saves is over."""
MAX_BURST = 0.25
"""Seconds after which a burst is told though it goes on."""
POLL_INTERVAL = 0.5
"""Seconds between looks at whether the watched folders themselves are still the same ones."""
_READ_ONLY_EVENTS = frozenset({"opened", "closed_no_write"})
_NO_WATCHDOG = Phrase(
    en="watching files needs the package `watchdog`: `pip install 'argmap[watch]'`",
    ko="파일을 지켜보려면 `watchdog` 패키지가 있어야 한다: `pip install 'argmap[watch]'`",
)


class WatchedPaths(Struct, frozen=True):
    """Folders to watch, as whole paths: `flat` ones themselves, `deep` ones with all folders below."""

    non_recursive: frozenset[str] = frozenset()
    recursive: frozenset[str] = frozenset()


class FolderWatch:
    """What changes below some places, from when it is opened on."""

    def __init__(self, observer: "BaseObserver") -> None:
        self._observer = observer
        self._events: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._paths = WatchedPaths()
        self._identities: dict[str, FileIdentity | None] = {}

    def set_paths(self, paths: WatchedPaths) -> bool:
        """Watches these places from now on; whether anything was watched otherwise before. One that is not
        there is watched as soon as it is.

        Raises FileTrouble where the system refuses.
        """
        identities = {
            folder: file_identity(folder) for folder in sorted(paths.non_recursive | paths.recursive)
        }
        if paths == self._paths and identities == self._identities:
            return False
        self._observer.unschedule_all()
        self._paths, self._identities = paths, identities
        for folder, there in identities.items():
            if there is not None:
                self._schedule(folder, recursive=folder in paths.recursive)
        return True

    def wait_for_changes(self) -> frozenset[str]:
        """Waits for the next burst of changes; the whole paths of what changed, old names and new.

        A folder that was put in the place of a watched one is told by its own path.
        """
        while True:
            burst = self._collect_burst()
            replaced = {folder for folder, old in self._identities.items() if file_identity(folder) != old}
            if replaced:
                self.set_paths(self._paths)
            if burst or replaced:
                return frozenset(burst | replaced)

    def _collect_burst(self) -> set[str]:
        try:
            found = {self._events.get(timeout=POLL_INTERVAL)}
        except queue.Empty:
            return set()
        end = time.monotonic() + MAX_BURST
        while time.monotonic() < end:
            try:
                found.add(self._events.get(timeout=BURST_GAP))
            except queue.Empty:
                break
        return found

    def _schedule(self, folder: str, *, recursive: bool) -> None:
        from watchdog.events import FileSystemEvent, FileSystemEventHandler

        seen = self._events

        class Listener(FileSystemEventHandler):
            def on_any_event(self, event: FileSystemEvent) -> None:
                told_below = event.is_directory and event.event_type == "modified"
                if event.event_type not in _READ_ONLY_EVENTS and not told_below:
                    for path in (event.src_path, event.dest_path):
                        if path:
                            seen.put(os.fsdecode(path))

        with translate_os_error(LIST, folder):
            try:
                self._observer.schedule(Listener(), folder, recursive=recursive)
            except FileNotFoundError:  # it went just now, and is looked for again at the next tick
                self._identities[folder] = None
            except OSError as error:
                raise _watch_limit_error(folder, error) from error


@contextmanager
def open_watch() -> Iterator[FolderWatch]:
    """A watch, which ends with the block. Raises Trouble where the package for it is not installed."""
    try:
        from watchdog.observers import Observer
    except ImportError as error:
        raise UserError(_NO_WATCHDOG) from error
    observer = Observer()
    observer.start()
    try:
        yield FolderWatch(observer)
    finally:
        observer.stop()
        observer.join()


def _watch_limit_error(folder: str, error: OSError) -> Exception:
    """The trouble that the system watches no more; its own words speak of a full disk."""
    import errno

    if error.errno not in (errno.ENOSPC, errno.EMFILE):
        return error
    why = Phrase(
        en="the system watches no more files (on Linux: fs.inotify.max_user_watches, max_user_instances)",
        ko="시스템이 더는 파일을 지켜보지 못한다 (리눅스: fs.inotify.max_user_watches, max_user_instances)",
    )
    return file_error(LIST, folder, why)
