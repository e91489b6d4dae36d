"""Each map of a call, read and compiled by the settings near it."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from argmap.cli.exit_code import ExitCode
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.files.finding import find_settings_file
from argmap.jobs.inputs import Input
from argmap.jobs.projects import Project, read_project

if TYPE_CHECKING:
    from argmap.pipeline.compile import CompileOptions, CompileResult


class CompileOverrides(Struct, frozen=True):
    """What the call itself says about judging; `teach` None leaves it to the project."""

    teach: bool | None = None
    silence: tuple[str, ...] = ()

    def compile_options(self, project: Project) -> "CompileOptions":
        """How a map of a project is judged."""
        from argmap.pipeline.compile import CompileOptions

        teach = project.settings.teach if self.teach is None else self.teach
        return CompileOptions(teach, project.silenced_codes | set(self.silence))


def read_projects(inputs: Iterable[Input]) -> dict[Input, Project]:
    """The project of each map, read once each. Raises FileTrouble where a settings file cannot be read."""
    read: dict[str | None, Project] = {None: Project()}
    projects = {}
    for each in inputs:
        file = find_settings_file(each.path)
        if file is not None and file not in read:
            read[file] = read_project(file)
        projects[each] = read[file]
    return projects


def settings_diagnostics(
    projects: Mapping[Input, Project], silence: tuple[str, ...] = ()
) -> tuple[Diagnostic, ...]:
    """What there is to say of the settings files, each file's slips once; none whose code is silenced."""
    each_once = {project.file: project.diagnostics for project in projects.values()}
    return tuple(slip for slips in each_once.values() for slip in slips if slip.code not in silence)


def worst_exit_code(projects: Iterable[Project], exit_codes: Iterable[ExitCode]) -> ExitCode:
    """What a call ends with: the worst that became of its maps, and no better than wrong settings allow."""
    settings = ExitCode.MAP_ERROR if any(project.has_errors for project in projects) else ExitCode.OK
    return max((settings, *exit_codes))


def project_ui_language(projects: Mapping[Input, Project]) -> str | None:
    """The language of messages that a project sets: the first one's that does."""
    return next((project.settings.ui for project in projects.values() if project.settings.ui), None)


def compile_input(each: Input, project: Project, overrides: CompileOverrides) -> "CompileResult":
    """The map, compiled. Raises FileTrouble where it cannot be read."""
    from argmap.pipeline.compile import compile_bytes

    return compile_bytes(each.read(), each.name, overrides.compile_options(project))
