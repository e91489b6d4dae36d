"""The languages and formats that a file may be in by mistake."""

from enum import Enum


class OtherLanguage(Enum):
    """The languages that are recognized; each value is the name that people know it by, in two languages."""

    ARGMAP_JSON = ("JSON that argmap has written", "argmap이 쓴 JSON")
    AIF_JSON = ("AIF in JSON", "AIF JSON")
    ARGDOWN_JSON = ("Argdown in JSON", "Argdown JSON")
    MINDMUP = ("a file of MindMup", "MindMup 파일")
    SADFACE = ("SADFace in JSON", "SADFace JSON")
    ARGUEBUF = ("arguebuf in JSON", "arguebuf JSON")
    JSON = ("JSON", "JSON")
    ARGGRAPH = ("arggraph in XML", "arggraph XML")
    ARAUCARIA = ("AML of Araucaria", "Araucaria의 AML")
    AIF_XML = ("AIF in XML", "AIF XML")
    RDF = ("RDF in XML", "RDF XML")
    FREEMIND = ("a mind map of FreeMind or Freeplane", "FreeMind나 Freeplane의 마인드맵")
    OPML = ("OPML", "OPML")
    SVG = ("an SVG picture", "SVG 그림")
    DRAWIO = ("a diagram of draw.io", "draw.io 그림")
    GRAPHML = ("GraphML", "GraphML")
    HTML = ("HTML", "HTML")
    XML = ("XML", "XML")
    RATIONALE = ("a file of Rationale", "Rationale 파일")
    KIALO = ("an export of Kialo", "Kialo에서 내보낸 글")
    ARGDOWN = ("Argdown", "Argdown")
    MERMAID = ("Mermaid", "Mermaid")
    DOT = ("DOT, the language of Graphviz", "Graphviz의 언어인 DOT")
    PLANTUML = ("PlantUML", "PlantUML")
    D2 = ("D2", "D2")
    LATEX = ("LaTeX", "LaTeX")
    RTF = ("RTF", "RTF")
    TOML = ("TOML", "TOML")
    INI = ("an INI file", "INI 파일")
    CSV = ("CSV", "CSV")
    TSV = ("TSV", "TSV")
    CARNEADES = ("Carneades in YAML", "Carneades YAML")
    GSN = ("GSN in YAML", "GSN YAML")
    ARGVIEW = ("ArgView in YAML", "ArgView YAML")
    YAML = ("YAML", "YAML")
    MARKDOWN_WITH_MAPS = ("Markdown with a map in it", "지도가 든 마크다운")
    MARKDOWN_LIST = ("a list in Markdown", "마크다운 목록")
    LIST = ("a list", "목록")
    MARKDOWN = ("text in Markdown", "마크다운 글")
    PROGRAM = ("a program", "프로그램 코드")
    PROSE = ("text without keywords", "키워드가 없는 글")

    def __init__(self, en: str, ko: str) -> None:
        self.en, self.ko = en, ko
