"""Each map of a call, read and compiled by the settings near it."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from argmap.cli.inputs import Input
from argmap.cli.verdict import Verdict
from argmap.files.finding import settings_near
from argmap.pipeline.project import Project, read_project
from argmap.text.diagnostic import Diagnostic

if TYPE_CHECKING:
    from argmap.pipeline.trip import Compiled, CompileOptions


class Asked(Struct, frozen=True):
    """What the call itself says about judging; `teach` None leaves it to the project."""

    teach: bool | None = None
    silence: tuple[str, ...] = ()

    def judging(self, project: Project) -> "CompileOptions":
        """How a map of a project is judged."""
        from argmap.pipeline.trip import CompileOptions

        teach = project.settings.teach if self.teach is None else self.teach
        return CompileOptions(teach, project.silence | set(self.silence))


def projects_of(found: Iterable[Input]) -> dict[Input, Project]:
    """The project of each map, read once each. Raises FileTrouble where a settings file cannot be read."""
    read: dict[str | None, Project] = {None: Project()}
    projects = {}
    for each in found:
        file = settings_near(each.path)
        if file is not None and file not in read:
            read[file] = read_project(file)
        projects[each] = read[file]
    return projects


def slips_of(projects: Mapping[Input, Project], silence: tuple[str, ...] = ()) -> tuple[Diagnostic, ...]:
    """What there is to say of the settings files, each file's slips once; none whose code is silenced."""
    each_once = {project.file: project.diagnostics for project in projects.values()}
    return tuple(slip for slips in each_once.values() for slip in slips if slip.code not in silence)


def worst(projects: Iterable[Project], verdicts: Iterable[Verdict]) -> Verdict:
    """What a call ends with: the worst that became of its maps, and no better than wrong settings allow."""
    settings = Verdict.WRONG_MAP if any(project.wrong for project in projects) else Verdict.WELL
    return max((settings, *verdicts))


def interface(projects: Mapping[Input, Project]) -> str | None:
    """The language of messages that a project sets: the first one's that does."""
    return next((project.settings.ui for project in projects.values() if project.settings.ui), None)


def judged(each: Input, project: Project, asked: Asked) -> "Compiled":
    """The map, compiled. Raises FileTrouble where it cannot be read."""
    from argmap.pipeline.trip import compile_bytes

    return compile_bytes(each.read(), each.name, asked.judging(project))
