"""Compile the bytes, text or tree of a map into the map and all there is to report of it."""

from msgspec import Struct
from msgspec.structs import replace

from argmap.check.run_checks import check
from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.source import Source
from argmap.edit.fix_trial import try_fixes
from argmap.model.build import build_argmap
from argmap.model.map import ArgMap
from argmap.syntax.decode import decode
from argmap.syntax.parse import parse
from argmap.syntax.tree import File
from argmap.theme.role_names import RoleName


class CompileOptions(Struct, frozen=True):
    """Choices for what is reported, and for the map's words.

    `teach` adds the classroom rules; warnings whose codes are in `silence` are left out. `role_names` are the
    project's own names of roles, for the map.
    """

    teach: bool = False
    silence: frozenset[str] = frozenset()
    role_names: tuple[RoleName, ...] = ()


class CompileResult(Struct, frozen=True):
    """A compiled source: the map, None where it has errors, and its diagnostics in the order of the text."""

    source: Source
    argmap: ArgMap | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The diagnostics that keep the map from being drawn."""
        return tuple(each for each in self.diagnostics if each.severity is Severity.ERROR)


def compile_bytes(data: bytes, name: str, options: CompileOptions) -> CompileResult:
    """Compile the content of a map file that messages call `name`."""
    source, decode_errors = decode(data, name)
    return CompileResult(source, None, decode_errors) if decode_errors else compile_source(source, options)


def compile_source(source: Source, options: CompileOptions) -> CompileResult:
    """Compile a text. Warnings come only without errors, because an error may cause them."""
    file, syntax_errors = parse(source)
    return compile_tree(file, syntax_errors, options)


def compile_tree(file: File, syntax_errors: tuple[Diagnostic, ...], options: CompileOptions) -> CompileResult:
    """Compile a tree; `syntax_errors` are those of its own parse."""
    argmap, model_diagnostics = build_argmap(file)
    diagnostics = (*syntax_errors, *model_diagnostics)
    if any(each.severity is Severity.ERROR for each in diagnostics):
        return CompileResult(file.source, None, try_fixes(file.source, _sort_diagnostics(diagnostics)))
    diagnostics += tuple(check(argmap, teach=options.teach))
    argmap = replace(argmap, role_names=options.role_names) if options.role_names else argmap
    reported = tuple(each for each in diagnostics if each.code not in options.silence)
    return CompileResult(file.source, argmap, _sort_diagnostics(reported))


def summarize_lessons(diagnostics: tuple[Diagnostic, ...]) -> Phrase | None:
    """Count what the classroom rules found; None for nothing."""
    if not any(each.code.startswith("T") for each in diagnostics):
        return None
    from argmap.check.classroom import summarize_lessons as summarize  # late, as the rules themselves

    return summarize(diagnostics)


def _sort_diagnostics(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(diagnostics, key=lambda each: (each.span.start, each.span.end, each.code)))
