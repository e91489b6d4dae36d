"""Watching folders for changed files; a burst of saves is reported once, when it is over."""

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
"""Seconds without a further change after which a burst of saves is over.

Every rebuild waits for it, so it is short; an editor that pauses longer between the events of one save causes
a second rebuild.
"""
MAX_BURST = 0.25
"""Seconds after which a burst is reported although it goes on, so that endless writes cannot hide changes."""
POLL_INTERVAL = 0.5
"""Seconds between checks whether a watched folder itself was replaced, which the system does not report.

Half of it notices that sooner and doubles the checks, one `stat` a folder each; the double, the reverse.
"""
_READ_ONLY_EVENTS = frozenset({"opened", "closed_no_write"})
_NO_WATCHDOG = Phrase(
    en="watching files needs the package `watchdog`: `pip install watchdog`",
    ko="파일을 지켜보려면 `watchdog` 패키지가 있어야 한다: `pip install watchdog`",
)


class WatchedPaths(Struct, frozen=True):
    """Folders to watch, as absolute paths: `recursive` ones with all folders below them."""

    non_recursive: frozenset[str] = frozenset()
    recursive: frozenset[str] = frozenset()


class FolderWatch:
    """A watch over folders, which reports what changes from its opening on."""

    def __init__(self, observer: "BaseObserver") -> None:
        self._observer = observer
        self._events: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._paths = WatchedPaths()
        self._identities: dict[str, FileIdentity | None] = {}

    def set_paths(self, paths: WatchedPaths) -> bool:
        """Watch these folders from now on, in place of the former; return whether that changed anything.

        A folder that does not exist is watched as soon as it does.
        Raises FileError where the system refuses.
        """
        identities = {
            folder: file_identity(folder) for folder in sorted(paths.non_recursive | paths.recursive)
        }
        if paths == self._paths and identities == self._identities:
            return False
        self._observer.unschedule_all()
        self._paths, self._identities = paths, identities
        for folder, identity in identities.items():
            if identity is not None:
                self._schedule(folder, recursive=folder in paths.recursive)
        return True

    def wait_for_changes(self) -> frozenset[str]:
        """Wait for the next burst of changes; return the absolute paths that changed, old names and new.

        A folder that replaced a watched one is reported by its own path.
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
            paths = {self._events.get(timeout=POLL_INTERVAL)}
        except queue.Empty:
            return set()
        end = time.monotonic() + MAX_BURST
        while time.monotonic() < end:
            try:
                paths.add(self._events.get(timeout=BURST_GAP))
            except queue.Empty:
                break
        return paths

    def _schedule(self, folder: str, *, recursive: bool) -> None:
        from watchdog.events import FileSystemEvent, FileSystemEventHandler

        events = self._events

        class Listener(FileSystemEventHandler):
            def on_any_event(self, event: FileSystemEvent) -> None:
                # A modified folder is one whose entries changed, and those have events of their own.
                is_folder_entry = event.is_directory and event.event_type == "modified"
                if event.event_type not in _READ_ONLY_EVENTS and not is_folder_entry:
                    for path in (event.src_path, event.dest_path):
                        if path:
                            events.put(os.fsdecode(path))

        with translate_os_error(LIST, folder):
            try:
                self._observer.schedule(Listener(), folder, recursive=recursive)
            except FileNotFoundError:  # removed just now; the next poll looks for it again
                self._identities[folder] = None
            except OSError as error:
                raise _watch_limit_error(folder, error) from error


@contextmanager
def open_watch() -> Iterator[FolderWatch]:
    """Open a watch that ends with the block. Raises UserError where `watchdog` is not installed."""
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
    """The error that the system watches no more files; its own message would say that the disk is full."""
    import errno

    if error.errno not in (errno.ENOSPC, errno.EMFILE):
        return error
    reason = Phrase(
        en="the system watches no more files (on Linux: fs.inotify.max_user_watches, max_user_instances)",
        ko="시스템이 더는 파일을 지켜보지 못한다 (리눅스: fs.inotify.max_user_watches, max_user_instances)",
    )
    return file_error(LIST, folder, reason)
