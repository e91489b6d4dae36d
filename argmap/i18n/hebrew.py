"""Everything drawings and slides say in Hebrew. A speaker of Hebrew has not yet reviewed it."""

from argmap.i18n.english import ENGLISH
from argmap.i18n.labels import ChangeLabels, DrawingLabels, Labels, SlideLabels

HEBREW = Labels(
    drawing=DrawingLabels(
        lang="he",
        roles={
            "thesis": "תזה",
            "claim": "טענה",
            "premise": "הנחה",
            "assumption": "הנחה סמויה",
            "objection": "התנגדות",
            "rebuttal": "תשובה להתנגדות",
            "undercut": "התנגדות להיסק",
        },
        supports="תומך",
        attacks="מתנגד",
        undercuts="מתנגד להיסק",
        linked="הנחות משולבות",
        unstated="הנחה סמויה",
        stated_elsewhere="מופיע במקום אחר",
        for_thesis="בעד התזה",
        against_thesis="נגד התזה",
        part_of="חלק {} מתוך {}: {}",
        weak="חלש",
        moderate="בינוני",
        strong="חזק",
        strength_of_step="חוזק ההיסק",
        continues="המשך",
        source="מקור",
        sources="מקורות",
        said_by="מאת {}",
        link="קישור",
        group="קבוצה",
        legend="מקרא",
        argument_map="מפת טיעונים",
        supported_by="נתמך על ידי",
        attacked_by="מותקף על ידי",
        step_undercut_by="ההיסק עצמו מותקף על ידי",
        together_with="יחד עם",
        see_above="ראו למעלה",
        see_below="ראו למטה",
    ),
    changes=ChangeLabels(
        added="נוסף",
        removed="הוסר",
        reworded="נוסח מחדש",
        moved="הועבר",
        before="קודם: {}",
    ),
    slides=SlideLabels(
        overview="סקירה",
        rest="שאר הטיעונים",
        sources="מקורות",
    ),
    presenter=ENGLISH.presenter,
)
