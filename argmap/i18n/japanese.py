"""Everything drawings and slides say in Japanese."""

from argmap.i18n.english import ENGLISH
from argmap.i18n.labels import ChangeLabels, DrawingLabels, Labels, SlideLabels

JAPANESE = Labels(
    drawing=DrawingLabels(
        lang="ja",
        roles={
            "thesis": "論題",
            "claim": "主張",
            "premise": "前提",
            "assumption": "仮定",
            "objection": "反論",
            "rebuttal": "再反論",
            "undercut": "推論への反論",
        },
        supports="支持",
        attacks="反対",
        undercuts="推論への反論",
        linked="組になる前提",
        unstated="暗黙の仮定",
        weak="弱い",
        moderate="中程度",
        strong="強い",
        strength_of_step="推論の強さ",
        continues="続きあり",
        source="出典",
        sources="出典",
        said_by="発言者：{}",
        link="リンク",
        group="グループ",
        legend="凡例",
        argument_map="論証図",
        supported_by="支持する",
        attacked_by="反対する",
        step_undercut_by="その推論を否定する",
        together_with="これと合わせて",
        see_above="上記参照",
        see_below="下記参照",
        stated_elsewhere="別の場所にある文",
        for_thesis="論題を守る",
        against_thesis="論題に反対",
        part_of="全{1}部の第{0}部：{2}",
    ),
    changes=ChangeLabels(
        added="追加",
        removed="削除",
        reworded="書き換え",
        moved="移動",
        before="変更前: {}",
    ),
    slides=SlideLabels(
        overview="全体像",
        rest="そのほかの論拠",
        sources="出典",
    ),
    presenter=ENGLISH.presenter,
)
