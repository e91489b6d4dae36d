"""The pages of the rules about maps in documents of other programs."""

from argmap.diagnostics.diagnostic import Phrase, Severity
from argmap.diagnostics.name_lists import build_paragraph, join_en, join_names
from argmap.diagnostics.rule import Rule
from argmap.documents.map_attributes import DRAWING_KEYS, SHOWING_KEYS

_ATTRIBUTES_PARAGRAPH = build_paragraph(
    en=f"Behind the word `argmap` of a block stand attributes: {join_en(DRAWING_KEYS)} say how the map is"
    f" drawn, {join_en(SHOWING_KEYS)} how the picture is shown, `#id` names its file. In braces others may"
    " stand too, for the program that shows the document; one that looks like a misspelt one of these is an"
    " error there too.",
    ko=f"블록의 `argmap` 단어 뒤에는 속성을 쓴다. {join_names(DRAWING_KEYS)}는 지도를 어떻게 그릴지,"
    f" {join_names(SHOWING_KEYS)}는 그림을 어떻게 보일지 정하고, `#아이디`는 그림 파일의 이름이 된다."
    " 중괄호 안에는 문서를 보여 줄 프로그램을 위한 다른 속성도 쓸 수 있다."
    " 다만 위 속성을 잘못 적은 것으로 보이면 거기서도 오류다.",
)
_UNKNOWN_ATTRIBUTE = Rule(
    "E601",
    Severity.ERROR,
    Phrase(en="an attribute that maps do not have", ko="지도에 없는 속성"),
    Phrase(
        en=_ATTRIBUTES_PARAGRAPH.en
        + """

````markdown bad
```argmap veiw=cost
view cost: What it costs
thesis: More night trains should run
```
````

````markdown good
```argmap view=cost
view cost: What it costs
thesis: More night trains should run
```
````
""",
        ko=_ATTRIBUTES_PARAGRAPH.ko
        + """

````markdown bad
```argmap veiw=비용
보기 비용: 무엇이 드는가
논제: 야간열차를 더 많이 운행해야 한다
```
````

````markdown good
```argmap view=비용
보기 비용: 무엇이 드는가
논제: 야간열차를 더 많이 운행해야 한다
```
````
""",
    ),
)

_INVALID_VALUE = Rule(
    "E602",
    Severity.ERROR,
    Phrase(en="an attribute with a value it does not take", ko="속성에 쓸 수 없는 값"),
    Phrase(
        en="""\
`depth` is a whole number from 0, `number` and `legend` are `yes` or `no`, `width` is a number with a unit or
without. `fit` is a page and `theme` a theme; `label`, `direction`, `references` and `plates` are as in
`argmap.toml`; `lang` is a language code, `reveal` the order in which a view appears, and `only` has filters
such as `tag:core`.

````markdown bad
```argmap theme=drak
thesis: More night trains should run
```
````

````markdown good
```argmap theme=dark
thesis: More night trains should run
```
````
""",
        ko="""\
`depth`에는 0부터의 정수, `number`와 `legend`에는 `yes`나 `no`, `width`에는 단위가 있거나 없는 수를 쓴다.
`fit`, `theme`, `label`, `direction`, `references`, `plates`에는 `argmap.toml`과 같은 값을,
`lang`에는 언어 코드를, `reveal`에는 보기가 나타나는 순서를, `only`에는 `tag:핵심` 같은 조건을 쓴다.

````markdown bad
```argmap theme=drak
논제: 야간열차를 더 많이 운행해야 한다
```
````

````markdown good
```argmap theme=dark
논제: 야간열차를 더 많이 운행해야 한다
```
````
""",
    ),
)

_OUTSIDE_FOLDER = Rule(
    "E603",
    Severity.ERROR,
    Phrase(en="a map outside the document's folder", ko="문서 폴더 밖의 지도"),
    Phrase(
        en="""\
A document may come from anywhere, so it can only show maps that lie in its own folder or below it. Addresses,
paths that begin at the root of a disk, paths with `..` that leave the folder and links that do are
refused. Nothing is ever fetched.

````markdown bad
![Night trains](../elsewhere/trains.argmap)
````

````markdown good
![Night trains](trains.argmap)
````
""",
        ko="""\
문서는 어디서든 올 수 있으므로 자기 폴더와 그 아래에 있는 지도만 보여 줄 수 있다. 인터넷 주소, 디스크의
맨 위에서 시작하는 경로, `..`나 링크로 폴더를 벗어나는 경로는 읽지 않는다. 아무것도 다운로드하지 않는다.

````markdown bad
![야간열차](../elsewhere/trains.argmap)
````

````markdown good
![야간열차](trains.argmap)
````
""",
    ),
)

_UNREADABLE_MAP = Rule(
    "E604",
    Severity.ERROR,
    Phrase(en="a map that cannot be read", ko="읽을 수 없는 지도"),
    Phrase(
        en="""\
An image names a map that is not there or may not be read. The path is looked for from the folder in which the
document stands; with pandoc, from the folder in which it is called.

````markdown bad
![Night trains](trians.argmap)
````

````markdown good
![Night trains](trains.argmap)
````
""",
        ko="""\
그림이 가리키는 지도가 없거나 읽을 수 없다. 경로는 문서가 있는 폴더에서, pandoc이라면 pandoc을 실행한 폴더에서
찾는다.

````markdown bad
![야간열차](trians.argmap)
````

````markdown good
![야간열차](trains.argmap)
````
""",
    ),
)

_UNKNOWN_PART = Rule(
    "E605",
    Severity.ERROR,
    Phrase(en="a part that the map does not have", ko="지도에 없는 부분"),
    Phrase(
        en="""\
`view` names a view that the map declares, `root` the id of a statement, `only` tags and groups that occur in
it. In an image's address, the view may stand behind a `#`.

````markdown bad
```argmap view=coast
view cost: What it costs
thesis: More night trains should run
```
````

````markdown good
```argmap view=cost
view cost: What it costs
thesis: More night trains should run
```
````
""",
        ko="""\
`view`에는 지도에 선언된 보기를, `root`에는 진술의 아이디를, `only`에는 지도에 있는 꼬리표와 묶음을 쓴다.
그림의 주소에서는 `#` 뒤에 보기를 적어도 된다.

````markdown bad
```argmap view=비욥
보기 비용: 무엇이 드는가
논제: 야간열차를 더 많이 운행해야 한다
```
````

````markdown good
```argmap view=비용
보기 비용: 무엇이 드는가
논제: 야간열차를 더 많이 운행해야 한다
```
````
""",
    ),
)

_DUPLICATE_ID = Rule(
    "E606",
    Severity.ERROR,
    Phrase(en="two maps of a document with one id", ko="한 문서에서 아이디가 같은 두 지도"),
    Phrase(
        en="""\
`#id` names the file of a map's picture, so each map of a document needs one of its own. Maps without an id
are numbered as they stand.

````markdown bad
```argmap #trains
thesis: More night trains should run
```

```argmap #trains
thesis: Fewer should
```
````

````markdown good
```argmap #trains
thesis: More night trains should run
```

```argmap #fewer
thesis: Fewer should
```
````
""",
        ko="""\
`#아이디`는 그림 파일의 이름이 되므로 한 문서의 지도마다 달라야 한다. 아이디가 없는 지도에는 놓인 순서대로
번호가 붙는다.

````markdown bad
```argmap #열차
논제: 야간열차를 더 많이 운행해야 한다
```

```argmap #열차
논제: 야간열차를 줄여야 한다
```
````

````markdown good
```argmap #열차
논제: 야간열차를 더 많이 운행해야 한다
```

```argmap #감축
논제: 야간열차를 줄여야 한다
```
````
""",
    ),
)

_UNCLOSED_BLOCK = Rule(
    "E607",
    Severity.ERROR,
    Phrase(en="a map's block without an end", ko="끝이 없는 지도 블록"),
    Phrase(
        en="""\
A block goes on to a line with at least as many backticks or tildes as it begins with. Without one, all that
follows in the document would be read as the map.

````markdown bad
```argmap
thesis: More night trains should run
````

````markdown good
```argmap
thesis: More night trains should run
```
````
""",
        ko="""\
블록은 시작할 때와 같은 개수 이상의 역따옴표나 물결표만 있는 줄에서 끝난다. 그 줄이 없으면 문서의 나머지가
모두 지도로 읽힌다.

````markdown bad
```argmap
논제: 야간열차를 더 많이 운행해야 한다
````

````markdown good
```argmap
논제: 야간열차를 더 많이 운행해야 한다
```
````
""",
    ),
)

RULES: tuple[Rule, ...] = (
    _UNKNOWN_ATTRIBUTE,
    _INVALID_VALUE,
    _OUTSIDE_FOLDER,
    _UNREADABLE_MAP,
    _UNKNOWN_PART,
    _DUPLICATE_ID,
    _UNCLOSED_BLOCK,
)
