"""`argmap slides` and `argmap build --steps`: what is written, where it goes, and what is refused."""

import re
from pathlib import Path

import pytest

from tests.cli.cli_call import GOOD, INVALID, RunArgmap, WriteFile

VIEWED = (
    f"{GOOD}  objection shops: 상점이 손님을 잃는다\n    en: Shops lose customers\n"
    "view v: 보기\n  en: The view\n  root: goal\n  reveal: role\n"
)


def list_files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def count_pages(path: Path) -> int:
    return len(re.findall(rb"/Type /Page\b(?!s)", path.read_bytes()))


def test_a_talk_has_a_page_for_each_step(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("m.argmap", VIEWED)
    result = run_argmap("slides", "m.argmap", "-f", "pdf")
    assert result.code == 0
    assert re.fullmatch(r"wrote out/m\.slides\.pdf \(2 slides, text from \d\d\.\d pt\)\n", result.err)
    assert count_pages(tmp_path / "out/m.slides.pdf") == 4
    assert run_argmap("slides", "m.argmap", "--handout", "-q").err == ""
    assert count_pages(tmp_path / "out/m.handout.pdf") == 2
    assert run_argmap("slides", "m.argmap", "-o", "talk.pdf", "--highlight", "air", "--view", "v").code == 0
    assert list_files(tmp_path) == ["m.argmap", "out/m.handout.pdf", "out/m.slides.pdf", "talk.pdf"]


def test_each_language_has_a_talk_of_its_own(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("m.argmap", VIEWED)
    result = run_argmap(
        "slides", "m.argmap", "-f", "pdf", "--lang", "ko,de", "--fit", "4:3", "--theme", "dark"
    )
    assert result.code == 0
    assert "`m.argmap` has nothing in `de`; it is drawn as first written" in result.err
    assert list_files(tmp_path / "out") == ["m.slides.de.pdf", "m.slides.ko.pdf"]


def test_a_pipe_takes_a_talk(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    result = run_argmap("slides", "-", "-f", "pdf", "-o", "-", stdin=GOOD.encode())
    assert result.code == 0
    assert result.raw.startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-f", "pdf", "--template", "t.pptx"), "`--template` is for `pptx`"),
        (("-f", "html", "--steps", "pages"), "`--steps` is for `pptx`"),
        (("-f", "html", "--handout"), "`--handout` is for `pdf`"),
        (("-f", "pdf", "--fit", "none"), "slides need a page"),
        (("-f", "svg"), "there is no form `svg`"),
        (("-o", "talk.key"), "ends in no form (.pptx, .html, .pdf)"),
        (("-f", "pdf", "--view", "w"), "has no view `w`"),
        (("-f", "pdf", "--highlight", "airr"), "has no statement `airr`; did you mean `air`?"),
        (("--template", "none.pptx"), "none.pptx"),
    ],
)
def test_what_makes_no_talk_is_a_wrong_call(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    write_file("m.argmap", VIEWED)
    result = run_argmap("slides", "m.argmap", *arguments)
    assert result.code == 2
    assert message in result.err
    assert list_files(tmp_path) == ["m.argmap"]


def test_a_form_that_cannot_be_made_takes_no_other_with_it(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("argmap.fonts.system_fonts._list_font_files", lambda: ())
    write_file("m.argmap", VIEWED)
    result = run_argmap("slides", "m.argmap", "-f", "pdf,html", "--lang", "ko,en")
    assert result.code == 2
    assert "; not written: `out/m.slides.ko.pdf`" in result.err
    assert list_files(tmp_path / "out") == ["m.en.html", "m.ko.html"]


def test_a_map_with_errors_has_no_talk(run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path) -> None:
    write_file("m.argmap", INVALID)
    result = run_argmap("slides", "m.argmap", "-f", "pdf")
    assert result.code == 1
    assert "m.argmap: not drawn, for there are errors" in result.err
    assert list_files(tmp_path) == ["m.argmap"]


def test_a_slide_whose_text_is_small_is_named(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    words = " ".join(f"word{i}" for i in range(45))
    steps = "".join(f"  {'and' if i else 'premise'} a{i}: {words}\n" for i in range(4))
    write_file("m.argmap", f"thesis t: The thesis\n{steps}")
    result = run_argmap("slides", "m.argmap", "-f", "pdf", "-q")
    assert result.code == 0
    assert re.search(r"^note: `m.argmap`: .* pt.* on slide \d+ `The thesis` \(1\d\.\d\)$", result.err, re.M)


def test_an_overview_whose_text_is_small_says_why(run_argmap: RunArgmap, write_file: WriteFile) -> None:
    reasons = "".join(
        f"  premise p{i}: A reason, number {i}\n    short: The short text of reason {i}\n"
        + "".join(f"    premise: A reason for reason {i}, the one of number {j}\n" for j in range(4))
        for i in range(24)
    )
    write_file("m.argmap", f"map: M\n  lang: en\nthesis: T\n{reasons}")
    why = "shows all that bears on the theses directly"
    assert why in run_argmap("slides", "m.argmap", "-f", "html").err
    result = run_argmap("build", "m.argmap", "--split")
    assert result.code == 0
    assert why in result.err


def test_twelve_steps_are_numbered_in_the_order_of_their_names(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    premises = "".join(f"  premise: {number}\n" for number in range(11))
    write_file("m.argmap", f"view v: V\n  reveal: order\nthesis: T\n{premises}")
    assert run_argmap("build", "m.argmap", "--steps", "--view", "v").code == 0
    assert list_files(tmp_path / "out") == [
        *(f"m.v.{number:02}.svg" for number in range(1, 13)),
        "m.v.steps.svg",
    ]


def test_steps_are_pictures_that_differ_in_nothing_else(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("m.argmap", VIEWED)
    assert run_argmap("build", "m.argmap", "--steps", "--view", "v").code == 0
    out = tmp_path / "out"
    assert list_files(out) == ["m.v.1.svg", "m.v.2.svg", "m.v.3.svg", "m.v.steps.svg"]
    first, _, third = ((out / f"m.v.{n}.svg").read_text("utf-8").splitlines() for n in (1, 2, 3))
    assert set(first) < set(third)
    assert run_argmap("build", "m.argmap", "--view", "v").code == 0
    assert (out / "m.v.svg").read_text("utf-8").splitlines() == third
    steps = (out / "m.v.steps.svg").read_text("utf-8")
    assert re.findall(r'data-id="(\w+)"(?: data-fragment-index="(\d)")?', steps) == [
        ("goal", ""),
        ("air", "0"),
        ("shops", "1"),
    ]
    assert steps.count(' fragment"') == 4


def test_steps_are_pages_of_a_pdf_and_png_files(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path
) -> None:
    write_file("m.argmap", VIEWED)
    assert run_argmap("build", "m.argmap", "--steps", "-f", "png,pdf", "--width", "400").code == 0
    assert list_files(tmp_path / "out") == ["m.1.png", "m.2.png", "m.3.png", "m.pdf"]
    assert count_pages(tmp_path / "out/m.pdf") == 3


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-f", "dot"), "`dot` is none"),
        (("-o", "-"), "`-o -` takes one"),
        (("--split",), "`argmap slides` does both"),
    ],
)
def test_what_has_no_steps_is_a_wrong_call(
    run_argmap: RunArgmap, write_file: WriteFile, tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    write_file("m.argmap", GOOD)
    result = run_argmap("build", "m.argmap", "--steps", *arguments)
    assert result.code == 2
    assert message in result.err
    assert list_files(tmp_path) == ["m.argmap"]


@pytest.mark.parametrize(("page", "size"), [("143x144", "0.993056 × 1"), ("8065x8064", "56.0069 × 56")])
def test_a_page_that_powerpoint_does_not_take_is_one_sentence(
    run_argmap: RunArgmap, write_file: WriteFile, page: str, size: str
) -> None:
    write_file("m.argmap")
    result = run_argmap("slides", "m.argmap", "-f", "pptx", "--fit", page, "--ui", "en")
    assert (result.code, result.err.splitlines()[-1]) == (
        2,
        f"error: cannot draw `m.argmap`: its slides would be {size} inches; PowerPoint takes 1 to 56 each"
        " way; take another page",
    )
    assert "error" not in "".join(result.err.splitlines()[:-1])
    assert run_argmap("slides", "m.argmap", "-f", "html", "--fit", page).code == 0
