"""References that are drawn as boxes of their own, in place of a wire to the statement's box.

A map is drawn with a stand-in statement at each such place. The finished scene has a reference box there,
which is no second statement.
"""

from collections.abc import Callable, Iterable, Mapping

from msgspec.structs import replace

from argmap.config.drawing_choices import ReferenceChoice
from argmap.layout.first_words import cut_to_first_words
from argmap.layout.layout_options import LayoutOptions
from argmap.layout.reading_order import Reference, References, build_reading_tree
from argmap.layout.scene_parts import SceneParts
from argmap.layout.text.line_breaking import TextStyle
from argmap.model.map import ArgMap, Inference, Polarity, Role, Statement, Translations
from argmap.model.sides import opposes_thesis
from argmap.scene.argument_outline import write_outline
from argmap.scene.arrangement_record import make_key
from argmap.scene.scene import Box, ReferenceBox, Scene, Wire

MAX_ATTEMPTS = 4
"""Drawings at most in search of the references that stay wires; in the last one all are boxes."""


Attempt = Callable[[ArgMap, LayoutOptions], Scene | list[Reference]]
"""Draws a map, or returns the references that have no wire which readers follow."""


def draw_with_references(argmap: ArgMap, options: LayoutOptions, attempt: Attempt) -> Scene | None:
    """Draw a map, with boxes in place of the references that an attempt finds no good wire for.

    None if it finds none although only wires are wanted.
    """
    tree = build_reading_tree(argmap)
    everything = [each for step in argmap.inferences.values() for each in tree.references(step)]
    boxes = everything if options.reference_form is ReferenceChoice.BOXES else []
    if options.reference_form is ReferenceChoice.AUTO:
        keys = {place.key for record in options.last_arrangements for place in record.places}
        boxes = [each for each in everything if make_key(each.id) in keys]
    for attempts_left in range(MAX_ATTEMPTS, 0, -1):
        references = {each.id: each for each in boxes}
        drawn = insert_stand_ins(argmap, boxes, options)
        result = attempt(drawn, replace(options, references=references))
        if isinstance(result, Scene):
            return replace(result, outline=write_outline(argmap, options.lang, options.hidden))
        if options.reference_form is ReferenceChoice.WIRES:
            return None
        boxes = [*boxes, *result] if attempts_left > 2 else everything
    return None


def insert_stand_ins(argmap: ArgMap, references: Iterable[Reference], options: LayoutOptions) -> ArgMap:
    """Return the map with a stand-in, written in full, for each of the references."""
    by_pair = {(each.step, each.statement): each for each in references}
    if not by_pair:
        return argmap
    inferences = {step.id: _take_stand_ins(step, by_pair) for step in argmap.inferences.values()}
    stand_ins = {
        each.id: _build_stand_in(argmap, inferences[each.step], each, options) for each in by_pair.values()
    }
    return replace(argmap, statements={**argmap.statements, **stand_ins}, inferences=inferences)


def _take_stand_ins(step: Inference, by_pair: Mapping[tuple[str, str], Reference]) -> Inference:
    """Return a step whose premises, and the line that it is written under, are stand-ins where there are."""
    premises = tuple(
        replace(each, statement=by_pair[step.id, each.statement].id, in_full=True)
        if (step.id, each.statement) in by_pair
        else each
        for each in step.premises
    )
    under = by_pair.get((step.target, step.written_under)) if step.undercuts else None
    return replace(step, premises=premises, written_under=under.id if under else step.written_under)


def _build_stand_in(
    argmap: ArgMap, step: Inference, reference: Reference, options: LayoutOptions
) -> Statement:
    """Build the stand-in of a statement: it stands below what the step hits, and belongs to its group.

    It has the first words of the text that the statement's own box shows, so that readers find that again.
    """
    statement, above = argmap.statements[reference.statement], _find_statement_above(argmap, step)
    style = TextStyle(options.size)
    shows_short = options.short or statement.id in options.abridged
    return Statement(
        id=reference.id,
        has_written_id=False,
        role=_role_in_step(argmap, step),
        text=_shorten(statement.short if shows_short and statement.short else statement.text, style),
        parent_step=step.id,
        depth=above.depth + 1,
        order=statement.order,
        span=statement.span,
        tags=statement.tags,
        group=above.group,
        opposes_thesis=opposes_thesis(argmap, step),
    )


def _find_statement_above(argmap: ArgMap, step: Inference) -> Statement:
    """Find the statement that a step hits; of an undercut, the one that the step below all undercuts hits."""
    while step.undercuts:
        step = argmap.inferences[step.target]
    return argmap.statements[step.target]


def _role_in_step(argmap: ArgMap, step: Inference) -> Role:
    """Return the role that a reference has by its step, whatever its full line is."""
    if step.undercuts:
        return Role.UNDERCUT
    if step.polarity is Polarity.SUPPORTS:
        return Role.PREMISE
    target = argmap.statements.get(step.target)
    answers = target is not None and target.role in (Role.OBJECTION, Role.REBUTTAL, Role.UNDERCUT)
    return Role.REBUTTAL if answers else Role.OBJECTION


def _shorten(text: Translations, style: TextStyle) -> Translations:
    return {
        language: replace(wording, value=cut_to_first_words(wording.value, style))
        for language, wording in text.items()
    }


def split_reference_boxes(
    parts: SceneParts, references: References
) -> tuple[SceneParts, tuple[ReferenceBox, ...]]:
    """Divide the boxes into those of statements and those of references; steps come from the statements."""
    if not references:
        return parts, ()
    boxes = tuple(box for box in parts.boxes if box.id not in references)
    reference_boxes = (
        _build_reference_box(box, references[box.id]) for box in parts.boxes if box.id in references
    )
    wires = tuple(_restore_sources(wire, references) for wire in parts.wires)
    return SceneParts(boxes, wires, parts.frames), tuple(reference_boxes)


def _build_reference_box(box: Box, reference: Reference) -> ReferenceBox:
    return ReferenceBox(
        id=reference.id,
        statement=reference.statement,
        step=reference.step,
        role=box.role,
        rect=box.rect,
        lines=box.lines,
        role_label=box.role_label,
        description=box.description,
        opposes_thesis=box.opposes_thesis,
    )


def _restore_sources(wire: Wire, references: References) -> Wire:
    """Name the statements, in place of their stand-ins, that a step comes from."""
    sources = tuple(references[each].statement if each in references else each for each in wire.sources)
    return replace(wire, sources=sources)
