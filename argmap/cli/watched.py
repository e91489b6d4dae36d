"""What a watch knows of its maps: where they and their settings stand, and what they hold."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from argmap.cli.inputs import FOLDER, Input
from argmap.files.finding import SETTINGS, is_folder, is_map, maps_in, whole
from argmap.files.pipes import is_pipe
from argmap.files.trouble import FileTrouble
from argmap.files.watching import Places
from argmap.pipeline.project import Project


class Room(Struct, frozen=True):
    """What there is to draw: every map with its project, and what it holds; None where none can tell."""

    projects: Mapping[Input, Project]
    held: Mapping[Input, bytes | None]

    @property
    def paths(self) -> Mapping[str, Input]:
        """The maps by their paths, and by those that links lead to."""
        return {path: each for each in self.projects for path in _ways(each.path)}

    @property
    def settings(self) -> frozenset[str]:
        """Where settings of the maps stand, or would, and where links there lead to."""
        beside = {os.path.join(os.path.dirname(whole(each.path)), SETTINGS) for each in self.projects}
        above = {folder for file in beside for folder in _up_to_here(file)}
        files = {*beside, *(os.path.join(folder, SETTINGS) for folder in above)}
        files.update(project.file for project in self.projects.values() if project.file is not None)
        return frozenset(path for file in files for path in _ways(file))

    @property
    def folders(self) -> frozenset[str]:
        """The folders that maps stand in, and those above."""
        return frozenset(str(folder) for path in self.paths for folder in Path(path).parents)

    def concerned(self, paths: frozenset[str]) -> frozenset[str]:
        """The paths where a map may have changed, its settings, or a folder that holds maps."""
        likely = frozenset(filter(_may_matter, paths))
        others = paths - likely
        if not others:
            return likely
        return likely | (others & (self.paths.keys() | self.settings | self.folders))

    def sources(self, each: Input) -> frozenset[str]:
        """The files that a map is drawn from: its own, and that of its settings."""
        file = self.projects[each].file if each in self.projects else None
        return frozenset((*_ways(each.path), *(_ways(file) if file else ())))


def held(each: Input) -> bytes | None:
    """What a map's file holds; None where it cannot be read. A pipe in its place is not waited for."""
    if is_pipe(each.path):
        return None
    try:
        return each.read()
    except FileTrouble:
        return None


def roots_of(maps: tuple[str, ...]) -> Places:
    """The folders in which maps may appear: those that a call names, else those it means."""
    if not maps:
        here = bool(maps_in(os.curdir)) or not is_folder(FOLDER)
        return Places(flat=frozenset({whole(os.curdir)})) if here else Places(deep=frozenset({whole(FOLDER)}))
    return Places(deep=frozenset(whole(path) for path in maps if is_folder(path)))


def places_of(roots: Places, room: Room) -> Places:
    """All folders to watch: also those of each map, where settings stand, and those between and here."""
    flat = {*roots.flat, *(os.path.dirname(path) for path in (*room.paths, *room.settings))}
    below = frozenset(f for f in flat if any(Path(f).is_relative_to(root) for root in roots.deep))
    return Places(frozenset(flat) - below, roots.deep)


def _may_matter(path: str) -> bool:
    """Whether what is there is called like a map or settings, or is a folder."""
    name = os.path.basename(path)
    return is_map(name) or name == SETTINGS or is_folder(path)


def _ways(path: str) -> tuple[str, str]:
    """A path from the root of the disk, and the one that its links lead to."""
    return whole(path), os.path.realpath(path)


def _up_to_here(path: str) -> Iterator[str]:
    """The folders above a path up to the current one; none where it is not below that."""
    here = whole(os.curdir)
    for folder in Path(path).parents:
        if not folder.is_relative_to(here):
            return
        yield str(folder)
