"""Lines of one text are put together as their language writes it."""

import pytest

from argmap.diagnostics.line_joining import join_lines


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (("Night trains", "should run"), "Night trains should run"),
        (("야간열차를", "더 운행해야 한다"), "야간열차를 더 운행해야 한다"),
        (("大學은 憲法", "大韓民國을 따른다"), "大學은 憲法 大韓民國을 따른다"),
        (("夜行列車はもっと運行され", "るべきである"), "夜行列車はもっと運行されるべきである"),
        (("應該開行更多", "夜間列車"), "應該開行更多夜間列車"),
        (("ナイト", "", "トレイン"), "ナイトトレイン"),
        (("我们用", "Python 写", "程序"), "我们用 Python 写程序"),
        (("他用Python。", "He does"), "他用Python。He does"),
        (("「夜行」", "列車"), "「夜行」列車"),
        (("他说：", "“好！”", "然后走了——", "很快"), "他说：“好！”然后走了——很快"),
        (("Say “yes”", "“no” or", "— nothing"), "Say “yes” “no” or — nothing"),
        (("two trains 🚂", "🚃 and a"), "two trains 🚂 🚃 and a"),
        (("รถไฟ", "กลางคืน"), "รถไฟ กลางคืน"),
        ((), ""),
    ],
)
def test_lines_are_joined_as_their_script_is_written(lines: tuple[str, ...], joined: str) -> None:
    assert join_lines(lines) == joined
