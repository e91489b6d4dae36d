"""Whether the codes that a project silences are those of warnings."""

from collections.abc import Iterable, Mapping

from argmap.text.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.text.nearest import nearest
from argmap.text.rule import Rule
from argmap.theme.settings import Settings, Silenced
from argmap.theme.slips import meant


def wrong_codes(settings: Settings, rules: Iterable[Rule]) -> tuple[Diagnostic, ...]:
    """What is wrong with the silenced codes, by the rules there are: only a warning can be silenced."""
    weights = {rule.code: rule.severity for rule in rules}
    told = (_told(silenced, weights) for silenced in settings.silence)
    return tuple(slip for slip in told if slip)


def _told(silenced: Silenced, weights: Mapping[str, Severity]) -> Diagnostic | None:
    code = silenced.code
    if weights.get(code) is Severity.WARNING:
        return None
    if code in weights:
        see = f"`argmap explain {code}`"
        message = Phrase(
            en=f"`{code}` is an error, which cannot be silenced", ko=f"`{code}`: 오류는 끌 수 없다"
        )
        hint = Phrase(en=f"{see} tells how to mend the map", ko=f"고치는 법: {see}")
        return Diagnostic("E505", Severity.ERROR, message, silenced.span, hint=hint)
    message = Phrase(en=f"there is no warning `{code}`", ko=f"알 수 없는 경고 코드 `{code}`")
    near = nearest(code, [known for known, weight in weights.items() if weight is Severity.WARNING])
    if near:
        fix = (Fix(silenced.span, f'"{near}"'),)
        return Diagnostic("E505", Severity.ERROR, message, silenced.span, hint=meant(near), fixes=fix)
    see = "`argmap explain --list`"
    hint = Phrase(en=f"{see} shows all codes", ko=f"모든 코드: {see}")
    return Diagnostic("E505", Severity.ERROR, message, silenced.span, hint=hint)
