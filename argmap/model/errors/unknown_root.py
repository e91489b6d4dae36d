"""A view that begins at a statement that is not there."""

from argmap.diagnostics.diagnostic import Diagnostic, Phrase, Severity
from argmap.diagnostics.rule import Rule
from argmap.diagnostics.source import Span
from argmap.model.errors.phrases import unknown_name
from argmap.syntax.quoted_word import quote_word


def unknown_root(word: str, span: Span, near: str | None) -> Diagnostic:
    """A view's `root` names no statement; `near` is the statement id most like it."""
    message = Phrase(
        en=f"no statement has the id {quote_word(word)}, so this view has no root",
        ko=f"{quote_word(word)} 아이디를 가진 진술이 없어 보기의 뿌리를 찾을 수 없다",
    )
    otherwise = Phrase(
        en="give the statement where the view begins an id, and name it here",
        ko="보기가 시작될 진술에 아이디를 붙이고 여기에 그 아이디를 적는다",
    )
    return unknown_name(near, "E206", message, span, otherwise)


RULE = Rule(
    "E206",
    Severity.ERROR,
    Phrase(en="a view whose root is not there", ko="뿌리를 찾을 수 없는 보기"),
    Phrase(
        en="""\
A view shows what stands below its `root`, which is the id of one statement. Without a `root` it shows the
whole map.

```argmap bad
thesis market: The square should host a weekly market
  premise traffic: Shops nearby would have more customers
view shops: What shops gain
  root: trafic
```

```argmap good
thesis market: The square should host a weekly market
  premise traffic: Shops nearby would have more customers
view shops: What shops gain
  root: traffic
```
""",
        ko="""\
보기는 `뿌리`로 정한 진술과 그 아래를 보여 준다. `뿌리`에는 진술 하나의 아이디를 적는다. `뿌리`가 없으면 지도
전체를 보여 준다.

```argmap bad
논제 장터: 광장에서 매주 장을 열어야 한다
  전제 손님증가: 주변 가게의 손님이 는다
보기 가게: 가게가 얻는 것
  뿌리: 손님증기
```

```argmap good
논제 장터: 광장에서 매주 장을 열어야 한다
  전제 손님증가: 주변 가게의 손님이 는다
보기 가게: 가게가 얻는 것
  뿌리: 손님증가
```
""",
    ),
)
