"""The marks before an item of a list, which people write before keywords too."""

LIST_SIGNS = "-*+•‣◦·▪–—"
"""Signs that begin an item, at most a few of them."""
CIRCLED_SIGNS = "①-⑳⑴-⒇㉠-㉻ⓐ-ⓩ"
"""Numbers and letters in circles and brackets, behind which people leave no blank."""
LIST_MARK = (
    rf"(?:[{LIST_SIGNS[1:]}-]{{1,4}}|[▫■□●○▶►➤✓✔→⇒]|[-=]+>|\(?\d{{1,3}}[.)]|\(?[A-Za-z가-하ㄱ-ㅎ][.)]"
    rf"|[{CIRCLED_SIGNS}Ⅰ-ⅹ][.)]?)"
)
"""A pattern of one mark: a sign, an arrow, a number, a letter (`a)`, `(1)`, `가.`), or one in a circle."""
