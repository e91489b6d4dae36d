"""A map before and after an edit, which a new drawing arranges otherwise."""

REASONS = (
    "The air is clean",
    "Children walk to school by themselves",
    "Shops sell more",
    "Buses are on time",
)
BEFORE = "map: Streets\nthesis t: Towns should close their centres to cars\n" + "".join(
    f"  premise p{i}: {text}, and {text.lower()} in winter too\n" for i, text in enumerate(REASONS * 2)
)
AFTER = (
    BEFORE.replace("p5: Children walk", "p5: Many small children walk even alone")
    + "  objection o: Shops close\n"
)
