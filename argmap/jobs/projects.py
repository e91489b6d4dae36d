"""The project of each map: the settings in the `argmap.toml` near it, and the map compiled by them."""

import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from argmap.config.settings import Settings
from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.user_error import UserError
from argmap.files.finding import find_settings_file
from argmap.files.inside_folder import is_inside
from argmap.files.reading import read_bytes
from argmap.jobs.inputs import Input

if TYPE_CHECKING:
    from argmap.documents.resolved_maps import DocumentContext
    from argmap.pipeline.compile import CompileOptions, CompileResult
    from argmap.pipeline.options import Overrides


class Project(Struct, frozen=True):
    """The settings for a map, their file (None without one), and the diagnostics about that file."""

    settings: Settings = field(default_factory=Settings)
    file: str | None = None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def has_errors(self) -> bool:
        """True if the settings have errors, so that nothing can be drawn by them; warnings do no harm."""
        return any(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)

    @property
    def silenced_codes(self) -> frozenset[str]:
        """The codes that the project silences."""
        return frozenset(silenced.code for silenced in self.settings.silence)

    @property
    def output_folder(self) -> str | None:
        """The folder for outputs, relative to the current one; None if the project sets none.

        Raises UserError if it is neither below the settings file's folder nor, with that folder, below the
        current one: settings that come with a stranger's maps must not write anywhere else.
        """
        if self.settings.out is None or self.file is None:
            return None
        settings_folder = os.path.dirname(self.file) or os.curdir
        folder = os.path.join(os.path.dirname(self.file), self.settings.out)
        is_below_here = is_inside(settings_folder, os.curdir) and is_inside(folder, os.curdir)
        if "\0" in folder or not (is_inside(folder, settings_folder) or is_below_here):
            raise _outside_folder_error(self.file, self.settings.out)
        return folder


def _outside_folder_error(file: str, out: str) -> UserError:
    return UserError(
        Phrase(
            en=f"`out` in `{file}` leads out of its folder, to `{out}`; name the folder with `-o`",
            ko=f"`{file}`의 `out`이 그 폴더 밖의 `{out}`로 나간다; 폴더를 `-o`로 지정한다",
        )
    )


def find_project(path: str) -> Project:
    """Find the project of the map at `path` (`-`: of the current folder).

    Raises FileError if its settings file cannot be read.
    """
    file = find_settings_file(path)
    return Project() if file is None else read_project(file)


def read_project(file: str) -> Project:
    """Read the project that a settings file describes. Raises FileError if it cannot be read."""
    from argmap.config.settings_file import read_settings

    settings, diagnostics = read_settings(read_bytes(file), file)
    if settings.silence:
        from argmap.config.settings_file import check_silenced_codes
        from argmap.rules import all_rules

        diagnostics += check_silenced_codes(settings, all_rules())
    return _drop_silenced_warnings(Project(settings, file, diagnostics))


def _drop_silenced_warnings(project: Project) -> Project:
    """Drop the warnings about the settings that the settings themselves silence."""
    diagnostics = (
        each
        for each in project.diagnostics
        if each.severity is Severity.ERROR or each.code not in project.silenced_codes
    )
    return replace(project, diagnostics=tuple(diagnostics))


def read_projects(inputs: Iterable[Input]) -> dict[Input, Project]:
    """Read the project of each map, every settings file once. Raises FileError if one cannot be read."""
    by_file: dict[str | None, Project] = {None: Project()}
    projects = {}
    for map_input in inputs:
        file = find_settings_file(map_input.path)
        if file is not None and file not in by_file:
            by_file[file] = read_project(file)
        projects[map_input] = by_file[file]
    return projects


def settings_diagnostics(
    projects: Mapping[Input, Project], silence: tuple[str, ...] = ()
) -> tuple[Diagnostic, ...]:
    """Return the diagnostics of the settings files, each file's once, without the codes in `silence`."""
    by_file = {project.file: project.diagnostics for project in projects.values()}
    return tuple(each for diagnostics in by_file.values() for each in diagnostics if each.code not in silence)


def project_ui_language(projects: Mapping[Input, Project]) -> str | None:
    """Return the language of messages that the projects set: of the first one that sets any."""
    return next((project.settings.ui for project in projects.values() if project.settings.ui), None)


class CompileOverrides(Struct, frozen=True):
    """Choices of a request for compiling; `teach` None leaves it to the project."""

    teach: bool | None = None
    silence: tuple[str, ...] = ()

    def compile_options(self, project: Project) -> "CompileOptions":
        """Return the options for compiling a map of a project."""
        from argmap.pipeline.compile import CompileOptions

        teach = project.settings.teach if self.teach is None else self.teach
        return CompileOptions(
            teach, project.silenced_codes | set(self.silence), project.settings.theme.role_names
        )


def compile_input(map_input: Input, project: Project, overrides: CompileOverrides) -> "CompileResult":
    """Compile a map. Raises FileError if it cannot be read."""
    from argmap.pipeline.compile import compile_bytes

    return compile_bytes(map_input.read(), map_input.name, overrides.compile_options(project))


def document_context(
    path: str, project: Project, overrides: "Overrides", silence: tuple[str, ...] = ()
) -> "DocumentContext":
    """Return the choices for the maps in the document at `path` (`-`: in the current folder)."""
    from argmap.documents.resolved_maps import DocumentContext

    folder = "" if path == "-" else os.path.dirname(path)
    compile_options = CompileOverrides(None, silence).compile_options(project)
    return DocumentContext(folder, compile_options, project.settings, overrides)
