"""The gate on speed opens and shuts where it says; counting itself takes valgrind, and `.ci/run`."""

from dataclasses import replace

import pytest

from tests.bench.instructions import BUILDS, Baseline, find_faults, format_table, read_baseline

KEPT = Baseline(
    {"python": "3.11.7", "click": "8.5.1"}, {"python alone": 28_000_000, "20 claims, SVG": 640_000_000}
)


def slow_down(ratio: float) -> Baseline:
    """The kept counts, those of 20 claims times `ratio`."""
    return replace(KEPT, instructions={**KEPT.instructions, "20 claims, SVG": int(640_000_000 * ratio)})


@pytest.mark.parametrize("ratio", [0.5, 1, 1.0299])
def test_what_is_about_as_fast_passes(ratio: float) -> None:
    assert find_faults(KEPT, slow_down(ratio)) == []


@pytest.mark.parametrize("ratio", [1.0301, 2])
def test_what_is_slower_fails_by_name(ratio: float) -> None:
    first, advice = find_faults(KEPT, slow_down(ratio))
    assert first == "Over 3% slower: 20 claims, SVG."
    assert "--write" in advice


def test_another_python_or_package_is_said_and_fails() -> None:
    faults = find_faults(KEPT, replace(KEPT, surroundings={"python": "3.12.1", "click": "8.5.1"}))
    assert "python is 3.12.1, and was 3.11.7" in faults
    assert not any("click" in fault for fault in faults)


def test_another_set_of_builds_fails() -> None:
    assert find_faults(KEPT, replace(KEPT, instructions={"python alone": 28_000_000}))


def test_the_table_shows_kept_present_and_change() -> None:
    assert format_table(KEPT, slow_down(1.05)).splitlines()[-1].split() == [
        *("20", "claims,", "SVG"),
        *("640.0", "672.0", "+5.00%"),
    ]


def test_the_baseline_has_every_build() -> None:
    assert list(read_baseline().instructions) == list(BUILDS)
