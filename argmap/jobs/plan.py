"""Where each output of a build goes, and what is refused before anything is written."""

import os
import sys
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, Generic
from unicodedata import normalize

from msgspec import Struct, field

from argmap.cli.command import usage_error
from argmap.files.finding import exists, file_identity, is_folder
from argmap.jobs.inputs import Input
from argmap.pipeline.focus import Focus
from argmap.pipeline.output_format import F, OutputFormat

OUTPUT_FOLDER = "out"


class Target(Struct, Generic[F], frozen=True):
    """One output of one map: its file (`-` for standard output), form, language (None: the map's own), and
    what of the map it shows (None: the whole).
    """

    path: str
    output_format: F
    lang: str | None
    focus: Focus | None = None
    suffixes: str = ""
    """What of the file's name comes after the part that it shows: the language, and the suffix."""


class OutputSpec(Struct, Generic[F], frozen=True):
    """What of one map is wanted: the forms, the languages, the folder they go to without `-o`, and the
    parts, none for the whole. `names` say by form what comes after the map's name where no part does.
    """

    formats: tuple[F, ...]
    langs: tuple[str, ...]
    folder: str = OUTPUT_FOLDER
    focuses: tuple[Focus, ...] = ()
    format_suffixes: Mapping[str, str] = field(default_factory=dict)


def choose_picture_formats(formats: tuple[OutputFormat, ...], output: str | None) -> tuple[OutputFormat, ...]:
    """The forms of pictures asked for, as `forms_among` tells; else SVG."""
    return choose_formats(formats, output, OutputFormat.SVG)


def choose_formats(formats: tuple[F, ...], output: str | None, default: F) -> tuple[F, ...]:
    """The forms asked for by name, else the one that the output's suffix tells, else the usual one.

    Raises WrongCall for a file whose suffix tells of none, lest a PNG hold SVG.
    """
    kind = type(default)
    if formats:
        return formats
    suffix = suffix_of(output or "")
    if suffix in {form.value for form in kind}:
        return (kind(suffix),)
    if suffix and output and _is_single_file(output):
        known = ", ".join(form.suffix for form in kind)
        raise usage_error(
            f"`-o {output}` ends in no form ({known}); name the form with -f, or end a folder in /",
            f"`-o {output}`: 형식({known})의 확장자가 아니다; -f로 형식을 밝히거나 폴더 이름을 /로 끝낸다",
        )
    return (default,)


def suffix_of(output: str) -> str:
    """What comes after the last dot of a file's name, by which forms are known; in small letters."""
    return os.path.splitext(output)[1].removeprefix(".").casefold()


def plan_targets(
    specs: Mapping[Input, OutputSpec[F]], output: str | None
) -> dict[Input, tuple[Target[F], ...]]:
    """The targets of each map. Raises WrongCall where two would be one file, or one would be a map itself."""
    if output is not None and _is_single_file(output):
        planned = _single_target(specs, output)
    else:
        planned = {each: _folder_targets(each, what, output) for each, what in specs.items()}
    _refuse_clashes(planned)
    return planned


class ReservedPaths:
    """The files that a call takes: the maps it reads, and what each is drawn into."""

    def __init__(self, target_plan: Mapping[Input, tuple[Target[Any], ...]]) -> None:
        self._target_plan = target_plan

    def refuse_clashing_parts(self, paths: Iterable[str]) -> None:
        """Raises WrongCall where a part would be written over what another map makes, or over a map."""
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
        return {
            file_key(target.path): each for each, targets in self._target_plan.items() for target in targets
        }

    @cached_property
    def _maps(self) -> frozenset[tuple[int, int]]:
        return _file_identities(self._target_plan)


def _is_single_file(output: str) -> bool:
    """Whether `-o` means one file: `-`, something that exists and is no folder, or a name with a suffix."""
    if output == "-":
        return True
    if is_folder(output) or output.endswith((os.sep, "/")):
        return False
    return exists(output) or os.path.splitext(output)[1] != ""


def _single_target(specs: Mapping[Input, OutputSpec[F]], output: str) -> dict[Input, tuple[Target[F], ...]]:
    all_targets = {each: _target_combinations(what) for each, what in specs.items()}
    count = sum(len(targets) for targets in all_targets.values())
    if count != 1:
        raise usage_error(
            f"`-o {output}` holds one output, and this call makes {count}; name a folder",
            f"`-o {output}`에는 결과가 하나만 들어가는데 이 명령은 {count}개를 만든다; 폴더를 지정한다",
        )
    tail = os.path.splitext(output)[1]
    return {each: (Target(output, *found, tail),) for each, (found,) in all_targets.items()}


def _target_combinations(spec: OutputSpec[F]) -> tuple[tuple[F, str | None, Focus | None], ...]:
    langs = spec.langs or (None,)
    pairs = [
        (form, lang)
        for form in spec.formats
        for lang in (langs if form.traits.is_in_one_language else langs[:1])
    ]
    return tuple((form, lang, part) for part in spec.focuses or (None,) for form, lang in pairs)


def _folder_targets(each: Input, spec: OutputSpec[F], output: str | None) -> tuple[Target[F], ...]:
    start = os.path.join(spec.folder if output is None else output, each.stem)
    several = len(spec.langs) > 1
    targets = []
    for form, lang, part in _target_combinations(spec):
        middle = f".{part.name}" if part else spec.format_suffixes.get(form.value, "")
        tail = (f".{lang}" if several and form.traits.is_in_one_language else "") + form.suffix
        targets.append(Target(f"{start}{middle}{tail}", form, lang, part, tail))
    return tuple(targets)


def _refuse_clashes(target_plan: Mapping[Input, tuple[Target[Any], ...]]) -> None:
    taken: dict[str, tuple[Input, str]] = {}
    maps = _file_identities(target_plan)
    for each, targets in target_plan.items():
        for target in targets:
            first, path = taken.setdefault(file_key(target.path), (each, target.path))
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
    """The files that the maps are in."""
    return frozenset(filter(None, (file_identity(each.path) for each in maps)))


def file_key(path: str) -> str:
    """What makes two paths one file: on macOS and Windows, neither case nor composition of letters counts."""
    whole = os.path.abspath(path)
    return whole if sys.platform == "linux" else normalize("NFC", whole).casefold()
