"""References below a map, as below an essay, get one message, and a fix that declares and cites them."""

import pytest

from argmap.diagnostics.source import Source
from argmap.edit.fixes import apply_fixes
from argmap.pipeline.compile import CompileOptions, compile_source
from argmap.pipeline.fixing import FixOptions, fix_bytes
from argmap.syntax.parse import parse

MAP = "thesis: T\n  premise: P\n    cite: {}\n"
KOREAN_MAP = "논제: T\n  전제: P\n    인용: {}\n"

FIXED = {
    MAP.format("[1]") + "\nSources:\n[1] Smith 2010, Tea\n[2] Lee 2011\n": (
        MAP.format("smith") + "\nsource smith: Smith 2010, Tea\nsource lee: Lee 2011\n"
    ),
    MAP.format("[2], p. 3") + "\nREFERENCES\n\n1. J. Smith 2010\n2. J. Smith 2012\n": (
        MAP.format("smith-2012 p. 3") + "\nsource smith: J. Smith 2010\nsource smith-2012: J. Smith 2012\n"
    ),
    MAP.format("Smith 2010") + "\n[1] Smith 2010, Tea\n": (
        MAP.format("smith") + "\nsource smith: Smith 2010, Tea\n"
    ),
    MAP.format("smith10") + "\n[smith10] Smith 2010\n": (
        MAP.format("smith10") + "\nsource smith10: Smith 2010\n"
    ),
    MAP.format("[^1]") + "\n[^1]: https://example.org/tea\n": (
        MAP.format("example") + "\nsource example: https://example.org/tea\n"
    ),
    MAP.format("a") + "\n# References\n- A. Smith 2010\n\nsource a: A book\n": (
        MAP.format("a") + "\n# References\nsource smith: A. Smith 2010\n\nsource a: A book\n"
    ),
    MAP.format("lee") + "\nWorks cited:\n  [1] Smith 2010,\n      a book on tea\n  [2] Lee 2011\n": (
        MAP.format("lee") + "\nsource smith: Smith 2010, a book on tea\nsource lee: Lee 2011\n"
    ),
    MAP.format("tea") + "\nSources:\n  tea: The book of tea, 1906\n": (
        MAP.format("tea") + "\nsource tea: The book of tea, 1906\n"
    ),
    "Sources:\n[1] Smith 2010\n\n" + MAP.format("[1]"): "source smith: Smith 2010\n\n" + MAP.format("smith"),
    KOREAN_MAP.format("[1]") + "\n출처:\n[1] 김다인, 「차」, 2010\n": (
        KOREAN_MAP.format("김다인") + "\n출처 김다인: 김다인, 「차」, 2010\n"
    ),
    KOREAN_MAP.format("이도윤") + "\n참고 문헌：\n· 김다인, 2010\n· 이도윤, 2011\n": (
        KOREAN_MAP.format("이도윤") + "\n출처 김다인: 김다인, 2010\n출처 이도윤: 이도윤, 2011\n"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FIXED.items(), ids=range(len(FIXED)))
def test_one_message_whose_fix_declares_and_cites(text: str, expected: str) -> None:
    result = compile_source(Source("m", text), CompileOptions())
    assert [error.code for error in result.errors] == ["E130"]
    fixed = apply_fixes(text, result.errors[0].fixes)
    assert fixed == expected
    assert compile_source(Source("m", fixed), CompileOptions()).errors == ()


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_check_fix_makes_it(line_end: str) -> None:
    for text, expected in FIXED.items():
        data = text.replace("\n", line_end).encode()
        assert fix_bytes(data, "m", FixOptions()).data == expected.replace("\n", line_end).encode()


@pytest.mark.parametrize("text", ["Sources:\nTea is good\n", "참고문헌:\n차에 대하여\n"])
def test_no_fix_where_the_lines_may_be_no_sources(text: str) -> None:
    (error,) = parse(Source("m", f"thesis: T\n\n{text}"))[1]
    assert (error.code, error.fixes) == ("E130", ())
    assert error.hint is not None


@pytest.mark.parametrize(
    "text",
    [
        "thesis: T\nsource\n  url: https://example.org\n",
        "thesis: T\nSources: Smith 2010\n",
        "thesis: T\nsource:\n  url: https://example.org\n",
        "thesis: T\nReferences:\n",
        "thesis: T\n# Sources\nsource a: A, 2010\n",
        "thesis: T\n  premise: P\n    references:\n      Smith 2010\n",
        "thesis: T\n  premise: Sources\n    | [1] Smith 2010\n",
        "thesis: T\n[1] Smith 2010\n  premise: P\n",
    ],
)
def test_other_lines_about_sources_are_no_list(text: str) -> None:
    assert "E130" not in {error.code for error in parse(Source("m", text))[1]}
