"""What is kept of outputs: all that is said of a map comes back, and all that decides its bytes counts."""

import json
import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from argmap.files.digest import digest
from argmap.fonts import found
from argmap.layout.fit import Label
from argmap.pipeline import ground
from argmap.pipeline.focus import Focus
from argmap.pipeline.forms import Form
from argmap.pipeline.ground import key_of
from argmap.pipeline.ledger import NAME, Ledger
from argmap.pipeline.making import Job, Made, Order, Output, made
from argmap.pipeline.trip import CompileOptions, DrawOptions
from argmap.theme.pages import PAGES, page_named
from argmap.theme.themes import DARK

CASES = sorted((Path(__file__).parents[1] / "check/cases").rglob("*.argmap"))
JOB = Job(
    "m.argmap", b"thesis: a\n", CompileOptions(), (Order("out/m.svg", Form.SVG, DrawOptions(), ".svg"),)
)


def ordered(job: Job, **options: object) -> Job:
    """The job with another choice for its output."""
    (order,) = job.orders
    return replace(job, orders=(replace(order, options=replace(order.options, **options)),))


def test_every_doubt_comes_back_as_it_was(tmp_path: Path) -> None:
    told = 0
    for case in CASES:
        path = tmp_path / f"{case.stem}.json"
        orders = (Order(str(path), Form.JSON, DrawOptions(lang="fr"), ".json"),)
        job = Job(case.name, case.read_bytes(), CompileOptions(teach=True), orders)
        done = made(job)
        if not done.outputs:
            continue
        ledger = Ledger(str(tmp_path))
        path.write_bytes(done.outputs[0].data)
        ledger.note(job, "key", done)
        ledger.save()
        again = Ledger(str(tmp_path))
        assert again.unchanged(job, "key") == Made((), done.diagnostics, done.notes)
        assert again.files("key") == (str(path),)
        told += len(done.diagnostics)
    assert told > 50


def kept(folder: Path, name: str, data: bytes = b"x", code: str = "W301") -> Ledger:
    """The record of a folder whose one entry tells of a file and a doubt, as read back."""
    mark = digest(data)
    place = [0, 1, {"en": "a", "ko": "a"}]
    doubts = [{"code": code, "severity": "warning", "place": place}]
    page = {"version": 1, "drawn": {"key": {"files": {name: mark}, "doubts": doubts}}}
    (folder / NAME).write_text(json.dumps(page), "utf-8")
    return Ledger(str(folder))


def test_a_strangers_record_says_nothing_of_other_places_or_in_other_words(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    for path in ("out/a.svg", "b.svg"):
        (tmp_path / path).write_bytes(b"x")
    job = replace(JOB, orders=(replace(JOB.orders[0], path=str(folder / "a.svg")),), steps=True)
    assert kept(folder, "a.svg").unchanged(job, "key")
    for name in ("../b.svg", str(tmp_path / "b.svg"), "./a.svg", "/dev/zero", "deep/../../b.svg"):
        assert kept(folder, name).unchanged(job, "key") is None, name
    assert kept(folder, "a.svg", code="W\x1b[31m").unchanged(job, "key") is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are Unix's")
def test_what_is_no_file_is_no_record_and_no_picture(tmp_path: Path) -> None:
    job = replace(JOB, orders=(replace(JOB.orders[0], path=str(tmp_path / "a.svg")),))
    ledger = kept(tmp_path, "a.svg")
    for make in (os.mkfifo, lambda path: path.symlink_to("/dev/zero")):
        make(tmp_path / "a.svg")
        assert ledger.unchanged(job, "key") is None
        (tmp_path / "a.svg").rename(tmp_path / NAME)
        assert Ledger(str(tmp_path)).unchanged(job, "key") is None


def test_names_that_are_no_text_are_drawn_anew(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.svg")
    job = replace(JOB, name=name, orders=(replace(JOB.orders[0], path=str(tmp_path / name)),))
    ledger = Ledger(str(tmp_path))
    ledger.note(job, key_of(job), Made((Output(str(tmp_path / name), b"x"),)))
    ledger.save()
    assert key_of(job) != key_of(replace(job, name="cafe.svg"))
    assert ledger.unchanged(job, key_of(job)) is None


CHANGES = {
    "name": replace(JOB, name="n.argmap"),
    "data": replace(JOB, data=b"thesis: b\n"),
    "teach": replace(JOB, judging=CompileOptions(teach=True)),
    "silence": replace(JOB, judging=CompileOptions(silence=frozenset({"W301"}))),
    "split": replace(JOB, split=True),
    "steps": replace(JOB, steps=True),
    "path": replace(JOB, orders=(replace(JOB.orders[0], path="m.svg"),)),
    "form": replace(JOB, orders=(replace(JOB.orders[0], form=Form.DOT),)),
    "tail": replace(JOB, orders=(replace(JOB.orders[0], tail=".ko.svg"),)),
    "orders": replace(JOB, orders=JOB.orders * 2),
    "lang": ordered(JOB, lang="ko"),
    "engine": ordered(JOB, engine="dot"),
    "number": ordered(JOB, number=True),
    "legend": ordered(JOB, legend=False),
    "id_prefix": ordered(JOB, id_prefix="x"),
    "page": ordered(JOB, page=page_named(next(iter(PAGES)))),
    "label": ordered(JOB, label=Label.SHORT),
    "focus": ordered(JOB, focus=Focus(root="a")),
    "width": ordered(JOB, width=100),
    "text": ordered(JOB, text="paths"),
    "theme": ordered(JOB, theme=DARK),
}


def test_all_of_a_job_decides_its_key() -> None:
    fields = {*Job.__struct_fields__, *Order.__struct_fields__, *DrawOptions.__struct_fields__}
    assert set(CHANGES) == fields - {"judging", "options", "seconds"} | set(CompileOptions.__struct_fields__)
    keys = [key_of(JOB), *map(key_of, CHANGES.values())]
    assert len({*keys}) == len(keys)
    assert key_of(replace(JOB, seconds=5.0)) == key_of(JOB)


def test_sets_have_no_order_in_a_key() -> None:
    codes = ["W301", "W302", "W303", "W304"]
    one = replace(JOB, judging=CompileOptions(silence=frozenset(codes)))
    other = replace(JOB, judging=CompileOptions(silence=frozenset(reversed(codes))))
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(
    ("job", "counts"),
    [
        (JOB, False),
        (ordered(JOB, text="embed"), True),
        (ordered(JOB, text="paths"), True),
        (CHANGES["form"], False),
        (replace(JOB, orders=(replace(JOB.orders[0], form=Form.PNG),)), True),
        (replace(JOB, orders=(replace(JOB.orders[0], form=Form.PDF),)), True),
    ],
)
def test_fonts_count_where_letters_are_drawn(job: Job, counts: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = []
    for fonts in ((), (("a.ttf", 1),), (("a.ttf", 2),)):
        monkeypatch.setattr(found, "sizes", lambda fonts=fonts: fonts)
        ground._lettering.cache_clear()
        keys.append(key_of(job))
    ground._lettering.cache_clear()
    assert len({*keys}) == (3 if counts else 1)


def test_the_system_engine_counts_where_it_may_draw(monkeypatch: pytest.MonkeyPatch) -> None:
    before = key_of(JOB), key_of(CHANGES["engine"])
    monkeypatch.setattr(ground, "_dot", lambda: ("99.0",))
    assert key_of(JOB) == before[0]
    assert key_of(CHANGES["engine"]) != before[1]
