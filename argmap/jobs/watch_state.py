"""The maps that are watched: their paths, their settings files and their contents."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from argmap.files.errors import FileError
from argmap.files.finding import SETTINGS_FILE_NAME, absolute_path, find_maps_in, is_folder, is_map
from argmap.files.named_pipes import is_pipe
from argmap.files.watching import WatchedPaths
from argmap.jobs.inputs import MAPS_FOLDER, Input
from argmap.jobs.projects import Project


class WatchedMaps(Struct, frozen=True):
    """Every map with its project and its content, None if it cannot be read."""

    projects: Mapping[Input, Project]
    contents: Mapping[Input, bytes | None]

    @property
    def paths(self) -> Mapping[str, Input]:
        """The maps by their paths, and by the targets of links."""
        return {path: each for each in self.projects for path in _path_and_target(each.path)}

    @property
    def settings(self) -> frozenset[str]:
        """The paths of the maps' settings files, existing or possible, and the targets of links."""
        beside = {
            os.path.join(os.path.dirname(absolute_path(each.path)), SETTINGS_FILE_NAME)
            for each in self.projects
        }
        above = {folder for file in beside for folder in _parents_up_to_cwd(file)}
        files = {*beside, *(os.path.join(folder, SETTINGS_FILE_NAME) for folder in above)}
        files.update(project.file for project in self.projects.values() if project.file is not None)
        return frozenset(path for file in files for path in _path_and_target(file))

    @property
    def folders(self) -> frozenset[str]:
        """The folders of the maps, and those above."""
        return frozenset(str(folder) for path in self.paths for folder in Path(path).parents)

    def select_relevant(self, paths: frozenset[str]) -> frozenset[str]:
        """Select the paths of changes that may concern a map, its settings, or a folder of maps."""
        likely = frozenset(filter(_is_relevant, paths))
        others = paths - likely
        if not others:
            return likely
        return likely | (others & (self.paths.keys() | self.settings | self.folders))

    def source_files(self, map_input: Input) -> frozenset[str]:
        """Return the files that a map is drawn from: its own, and that of its settings."""
        file = self.projects[map_input].file if map_input in self.projects else None
        return frozenset((*_path_and_target(map_input.path), *(_path_and_target(file) if file else ())))


def read_contents(map_input: Input) -> bytes | None:
    """Read a map's content; None if it cannot be read, or if it has become a pipe, which might block."""
    if is_pipe(map_input.path):
        return None
    try:
        return map_input.read()
    except FileError:
        return None


def map_folders(maps: tuple[str, ...]) -> WatchedPaths:
    """Return the folders in which maps may appear: those among `maps`, else the default ones."""
    if not maps:
        here = bool(find_maps_in(os.curdir)) or not is_folder(MAPS_FOLDER)
        return (
            WatchedPaths(non_recursive=frozenset({absolute_path(os.curdir)}))
            if here
            else WatchedPaths(recursive=frozenset({absolute_path(MAPS_FOLDER)}))
        )
    return WatchedPaths(recursive=frozenset(absolute_path(path) for path in maps if is_folder(path)))


def folders_to_watch(roots: WatchedPaths, watched_maps: WatchedMaps) -> WatchedPaths:
    """Return all folders to watch: also those of each map and of settings, and those between and here."""
    flat = {
        *roots.non_recursive,
        *(os.path.dirname(path) for path in (*watched_maps.paths, *watched_maps.settings)),
    }
    below = frozenset(f for f in flat if any(Path(f).is_relative_to(root) for root in roots.recursive))
    return WatchedPaths(frozenset(flat) - below, roots.recursive)


def _is_relevant(path: str) -> bool:
    """True if the name is that of a map or of settings, or if it is a folder."""
    name = os.path.basename(path)
    return is_map(name) or name == SETTINGS_FILE_NAME or is_folder(path)


def _path_and_target(path: str) -> tuple[str, str]:
    """Return the absolute path, and the one that its links lead to."""
    return absolute_path(path), os.path.realpath(path)


def _parents_up_to_cwd(path: str) -> Iterator[str]:
    """Yield the folders above a path up to the current one; none if it is not below that."""
    here = absolute_path(os.curdir)
    for folder in Path(path).parents:
        if not folder.is_relative_to(here):
            return
        yield str(folder)
