"""A map as plain lines, for the answers that stand beside the cases."""

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.source import Span
from argmap.model.map import ArgMap, Inference, Statement, Translations


def format_diagnostics(diagnostics: tuple[Diagnostic, ...]) -> str:
    """One line a diagnostic, with a line for each note, hint and fix below it."""
    return "".join(line for diagnostic in diagnostics for line in _format_diagnostic(diagnostic))


def _format_diagnostic(diagnostic: Diagnostic) -> list[str]:
    lines = [f"{format_span(diagnostic.span)} {diagnostic.code} {diagnostic.message.en}\n"]
    lines.extend(f"    note {format_span(note.span)} {note.message.en}\n" for note in diagnostic.notes)
    lines.extend(f"    fix {format_span(fix.span)} {fix.text!r}\n" for fix in diagnostic.fixes)
    return lines


def format_span(span: Span) -> str:
    """Line and column of a span's first character, and the column (or place) behind its last."""
    first, last = span.source.position(span.start), span.source.position(span.end)
    end = f"{last.column}" if first.line == last.line else f"{last.line}:{last.column}"
    return f"{first.line}:{first.column}-{end}"


def format_map(argmap: ArgMap) -> str:
    """Everything in a map: its declarations, then its statements, then its inferences."""
    lines = [f"map {_format_texts(argmap.title)} [{argmap.lang}]"]
    lines.extend(
        f"source {one.id} {_format_texts(one.text)} by {_format_texts(one.by)} url {one.url}"
        for one in argmap.sources.values()
    )
    lines.extend(
        f"group {one.id} in {one.parent} {_format_texts(one.text)}" for one in argmap.groups.values()
    )
    lines.extend(
        f"view {one.id} {_format_texts(one.text)} root {one.root} depth {one.depth} tags "
        f"{_format_words(one.tags)} "
        f"groups {_format_words(one.groups)} reveal {one.reveal.value}"
        for one in argmap.views.values()
    )
    lines.extend(_format_statement(one) for one in argmap.statements.values())
    lines.extend(_format_inference(one) for one in argmap.inferences.values())
    return "".join(f"{line}\n" for line in lines)


def _format_statement(one: Statement) -> str:
    facts = [one.role.value + ("+" if one.is_linked else ""), f"depth {one.depth}", f"home {one.parent_step}"]
    facts.extend(f"{key} {_format_texts(texts)}" for key, texts in _further_texts(one) if texts)
    facts.extend(f"cites {cite.source} ({cite.locator}) at {format_span(cite.span)}" for cite in one.cites)
    if one.tags:
        facts.append(f"tags {_format_words(one.tags)}")
    facts.extend(f"{key} {value}" for key, value in (("group", one.group), ("url", one.url)) if value)
    if one.allowed_warnings:
        facts.append(f"allows {_format_words(tuple(sorted(one.allowed_warnings)))}")
    return f"{one.order} {one.id} at {format_span(one.span)}: {', '.join(facts)}: {_format_texts(one.text)}"


def _further_texts(one: Statement) -> tuple[tuple[str, Translations], ...]:
    return ("short", one.short), ("note", one.note), ("by", one.by)


def _format_inference(one: Inference) -> str:
    premises = " + ".join(f"{premise.statement}{'' if premise.in_full else '*'}" for premise in one.premises)
    does = "undercuts" if one.undercuts else one.polarity.value
    weight = "" if one.strength is None else f" ({one.strength})"
    return (
        f"{one.order} {one.id} at {format_span(one.span)}: {premises} {does} {one.target} below "
        f"{one.written_under}{weight}"
    )


def _format_texts(texts: Translations) -> str:
    return " | ".join(f"{code}={text.value}" if code else text.value for code, text in texts.items()) or "-"


def _format_words(words: tuple[str, ...]) -> str:
    return " ".join(words) or "-"
