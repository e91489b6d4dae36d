"""Maps invented from a seed, in the shapes that experts draw: what legibility is measured on.

A thesis has two to five branches and the map is two to five steps deep. A tree has a step for each statement;
a graph also links premises, undercuts steps and refers to statements that stand elsewhere.
"""

from dataclasses import dataclass, field
from random import Random

ENGLISH = """
    the the the the a a of of of to to to in in in and and for for that that with when by on at is
    are be was it they more most many fewer only not still their its who where than also can will
    would may every after before people workers schools cities rents prices wages machines platforms
    neighbours children teachers patients firms research evidence policy money trust health traffic
    energy housing training competition responsibility government employers families shops courts
    data skills raises lowers needs protects costs replaces improves weakens depends changes allows
    prevents creates explains short public local clean cheap unequal reliable expensive voluntary
"""
KOREAN = """
    사람들은 노동자의 학교가 도시의 집값이 임금을 기계가 플랫폼은 이웃과 아이들이 교사는 환자의
    기업은 연구는 근거가 정책은 돈을 신뢰를 건강에 교통량이 에너지를 주거 교육을 경쟁은 책임이
    정부가 사용자는 가족의 가게가 법원은 자료를 기술이 더 덜 늘 이미 다시 함께 대부분 여전히 오히려
    그 새 큰 작은 모든 공공의 지역 깨끗한 값싼 불평등한 믿을 자발적인 높인다 낮춘다 필요하다 지킨다
    대신한다 나아진다 약해진다 달라진다 막는다 만들어 설명하는 줄어들고 늘어나면 때문에 일자리를
    사회적 비용을 전환기에 공유재로 가능성이 크다 있다 없다 수 것이
"""
VOCABULARY = {"en": ENGLISH.split(), "ko": KOREAN.split()}
TITLES = {
    "en": "What machines do to work and to the towns we live in",
    "ko": "기계는 일과 우리가 사는 도시를 어떻게 바꾸는가",
}
FAN = 4
"""The most statements below one that is not a thesis."""
MAX_DEPTH = 5
"""The most steps between a statement and the thesis."""
MAX_CLAIMS = 600
"""Claims that surely find room under these limits."""
ANSWERS = {
    "thesis": ("premise", "premise", "objection"),
    "premise": ("premise", "premise", "objection"),
    "assumption": ("premise", "objection"),
    "objection": ("rebuttal", "rebuttal", "premise"),
    "rebuttal": ("rebuttal", "premise"),
    "undercut": ("rebuttal", "premise"),
}
"""The kinds of lines below a statement, the usual ones more than once."""


@dataclass(frozen=True, slots=True)
class MapSpec:
    """A recipe for a map: so many claims, in texts of `words[0]` to `words[1]` words, the same every time."""

    lang: str
    claims: int
    words: tuple[int, int]
    graph: bool
    seed: int
    groups: bool = False
    """True if every other pair of branches below the thesis is a group."""


def generate_bench_map(spec: MapSpec) -> str:
    """The text of a map, without errors, of exactly `recipe.claims` statements (1 to MOST)."""
    chance = Random(f"{spec.lang} {spec.claims} {spec.words} {spec.graph} {spec.seed}")
    below = _generate_tree(chance, spec.claims)
    telling = _MapWriter(spec, chance, below, _choose_references(chance, below) if spec.graph else {})
    if spec.groups:
        telling.groups = _choose_groups(below[0])
    telling.write_statement(0, 0, "thesis")
    return "\n".join(telling.lines) + "\n"


def _generate_tree(rng: Random, claims: int) -> list[list[int]]:
    """The statements below each statement; 0 is the thesis, and numbers grow away from it."""
    branches, deepest = min(rng.randint(2, 5), claims - 1), rng.randint(2, MAX_DEPTH)
    while _capacity(branches, deepest) < claims and deepest < MAX_DEPTH:
        deepest += 1
    below: list[list[int]] = [[*range(1, branches + 1)], *([] for _ in range(1, claims))]
    depths = dict.fromkeys(below[0], 1)
    for number in range(branches + 1, claims):
        open_ones = [each for each, depth in depths.items() if depth < deepest and len(below[each]) < FAN]
        parent = rng.choice(open_ones)
        below[parent].append(number)
        depths[number] = depths[parent] + 1
    return below


def _capacity(branches: int, max_depth: int) -> int:
    """Count the statements that fit below a thesis with so many branches, in so many steps."""
    return sum(branches * FAN**step for step in range(max_depth))


def _choose_references(rng: Random, children: list[list[int]]) -> dict[int, list[int]]:
    """A few references, by the statement they are written below.

    They lead from statements that nothing bears on to others that something bears on: never in a circle.
    """
    ends = [number for number, under in enumerate(children) if number and not under]
    inner = [number for number, under in enumerate(children) if number and under]
    found: dict[int, list[int]] = {}
    for _ in range(len(children) // 10):
        place, end = rng.choice(inner), rng.choice(ends)
        if end not in children[place] and end not in found.get(place, []):
            found.setdefault(place, []).append(end)
    return found


def _choose_groups(branches: list[int]) -> dict[int, int]:
    """The number of a group for each branch in one: every other pair of neighbours is a group."""
    return {number: place // 4 for place, number in enumerate(branches) if place % 4 < 2}


@dataclass(slots=True)
class _MapWriter:
    """A map's lines so far, and all that decides the next: chance, the shape, the references."""

    spec: MapSpec
    rng: Random
    children: list[list[int]]
    references: dict[int, list[int]]
    lines: list[str] = field(default_factory=list)
    groups: dict[int, int] = field(default_factory=dict)

    def write_statement(self, number: int, depth: int, keyword: str) -> None:
        """Write a statement and all statements below it."""
        if number == 0:
            self.lines += [f"map: {TITLES[self.spec.lang]}", f"  lang: {self.spec.lang}"]
            titles = VOCABULARY[self.spec.lang][-2:]
            self.lines += [
                f"group g{each}: {titles[each].title()}" for each in sorted({*self.groups.values()})
            ]
        self.lines.append(f"{'  ' * depth}{keyword} s{number}: {self._generate_text()}")
        if number in self.groups:
            self.lines.append(f"{'  ' * (depth + 1)}group: g{self.groups[number]}")
        role = "premise" if keyword == "and" else keyword
        before = ""
        for child in self.children[number]:
            before = self._choose_keyword(role, before)
            self.write_statement(child, depth + 1, before)
        for other in self.references.get(number, ()):
            self.lines.append(f"{'  ' * (depth + 1)}{self.rng.choice(['premise', 'objection'])} s{other}")

    def _choose_keyword(self, parent: str, before: str) -> str:
        """Choose a keyword for a statement below `parent`, next to `before` (empty for the first)."""
        draw = self.rng.random()
        if self.spec.graph and parent != "thesis" and draw < 0.12:
            return "undercut"
        if self.spec.graph and before == "premise" and draw < 0.55:
            return "assumption" if draw < 0.22 else "and"
        return self.rng.choice(ANSWERS[parent])

    def _generate_text(self) -> str:
        words = self.rng.sample(VOCABULARY[self.spec.lang], self.rng.randint(*self.spec.words))
        text = " ".join(words)
        return text[0].upper() + text[1:]
