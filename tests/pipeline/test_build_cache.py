"""What is kept of outputs: all that is said of a map comes back, and all that decides its bytes counts."""

import json
import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from argmap.config.choices import EngineChoice, LabelChoice, TextMode
from argmap.files.digest import digest
from argmap.fonts import system_fonts
from argmap.jobs import cache_key
from argmap.jobs.build_cache import CACHE_FILE, BuildCache
from argmap.jobs.cache_key import compute_cache_key
from argmap.jobs.job import Job, JobResult, Output, OutputRequest, run_job
from argmap.model.map import Reveal
from argmap.pipeline.compile import CompileOptions
from argmap.pipeline.focus import Focus
from argmap.pipeline.options import DrawOptions
from argmap.pipeline.output_format import OutputFormat
from argmap.theme.pages import PAGE_SIZES, parse_page_size
from argmap.theme.themes import DARK

CASES = sorted((Path(__file__).parents[1] / "check/cases").rglob("*.argmap"))
JOB = Job(
    "m.argmap",
    b"thesis: a\n",
    CompileOptions(),
    (OutputRequest("out/m.svg", OutputFormat.SVG, DrawOptions(), ".svg"),),
)


def with_options(job: Job, **options: object) -> Job:
    """The job with another choice for its output."""
    (order,) = job.requests
    return replace(job, requests=(replace(order, options=replace(order.options, **options)),))


def test_every_doubt_comes_back_as_it_was(tmp_path: Path) -> None:
    told = 0
    for case in CASES:
        path = tmp_path / f"{case.stem}.json"
        orders = (OutputRequest(str(path), OutputFormat.JSON, DrawOptions(lang="fr"), ".json"),)
        job = Job(case.name, case.read_bytes(), CompileOptions(teach=True), orders)
        done = run_job(job)
        if not done.outputs:
            continue
        ledger = BuildCache(str(tmp_path))
        path.write_bytes(done.outputs[0].data)
        ledger.record(job, "key", done)
        ledger.save()
        again = BuildCache(str(tmp_path))
        assert again.lookup(job, "key") == JobResult((), done.diagnostics, done.notes)
        assert again.output_paths("key") == (str(path),)
        told += len(done.diagnostics)
    assert told > 50


def write_test_cache(folder: Path, name: str, data: bytes = b"x", code: str = "W301") -> BuildCache:
    """The record of a folder whose one entry tells of a file and a doubt, as read back."""
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
    job = replace(JOB, requests=(replace(JOB.requests[0], path=str(folder / "a.svg")),), is_stepwise=True)
    assert write_test_cache(folder, "a.svg").lookup(job, "key")
    for name in ("../b.svg", str(tmp_path / "b.svg"), "./a.svg", "/dev/zero", "deep/../../b.svg"):
        assert write_test_cache(folder, name).lookup(job, "key") is None, name
    assert write_test_cache(folder, "a.svg", code="W\x1b[31m").lookup(job, "key") is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are Unix's")
def test_what_is_no_file_is_no_record_and_no_picture(tmp_path: Path) -> None:
    job = replace(JOB, requests=(replace(JOB.requests[0], path=str(tmp_path / "a.svg")),))
    ledger = write_test_cache(tmp_path, "a.svg")
    for make in (os.mkfifo, lambda path: path.symlink_to("/dev/zero")):
        make(tmp_path / "a.svg")
        assert ledger.lookup(job, "key") is None
        (tmp_path / "a.svg").rename(tmp_path / CACHE_FILE)
        assert BuildCache(str(tmp_path)).lookup(job, "key") is None


def test_names_that_are_no_text_are_drawn_anew(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.svg")
    job = replace(JOB, name=name, requests=(replace(JOB.requests[0], path=str(tmp_path / name)),))
    ledger = BuildCache(str(tmp_path))
    ledger.record(job, compute_cache_key(job), JobResult((Output(str(tmp_path / name), b"x"),)))
    ledger.save()
    assert compute_cache_key(job) != compute_cache_key(replace(job, name="cafe.svg"))
    assert ledger.lookup(job, compute_cache_key(job)) is None


CHANGES = {
    "name": replace(JOB, name="n.argmap"),
    "data": replace(JOB, data=b"thesis: b\n"),
    "teach": replace(JOB, compile_options=CompileOptions(teach=True)),
    "silence": replace(JOB, compile_options=CompileOptions(silence=frozenset({"W301"}))),
    "is_split": replace(JOB, is_split=True),
    "is_stepwise": replace(JOB, is_stepwise=True),
    "path": replace(JOB, requests=(replace(JOB.requests[0], path="m.svg"),)),
    "output_format": replace(JOB, requests=(replace(JOB.requests[0], output_format=OutputFormat.DOT),)),
    "tail": replace(JOB, requests=(replace(JOB.requests[0], tail=".ko.svg"),)),
    "requests": replace(JOB, requests=JOB.requests * 2),
    "lang": with_options(JOB, lang="ko"),
    "engine": with_options(JOB, engine=EngineChoice.DOT),
    "number": with_options(JOB, number=True),
    "legend": with_options(JOB, legend=False),
    "id_prefix": with_options(JOB, id_prefix="x"),
    "page": with_options(JOB, page=parse_page_size(next(iter(PAGE_SIZES)))),
    "label": with_options(JOB, label=LabelChoice.SHORT),
    "focus": with_options(JOB, focus=Focus(root="a")),
    "width": with_options(JOB, width=100),
    "text": with_options(JOB, text=TextMode.PATHS),
    "theme": with_options(JOB, theme=DARK),
    "reveal": with_options(JOB, reveal=Reveal.ORDER),
}


def test_all_of_a_job_decides_its_key() -> None:
    fields = {*Job.__struct_fields__, *OutputRequest.__struct_fields__, *DrawOptions.__struct_fields__}
    assert set(CHANGES) == fields - {"compile_options", "options", "seconds"} | set(
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
        (replace(JOB, requests=(replace(JOB.requests[0], output_format=OutputFormat.PNG),)), True),
        (replace(JOB, requests=(replace(JOB.requests[0], output_format=OutputFormat.PDF),)), True),
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
