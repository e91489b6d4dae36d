"""What a watch knows of its maps: where they and their settings stand, and what they hold."""

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
    """What there is to draw: every map with its project, and what it holds; None where none can tell."""

    projects: Mapping[Input, Project]
    contents: Mapping[Input, bytes | None]

    @property
    def paths(self) -> Mapping[str, Input]:
        """The maps by their paths, and by those that links lead to."""
        return {path: each for each in self.projects for path in _path_and_target(each.path)}

    @property
    def settings(self) -> frozenset[str]:
        """Where settings of the maps stand, or would, and where links there lead to."""
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
        """The folders that maps stand in, and those above."""
        return frozenset(str(folder) for path in self.paths for folder in Path(path).parents)

    def select_relevant(self, paths: frozenset[str]) -> frozenset[str]:
        """The paths where a map may have changed, its settings, or a folder that holds maps."""
        likely = frozenset(filter(_is_relevant, paths))
        others = paths - likely
        if not others:
            return likely
        return likely | (others & (self.paths.keys() | self.settings | self.folders))

    def source_files(self, each: Input) -> frozenset[str]:
        """The files that a map is drawn from: its own, and that of its settings."""
        file = self.projects[each].file if each in self.projects else None
        return frozenset((*_path_and_target(each.path), *(_path_and_target(file) if file else ())))


def read_contents(each: Input) -> bytes | None:
    """What a map's file holds; None where it cannot be read. A pipe in its place is not waited for."""
    if is_pipe(each.path):
        return None
    try:
        return each.read()
    except FileError:
        return None


def map_folders(maps: tuple[str, ...]) -> WatchedPaths:
    """The folders in which maps may appear: those that a call names, else those it means."""
    if not maps:
        here = bool(find_maps_in(os.curdir)) or not is_folder(MAPS_FOLDER)
        return (
            WatchedPaths(non_recursive=frozenset({absolute_path(os.curdir)}))
            if here
            else WatchedPaths(recursive=frozenset({absolute_path(MAPS_FOLDER)}))
        )
    return WatchedPaths(recursive=frozenset(absolute_path(path) for path in maps if is_folder(path)))


def folders_to_watch(roots: WatchedPaths, watched_maps: WatchedMaps) -> WatchedPaths:
    """All folders to watch: also those of each map, where settings stand, and those between and here."""
    flat = {
        *roots.non_recursive,
        *(os.path.dirname(path) for path in (*watched_maps.paths, *watched_maps.settings)),
    }
    below = frozenset(f for f in flat if any(Path(f).is_relative_to(root) for root in roots.recursive))
    return WatchedPaths(frozenset(flat) - below, roots.recursive)


def _is_relevant(path: str) -> bool:
    """Whether what is there is called like a map or settings, or is a folder."""
    name = os.path.basename(path)
    return is_map(name) or name == SETTINGS_FILE_NAME or is_folder(path)


def _path_and_target(path: str) -> tuple[str, str]:
    """A path from the root of the disk, and the one that its links lead to."""
    return absolute_path(path), os.path.realpath(path)


def _parents_up_to_cwd(path: str) -> Iterator[str]:
    """The folders above a path up to the current one; none where it is not below that."""
    here = absolute_path(os.curdir)
    for folder in Path(path).parents:
        if not folder.is_relative_to(here):
            return
        yield str(folder)
