"""What became of the maps of a call that writes files, and how that is told."""

import os
from collections.abc import Mapping

from msgspec import Struct

from argmap.cli.inputs import Input
from argmap.cli.printer import Stream, put
from argmap.cli.reporting import Manner, tell
from argmap.cli.verdict import Verdict
from argmap.cli.voice import refuse, remark
from argmap.files.writing import write_stdout, write_whole
from argmap.text.diagnostic import Diagnostic, Phrase
from argmap.text.report.columns import visible

_WROTE = Phrase(en="wrote", ko="완성")
_KEPT = Phrase(en="not drawn, for there are errors", ko="오류가 있어 그리지 않음")


class Written(Struct, frozen=True):
    """A file that was written, and what is said of it in the same line."""

    path: str
    remarks: tuple[Phrase, ...]


class Outcome(Struct, frozen=True):
    """What became of one map: the verdict, what is to be said, and the files written.

    `trouble` is why there are none, though the map may be sound; `trace` where in our own code that was.
    `kept` has the files that need not be written, for they hold already what would be.
    """

    verdict: Verdict
    diagnostics: tuple[Diagnostic, ...] = ()
    written: tuple[Written, ...] = ()
    notes: tuple[Phrase, ...] = ()
    trouble: Phrase | None = None
    trace: str = ""
    kept: tuple[str, ...] = ()


def write(path: str, data: bytes) -> None:
    """Puts an output where it goes: into a file, or for `-` on standard output."""
    if path == "-":
        write_stdout(data)
    else:
        write_whole(path, data)


def tell_all(slips: tuple[Diagnostic, ...], outcomes: Mapping[Input, Outcome], manner: Manner) -> None:
    """Tells what stood in the way and what is worth a note, the slips of settings and of maps, then what was
    written and what was not.
    """
    for outcome in outcomes.values():
        _tell_sentences(outcome, manner.ui)
    told = tuple(diagnostic for outcome in outcomes.values() for diagnostic in outcome.diagnostics)
    tell((*slips, *told), manner)
    if not manner.chatty:
        return
    for each, outcome in outcomes.items():
        if outcome.verdict is Verdict.WRONG_MAP and not outcome.trouble:
            put(f"{visible(each.name)}: {_KEPT.say(manner.ui)}\n", manner.stream)
        for written in outcome.written:
            said = "; ".join(phrase.say(manner.ui) for phrase in written.remarks)
            aside = f" ({said})" if said else ""
            put(f"{_WROTE.say(manner.ui)} {visible(written.path)}{aside}\n", manner.stream)


def tell_summary(outcomes: Mapping[Input, Outcome], manner: Manner) -> None:
    """Tells of several maps how many were drawn, how many stayed as they were, and which failed."""
    if manner.chatty and len(outcomes) > 1:
        put(f"{visible(_summary(outcomes).say(manner.ui))}\n", manner.stream)


def _tell_sentences(outcome: Outcome, ui: str) -> None:
    for phrase in outcome.notes:
        remark(phrase, ui)
    if outcome.trouble:
        if outcome.trace and os.environ.get("ARGMAP_DEBUG"):
            put(outcome.trace, Stream.ERR)
        refuse(outcome.trouble, ui)


def _summary(outcomes: Mapping[Input, Outcome]) -> Phrase:
    """How many maps were drawn, how many stayed as they were, and which failed."""
    kept = sum(bool(outcome.kept) for outcome in outcomes.values())
    failed = [f"`{each.name}`" for each, outcome in outcomes.items() if outcome.verdict is not Verdict.WELL]
    drawn = len(outcomes) - kept - len(failed)
    names = f": {', '.join(failed)}" if failed else ""
    return Phrase(
        en=f"{len(outcomes)} maps: {drawn} drawn, {kept} unchanged, {len(failed)} failed{names}",
        ko=f"지도 {len(outcomes)}개: 그림 {drawn}, 그대로 {kept}, 실패 {len(failed)}{names}",
    )
