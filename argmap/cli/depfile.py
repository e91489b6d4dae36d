"""The file that tells make and ninja which files each output was made of."""

import re
import sys
from collections.abc import Iterable, Mapping
from glob import glob

from argmap.cli.command import usage_error
from argmap.files.finding import file_identity
from argmap.files.writing import write_atomically
from argmap.jobs.inputs import Input
from argmap.jobs.plan import Target
from argmap.pipeline.output_format import OutputFormat

MakeRule = tuple[tuple[str, ...], tuple[str, ...]]
"""The outputs of one map, and the files that they are made of."""
_ILLEGAL_CHARS = re.compile(r"[\t\r\n;=|]")
"""What make has no way to read as part of a name."""
_GLOB_CHARS = re.compile(r"[*?\[]")
"""What a pattern of names has in it, for make. A backslash before it would be part of the name for ninja."""


def refuse_depfile(path: str, target_plan: Mapping[Input, tuple[Target[OutputFormat], ...]]) -> None:
    """Raises WrongCall where a dependency file cannot be written, or tells nothing."""
    outputs = [target.path for targets in target_plan.values() for target in targets]
    names = [*(each.path for each in target_plan), *outputs]
    if "-" in (path, *outputs):
        raise usage_error(
            "`--depfile` names files, and `-` is none",
            "`--depfile`은 파일끼리의 관계를 적는데 `-`은 파일이 아니다",
        )
    there = file_identity(path)
    if path in names or (there and there in map(file_identity, names)):
        raise usage_error(
            f"`--depfile {path}` would be written over a map or a picture",
            f"`--depfile {path}`: 지도나 그림 자리에 쓰인다",
        )
    odd = next(filter(_ILLEGAL_CHARS.search, names), None)
    if odd:
        raise usage_error(
            f"`--depfile` cannot name `{odd}`: make reads `;`, `=`, `|`, tabs and line ends otherwise",
            f"`{odd}`: `--depfile`에 쓸 수 없는 이름이다; make는 `;`, `=`, `|`, 탭, 줄바꿈을 달리 읽는다",
        )
    for name in filter(_GLOB_CHARS.search, names):
        _refuse_pattern(name)


def _refuse_pattern(name: str) -> None:
    """Raises WrongCall where make would take a name for a pattern, and another file for what it names."""
    other = min({each for each in glob(name) if each != name}, default=None)
    if other:
        raise usage_error(
            f"`--depfile` cannot name `{name}`: make reads it as a pattern, which `{other}` fits",
            f"`{name}`: `--depfile`에 쓸 수 없는 이름이다; make는 이를 `{other}`에도 맞는 패턴으로 읽는다",
        )


def write_depfile(path: str, make_rules: Iterable[MakeRule]) -> None:
    """Writes which outputs are made of which files. Raises FileTrouble where that fails."""
    write_atomically(path, format_depfile(make_rules).encode("utf-8", "surrogateescape"))


def format_depfile(make_rules: Iterable[MakeRule]) -> str:
    """Rules in the words that make and ninja share, as compilers write them: a rule for the outputs of each
    map, and one without a recipe for each file they need, so that its removal is a change and no error.
    """
    rules: list[str] = []
    needed: dict[str, None] = {}
    for outputs, inputs in make_rules:
        goals = " ".join(_escape_target(each) for each in outputs)
        if goals:
            sources = [_use_slashes(each) for each in inputs]
            rules.append(f"{goals}: {' '.join(map(escape_path, sources))}\n")
            needed |= dict.fromkeys(sources)
    return "".join([*rules, *(f"{_escape_target(each)}:\n" for each in needed)])


def escape_path(path: str) -> str:
    """A path as both read it: a backslash before what would end a name or begin a comment, `$` twice."""
    drive = re.match(r"[A-Za-z]:(?=/)", path) if sys.platform == "win32" else None
    head = drive[0] if drive else ""
    body = re.sub(r"(\\*)([ #:])", r"\1\1\\\2", path[len(head) :])
    return head + body.replace("$", "$$")


def _escape_target(path: str) -> str:
    """The same on the left of a rule, where make takes `%` for a pattern."""
    return escape_path(_use_slashes(path)).replace("%", r"\%")


def _use_slashes(path: str) -> str:
    return path.replace("\\", "/") if sys.platform == "win32" else path
