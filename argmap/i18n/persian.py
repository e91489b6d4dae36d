"""Everything drawings and slides say in Persian. A speaker of Persian has not yet reviewed it."""

from argmap.i18n.english import ENGLISH
from argmap.i18n.labels import ChangeLabels, DrawingLabels, Labels, SlideLabels

PERSIAN = Labels(
    drawing=DrawingLabels(
        lang="fa",
        roles={
            "thesis": "نهاده",
            "claim": "ادعا",
            "premise": "مقدمه",
            "assumption": "فرض",
            "objection": "اعتراض",
            "rebuttal": "پاسخ به اعتراض",
            "undercut": "اعتراض به استنتاج",
        },
        supports="پشتیبانی",
        attacks="مخالفت",
        undercuts="مخالفت با استنتاج",
        linked="مقدمه‌های به‌هم‌پیوسته",
        unstated="فرض ناگفته",
        stated_elsewhere="در جای دیگر آمده",
        for_thesis="به سود نهاده",
        against_thesis="علیه نهاده",
        part_of="بخش {} از {}: {}",
        weak="ضعیف",
        moderate="متوسط",
        strong="قوی",
        strength_of_step="قوت استنتاج",
        continues="ادامه",
        source="منبع",
        sources="منابع",
        said_by="از {}",
        link="پیوند",
        group="گروه",
        legend="راهنما",
        argument_map="نقشهٔ استدلال",
        supported_by="پشتیبان آن",
        attacked_by="مخالف آن",
        step_undercut_by="خود استنتاج مخالف دارد",
        together_with="همراه با",
        see_above="بالا را ببینید",
        see_below="پایین را ببینید",
    ),
    changes=ChangeLabels(
        added="افزوده",
        removed="حذف‌شده",
        reworded="بازنویسی‌شده",
        moved="جابه‌جاشده",
        before="پیش‌تر: {}",
    ),
    slides=SlideLabels(
        overview="نمای کلی",
        rest="استدلال‌های دیگر",
        sources="منابع",
    ),
    presenter=ENGLISH.presenter,
)
