"""Whether the codes that a project silences are those of warnings."""

from collections.abc import Iterable, Mapping

from argmap.config.settings import Settings, SilencedCode
from argmap.diagnostics.diagnostic import Diagnostic, Fix, Phrase, Severity
from argmap.diagnostics.nearest_name import did_you_mean, find_nearest_name
from argmap.diagnostics.rule import Rule


def check_silenced_codes(settings: Settings, rules: Iterable[Rule]) -> tuple[Diagnostic, ...]:
    """What is wrong with the silenced codes, by the rules there are: only a warning can be silenced."""
    weights = {rule.code: rule.severity for rule in rules}
    told = (_check_code(silenced, weights) for silenced in settings.silence)
    return tuple(slip for slip in told if slip)


def _check_code(silenced_code: SilencedCode, severities: Mapping[str, Severity]) -> Diagnostic | None:
    code = silenced_code.code
    if severities.get(code) is Severity.WARNING:
        return None
    if code in severities:
        see = f"`argmap explain {code}`"
        message = Phrase(
            en=f"`{code}` is an error, which cannot be silenced", ko=f"`{code}`: 오류는 끌 수 없다"
        )
        hint = Phrase(en=f"{see} tells how to mend the map", ko=f"고치는 법: {see}")
        return Diagnostic("E505", Severity.ERROR, message, silenced_code.span, hint=hint)
    message = Phrase(en=f"there is no warning `{code}`", ko=f"알 수 없는 경고 코드 `{code}`")
    near = find_nearest_name(
        code, [known for known, weight in severities.items() if weight is Severity.WARNING]
    )
    if near:
        fix = (Fix(silenced_code.span, f'"{near}"'),)
        return Diagnostic(
            "E505", Severity.ERROR, message, silenced_code.span, hint=did_you_mean(f"`{near}`"), fixes=fix
        )
    see = "`argmap explain --list`"
    hint = Phrase(en=f"{see} shows all codes", ko=f"모든 코드: {see}")
    return Diagnostic("E505", Severity.ERROR, message, silenced_code.span, hint=hint)
