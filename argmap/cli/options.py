"""The options and arguments that commands share, and the combinations of them that are refused."""

from collections.abc import Callable, Iterable
from typing import Any

import click

from argmap.cli.console import UI_LANGUAGES
from argmap.cli.option_values import (
    ChoiceParam,
    choice_words_parser,
    complete_map_argument,
    parse_language,
    parse_timeout,
    parse_words,
    warning_codes,
    word_completer,
    word_parser,
)
from argmap.config.drawing_choices import (
    DIRECTION,
    FIT,
    LABEL,
    LANGUAGE,
    PLATES,
    REFERENCES,
    THEME,
    Choice,
    DirectionChoice,
    LabelChoice,
    PlateChoice,
    ReferenceChoice,
)
from argmap.diagnostics.diagnostic import Phrase
from argmap.diagnostics.user_error import usage_error
from argmap.pipeline.focus import Focus
from argmap.pipeline.output_format import PICTURE_FORMATS, F, OutputFormat, format_choice, list_names
from argmap.reporting.report_options import ReportFormat
from argmap.theme.pages import DEFAULT_PAGE, EXAMPLE_PAGE, NO_PAGE, PAGE_SIZES
from argmap.theme.themes import LIGHT

_Option = Callable[[Callable[..., Any]], Callable[..., Any]]


def output_option(help_text: str, metavar: str = "FILE|DIR|-") -> _Option:
    """Return the option `-o`: the file or folder for the output."""
    return click.option("-o", "--output", type=click.Path(readable=False), metavar=metavar, help=help_text)


def choice_option(flag: str, choice: Choice[Any], help_text: str, metavar: str | None = None) -> _Option:
    """Return an option that takes a word of a choice; without it, the choice is the project's."""
    return click.option(flag, type=ChoiceParam(choice), metavar=metavar, help=help_text)


def formats_option(formats: type[F], default: F) -> _Option:
    """Return the option `-f`: the formats of the files to write."""
    choice = format_choice(formats)
    return click.option(
        "-f",
        "--forms",
        multiple=True,
        callback=choice_words_parser(choice),
        shell_complete=word_completer(lambda: choice.names),
        metavar="FORM,...",
        help=f"{list_names(formats)}. [default: {default.value}]",
    )


def langs_option(help_text: str) -> _Option:
    """Return the option `--lang`, for several languages."""
    return click.option(
        "--lang",
        "langs",
        multiple=True,
        callback=choice_words_parser(LANGUAGE),
        metavar="LANG,...",
        help=help_text,
    )


def lang_option(help_text: str) -> _Option:
    """Return the option `--lang`, for one language."""
    return click.option("--lang", callback=parse_language, metavar="LANG", help=help_text)


def fit_option(help_text: str) -> _Option:
    """Return the option `--fit`: a page."""
    return choice_option("--fit", FIT, f"{help_text} [default: {DEFAULT_PAGE}]", "PAGE")


def label_option(help_text: str, default: LabelChoice = LabelChoice.AUTO) -> _Option:
    """Return the option `--label`: the texts that boxes show."""
    return choice_option("--label", LABEL, f"{help_text} [default: {default.value}]")


def direction_option() -> _Option:
    """Return the option `--direction`: where the map grows from its theses."""
    default = DirectionChoice.AUTO.value
    text = f"Where a map grows; auto: down where that costs little text. [default: {default}]"
    return choice_option("--direction", DIRECTION, text)


def plates_option() -> _Option:
    """Return the option `--plates`: whether premises have plates with their role in large drawings."""
    default = PlateChoice.AUTO.value
    text = f"Plates with roles; auto: none on premises above 12 statements. [default: {default}]"
    return choice_option("--plates", PLATES, text)


def references_option() -> _Option:
    """Return the option `--references`: how statements are shown where they serve once more."""
    default = ReferenceChoice.AUTO.value
    text = f"How references are drawn; auto: wires where readers follow them. [default: {default}]"
    return choice_option("--references", REFERENCES, text)


def theme_option(help_text: str) -> _Option:
    """Return the option `--theme`: colours."""
    return choice_option("--theme", THEME, f"{help_text} [default: {LIGHT.name}]")


def list_pages(*, with_none: bool = True) -> str:
    """Return the pages for a help text: their names, an example of a size, and `none`."""
    names = [*PAGE_SIZES, f"a size as {EXAMPLE_PAGE}", *([NO_PAGE] if with_none else [])]
    return ", ".join(names)


def view_option(help_text: str) -> _Option:
    """Return the option `--view`."""
    return click.option(
        "--view", "views", multiple=True, callback=parse_words, metavar="NAME,...", help=help_text
    )


maps_argument = click.argument(
    "maps",
    nargs=-1,
    type=click.Path(readable=False),
    shell_complete=complete_map_argument,
    metavar="[MAP|DIR|-]...",
)
map_files_argument = click.argument(
    "maps",
    nargs=-1,
    type=click.Path(readable=False),
    shell_complete=complete_map_argument,
    metavar="[MAP|DIR]...",
)
ui_option = click.option(
    "--ui", type=click.Choice(UI_LANGUAGES), help="Language of messages. [default: the locale's]"
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in ReportFormat]),
    default=ReportFormat.HUMAN.value,
    help="How reports look. [default: human]",
)
silence_option = click.option(
    "--silence",
    multiple=True,
    callback=word_parser(Phrase(en="warning", ko="경고"), warning_codes),
    shell_complete=word_completer(warning_codes),
    metavar="CODE,...",
    help="Warnings not to report.",
)
teach_option = click.option("--teach/--no-teach", default=None, help="Add the classroom rules.")
verbose_option = click.option("-v", "--verbose", is_flag=True, help="Say how each map is arranged.")
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Say only what is wrong.")
timeout_option = click.option(
    "--timeout",
    type=float,
    envvar="ARGMAP_TIMEOUT",
    callback=parse_timeout,
    metavar="SECONDS",
    help="Give up what takes longer, a map or a document. [default: never]",
)
split_option = click.option(
    "--split", is_flag=True, help="Cut a map too large for its page into an overview and parts."
)
steps_option = click.option(
    "--steps",
    is_flag=True,
    help="Draw the map as it appears step by step: a picture each, a page each in a PDF, and an SVG for"
    " reveal.js.",
)

keep_option = click.option(
    "--keep",
    is_flag=True,
    help="Keep boxes where they stand in the last picture, as far as that costs little text.",
)

_FOCUS_OPTIONS = (
    view_option("Draw these views instead of the whole, each into a file of its own."),
    click.option("--root", metavar="ID", help="Draw only this statement and what stands below it."),
    click.option("--depth", type=click.IntRange(min=0), metavar="N", help="Draw only so many steps deep."),
    click.option(
        "--only",
        multiple=True,
        callback=parse_words,
        metavar="tag:NAME|group:NAME,...",
        help="Draw only what bears all of these.",
    ),
)
_BATCH_OPTIONS = (
    click.option("--fresh", is_flag=True, help="Draw all maps, also those that have not changed."),
    click.option(
        "-j",
        "--jobs",
        type=click.IntRange(1),
        metavar="N",
        help="Number of processes that draw many maps; 1: no others. [default: one for each core]",
    ),
    click.option(
        "--depfile",
        type=click.Path(readable=False),
        metavar="FILE",
        help="Tell make and ninja there what each output is made of.",
    ),
    click.option("--cluster", metavar="ADDRESS", help="Draw on the workers of a Dask cluster."),
)
BATCH_OPTION_NAMES = frozenset({"fresh", "jobs", "depfile", "cluster"})
"""The names of the batch options' parameters."""


def focus_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options `--view`, `--root`, `--depth` and `--only`."""
    return _with_all(_FOCUS_OPTIONS, command)


def batch_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options `--fresh`, `--jobs`, `--depfile` and `--cluster`."""
    return _with_all(_BATCH_OPTIONS, command)


def _with_all(options: tuple[_Option, ...], command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(options):
        command = option(command)
    return command


def parse_focuses(views: tuple[str, ...], other: Focus) -> tuple[Focus, ...]:
    """Return the focuses of `--view` and of the other focus options; none for the whole map.

    Raises UsageError if both are used, or if a filter of `--only` is none.
    """
    from argmap.pipeline.focus import parse_filter

    for each in other.only:
        parse_filter(each)
    if views and other != Focus():
        raise usage_error(
            "`--view` says by itself what is shown; leave out `--root`, `--depth` and `--only`",
            "`--view`는 무엇을 보일지 스스로 정한다; `--root`, `--depth`, `--only`를 뺀다",
        )
    if views:
        return tuple(Focus(view=view) for view in views)
    return () if other == Focus() else (other,)


def refuse_jobs_with_cluster(jobs: int | None, cluster: str | None) -> None:
    """Raise UsageError if processes of this machine are asked for, and a cluster too."""
    if jobs is not None and cluster is not None:
        raise usage_error(
            "`--jobs` is for this machine, and `--cluster` for others; leave out one of them",
            "`--jobs`는 이 컴퓨터에서, `--cluster`는 다른 컴퓨터에서 그릴 때 쓴다; 하나만 쓴다",
        )


def refuse_split(formats: Iterable[OutputFormat], output: str | None, *, has_page: bool) -> None:
    """Raise UsageError if the outputs cannot be split: no pictures, one pipe, or no page."""
    other, pictures = _find_other_than_picture(formats), list_names(PICTURE_FORMATS)
    if other:
        raise usage_error(
            f"`--split` cuts pictures ({pictures}), and `{other}` is none; leave out one of them",
            f"`--split`는 그림({pictures})을 나눈다; 그림이 아닌 `{other}` 형식은 따로 만든다",
        )
    _refuse_several_to_stdout("--split", formats, output)
    if not has_page:
        raise usage_error(
            "`--split` needs a page to split for; `--fit none` has none",
            "`--split`에는 나눌 기준이 될 페이지가 있어야 한다; `--fit none`에는 없다",
        )


def refuse_steps(formats: Iterable[OutputFormat], output: str | None, *, split: bool) -> None:
    """Raise UsageError if the outputs have no steps: no pictures, one pipe, or parts."""
    other, pictures = _find_other_than_picture(formats), list_names(PICTURE_FORMATS)
    if other:
        raise usage_error(
            f"`--steps` makes pictures ({pictures}), and `{other}` is none; leave out one of them",
            f"`--steps`는 그림({pictures})을 만든다; 그림이 아닌 `{other}` 형식은 따로 만든다",
        )
    _refuse_several_to_stdout("--steps", formats, output)
    if split:
        raise usage_error(
            "`--steps` is for one picture, and `--split` makes several; `argmap slides` does both",
            "`--steps`는 그림 하나에 쓰는데 `--split`는 여럿을 만든다; 둘 다 하려면 `argmap slides`를 쓴다",
        )


def refuse_keep(*, split: bool, steps: bool) -> None:
    """Raise UsageError if pictures that are to keep their arrangement are split or drawn in steps."""
    if split or steps:
        other = "--split" if split else "--steps"
        raise usage_error(
            f"`--keep` is for whole pictures, and `{other}` makes several of a map; leave out one of them",
            f"`--keep`는 지도마다 그림 하나에 쓰는데 `{other}`는 여럿을 만든다; 하나만 쓴다",
        )


def _find_other_than_picture(formats: Iterable[OutputFormat]) -> str | None:
    return next((each.value for each in formats if not each.traits.is_picture), None)


def _refuse_several_to_stdout(option: str, formats: Iterable[OutputFormat], output: str | None) -> None:
    if output == "-" and not all(each.traits.is_paged for each in formats):
        paged = list_names(each for each in PICTURE_FORMATS if each.traits.is_paged)
        raise usage_error(
            f"`{option}` makes several files, and `-o -` takes one; name a folder, or take `-f {paged}`",
            f"`{option}`는 여러 파일을 만드는데 `-o -`에는 하나만 들어간다; 폴더나 `-f {paged}`를 쓴다",
        )
