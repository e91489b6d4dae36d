"""A view whose filters leave nothing to show."""

from collections.abc import Iterator

from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.model.map import ArgMap
from argmap.model.subset import extract_subset, subset_of_view
from argmap.syntax.quoted_word import quote_word


def empty_views(argmap: ArgMap) -> Iterator[Diagnostic]:
    """One error for each view of a sound map that would show no statement, at the view's place."""
    for view in argmap.views.values():
        if (view.tags or view.groups) and not extract_subset(argmap, subset_of_view(view)).argmap.statements:
            name = quote_word(view.id)
            yield Diagnostic(
                "E208",
                Severity.ERROR,
                Phrase(
                    en=f"nothing in reach of the view {name} bears all that it asks for",
                    ko=f"{name} 보기의 범위 안에 조건에 모두 맞는 진술이 없다",
                ),
                view.span,
                hint=Phrase(
                    en="ask for fewer tags and groups, or begin at another root, or go deeper",
                    ko="꼬리표나 묶음 조건을 줄이거나, 뿌리를 바꾸거나, 깊이를 늘린다",
                ),
            )


RULE = Rule(
    "E208",
    Severity.ERROR,
    Phrase(en="a view that shows nothing", ko="아무것도 보여 주지 않는 보기"),
    Phrase(
        en="""\
A view shows what stands below its `root`, down to its `depth`, and bears all of its tags and groups. Here
no statement does, so there is nothing to draw. An undercut does not count by itself: it is shown only with
the step that it hits.

```argmap bad
thesis market: The square should host a weekly market
  premise traffic: Shops nearby would have more customers
    premise visit: Whoever visits the market passes the shops
      tag: core
view shops: What shops gain
  depth: 1
  tag: core
```

```argmap good
thesis market: The square should host a weekly market
  premise traffic: Shops nearby would have more customers
    premise visit: Whoever visits the market passes the shops
      tag: core
view shops: What shops gain
  depth: 2
  tag: core
```
""",
        ko="""\
보기는 `뿌리` 아래에서 `깊이`까지, 꼬리표와 묶음에 모두 맞는 진술을 보여 준다. 여기서는 그런 진술이 하나도
없어 그릴 것이 없다. 무력화는 단독으로 나타나지 않고, 공격하는 추론이 보일 때만 함께 보인다.

```argmap bad
논제 장터: 광장에서 매주 장을 열어야 한다
  전제 손님증가: 주변 가게의 손님이 는다
    전제 길목: 장을 보러 온 사람은 가게 앞을 지난다
      꼬리표: 핵심
보기 가게: 가게가 얻는 것
  깊이: 1
  꼬리표: 핵심
```

```argmap good
논제 장터: 광장에서 매주 장을 열어야 한다
  전제 손님증가: 주변 가게의 손님이 는다
    전제 길목: 장을 보러 온 사람은 가게 앞을 지난다
      꼬리표: 핵심
보기 가게: 가게가 얻는 것
  깊이: 2
  꼬리표: 핵심
```
""",
    ),
)
