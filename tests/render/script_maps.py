"""Maps in eight scripts, with what makes lines hard to set: other letters, digits, brackets, signs, emoji."""

from collections.abc import Iterator
from typing import NamedTuple


class ScriptMap(NamedTuple):
    """A map's name, its text, and the texts that it shows, whole."""

    name: str
    source: str
    shown: tuple[str, ...]


SENTENCES = {
    "ar": (
        "يجب تشغيل المزيد من القطارات الليلية (night trains)!",
        "ينام المسافرون أثناء الرحلة، ويصلون في الساعة 7:30.",
        "ارتفع العدد بنسبة 25% في عام 2024، أي إلى 1,250 مسافرًا.",
        "لا أحد يرفض ذلك؛ فالسعر 49 ₪ فقط [ABC-12].",
        "هل يكفي هذا؟ نعم 👍🏽 للعائلة 👨‍👩‍👧.",
        "القطارات الليلية في أوروبا: «نعم» أم «لا»؟",
    ),
    "he": (
        "הספרייה צריכה להיפתח ביום שבת כן!",
        "מחיר הכניסה עולה 25 ₪ (כולל מע״מ 17%).",
        "ספריות בעיר נפתחות בשעה 10:00 בבוקר, ונסגרות ב־18:30.",
        'הספר [The Library, 2024] נקרא ע"י 1,250 איש.',
        "המשפחה 👨‍👩‍👧 אוהבת לקרוא 👍🏽.",
        "ספריות בעיר (Libraries)",
    ),
    "fa": (
        "قطارهای شبانه‌روزی باید ۲۵٪ بیشتر شوند (night trains)!",
        "مسافران در راه می‌خوابند و ساعت ۷:۳۰ می‌رسند.",
        "بهای بلیت ۴۹ ₪ است، نه ۱٬۲۵۰ [ABC-12].",
        "آیا این کافی است؟ بله 👍🏽 برای خانواده 👨‍👩‍👧.",
        "گزارش «راه‌آهن» در سال 2024 منتشر شد.",
        "قطارهای شب در اروپا",
    ),
    "ur": (
        "رات کی مزید ریل گاڑیاں چلائی جائیں (night trains)!",
        "مسافر سفر میں سوتے ہیں، اور صبح 7:30 پر پہنچتے ہیں۔",
        "تعداد میں 25% اضافہ ہوا، یعنی 1,250 مسافر۔",
        "کرایہ صرف 49 ₪ ہے [ABC-12]۔",
        "کیا یہ کافی ہے؟ جی 👍🏽 خاندان 👨‍👩‍👧 کے لیے۔",
        "یورپ کی رات کی گاڑیاں",
    ),
    "hi": (
        "रात की रेलगाड़ियाँ और चलनी चाहिए (night trains)!",
        "यात्री यात्रा में सोते हैं, और सुबह 7:30 बजे पहुँचते हैं।",
        "संख्या 25% बढ़ी, अर्थात् १,२५० यात्री [ABC-12]।",
        "किराया केवल 49 ₪ है, किन्तु श्रेष्ठ विद्यार्थी नहीं जाते।",
        "क्या यह पर्याप्त है? हाँ 👍🏽 परिवार 👨‍👩‍👧 के लिए।",
        "यूरोप की रात की रेलगाड़ियाँ",
    ),
    "th": (
        "ควรเดินรถไฟกลางคืนให้มากขึ้น (night trains)!",
        "ผู้โดยสารนอนหลับระหว่างทาง และถึงที่หมายเวลา 7:30 น.",
        "จำนวนเพิ่มขึ้น 25% คือ ๑,๒๕๐ คน [ABC-12] ทั้งน้ำและที่พัก",
        "ค่าโดยสารเพียง 49 ₪ เท่านั้น",
        "พอไหม พอ 👍🏽 สำหรับครอบครัว 👨‍👩‍👧 นี้",
        "รถไฟกลางคืนในยุโรป",
    ),
    "ko": (
        "밤기차를 더 운행해야 한다 (night trains)!",
        "승객은 가는 동안 자고, 아침 7:30에 도착한다.",
        "이용객이 25% 늘어 1,250명이 되었다 [ABC-12].",
        "요금은 49 ₪뿐이고, 「밤차」는 שלום 하고 인사한다.",
        "충분한가? 그렇다 👍🏽 가족 👨‍👩‍👧 모두에게.",
        "유럽의 밤기차",
    ),
    "ja": (
        "夜行列車はもっと運行されるべきである（night trains）！",
        "乗客は「移動中」に眠り、朝7:30に着く。",
        "利用者は25%増えて、1,250人になった [ABC-12]。",
        "運賃は49 ₪だけで、ポスターには مرحبا と書いてある。",
        "十分か？はい👍🏽家族👨‍👩‍👧のために。",
        "ヨーロッパの夜行列車",
    ),
}
"""Five sentences and a title by the code of their language."""


def build_script_maps() -> Iterator[ScriptMap]:
    """Build five maps a script; each sentence is once the thesis, and once beside each of the others."""
    for lang, (*sentences, title) in SENTENCES.items():
        for start in range(len(sentences)):
            turned = sentences[start:] + sentences[:start]
            yield _build_map(f"{lang}-{start + 1}", lang, title, turned)


def _build_map(name: str, lang: str, title: str, sentences: list[str]) -> ScriptMap:
    thesis, premise, linked, objection, rebuttal = sentences
    source = f"""\
map: {title}
  lang: {lang}
source report: {title} (2024)
thesis: {thesis}
  premise: {premise}
    cite: report p. 12
  and: {linked}
  objection: {objection}
    by: {title}
    rebuttal: {rebuttal}
"""
    return ScriptMap(name, source, (title, *sentences))


SCRIPT_MAPS = tuple(build_script_maps())
