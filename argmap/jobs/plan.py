"""The files that a request's outputs go to, and what is refused before anything is written."""

import os
import sys
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain
from typing import Any, Generic, TypeAlias
from unicodedata import normalize

from msgspec import Struct, field

from argmap.diagnostics.user_error import usage_error
from argmap.files.file_state import file_identity
from argmap.files.finding import exists, is_folder
from argmap.files.output_links import resolve_output
from argmap.jobs.inputs import Input
from argmap.jobs.projects import CompileOverrides, Project
from argmap.pipeline.focus import Focus
from argmap.pipeline.options import Overrides
from argmap.pipeline.output_format import F, OutputFormat, command_for

OUTPUT_FOLDER = "out"


class OutputRequest(Struct, Generic[F], frozen=True, kw_only=True):
    """The outputs that a request asks for, of each of its maps.

    `output` is a file, a folder or `-`; None leaves the folder to each map's project, as no `langs` leave the
    languages. No `focuses` mean the whole map. `infixes` are inserted into the names of a format's files,
    if no focus is.
    """

    output: str | None
    formats: tuple[F, ...]
    langs: tuple[str, ...] = ()
    focuses: tuple[Focus, ...] = ()
    infixes: Mapping[F, str] = field(default_factory=dict)


class BuildRequest(OutputRequest[OutputFormat], frozen=True, kw_only=True):
    """A request to draw maps. `seconds` is the time limit for each; None lets them take their time.

    `processes` None is as many as pay; `cluster` is the address of a Dask scheduler. `keeps_arrangement` if
    pictures are drawn like the last ones at their paths.
    """

    compile_overrides: CompileOverrides
    draw_overrides: Overrides
    is_split: bool = False
    is_stepwise: bool = False
    seconds: float | None = None
    is_fresh: bool = False
    processes: int | None = None
    cluster: str | None = None
    keeps_arrangement: bool = False


class Target(Struct, Generic[F], frozen=True):
    """One output of one map: its file (`-` for standard output), format, language (None: the map's own) and
    focus (None: the whole map).

    `suffix` is the end of the file's name, after the focus: `.ko.svg`.
    """

    path: str
    output_format: F
    lang: str | None
    focus: Focus | None = None
    suffix: str = ""

    @property
    def stem(self) -> str:
        """The file's name without the suffix."""
        return os.path.basename(self.path).removesuffix(self.suffix)


TargetPlan: TypeAlias = Mapping[Input, tuple[Target[F], ...]]
"""The targets of each map."""


def choose_picture_formats(formats: tuple[OutputFormat, ...], output: str | None) -> tuple[OutputFormat, ...]:
    """Choose the formats of pictures as `choose_formats` does, SVG by default."""
    return choose_formats(formats, output, OutputFormat.SVG)


def choose_formats(formats: tuple[F, ...], output: str | None, default: F) -> tuple[F, ...]:
    """Choose the formats: those asked for, else by the output's suffix, else the default.

    Raises UsageError for a file with another suffix, so that no file called a PNG holds SVG.
    """
    kind = type(default)
    if formats:
        return formats
    suffix = suffix_of(output or "")
    if suffix in {each.value for each in kind}:
        return (kind(suffix),)
    if suffix and output and _is_single_file(output):
        if command := command_for(suffix):
            raise usage_error(
                f"`-o {output}`: `{command}` writes `.{suffix}`",
                f"`-o {output}`: `.{suffix}` 파일은 `{command}`로 만든다",
            )
        known = ", ".join(each.suffix for each in kind)
        raise usage_error(
            f"`-o {output}` ends in no form ({known}); name the form with -f, or end a folder in /",
            f"`-o {output}`: 형식({known})의 확장자가 아니다; -f로 형식을 밝히거나 폴더 이름을 /로 끝낸다",
        )
    return (default,)


def suffix_of(output: str) -> str:
    """Return a file's suffix in small letters, without the dot: formats are known by it."""
    return os.path.splitext(output)[1].removeprefix(".").casefold()


def plan_targets(request: OutputRequest[F], projects: Mapping[Input, Project]) -> TargetPlan[F]:
    """Plan the targets of each map.

    Raises UsageError if two are one file, or one is a map itself, and FileError if a link leads elsewhere.
    """
    if request.output is not None and _is_single_file(request.output):
        plan = _plan_single_target(request, projects, request.output)
    else:
        plan = {each: _plan_in_folder(each, request, project) for each, project in projects.items()}
    _refuse_clashes(plan)
    for target in chain.from_iterable(plan.values()):
        if target.path != "-":
            resolve_output(target.path)
    return plan


def output_folder(request: OutputRequest[Any], project: Project) -> str:
    """Return the folder for a project's outputs. Raises UserError if the project's own leads elsewhere."""
    return project.output_folder or OUTPUT_FOLDER if request.output is None else request.output


class ReservedPaths:
    """The files that a plan reads and writes: the maps, and their targets."""

    def __init__(self, plan: TargetPlan[Any]) -> None:
        self._plan = plan

    def refuse_clashing_parts(self, paths: Iterable[str]) -> None:
        """Raise UsageError if a part would be written over another map's output, or over a map."""
        for path in paths:
            if file_key(path) in self._owners:
                name = self._owners[file_key(path)].name
                raise usage_error(
                    f"a part would go to `{path}`, where `{name}` does; build them apart",
                    f"나눈 부분이 `{name}`의 그림 `{path}` 자리에 쓰인다; 따로 만든다",
                )
            if file_identity(path) in self._maps:
                raise usage_error(
                    f"a part would go to `{path}`, which is a map", f"`{path}`: 나눈 부분이 지도에 쓰인다"
                )

    @cached_property
    def _owners(self) -> dict[str, Input]:
        return {file_key(target.path): each for each, targets in self._plan.items() for target in targets}

    @cached_property
    def _maps(self) -> frozenset[tuple[int, int]]:
        return _file_identities(self._plan)


def _is_single_file(output: str) -> bool:
    """True if `-o` means one file: `-`, something that exists and is no folder, or a name with a suffix."""
    if output == "-":
        return True
    if is_folder(output) or output.endswith((os.sep, "/")):
        return False
    return exists(output) or os.path.splitext(output)[1] != ""


def _plan_single_target(
    request: OutputRequest[F], projects: Mapping[Input, Project], output: str
) -> dict[Input, tuple[Target[F], ...]]:
    combinations = {each: _combinations(request, project) for each, project in projects.items()}
    count = sum(map(len, combinations.values()))
    if count != 1:
        raise usage_error(
            f"`-o {output}` holds one output, and this call makes {count}; name a folder",
            f"`-o {output}`에는 결과가 하나만 들어가는데 이 명령은 {count}개를 만든다; 폴더를 지정한다",
        )
    suffix = os.path.splitext(output)[1]
    return {each: (Target(output, *only, suffix),) for each, (only,) in combinations.items()}


def _combinations(
    request: OutputRequest[F], project: Project
) -> tuple[tuple[F, str | None, Focus | None], ...]:
    """Return the formats, languages and focuses of all outputs of a map."""
    langs = _langs(request, project) or (None,)
    pairs = [
        (output_format, lang)
        for output_format in request.formats
        for lang in (langs if output_format.traits.is_in_one_language else langs[:1])
    ]
    return tuple(
        (output_format, lang, focus) for focus in request.focuses or (None,) for output_format, lang in pairs
    )


def _plan_in_folder(map_input: Input, request: OutputRequest[F], project: Project) -> tuple[Target[F], ...]:
    start = os.path.join(output_folder(request, project), map_input.stem)
    several = len(_langs(request, project)) > 1
    targets = []
    for output_format, lang, focus in _combinations(request, project):
        infix = f".{focus.name}" if focus else request.infixes.get(output_format, "")
        lang_infix = f".{lang}" if several and output_format.traits.is_in_one_language else ""
        suffix = f"{lang_infix}{output_format.suffix}"
        targets.append(Target(f"{start}{infix}{suffix}", output_format, lang, focus, suffix))
    return tuple(targets)


def _langs(request: OutputRequest[Any], project: Project) -> tuple[str, ...]:
    return tuple(dict.fromkeys(request.langs or project.settings.langs))


def _refuse_clashes(plan: TargetPlan[Any]) -> None:
    owners: dict[str, tuple[Input, str]] = {}
    maps = _file_identities(plan)
    for each, targets in plan.items():
        for target in targets:
            first, path = owners.setdefault(file_key(target.path), (each, target.path))
            if first != each:
                raise usage_error(
                    f"`{first.name}` and `{each.name}` would both go to `{target.path}`; build them apart",
                    f"`{first.name}`, `{each.name}` 둘 다 `{target.path}`에 쓰인다; 따로 만든다",
                )
            if path != target.path:
                raise usage_error(
                    f"`{path}` and `{target.path}` are one file here; build them apart, into two folders",
                    f"`{path}`, `{target.path}`: 이 시스템에서는 한 파일이다; 두 폴더에 따로 만든다",
                )
            if file_identity(target.path) in maps:
                raise usage_error(f"`{target.path}` is the map itself", f"`{target.path}`: 지도 자신이다")


def _file_identities(maps: Iterable[Input]) -> frozenset[tuple[int, int]]:
    """Return the identities of the maps' files."""
    return frozenset(filter(None, (file_identity(each.path) for each in maps)))


def file_key(path: str) -> str:
    """Return a key that is equal for two paths to one file: on macOS and Windows neither the case of letters
    counts nor their Unicode composition.
    """
    absolute = os.path.abspath(path)
    return absolute if sys.platform == "linux" else normalize("NFC", absolute).casefold()
