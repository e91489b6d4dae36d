"""Sources that are written out where their id should stand: advice that works, as one fix."""

import pytest

from argmap.diagnostics.diagnostic import Diagnostic
from argmap.diagnostics.source import Source
from argmap.edit.fixes import apply_fixes, list_fixes
from argmap.model.build import build_argmap
from argmap.pipeline.fixing import FixOptions, fix_bytes
from argmap.syntax.parse import parse


def find_errors(text: str) -> tuple[Diagnostic, ...]:
    file, syntax_errors = parse(Source("map.argmap", text))
    return (*syntax_errors, *build_argmap(file)[1])


def fix(text: str) -> str:
    (error,) = find_errors(text)
    assert error.code == "E204"
    assert error.has_safe_fixes or not error.fixes
    return apply_fixes(text, list_fixes((error,)))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("thesis: T\n  cite: https://example.org/study\n", "thesis: T\n  url: https://example.org/study\n"),
        ("논제: 가\n  인용: https://example.org/s\n", "논제: 가\n  주소: https://example.org/s\n"),
        ("thesis: T\n  cite: “Smith 2010”\n", "source smith: Smith 2010\n\nthesis: T\n  cite: smith\n"),
        (
            "source youth: Youth Study 2019, https://example.org\nthesis: T\n  cite: Youth study 2019\n",
            "source youth: Youth Study 2019, https://example.org\nthesis: T\n  cite: youth\n",
        ),
        (
            "출처 조사: 청년 조사, 2019\n논제: 가\n  인용: 청년 조사, 2019, 7쪽\n",
            "출처 조사: 청년 조사, 2019\n논제: 가\n  인용: 조사 7쪽\n",
        ),
        (
            "source y: Youth Study 2019\nthesis: T\n  cite: Youth Study 2019, p. 4\n",
            "source y: Youth Study 2019\nthesis: T\n  cite: y p. 4\n",
        ),
        (
            "source y: Youth Study 2019\nthesis: T\n  cite: Youth Study 20194\n",
            "source y: Youth Study 2019\nsource youth: Youth Study 20194\nthesis: T\n  cite: youth\n",
        ),
        (
            "thesis: T\n  cite: (Smith & Jones, 2010)\n",
            "source smith: Smith & Jones, 2010\n\nthesis: T\n  cite: smith\n",
        ),
        (
            "논제: 가\n  인용: 프레이·오스본(2017)\n",
            "출처 프레이: 프레이·오스본(2017)\n\n논제: 가\n  인용: 프레이\n",
        ),
        (
            'thesis: T\n  cite: Lee, "The results"\n',
            'source lee: Lee, "The results"\n\nthesis: T\n  cite: lee\n',
        ),
        (
            "thesis: T\n  cite: [Lee (2010)]\n",
            "source lee: Lee (2010)\n\nthesis: T\n  cite: lee\n",
        ),
        (
            "thesis: T\n  cite: “Tea” and “Milk”\n",
            "source tea: “Tea” and “Milk”\n\nthesis: T\n  cite: tea\n",
        ),
        (
            "# c\nmap: M\n  lang: en\n\nthesis: T\n  cite: The railway, 2010\n",
            "# c\nmap: M\n  lang: en\n\nsource railway: The railway, 2010\n\nthesis: T\n  cite: railway\n",
        ),
        (
            "source lib: L\n  url: https://example.org\nthesis: T\n  cite: Smith\n",
            "source lib: L\n  url: https://example.org\nsource smith: Smith\nthesis: T\n  cite: smith\n",
        ),
        (
            "thesis smith: T\n  cite: Smith 2010\n",
            "source smith-2010: Smith 2010\n\nthesis smith: T\n  cite: smith-2010\n",
        ),
        ("논제: 가\n  인용: 홍길동 2010\n", "출처 홍길동: 홍길동 2010\n\n논제: 가\n  인용: 홍길동\n"),
        (
            "source lib: The library\nthesis: T\n  cite: The library\n",
            "source lib: The library\nthesis: T\n  cite: lib\n",
        ),
        (
            "thesis: T\n  cite: Smith 2010\nsource lib: L\n",
            "thesis: T\n  cite: smith\nsource lib: L\nsource smith: Smith 2010\n",
        ),
    ],
)
def test_a_source_written_out_becomes_what_was_meant(written: str, meant: str) -> None:
    assert fix(written) == meant
    assert find_errors(meant) == ()


@pytest.mark.parametrize(
    ("cited", "declared"),
    [
        (["Kim (2010)", "Kim & Lee, 2011"], {"kim": "Kim (2010)", "kim-2011": "Kim & Lee, 2011"}),
        (["홍길동 2010", "홍길동 2011"], {"홍길동-2010": "홍길동 2010", "홍길동": "홍길동 2011"}),
        (["Kim 2010", "Kim 2010"], {"kim": "Kim 2010"}),
        (["(2010) Kim (ed.)"], {"kim": "(2010) Kim (ed.)"}),
        (["[1] Smith, J. “On it”"], {"smith": "[1] Smith, J. “On it”"}),
        (["[Smith [sic] 2010]"], {"smith": "Smith [sic] 2010"}),
    ],
)
def test_each_source_written_out_keeps_its_words_and_has_an_id_of_its_own(
    cited: list[str], declared: dict[str, str]
) -> None:
    text = "thesis: T\n" + "".join(f"  premise: P\n    cite: {words}\n" for words in cited)
    result = fix_bytes(text.encode(), "map.argmap", FixOptions())
    argmap, errors = build_argmap(parse(Source("map.argmap", result.after))[0])
    assert errors == ()
    assert {name: source.text[""].value for name, source in argmap.sources.items()} == declared
    titles = [declared[cite.source] for each in argmap.statements.values() for cite in each.cites]
    assert titles == [words.replace("[Smith [sic] 2010]", "Smith [sic] 2010") for words in cited]


@pytest.mark.parametrize(
    ("title", "cited", "name"),
    [
        ("Kim, 1999", "Kim 2010", "kim-2010"),
        ("Kim, 1999", "Kim & Lee", "kim-2"),
        ("Kim, 1999", "Kim 1999, p. 3", "kim"),
        ("Kim, 1999", "Kim p. 2010", "kim"),
        ("Kim & Lee, 1999", "Kim & Lee", "kim"),
    ],
)
def test_another_year_or_author_is_another_source(title: str, cited: str, name: str) -> None:
    fixed = fix_any(f"source kim: {title}\nthesis: T\n  cite: {cited}\n")
    assert fixed.splitlines()[-1].split()[:2] == ["cite:", name]


def test_a_link_in_brackets_becomes_the_url() -> None:
    assert fix("thesis: T\n  cite: <https://example.org/a>\n") == "thesis: T\n  url: https://example.org/a\n"


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("thesis: T\n  cite: [3]\n", "source ref-3: …"),
        ("thesis: T\n  url: https://example.org\n  cite: https://example.org/study\n", "cite: link"),
        ("thesis: T\n  cite: https://example.org/study p. 4\n", "cite: link"),
        ("thesis: T\n  cite: census table 4\n", "source census: …"),
        ("논제: 가\n  인용: 총조사 표 4\n", "출처 총조사: …"),
    ],
)
def test_advice_without_a_fix_is_no_circle(written: str, advice: str) -> None:
    (error,) = find_errors(written)
    assert error.fixes == ()
    assert error.hint is not None
    assert f"`{advice}`" in error.hint.en
    assert f"`{advice}`" in error.hint.ko


def test_a_misspelt_id_in_capitals_is_still_found() -> None:
    assert (
        fix_any("source census: C\nthesis: T\n  cite: Cencus table 4\n")
        == "source census: C\nthesis: T\n  cite: census table 4\n"
    )


def test_a_source_below_a_statement_becomes_its_citation_and_then_a_declaration() -> None:
    cited = fix_any("thesis: T\n  source: Smith 2010\n")
    assert cited == "thesis: T\n  cite: Smith 2010\n"
    assert fix_any(cited) == "source smith: Smith 2010\n\nthesis: T\n  cite: smith\n"


def test_a_source_beside_its_statement_is_told_where_the_citation_goes() -> None:
    (error,) = find_errors("thesis: T\n  premise: P\n  source: Smith 2010\n")
    assert (error.code, error.fixes) == ("E216", ())
    assert error.hint is not None
    assert "`cite: …` indented right below the statement" in error.hint.en
    assert "진술 바로 아래에 `cite: …`" in error.hint.ko


def fix_any(text: str) -> str:
    return apply_fixes(text, list_fixes(find_errors(text)))


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        ("premise https://example.org/study", "`premise: …`"),
        ("premise mailto:a@example.org", "`premise: …`"),
        ("https://example.org", "`url: `"),
        ("www.example.org", "`url: `"),
    ],
)
def test_a_link_in_a_wrong_place_is_told_as_one(line: str, advice: str) -> None:
    (error,) = find_errors(f"thesis: T\n  {line}\n")
    assert error.code == "E119"
    assert error.hint is not None
    assert advice in error.hint.en


def test_a_source_that_is_a_link_is_advised_an_id() -> None:
    (error,) = find_errors("source https://example.org: x\nthesis: T\n")
    assert error.hint is not None
    assert "`source my-id: …`" in error.hint.en


def test_a_link_alone_becomes_the_url() -> None:
    assert fix_any("thesis: T\n  https://example.org/a\n") == "thesis: T\n  url: https://example.org/a\n"
    assert fix_any("논제: 가\n  https://example.org/a\n") == "논제: 가\n  주소: https://example.org/a\n"


@pytest.mark.parametrize(
    "line", ["premise http: a protocol", "premise id://x", "premise x: https://example.org"]
)
def test_a_text_with_a_link_in_it_is_no_error(line: str) -> None:
    assert [each.code for each in find_errors(f"thesis: T\n  {line}\n")] == (
        ["E119"] if "id://" in line else []
    )


def test_an_at_sign_in_a_text_is_no_link() -> None:
    assert find_errors("thesis: T\n  premise map:0@0\n") == ()
