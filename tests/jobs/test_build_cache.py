"""The build cache: a map's warnings and notes come back, and all that decides its bytes is in its key."""

import json
import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from argmap.config.drawing_choices import (
    DirectionChoice,
    EngineChoice,
    LabelChoice,
    PlateChoice,
    ReferenceChoice,
    TextMode,
)
from argmap.files.digest import digest
from argmap.files.errors import FileError
from argmap.files.named_pipes import is_pipe
from argmap.fonts import system_fonts
from argmap.jobs import cache_key
from argmap.jobs.build_cache import CACHE_FILE, BuildCache
from argmap.jobs.cache_key import compute_cache_key
from argmap.jobs.job import Job, run_job
from argmap.jobs.plan import Target
from argmap.jobs.results import JobResult, Output
from argmap.model.map import Reveal
from argmap.pipeline.compile import CompileOptions
from argmap.pipeline.focus import Focus
from argmap.pipeline.options import DrawOptions
from argmap.pipeline.output_format import OutputFormat
from argmap.theme.pages import PAGE_SIZES, parse_page_size
from argmap.theme.role_names import RoleName
from argmap.theme.themes import DARK

CASES = sorted((Path(__file__).parents[1] / "check/cases").rglob("*.argmap"))
JOB = Job(
    "m.argmap",
    b"thesis: a\n",
    CompileOptions(),
    DrawOptions(),
    (Target("out/m.svg", OutputFormat.SVG, None, suffix=".svg"),),
)


def with_options(job: Job, **options: object) -> Job:
    """The job with other options for drawing."""
    return replace(job, draw_options=replace(job.draw_options, **options))


def with_target(job: Job, **fields: object) -> Job:
    """The job with another target."""
    (target,) = job.targets
    return replace(job, targets=(replace(target, **fields),))


def test_every_warning_comes_back_as_it_was(tmp_path: Path) -> None:
    count = 0
    for case in CASES:
        path = tmp_path / f"{case.stem}.json"
        targets = (Target(str(path), OutputFormat.JSON, "fr", suffix=".json"),)
        job = Job(case.name, case.read_bytes(), CompileOptions(teach=True), DrawOptions(), targets)
        result = run_job(job)
        if not result.outputs:
            continue
        build_cache = BuildCache(str(tmp_path))
        path.write_bytes(result.outputs[0].data)
        build_cache.record(job, "key", result)
        build_cache.save()
        expected = JobResult((Output(str(path)),), result.diagnostics, result.notes, is_unchanged=True)
        assert BuildCache(str(tmp_path)).lookup(job, "key") == expected
        count += len(result.diagnostics)
    assert count > 50


def write_test_cache(folder: Path, name: str, data: bytes = b"x", code: str = "W301") -> BuildCache:
    """The cache of a folder, read back, with one entry of a file and a warning."""
    mark = digest(data)
    place = [0, 1, {"en": "a", "ko": "a"}]
    doubts = [{"code": code, "severity": "warning", "place": place}]
    page = {"version": 1, "drawn": {"key": {"files": {name: mark}, "doubts": doubts}}}
    (folder / CACHE_FILE).write_text(json.dumps(page), "utf-8")
    return BuildCache(str(folder))


def test_a_strangers_record_says_nothing_of_other_places_or_in_other_words(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    for path in ("out/a.svg", "b.svg"):
        (tmp_path / path).write_bytes(b"x")
    job = replace(with_target(JOB, path=str(folder / "a.svg")), is_stepwise=True)
    assert write_test_cache(folder, "a.svg").lookup(job, "key")
    for name in ("../b.svg", str(tmp_path / "b.svg"), "./a.svg", "/dev/zero", "deep/../../b.svg"):
        assert write_test_cache(folder, name).lookup(job, "key") is None, name
    assert write_test_cache(folder, "a.svg", code="W\x1b[31m").lookup(job, "key") is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are Unix's")
def test_what_is_no_file_is_no_record_and_no_picture(tmp_path: Path) -> None:
    job = with_target(JOB, path=str(tmp_path / "a.svg"))
    build_cache = write_test_cache(tmp_path, "a.svg")
    os.mkfifo(tmp_path / "a.svg")
    assert build_cache.lookup(job, "key") is None
    (tmp_path / "a.svg").rename(tmp_path / CACHE_FILE)
    piped_cache = BuildCache(str(tmp_path))
    assert piped_cache.lookup(job, "key") is None
    (tmp_path / "a.svg").write_bytes(b"x")
    piped_cache.record(job, "key", JobResult((Output(str(tmp_path / "a.svg"), b"x"),)))
    piped_cache.save()
    assert is_pipe(str(tmp_path / CACHE_FILE))


@pytest.mark.parametrize("target", ["/dev/zero", "../elsewhere.json"])
def test_a_record_that_is_a_link_elsewhere_is_refused(tmp_path: Path, target: str) -> None:
    (tmp_path / CACHE_FILE).symlink_to(target)
    with pytest.raises(FileError, match="leads out of its folder"):
        BuildCache(str(tmp_path))


def test_names_that_are_no_text_are_drawn_anew(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.svg")
    job = replace(with_target(JOB, path=str(tmp_path / name)), name=name)
    build_cache = BuildCache(str(tmp_path))
    build_cache.record(job, compute_cache_key(job), JobResult((Output(str(tmp_path / name), b"x"),)))
    build_cache.save()
    assert compute_cache_key(job) != compute_cache_key(replace(job, name="cafe.svg"))
    assert build_cache.lookup(job, compute_cache_key(job)) is None


CHANGES = {
    "name": replace(JOB, name="n.argmap"),
    "data": replace(JOB, data=b"thesis: b\n"),
    "teach": replace(JOB, compile_options=CompileOptions(teach=True)),
    "silence": replace(JOB, compile_options=CompileOptions(silence=frozenset({"W301"}))),
    "role_names": replace(JOB, compile_options=CompileOptions(role_names=(RoleName("claim", "", "X"),))),
    "is_split": replace(JOB, is_split=True),
    "is_stepwise": replace(JOB, is_stepwise=True),
    "path": with_target(JOB, path="m.svg"),
    "output_format": with_target(JOB, output_format=OutputFormat.DOT),
    "suffix": with_target(JOB, suffix=".ko.svg"),
    "lang": with_target(JOB, lang="ko"),
    "focus": with_target(JOB, focus=Focus(root="a")),
    "targets": replace(JOB, targets=JOB.targets * 2),
    "engine": with_options(JOB, engine=EngineChoice.DOT),
    "number": with_options(JOB, number=True),
    "legend": with_options(JOB, legend=False),
    "id_prefix": with_options(JOB, id_prefix="x"),
    "page": with_options(JOB, page=parse_page_size(next(iter(PAGE_SIZES)))),
    "label": with_options(JOB, label=LabelChoice.SHORT),
    "direction": with_options(JOB, direction=DirectionChoice.RIGHT),
    "references": with_options(JOB, references=ReferenceChoice.BOXES),
    "plates": with_options(JOB, plates=PlateChoice.ALL),
    "width": with_options(JOB, width=100),
    "text": with_options(JOB, text=TextMode.PATHS),
    "theme": with_options(JOB, theme=DARK),
    "reveal": with_options(JOB, reveal=Reveal.ORDER),
    "last_arrangements": replace(JOB, last_arrangements={"m.svg": "1.778 auto any full abcd001"}),
    "records_arrangement": with_options(JOB, records_arrangement=True),
}


def test_all_of_a_job_decides_its_key() -> None:
    fields = {*Job.__struct_fields__, *Target.__struct_fields__, *DrawOptions.__struct_fields__}
    assert set(CHANGES) == fields - {"compile_options", "draw_options", "seconds"} | set(
        CompileOptions.__struct_fields__
    )
    keys = [compute_cache_key(JOB), *map(compute_cache_key, CHANGES.values())]
    assert len({*keys}) == len(keys)
    assert compute_cache_key(replace(JOB, seconds=5.0)) == compute_cache_key(JOB)


def test_sets_have_no_order_in_a_key() -> None:
    codes = ["W301", "W302", "W303", "W304"]
    one = replace(JOB, compile_options=CompileOptions(silence=frozenset(codes)))
    other = replace(JOB, compile_options=CompileOptions(silence=frozenset(reversed(codes))))
    assert compute_cache_key(one) == compute_cache_key(other)


@pytest.mark.parametrize(
    ("job", "counts"),
    [
        (JOB, False),
        (with_options(JOB, text=TextMode.EMBED), True),
        (with_options(JOB, text=TextMode.PATHS), True),
        (CHANGES["output_format"], False),
        (with_target(JOB, output_format=OutputFormat.PNG), True),
        (with_target(JOB, output_format=OutputFormat.PDF), True),
    ],
)
def test_fonts_count_where_letters_are_drawn(job: Job, counts: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = []
    for fonts in ((), (("a.ttf", 1),), (("a.ttf", 2),)):
        monkeypatch.setattr(system_fonts, "font_file_sizes", lambda fonts=fonts: fonts)
        cache_key._text_versions.cache_clear()
        keys.append(compute_cache_key(job))
    cache_key._text_versions.cache_clear()
    assert len({*keys}) == (3 if counts else 1)


def test_the_system_engine_counts_where_it_may_draw(monkeypatch: pytest.MonkeyPatch) -> None:
    before = compute_cache_key(JOB), compute_cache_key(CHANGES["engine"])
    monkeypatch.setattr(cache_key, "_dot_version", lambda: ("99.0",))
    assert compute_cache_key(JOB) == before[0]
    assert compute_cache_key(CHANGES["engine"]) != before[1]
