"""What became of the maps of a call that writes files, and how that is told."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from argmap.cli.calls import verdict_of
from argmap.cli.inputs import Input
from argmap.cli.printer import put
from argmap.cli.reporting import Manner, tell
from argmap.cli.verdict import Verdict
from argmap.cli.voice import refuse
from argmap.files.writing import write_stdout, write_whole
from argmap.text.deadline import OutOfTime
from argmap.text.diagnostic import Diagnostic, Phrase
from argmap.text.report.columns import visible
from argmap.text.trouble import Trouble

if TYPE_CHECKING:
    from argmap.pipeline.trip import Compiled

_WROTE = Phrase(en="wrote", ko="완성")
_KEPT = Phrase(en="not drawn, for there are errors", ko="오류가 있어 그리지 않음")


class Written(Struct, frozen=True):
    """A file that was written, and what is said of it in the same line."""

    path: str
    remarks: tuple[Phrase, ...]


class Outcome(Struct, frozen=True):
    """What became of one map: the verdict, what is to be said, and the files written.

    `late` where nothing was, as it took too long; that has been said then.
    """

    verdict: Verdict
    diagnostics: tuple[Diagnostic, ...] = ()
    written: tuple[Written, ...] = ()
    late: bool = False


def stopped(trouble: Trouble, ui: str) -> Outcome:
    """What becomes of a map that trouble stopped, which is told in its sentence."""
    refuse(trouble.phrase, ui)
    return Outcome(verdict_of(trouble), late=isinstance(trouble, OutOfTime))


def write(path: str, data: bytes) -> None:
    """Puts an output where it goes: into a file, or for `-` on standard output."""
    if path == "-":
        write_stdout(data)
    else:
        write_whole(path, data)


def missing(compiled: "Compiled", langs: Iterable[str | None]) -> Iterator[Phrase]:
    """The languages asked for that the map does not have."""
    from argmap.pipeline.trip import speaks

    assert compiled.argmap is not None
    name = compiled.source.name
    for lang in dict.fromkeys(lang for lang in langs if lang):
        if not speaks(compiled.argmap, lang):
            yield Phrase(
                en=f"`{name}` has nothing in `{lang}`; it is drawn as first written",
                ko=f"`{name}`: `{lang}` 글이 없어 처음 쓰인 대로 그렸다",
            )


def tell_all(slips: tuple[Diagnostic, ...], outcomes: Mapping[Input, Outcome], manner: Manner) -> None:
    """Tells the slips of settings and of maps, then what was written and what was not."""
    told = tuple(diagnostic for outcome in outcomes.values() for diagnostic in outcome.diagnostics)
    tell((*slips, *told), manner)
    if not manner.chatty:
        return
    for each, outcome in outcomes.items():
        if outcome.verdict is Verdict.WRONG_MAP and not outcome.late:
            put(f"{visible(each.name)}: {_KEPT.say(manner.ui)}\n", manner.stream)
        for written in outcome.written:
            said = "; ".join(phrase.say(manner.ui) for phrase in written.remarks)
            aside = f" ({said})" if said else ""
            put(f"{_WROTE.say(manner.ui)} {visible(written.path)}{aside}\n", manner.stream)
