"""What all tests share: an environment without traces of the user, and a CI in which nothing is skipped."""

import os
import sys
from collections.abc import Iterator

import pytest
from hypothesis import settings

CI = os.environ.get("ARGMAP_CI") == "1" or os.environ.get("CI") == "true"

settings.register_profile("quick", deadline=None, max_examples=60)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if CI else "quick")


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the user's own environment shows in what argmap says."""
    for name in (
        "ARGMAP_UI",
        "ARGMAP_DEBUG",
        "ARGMAP_TIMEOUT",
        "NO_COLOR",
        "LC_ALL",
        "LC_MESSAGES",
        "LANG",
        "COLUMNS",
    ):
        monkeypatch.delenv(name, raising=False)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A long input is named by its place: whole, it floods reports, and may hold the time."""
    return argname if isinstance(val, str | bytes) and len(val) > 80 else None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Iterator[None]:
    """Lets a skipped test fail in continuous integration, where everything that tests need is installed."""
    report = yield
    return _fail_if_skipped(report)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Iterator[None]:
    """The same for a file that is skipped whole."""
    report = yield
    return _fail_if_skipped(report)


def _fail_if_skipped(
    report: pytest.TestReport | pytest.CollectReport,
) -> pytest.TestReport | pytest.CollectReport:
    if CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which continuous integration does not allow: {report.longrepr}"
    return report


def pytest_sessionfinish() -> None:
    """Lets go of the layout engine while wasmtime is still whole; left to Python's exit, it complains."""
    embedded = sys.modules.get("argmap.layout.graphviz_wasm")
    if embedded is not None:
        embedded._load_module.cache_clear()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says last how many tests there were, for the one who reads only the end."""
    stats = terminalreporter.stats
    counts = [f"{len(stats.get(kind, []))} {kind}" for kind in ("passed", "failed", "error", "skipped")]
    terminalreporter.write_line("argmap tests: " + ", ".join(counts))
