"""What the `argmap.toml` near a map sets for it."""

import os

from msgspec import Struct, field
from msgspec.structs import replace

from argmap.config.settings import Settings
from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.user_error import UserError
from argmap.files.finding import find_settings_file
from argmap.files.inside_folder import is_inside
from argmap.files.reading import read_bytes


class Project(Struct, frozen=True):
    """The settings that hold for a map, the file they stand in, if any, and what is wrong with it."""

    settings: Settings = field(default_factory=Settings)
    file: str | None = None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether the settings have errors, so that nothing can be drawn by them; doubts do no harm."""
        return any(slip.severity is Severity.ERROR for slip in self.diagnostics)

    @property
    def silenced_codes(self) -> frozenset[str]:
        """The codes that the project silences."""
        return frozenset(silenced.code for silenced in self.settings.silence)

    @property
    def output_folder(self) -> str | None:
        """The folder that pictures go to, from the current one; None where the project leaves it open.

        Raises Trouble where that is neither below the settings file's folder nor below the current one: what
        comes with a stranger's maps is not to write anywhere else.
        """
        if self.settings.out is None or self.file is None:
            return None
        home = os.path.dirname(self.file) or os.curdir
        folder = os.path.join(os.path.dirname(self.file), self.settings.out)
        if "\0" in folder or not (is_inside(folder, home) or is_inside(folder, os.curdir)):
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
    """The project of the map at `path` (`-`: of the current folder).

    Raises FileTrouble where its settings file cannot be read.
    """
    file = find_settings_file(path)
    return Project() if file is None else read_project(file)


def read_project(file: str) -> Project:
    """The project that a settings file describes. Raises FileTrouble where it cannot be read."""
    from argmap.config.settings_file import read_settings

    settings, slips = read_settings(read_bytes(file), file)
    if settings.silence:
        from argmap.config.settings_file import check_silenced_codes
        from argmap.rules import all_rules

        slips += check_silenced_codes(settings, all_rules())
    return _drop_silenced_warnings(Project(settings, file, slips))


def _drop_silenced_warnings(project: Project) -> Project:
    """The project without the doubts about its settings that it does not want to hear of."""
    told = (
        s for s in project.diagnostics if s.severity is Severity.ERROR or s.code not in project.silenced_codes
    )
    return replace(project, diagnostics=tuple(told))
