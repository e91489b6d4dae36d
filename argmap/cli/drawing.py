"""One map of a build: the job that it comes to, and what becomes of the outputs."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from argmap.cli.inputs import Input
from argmap.cli.outcomes import Outcome, Written, write
from argmap.cli.outputs import Taken, Target
from argmap.cli.verdict import Verdict
from argmap.pipeline.forms import Form
from argmap.pipeline.project import Project
from argmap.text.diagnostic import Phrase
from argmap.text.trouble import Trouble

if TYPE_CHECKING:
    from argmap.cli.build import BuildCall
    from argmap.pipeline.making import Bug, Job, Made, Output
    from argmap.pipeline.trip import DrawOptions

Planned = Mapping[Input, tuple[Target[Form], ...]]


def built(each: Input, project: Project, planned: Planned, call: "BuildCall") -> Outcome:
    """One map, drawn in this process and written, unless it has errors."""
    from argmap.pipeline.making import made

    try:
        job = job_of(each, project, planned[each], call)
    except Trouble as trouble:
        return Outcome(Verdict.WRONG_CALL, trouble=trouble.phrase)
    return settled(each, made(job), Taken(planned), verbose=call.verbose)


def job_of(each: Input, project: Project, targets: tuple[Target[Form], ...], call: "BuildCall") -> "Job":
    """All that is wanted of a map. By wrong settings nothing is drawn.

    Raises FileTrouble where the map cannot be read.
    """
    from argmap.pipeline.making import Job, Order

    wanted = () if project.wrong else targets
    orders = (Order(t.path, t.form, _options(call, project, t), t.tail) for t in wanted)
    judging = call.asked.judging(project)
    return Job(each.name, each.read(), judging, tuple(orders), call.split, call.steps, call.timeout)


def settled(each: Input, made: "Made", taken: Taken, *, verbose: bool) -> Outcome:
    """What became of a map whose job is done: its outputs are written, each whole."""
    if made.bug:
        return Outcome(Verdict.BUG, trouble=_stumbled(each, made.bug), trace=made.bug.trace)
    if made.trouble:
        return Outcome(Verdict.WRONG_MAP if made.heavy else Verdict.WRONG_CALL, trouble=made.trouble)
    if not made.outputs:
        return Outcome(Verdict.WRONG_MAP, made.diagnostics)
    try:
        taken.refuse(output.path for output in made.outputs if output.part)
        for output in made.outputs:
            write(output.path, output.data)
    except Trouble as trouble:
        return Outcome(Verdict.WRONG_CALL, trouble=trouble.phrase)
    written = (Written(out.path, _remarks(out, verbose=verbose)) for out in made.outputs if out.path != "-")
    return Outcome(Verdict.WELL, made.diagnostics, tuple(written), made.notes)


def _remarks(output: "Output", *, verbose: bool) -> tuple[Phrase, ...]:
    """What is said of an output beside its name: its size of text, and how its boxes stand."""
    told = (output.size, output.arrangement if verbose else None)
    return tuple(phrase for phrase in told if phrase)


def _stumbled(each: Input, bug: "Bug") -> Phrase:
    return Phrase(
        en=f"cannot draw `{each.name}`: argmap stumbled over a bug of its own ({bug.kind}: {bug.words});"
        " ARGMAP_DEBUG=1 shows where",
        ko=f"그릴 수 없는 지도 `{each.name}`: argmap 자체의 결함에 걸렸다 ({bug.kind}: {bug.words});"
        " 어디인지는 ARGMAP_DEBUG=1로 볼 수 있다",
    )


def _options(call: "BuildCall", project: Project, target: Target[Form]) -> "DrawOptions":
    from argmap.pipeline.fitting import label_of, page_of
    from argmap.pipeline.usual import usual
    from argmap.theme.chosen import themed

    settings, base = project.settings, usual(project.settings)
    return replace(
        base,
        lang=target.lang,
        engine=call.engine or base.engine,
        number=base.number if call.number is None else call.number,
        legend=call.legend,
        id_prefix=call.id_prefix,
        page=page_of(call.fit) if call.fit else base.page,
        label=label_of(call.label) if call.label else base.label,
        focus=target.focus,
        width=call.width,
        text=call.text or base.text,
        theme=themed(settings.theme, call.theme),
    )
