"""The dependency file for make and ninja: the files that each output was made of."""

import re
import sys
from collections.abc import Iterable
from glob import glob

from argmap.diagnostics.user_error import usage_error
from argmap.files.file_state import file_identity
from argmap.files.output_links import resolve_output
from argmap.files.writing import write_atomically
from argmap.jobs.plan import TargetPlan
from argmap.pipeline.output_format import OutputFormat

MakeRule = tuple[tuple[str, ...], tuple[str, ...]]
"""The outputs of one map, and the files that they are made of."""
_ILLEGAL_CHARS = re.compile(r"[\t\r\n;=|]")
"""Characters that make cannot read as part of a name, even escaped."""
_GLOB_CHARS = re.compile(r"[*?\[]")
"""Characters of a pattern for make. A backslash before one would be part of the name for ninja."""


def refuse_depfile(path: str, plan: TargetPlan[OutputFormat]) -> None:
    """Raise UsageError if a dependency file cannot be written, or would say nothing.

    Raises FileError if a link leads it elsewhere.
    """
    outputs = [target.path for targets in plan.values() for target in targets]
    names = [*(each.path for each in plan), *outputs]
    if "-" in (path, *outputs):
        raise usage_error(
            "`--depfile` names files, and `-` is none",
            "`--depfile`은 파일끼리의 관계를 적는데 `-`은 파일이 아니다",
        )
    identity = file_identity(path)
    if path in names or (identity and identity in map(file_identity, names)):
        raise usage_error(
            f"`--depfile {path}` would be written over a map or a picture",
            f"`--depfile {path}`: 지도나 그림 자리에 쓰인다",
        )
    illegal = next(filter(_ILLEGAL_CHARS.search, names), None)
    if illegal:
        raise usage_error(
            f"`--depfile` cannot name `{illegal}`: make reads `;`, `=`, `|`, tabs and line ends otherwise",
            f"`{illegal}`: `--depfile`에 쓸 수 없는 이름이다; make는 `;`, `=`, `|`, 탭, 줄바꿈을 달리 읽는다",
        )
    for name in filter(_GLOB_CHARS.search, names):
        _refuse_pattern(name)
    resolve_output(path)


def _refuse_pattern(name: str) -> None:
    """Raise UsageError if make would read a name as a pattern that matches another file."""
    other = min({each for each in glob(name) if each != name}, default=None)
    if other:
        raise usage_error(
            f"`--depfile` cannot name `{name}`: make reads it as a pattern, which `{other}` fits",
            f"`{name}`: `--depfile`에 쓸 수 없는 이름이다; make는 이를 `{other}`에도 맞는 패턴으로 읽는다",
        )


def write_depfile(path: str, make_rules: Iterable[MakeRule]) -> None:
    """Write which outputs are made of which files. Raises FileError if that fails."""
    write_atomically(path, format_depfile(make_rules).encode("utf-8", "surrogateescape"))


def format_depfile(make_rules: Iterable[MakeRule]) -> str:
    """Format rules in the syntax that make and ninja share, as compilers do: a rule for the outputs of each
    map, and one without a recipe for each file they need, so that its removal is a change and no error.
    """
    rules: list[str] = []
    prerequisites: dict[str, None] = {}
    for outputs, inputs in make_rules:
        goals = " ".join(_escape_target(each) for each in outputs)
        if goals:
            sources = [_use_slashes(each) for each in inputs]
            rules.append(f"{goals}: {' '.join(map(escape_path, sources))}\n")
            prerequisites |= dict.fromkeys(sources)
    return "".join([*rules, *(f"{_escape_target(each)}:\n" for each in prerequisites)])


def escape_path(path: str) -> str:
    """Escape a path for both: a backslash before what would end a name or begin a comment, `$` twice."""
    drive = re.match(r"[A-Za-z]:(?=/)", path) if sys.platform == "win32" else None
    head = drive[0] if drive else ""
    body = re.sub(r"(\\*)([ #:])", r"\1\1\\\2", path[len(head) :])
    return head + body.replace("$", "$$")


def _escape_target(path: str) -> str:
    """Escape a path on the left of a rule, where make reads `%` as a pattern."""
    return escape_path(_use_slashes(path)).replace("%", r"\%")


def _use_slashes(path: str) -> str:
    return path.replace("\\", "/") if sys.platform == "win32" else path
