"""A map as plain lines, for the answers that stand beside the cases."""

from argmap.model.map import ArgMap, Inference, Statement, Translated
from argmap.text.diagnostic import Diagnostic
from argmap.text.source import Span


def told(slips: tuple[Diagnostic, ...]) -> str:
    """One line a slip, with a line for each note, hint and fix below it."""
    return "".join(line for slip in slips for line in _told(slip))


def _told(slip: Diagnostic) -> list[str]:
    lines = [f"{place(slip.span)} {slip.code} {slip.message.en}\n"]
    lines.extend(f"    note {place(note.span)} {note.message.en}\n" for note in slip.notes)
    lines.extend(f"    fix {place(fix.span)} {fix.text!r}\n" for fix in slip.fixes)
    return lines


def place(span: Span) -> str:
    """Line and column of a span's first character, and the column (or place) behind its last."""
    first, last = span.source.position(span.start), span.source.position(span.end)
    end = f"{last.column}" if first.line == last.line else f"{last.line}:{last.column}"
    return f"{first.line}:{first.column}-{end}"


def dump(argmap: ArgMap) -> str:
    """Everything in a map: its declarations, then its statements, then its inferences."""
    lines = [f"map {_texts(argmap.title)} [{argmap.lang}]"]
    lines.extend(
        f"source {one.id} {_texts(one.text)} by {_texts(one.by)} url {one.url}"
        for one in argmap.sources.values()
    )
    lines.extend(f"group {one.id} in {one.parent} {_texts(one.text)}" for one in argmap.groups.values())
    lines.extend(
        f"view {one.id} {_texts(one.text)} root {one.root} depth {one.depth} tags {_words(one.tags)} "
        f"groups {_words(one.groups)} reveal {one.reveal.value}"
        for one in argmap.views.values()
    )
    lines.extend(_statement(one) for one in argmap.statements.values())
    lines.extend(_inference(one) for one in argmap.inferences.values())
    return "".join(f"{line}\n" for line in lines)


def _statement(one: Statement) -> str:
    facts = [one.role.value + ("+" if one.linked else ""), f"depth {one.depth}", f"home {one.home}"]
    facts.extend(f"{key} {_texts(texts)}" for key, texts in _further(one) if texts)
    facts.extend(f"cites {cite.source} ({cite.locator}) at {place(cite.span)}" for cite in one.cites)
    if one.tags:
        facts.append(f"tags {_words(one.tags)}")
    facts.extend(f"{key} {value}" for key, value in (("group", one.group), ("url", one.url)) if value)
    if one.allowed:
        facts.append(f"allows {_words(tuple(sorted(one.allowed)))}")
    return f"{one.order} {one.id} at {place(one.span)}: {', '.join(facts)}: {_texts(one.text)}"


def _further(one: Statement) -> tuple[tuple[str, Translated], ...]:
    return ("short", one.short), ("note", one.note), ("by", one.by)


def _inference(one: Inference) -> str:
    premises = " + ".join(
        f"{premise.statement}{'' if premise.stands_here else '*'}" for premise in one.premises
    )
    does = "undercuts" if one.undercuts else one.polarity.value
    weight = "" if one.strength is None else f" ({one.strength})"
    return (
        f"{one.order} {one.id} at {place(one.span)}: {premises} {does} {one.target} below {one.below}{weight}"
    )


def _texts(texts: Translated) -> str:
    return " | ".join(f"{code}={text.value}" if code else text.value for code, text in texts.items()) or "-"


def _words(words: tuple[str, ...]) -> str:
    return " ".join(words) or "-"
