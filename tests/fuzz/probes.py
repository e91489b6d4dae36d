"""All that reads what others wrote, as functions of bytes: each may raise Trouble, and nothing else."""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress

from argmap.layout.graph import read_places
from argmap.model.map import ArgMap
from argmap.pipeline.comparing import difference, difference_lines, draw_difference
from argmap.pipeline.document import convert
from argmap.pipeline.draft import draft_of, judged
from argmap.pipeline.filtering import filtered
from argmap.pipeline.forms import Form, TalkForm
from argmap.pipeline.hosting import Surroundings
from argmap.pipeline.parting import Naming, draw_parts, parted
from argmap.pipeline.presenting import TalkChoices, prepared, written
from argmap.pipeline.rules import all_rules
from argmap.pipeline.stepwise import draw_steps
from argmap.pipeline.summing import OutlineForm, OutlineOptions, outline_of, stats, stats_json, stats_text
from argmap.pipeline.tidying import tidy_bytes
from argmap.pipeline.trip import Compiled, CompileOptions, DrawOptions, compile_bytes, draw
from argmap.pipeline.usual import usual
from argmap.pipeline.wording import in_words
from argmap.serve.asked import Unclear, asked
from argmap.text.deadline import OutOfTime, within
from argmap.text.diagnostic import Diagnostic
from argmap.text.report.dispatch import report
from argmap.text.report.options import Format, ReportOptions
from argmap.text.source import Source
from argmap.text.trouble import Trouble
from argmap.theme.chosen import Chosen
from argmap.theme.pages import PAGES, USUAL_PAGE
from argmap.theme.settings_file import read_settings

SECONDS = 20.0
"""How long one input may take: far more than any made here does, so that only what hangs takes longer."""
ALONE = Surroundings("", CompileOptions(), DrawOptions(), Chosen())
SLIDE = DrawOptions(page=PAGES[USUAL_PAGE])

Probe = Callable[[bytes], None]


class Hang(AssertionError):
    """An input took longer than SECONDS."""


@contextmanager
def only_trouble() -> Iterator[None]:
    """Lets Trouble pass as the answer it is, but for work without end."""
    try:
        with within(SECONDS):
            yield
    except OutOfTime as late:
        raise Hang(str(late)) from late
    except Trouble as trouble:
        if not (trouble.phrase.en and trouble.phrase.ko):
            raise


def told(diagnostics: tuple[Diagnostic, ...]) -> None:
    """Each way to tell what is wrong."""
    for form in Format:
        for ui in ("en", "ko"):
            report(diagnostics, form, ReportOptions(ui=ui, rules=all_rules())).encode(
                "utf-8", "backslashreplace"
            )


def compiled(data: bytes) -> Compiled:
    """A map and all that is said of it."""
    found = compile_bytes(data, "m.argmap", CompileOptions(teach=True))
    told(found.diagnostics)
    for each in found.diagnostics:
        assert 0 <= each.span.start <= each.span.end <= len(each.span.source.text)
    return found


def reading(data: bytes) -> None:
    """What is said of a map, its one style, and what an editor asks."""
    with only_trouble():
        compiled(data)
        for keywords in ("kept", "en", "ko"):
            tidied = tidy_bytes(data, "m.argmap", keywords)
            told(tidied.diagnostics)
            if tidied.data is not None:
                assert tidy_bytes(tidied.data, "m.argmap", keywords).data == tidied.data
        text = data.decode("utf-8", "surrogatepass" if b"\xed" in data else "replace") if _texts(data) else ""
        editing(Source("m.argmap", text.replace("\r\n", "\n").replace("\r", "\n")))


def _texts(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def editing(source: Source) -> None:
    """What an editor asks of a text, whatever is in it."""
    draft = draft_of(source)
    known = judged(draft, CompileOptions(teach=True))
    draft.headings(), draft.folds(), draft.stretches(), draft.tidied(), known.all_fixes()
    for offset in range(0, len(source.text) + 1, max(1, len(source.text) // 20)):
        draft.offers(source, offset, korean=bool(offset % 2))
        known.told_at(offset, "ko" if offset % 2 else "en")
        if mention := draft.mention(offset):
            draft.mentions_of(mention)
            draft.renamed(mention, "b")
            draft.renamed(mention, source.text[:offset])


def drawing(data: bytes) -> None:
    """Every output that is quickly made."""
    with only_trouble():
        argmap = compiled(data).argmap
        if argmap is None:
            return
        for options in (SLIDE, DrawOptions(number=True, lang="en")):
            for form in (Form.SVG, Form.DOT, Form.JSON):
                made = draw(argmap, form, options).text
                if form is Form.SVG:
                    ET.fromstring(made)
        in_words(argmap, None, None, long=True), in_words(argmap, None, "ko", long=False)
        counted = stats(argmap)
        stats_text(argmap, counted, "en"), stats_json([(argmap, counted)])
        for how in OutlineForm:
            outline_of(argmap, OutlineOptions(how, None, True, True, True))
        parts = draw_parts(argmap, parted(argmap, SLIDE), Form.SVG, SLIDE, Naming("m", ".svg"))
        steps = draw_steps(argmap, Form.SVG, SLIDE, Naming("m", ".svg"))
        for file in (*parts.files.values(), *steps.values()):
            ET.fromstring(file.data)


def changes(data: bytes) -> None:
    """What has changed between two maps: the halves of the input, or all of it and its first half."""
    with only_trouble():
        maps = [compiled(each).argmap for each in (data, data[: len(data) // 2])]
        found = [each for each in maps if each]
        if len(found) == 2:
            _compared(found[0], found[1])
            _compared(found[1], found[0])


def _compared(old: ArgMap, new: ArgMap) -> None:
    found = difference(old, new)
    difference_lines(found, "en"), difference_lines(found, "ko")
    ET.fromstring(draw_difference(found, Form.SVG, SLIDE).data)


def publishing(data: bytes) -> None:
    """The outputs that take longer: pixels, pages, talks."""
    with only_trouble():
        argmap = compiled(data).argmap
        if argmap is None:
            return
        for text in ("paths", "embed"):
            with suppress(Trouble):
                ET.fromstring(draw(argmap, Form.SVG, DrawOptions(page=SLIDE.page, text=text)).data)
        for form in (Form.PNG, Form.PDF):
            with suppress(Trouble):
                draw(argmap, form, SLIDE)
        choices = TalkChoices()
        talk = prepared(argmap, choices)
        for kind in TalkForm:
            with suppress(Trouble):
                written(talk, kind, choices)


def configuring(data: bytes) -> None:
    """`argmap.toml`."""
    with only_trouble():
        settings, slips = read_settings(data, "argmap.toml")
        told(slips)
        if not slips:
            draw(_ONE, Form.SVG, usual(settings))


def filtering(data: bytes) -> None:
    """What pandoc hands to a filter, for each kind of target."""
    for target in ("html", "revealjs", "latex", "markdown"):
        with only_trouble():
            done = filtered(data, target, ALONE)
            told(done.diagnostics)


def hosting(data: bytes) -> None:
    """A Markdown document."""
    with only_trouble():
        done = convert(data, "x.md", ALONE, Form.SVG, "x")
        told(done.diagnostics)


def placing(data: bytes) -> None:
    """What an engine printed."""
    with only_trouble():
        places = read_places(data.decode("utf-8", "replace"))
        assert all(abs(each) < 1e13 for each in places.values())


def asking(data: bytes) -> None:
    """What a page of `argmap serve` sent."""
    with suppress(Unclear):
        asked(data)


def templating(data: bytes) -> None:
    """A PowerPoint file whose looks are to be used."""
    with only_trouble():
        choices = TalkChoices(template=data)
        written(prepared(_ONE, choices), TalkForm.PPTX, choices)


def _one() -> ArgMap:
    found = compile_bytes(b"thesis: A thing\n  premise: Another\n", "m.argmap", CompileOptions()).argmap
    assert found
    return found


_ONE = _one()
PROBES: Mapping[str, Probe] = {
    probe.__name__: probe
    for probe in (
        reading, drawing, changes, publishing, configuring, filtering, hosting, placing, asking, templating
    )
}  # fmt: skip
