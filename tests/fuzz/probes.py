"""All that reads what others wrote, as functions of bytes: each may raise UserError, and nothing else."""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress

from argmap.config.drawing_choices import KeywordStyle, TextMode
from argmap.config.settings import Settings
from argmap.config.settings_file import read_settings
from argmap.diagnostics.deadline import OutOfTime, limit_time
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.source import Source
from argmap.diagnostics.user_error import UserError
from argmap.documents.markdown_writer import convert_markdown
from argmap.documents.pandoc_filter import filter_document
from argmap.documents.resolved_maps import DocumentContext
from argmap.layout.columns.graphviz_dot import read_positions
from argmap.model.map import ArgMap
from argmap.pipeline.compare import compare_maps, draw_difference, format_difference
from argmap.pipeline.compile import CompileOptions, CompileResult, compile_bytes
from argmap.pipeline.draw import draw
from argmap.pipeline.formatting import format_bytes
from argmap.pipeline.options import DrawOptions, Overrides, resolve
from argmap.pipeline.output_format import OutputFormat, TalkFormat
from argmap.pipeline.reveal_pictures import draw_steps
from argmap.pipeline.slides import TalkChoices, build_map_talk, write_talk
from argmap.pipeline.split import FileNaming, draw_parts, split_for_page
from argmap.pipeline.summary import (
    OutlineFormat,
    OutlineOptions,
    alt_text,
    compute_stats,
    format_stats_json,
    format_stats_text,
    outline_map,
)
from argmap.reporting.report import format_report
from argmap.reporting.report_options import ReportFormat, ReportOptions
from argmap.rules import all_rules
from argmap.serve.requests import BadRequest, parse_request
from argmap.theme.pages import DEFAULT_PAGE, NO_PAGE, PAGE_SIZES, parse_page
from argmap.workspace.document import check_document, parse_document

SECONDS = 20.0
"""The time limit of one input: far more than any generated here needs, so that only a hang exceeds it."""
DEFAULT_CONTEXT = DocumentContext("", CompileOptions(), Settings(), Overrides(fit=parse_page(NO_PAGE)))
SLIDE = DrawOptions(page=PAGE_SIZES[DEFAULT_PAGE])

Probe = Callable[[bytes], None]


class Hang(AssertionError):
    """An input took longer than SECONDS."""


@contextmanager
def only_user_errors() -> Iterator[None]:
    """Let UserError pass as an answer, unless it is that of a time limit."""
    try:
        with limit_time(SECONDS):
            yield
    except OutOfTime as late:
        raise Hang(str(late)) from late
    except UserError as error:
        if not (error.phrase.en and error.phrase.ko):
            raise


def format_all(diagnostics: tuple[Diagnostic, ...]) -> None:
    """Each way to tell what is wrong."""
    for form in ReportFormat:
        for ui in ("en", "ko"):
            format_report(diagnostics, form, ReportOptions(ui=ui, rules=all_rules())).encode(
                "utf-8", "backslashreplace"
            )


def probe_compilation(data: bytes) -> CompileResult:
    """Read a map and format all its diagnostics."""
    found = compile_bytes(data, "m.argmap", CompileOptions(teach=True))
    format_all(found.diagnostics)
    for each in found.diagnostics:
        assert 0 <= each.span.start <= each.span.end <= len(each.span.source.text)
    return found


def probe_map(data: bytes) -> None:
    """Check a map, format it, and ask what an editor asks."""
    with only_user_errors():
        probe_compilation(data)
        for keywords in KeywordStyle:
            tidied = format_bytes(data, "m.argmap", keywords)
            format_all(tidied.diagnostics)
            if tidied.data is not None:
                assert format_bytes(tidied.data, "m.argmap", keywords).data == tidied.data
        text = (
            data.decode("utf-8", "surrogatepass" if b"\xed" in data else "replace") if _is_text(data) else ""
        )
        probe_editor(Source("m.argmap", text.replace("\r\n", "\n").replace("\r", "\n")))


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def probe_editor(source: Source) -> None:
    """Ask what an editor asks about any text."""
    draft = parse_document(source)
    known = check_document(draft, CompileOptions(teach=True))
    (
        draft.symbols(),
        draft.folding_ranges(),
        draft.semantic_tokens(),
        draft.formatting_fixes(),
        known.safe_fixes(),
    )
    for offset in range(0, len(source.text) + 1, max(1, len(source.text) // 20)):
        draft.complete(source, offset, korean=bool(offset % 2))
        known.hover(offset, "ko" if offset % 2 else "en")
        if mention := draft.occurrence_at(offset):
            draft.occurrences_of(mention)
            draft.rename(mention, "b")
            draft.rename(mention, source.text[:offset])


def probe_drawing(data: bytes) -> None:
    """Draw every output that is quick to draw."""
    with only_user_errors():
        argmap = probe_compilation(data).argmap
        if argmap is None:
            return
        for options in (SLIDE, DrawOptions(number=True, lang="en")):
            for form in (OutputFormat.SVG, OutputFormat.DOT, OutputFormat.JSON):
                output = draw(argmap, form, options).text
                if form is OutputFormat.SVG:
                    ET.fromstring(output)
        alt_text(argmap, None, None, with_outline=True), alt_text(argmap, None, "ko", with_outline=False)
        counted = compute_stats(argmap)
        format_stats_text(argmap, counted, "en"), format_stats_json([(argmap, counted)])
        for how in OutlineFormat:
            outline_map(argmap, OutlineOptions(how, None, True, True, True))
        parts = draw_parts(
            argmap, split_for_page(argmap, SLIDE), OutputFormat.SVG, SLIDE, FileNaming("m", ".svg")
        )
        steps = draw_steps(argmap, OutputFormat.SVG, SLIDE, FileNaming("m", ".svg"))
        for file in (*parts.files.values(), *steps.values()):
            ET.fromstring(file.data)


def probe_diff(data: bytes) -> None:
    """Compare two maps: the halves of the input, or all of it and its first half."""
    with only_user_errors():
        maps = [probe_compilation(each).argmap for each in (data, data[: len(data) // 2])]
        found = [each for each in maps if each]
        if len(found) == 2:
            _probe_comparison(found[0], found[1])
            _probe_comparison(found[1], found[0])


def _probe_comparison(old: ArgMap, new: ArgMap) -> None:
    found = compare_maps(old, new)
    format_difference(found, "en"), format_difference(found, "ko")
    ET.fromstring(draw_difference(found, OutputFormat.SVG, SLIDE).data)


def probe_pages(data: bytes) -> None:
    """The outputs that take longer: pixels, pages, talks."""
    with only_user_errors():
        argmap = probe_compilation(data).argmap
        if argmap is None:
            return
        for text in (TextMode.PATHS, TextMode.EMBED):
            with suppress(UserError):
                ET.fromstring(draw(argmap, OutputFormat.SVG, DrawOptions(page=SLIDE.page, text=text)).data)
        for form in (OutputFormat.PNG, OutputFormat.PDF):
            with suppress(UserError):
                draw(argmap, form, SLIDE)
        choices = TalkChoices()
        talk = build_map_talk(argmap, choices)
        for kind in TalkFormat:
            with suppress(UserError):
                write_talk(talk, kind, choices)


def probe_settings(data: bytes) -> None:
    """`argmap.toml`."""
    with only_user_errors():
        settings, errors = read_settings(data, "argmap.toml")
        format_all(errors)
        if not errors:
            draw(_PROBE_MAP, OutputFormat.SVG, resolve(settings))


def probe_pandoc(data: bytes) -> None:
    """Run the pandoc filter on a document, for each kind of target."""
    for target in ("html", "revealjs", "latex", "markdown"):
        with only_user_errors():
            done = filter_document(data, target, DEFAULT_CONTEXT)
            format_all(done.diagnostics)


def probe_markdown(data: bytes) -> None:
    """A Markdown document."""
    with only_user_errors():
        done = convert_markdown(data, "x.md", DEFAULT_CONTEXT, OutputFormat.SVG, "x")
        format_all(done.diagnostics)


def probe_engine_answer(data: bytes) -> None:
    """Read the output of a layout engine."""
    with only_user_errors():
        places = read_positions(data.decode("utf-8", "replace"))
        assert all(abs(each) < 1e13 for each in places.values())


def probe_request(data: bytes) -> None:
    """Parse a request to `argmap serve`."""
    with suppress(BadRequest):
        parse_request(data)


def probe_template(data: bytes) -> None:
    """A PowerPoint file whose looks are to be used."""
    with only_user_errors():
        choices = TalkChoices(template=data)
        write_talk(build_map_talk(_PROBE_MAP, choices), TalkFormat.PPTX, choices)


def _build_probe_map() -> ArgMap:
    found = compile_bytes(b"thesis: A thing\n  premise: Another\n", "m.argmap", CompileOptions()).argmap
    assert found
    return found


_PROBE_MAP = _build_probe_map()
PROBES: Mapping[str, Probe] = {
    probe.__name__.removeprefix("probe_"): probe
    for probe in (
        probe_map, probe_drawing, probe_diff, probe_pages, probe_settings, probe_pandoc,
        probe_markdown, probe_engine_answer, probe_request, probe_template
    )
}  # fmt: skip
