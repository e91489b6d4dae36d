"""Everything drawings and slides say in German."""

from argmap.i18n.english import ENGLISH
from argmap.i18n.labels import ChangeLabels, DrawingLabels, Labels, SlideLabels

GERMAN = Labels(
    drawing=DrawingLabels(
        lang="de",
        roles={
            "thesis": "These",
            "claim": "Behauptung",
            "premise": "Prämisse",
            "assumption": "Annahme",
            "objection": "Einwand",
            "rebuttal": "Erwiderung",
            "undercut": "Einwand gegen den Schluss",
        },
        supports="Stützt",
        attacks="Greift an",
        undercuts="Greift einen Schluss an",
        linked="Verbundene Prämissen",
        unstated="Unausgesprochene Annahme",
        weak="Schwach",
        moderate="Mittel",
        strong="Stark",
        strength_of_step="Stärke eines Schlusses",
        continues="geht weiter",
        source="Quelle",
        sources="Quellen",
        said_by="von {}",
        link="Link",
        group="Gruppe",
        legend="Legende",
        argument_map="Argumentkarte",
        supported_by="Gestützt durch",
        attacked_by="Angegriffen durch",
        step_undercut_by="Der Schluss selbst ist angegriffen durch",
        together_with="Zusammen mit",
        see_above="siehe oben",
        see_below="siehe unten",
        stated_elsewhere="Steht an anderer Stelle",
        for_thesis="für die These",
        against_thesis="gegen die These",
        part_of="Teil {} von {}: {}",
    ),
    changes=ChangeLabels(
        added="neu",
        removed="entfernt",
        reworded="umformuliert",
        moved="verschoben",
        before="vorher: {}",
    ),
    slides=SlideLabels(
        overview="Überblick",
        rest="Was noch dazugehört",
        sources="Quellen",
    ),
    presenter=ENGLISH.presenter,
)
