"""Maps generated from a seed: trees and graphs with every kind of step, in English and Korean."""

import random

ENGLISH = "light shade work commons machines people policy wages schools data rights cities trust"
KOREAN = "자동화 외주화 일자리를 없앤다 기술이 독점되면 사회가 혁신 공유재로 플랫폼 노동의 가치는 떨어진다"
WORDS = {"en": ENGLISH.split(), "ko": KOREAN.split()}


def generate_map(seed: int, claims: int, *, references: bool = True, groups: bool = True) -> str:
    """Generate a map of `claims` statements that has no errors."""
    return _MapGenerator(random.Random(seed), claims, references, groups).generate()


class _MapGenerator:
    def __init__(self, rng: random.Random, claims: int, references: bool, groups: bool) -> None:
        self.rng, self.claims, self.references, self.groups = rng, claims, references, groups
        self.lang = rng.choice(["en", "ko"])
        self.children: dict[int, list[int]] = {i: [] for i in range(claims)}
        for i in range(1, claims):
            near = rng.random() < 0.7
            parent = rng.randrange(max(0, i - 9), i) if near else rng.randrange(max(1, i // 3))
            self.children[parent].append(i)
        self.lines: list[str] = []
        self.used: set[tuple[int, int]] = set()

    def generate(self) -> str:
        """The whole file."""
        self.lines = ["map: A made map", f"  lang: {self.lang}", "source book: A book"]
        if self.groups:
            self.lines += [
                "group outer: Outer group",
                "  group inner: A group within a group",
                "group other: 다른 묶음",
            ]
        self._write_claim(0, 0, "thesis")
        return "\n".join(self.lines) + "\n"

    def _write_claim(self, claim: int, depth: int, keyword: str) -> None:
        pad, rng = "  " * depth, self.rng
        words = " ".join(rng.choice(WORDS[self.lang]) for _ in range(rng.randint(2, 14)))
        self.lines.append(f"{pad}{keyword} s{claim}: {words} {claim}")
        if rng.random() < 0.4:
            self.lines.append(f"{pad}  cite: book {rng.randint(1, 99)}")
        if self.groups and rng.random() < 0.12:
            self.lines.append(f"{pad}  group: {rng.choice(['outer', 'inner', 'other'])}")
        if keyword not in ("thesis", "and", "assumption") and rng.random() < 0.1:
            self.lines.append(f"{pad}  strength: {rng.choice(['weak', 'moderate', 'strong'])}")
        role = ""
        for place, child in enumerate(self.children[claim]):
            choices = ["premise", "premise", "objection", *["and", "assumption"][: 2 * bool(place)]]
            choices += ["rebuttal"] * (keyword in ("objection", "rebuttal", "undercut"))
            choices += ["undercut"] * (keyword != "thesis")
            word = rng.choice(choices)
            role = role if word in ("and", "assumption") else word
            self._write_claim(child, depth + 1, word if word != "and" or role != "" else "premise")
        self._write_reference(claim, depth + 1, keyword)

    def _write_reference(self, claim: int, depth: int, keyword: str) -> None:
        """Write, now and then, a reference to another statement; attacks only, so that no circle arises."""
        if not self.references or self.rng.random() > 0.2:
            return
        other = self.rng.randrange(1, self.claims)
        known = other == claim or other in self.children[claim] or (claim, other) in self.used
        if not known:
            self.used.add((claim, other))
            self.lines.append("  " * depth + f"objection s{other}")
            if self.rng.random() < 0.3:
                self.lines.append(
                    "  " * depth + f"  undercut: {self.rng.choice(WORDS[self.lang])} {len(self.lines)}"
                )
