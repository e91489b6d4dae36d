"""Whether the steps make sense: no statement for or against itself, none twice, no step twice."""

from collections.abc import Mapping

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.model.errors.premise_twice import premise_twice
from argmap.model.errors.self_reference import self_reference
from argmap.model.errors.step_twice import step_twice
from argmap.model.map import Inference, Polarity, Premise, Statement
from argmap.model.steps import Steps


def check_steps(steps: Steps, statements: Mapping[str, Statement]) -> tuple[Diagnostic, ...]:
    """What makes no sense in steps taken one by one; circles are another matter."""
    said: list[Diagnostic] = []
    seen: dict[tuple[frozenset[str], str, Polarity, bool], Inference] = {}
    for inference in steps.inferences.values():
        said.extend(_check_repeated_premises(inference))
        said.extend(_check_self_reference(inference, steps, statements))
        premises = frozenset(premise.statement for premise in inference.premises)
        key = (premises, inference.target, inference.polarity, inference.undercuts)
        before = seen.setdefault(key, inference)
        if before is not inference:
            said.append(step_twice(inference, before))
    return tuple(said)


def _check_repeated_premises(inference: Inference) -> list[Diagnostic]:
    first: dict[str, Premise] = {}
    pairs = [(premise, first.setdefault(premise.statement, premise)) for premise in inference.premises]
    return [premise_twice(premise, before) for premise, before in pairs if premise is not before]


def _check_self_reference(
    inference: Inference, steps: Steps, statements: Mapping[str, Statement]
) -> list[Diagnostic]:
    hit = steps.inferences.get(inference.target) if inference.undercuts else None
    against = {premise.statement for premise in hit.premises} if hit else {inference.target}
    return [
        self_reference(premise, statements[premise.statement], inference)
        for premise in inference.premises
        if premise.statement in against
    ]
