"""The side of each statement: for the statement at the top that it stands below, or against it."""

from collections.abc import Mapping

from msgspec.structs import replace

from argmap.model.map import ArgMap, Inference, Polarity, Statement


def mark_opposing_statements(
    statements: Mapping[str, Statement], inferences: Mapping[str, Inference]
) -> Mapping[str, Statement]:
    """Return the statements, marked where they speak against the one at the top.

    Steps come in the order of their lines, each after the statement or the step that it hits.
    """
    opposing_steps: set[str] = set()
    opposing_statements: set[str] = set()
    for step in inferences.values():
        targets = opposing_steps if step.undercuts else opposing_statements
        if _attacks(step) is not (step.target in targets):
            opposing_steps.add(step.id)
            opposing_statements.update(each.statement for each in step.premises if each.in_full)
    return {
        name: replace(each, opposes_thesis=True) if name in opposing_statements else each
        for name, each in statements.items()
    }


def opposes_thesis(argmap: ArgMap, step: Inference) -> bool:
    """Return whether a step speaks against the statement at the top."""
    opposes = _attacks(step)
    while step.undercuts:
        step = argmap.inferences[step.target]
        opposes ^= _attacks(step)
    return opposes is not argmap.statements[step.target].opposes_thesis


def _attacks(step: Inference) -> bool:
    """Return whether a step speaks against what it hits, a statement or a step."""
    return step.undercuts or step.polarity is Polarity.ATTACKS
