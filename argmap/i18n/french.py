"""Everything drawings and slides say in French."""

from argmap.i18n.english import ENGLISH
from argmap.i18n.labels import ChangeLabels, DrawingLabels, Labels, SlideLabels

FRENCH = Labels(
    drawing=DrawingLabels(
        lang="fr",
        roles={
            "thesis": "Thèse",
            "claim": "Affirmation",
            "premise": "Prémisse",
            "assumption": "Présupposé",
            "objection": "Objection",
            "rebuttal": "Réplique",
            "undercut": "Objection à l’inférence",
        },
        supports="Soutient",
        attacks="Attaque",
        undercuts="Attaque une inférence",
        linked="Prémisses liées",
        unstated="Présupposé implicite",
        weak="Faible",
        moderate="Moyenne",
        strong="Forte",
        strength_of_step="Force d’une inférence",
        continues="suite",
        source="source",
        sources="sources",
        said_by="par {}",
        link="lien",
        group="groupe",
        legend="Légende",
        argument_map="Carte argumentative",
        supported_by="Soutenu par",
        attacked_by="Attaqué par",
        step_undercut_by="L’inférence elle-même est attaquée par",
        together_with="Conjointement avec",
        see_above="voir plus haut",
        see_below="voir plus bas",
        stated_elsewhere="Énoncé ailleurs",
        for_thesis="pour la thèse",
        against_thesis="contre la thèse",
        part_of="partie {} sur {} : {}",
    ),
    changes=ChangeLabels(
        added="ajouté",
        removed="supprimé",
        reworded="reformulé",
        moved="déplacé",
        before="avant : {}",
    ),
    slides=SlideLabels(
        overview="Vue d’ensemble",
        rest="Les autres arguments",
        sources="Sources",
    ),
    presenter=ENGLISH.presenter,
)
