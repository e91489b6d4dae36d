"""Everything drawings and slides say in Arabic. A speaker of Arabic has not yet reviewed it."""

from argmap.i18n.english import ENGLISH
from argmap.i18n.labels import ChangeLabels, DrawingLabels, Labels, SlideLabels

ARABIC = Labels(
    drawing=DrawingLabels(
        lang="ar",
        roles={
            "thesis": "الأطروحة",
            "claim": "دعوى",
            "premise": "مقدمة",
            "assumption": "افتراض",
            "objection": "اعتراض",
            "rebuttal": "رد",
            "undercut": "اعتراض على الاستنتاج",
        },
        supports="يدعم",
        attacks="يعارض",
        undercuts="يعارض استنتاجًا",
        linked="مقدمات مترابطة",
        unstated="افتراض ضمني",
        stated_elsewhere="ورد في موضع آخر",
        for_thesis="مع الأطروحة",
        against_thesis="ضد الأطروحة",
        part_of="الجزء {} من {}: {}",
        weak="ضعيف",
        moderate="متوسط",
        strong="قوي",
        strength_of_step="قوة الاستنتاج",
        continues="يتبع",
        source="مصدر",
        sources="مصادر",
        said_by="بحسب {}",
        link="رابط",
        group="مجموعة",
        legend="مفتاح الرموز",
        argument_map="خريطة حجج",
        supported_by="يدعمه",
        attacked_by="يعارضه",
        step_undercut_by="الاستنتاج نفسه يعارضه",
        together_with="مع",
        see_above="انظر أعلاه",
        see_below="انظر أدناه",
    ),
    changes=ChangeLabels(
        added="مضاف",
        removed="محذوف",
        reworded="معاد الصياغة",
        moved="منقول",
        before="سابقًا: {}",
    ),
    slides=SlideLabels(
        overview="نظرة عامة",
        rest="الحجج الأخرى",
        sources="المصادر",
    ),
    presenter=ENGLISH.presenter,
)
