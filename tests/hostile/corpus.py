"""Hostile texts, written into every place of a map that takes one, and hostile addresses for links."""

from collections.abc import Mapping

CANARY = "http://127.0.0.1:9/canary"
"""An address that nothing may ever request; the browser tests put a listener in its place."""

TEXTS: Mapping[str, str] = {
    "script": "<script>evil()</script>",
    "the ends of elements": "</title></desc></text></g></svg></style></script><script>evil()</script>",
    "a double quote": '" onload="evil()" onclick=evil() x="',
    "a single quote": "' onmouseover='evil()' x='",
    "svg": f'<svg/onload=evil()><image xlink:href="{CANARY}" href="{CANARY}"/><use href="{CANARY}#x"/></svg>',
    "foreign": f'<foreignObject><iframe src="{CANARY}" srcdoc="&lt;script&gt;evil()&lt;/script&gt;"/>',
    "animation": "<animate attributeName=href to=javascript:evil() /><set attributeName=onload to=evil()>",
    "an image": f"<img src=x onerror=evil()><img src={CANARY}>",
    "cdata": "]]><script>evil()</script><![CDATA[",
    "a comment": "--><script>evil()</script><!--",
    "entities": "&lt;script&gt;evil()&#60;/script&#62; &xxe; &#x3c;script&#x3e; &amp;lt;",
    "a document type": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY % y "z">]>&x;%y;',
    "instructions": f'<?xml-stylesheet href="{CANARY}"?><?php evil() ?><%= evil() %>',
    "style": f"}} * {{ background: url({CANARY}) }} @import url({CANARY}); x: expression(evil()); <style>",
    "a style sheet": f'<link rel=stylesheet href="{CANARY}"><base href="{CANARY}">',
    "a way elsewhere": f'<meta http-equiv=refresh content="0;{CANARY}"><form action="{CANARY}">',
    "markdown": f"[x](javascript:evil()) ![x]({CANARY}) <{CANARY}> <javascript:evil()> [y]: {CANARY} [y]",
    "a fence": f"``` ~~~ ` ![x]({CANARY}) `",
    "a heading": "# x --- === * x + x 1. x | a | b | :-- {.x onclick=evil()}",
    "dot": f'\\" image="{CANARY}" shapefile="/etc/passwd" URL="javascript:evil()" x="',
    "the end of dot": '"]; evil [label="x"]; } digraph { "',
    "backslashes": "\\ \\\\ \\N \\G \\L \\T \\H \\E \\",
    "dot's html": '<<b>x</b>><img src="/etc/passwd"/>>',
    "a label of html": "<b>x</b>",
    "tex": "\\input{/etc/passwd} \\immediate\\write18{id} $x$ % # & _ ^^41 ~ } { \\end{document}",
    "templates": "{{7*7}} {% import os %} ${7*7} #{7*7} {nb} {0} %s %(x)s {nonce}",
    "pdf": ") /S /JavaScript /JS (app.alert\\(1\\)) /Launch << >> endobj stream (",
    "commands": "::error file=x::evil %0A::set-output name=x::y",
    "formulas": "=cmd|' /C calc'!A0",
    "addresses": f"javascript:evil() data:text/html,<script> vbscript:x file:///etc/passwd {CANARY}",
    "directions": "safe \u202egnp.exe\u2066 \u200f \u061c \u2069",
    "unseen": "ja\u200bva\u200dscript\ufeff:\u2060evil() \u00ad \u034f \U000e0041",
    "line ends": "one \u2028two \u2029three \u0085four",
    "terminal": "\u009b31m \u009d0;evil\u009c \u0090 \u007f",
    "paths": "../../../etc/passwd ..\\..\\x C:\\x CON NUL /x -rf ~ \\\\server\\share",
    "long": "가" * 600,
}
"""Every kind of text, by what it tries."""

BAD_ADDRESSES = (
    *("javascript:evil()", "JaVaScRiPt:evil()", "\u200bjavascript:evil()", "java\tscript:evil()"),
    *("javascript&#58;evil()", "javascript%3Aevil()", "&#106;avascript:evil()", "java\u00adscript:evil()"),
    *(
        "data:text/html,<script>evil()</script>",
        "DATA:image/svg+xml;base64,x",
        "vbscript:evil()",
        "VBScript:x",
    ),
    *("file:///etc/passwd", "FILE://x/y", "//evil.example/x", "\\\\evil.example\\x", "/etc/passwd"),
    *("http:evil.example", "http:/evil.example", "http:///evil.example", "http://@evil.example", "https://"),
    *("ftp://x.example", "ws://x.example", "blob:https://x.example/1", "view-source:https://x.example"),
    *(
        "ms-word:ofe|u|https://x.example",
        "search-ms:query=x",
        "ppaction://program?file=calc",
        "mailto:",
        "mailto:x",
    ),
    *(
        "jar:https://x.example!/",
        "https://x.example/\u202egpj",
        "https://x.example/\u200b",
        "#x",
        "../x",
        "x.html",
    ),
    *(
        "https://x.example/ onload=evil()",
        "http\u200b://x.example",
        "ｊavascript:evil()",
        "javascript：evil()",
    ),
)
"""Addresses that no link may have."""

ODD_ADDRESSES = (
    'https://x.example/"onload="evil()"',
    "https://x.example/'onload='evil()'",
    "https://x.example/<script>evil()</script>",
    "https://x.example/>![x](http://127.0.0.1:9/canary)",
    "https://x.example/](javascript:evil())",
    "https://x.example/%0d%0aSet-Cookie:x?a=1&b=2&lt;",
    'https://x.example/\\"];evil[label="',
    "https://x.example/)/S/JavaScript/JS(evil())",
    "HTTPS://X.EXAMPLE/${7*7}{{7*7}}",
    'mailto:a@x.example?subject=<script>evil()</script>&body="',
)
"""Addresses as they may be, with what might be taken for markup."""


def build_hostile_map(text: str, address: str = "https://x.example/") -> str:
    """A map with a text in every place that takes one, and an address in every place for links.

    A word of it, without white space and commas, is a tag.
    """
    word = "".join(text.replace(",", "").split())[:200] or "x"
    return f"""\
map: {text}
  lang: en
  ko: {text}

source s: {text}
  by: {text}
  url: {address}

group g: {text}
  ko: {text}

view v: {text}
  root: b
  reveal: order

thesis a: {text}
  ko: {text}
  short: {text}
  note: {text}
  by: {text}
  cite: s {text}
  tag: {word}
  url: {address}
  objection b: x {text}
    group: g
    tag: {word}
    strength: weak
    rebuttal: y {text}
      note: {text}
    undercut: z {text}
  premise c: u {text}
    short: {text}
  and d: w {text}
    cite: s {text}
  assumption: v {text}
"""


def build_full_map() -> str:
    """A map with a statement for each text and each odd address."""
    lines = ["map: <script>evil()</script>", "  lang: en", ""]
    for number, address in enumerate(ODD_ADDRESSES):
        lines += [f"source s{number}: x", f"  url: {address}"]
    for number, text in enumerate(TEXTS.values()):
        words = text if len(text) < 400 else text[:60]
        source = number % len(ODD_ADDRESSES)
        lines += [
            f"thesis t{number}: {words}",
            f"  note: {words}",
            f"  by: {words}",
            f"  cite: s{source} {words}",
        ]
        lines += [
            f"  url: {ODD_ADDRESSES[source]}",
            f"  premise: for {words}",
            f"  objection: against {words}",
        ]
    return "\n".join([*lines, ""])
