"""Everything drawings and slides say in Spanish."""

from argmap.i18n.english import ENGLISH
from argmap.i18n.labels import ChangeLabels, DrawingLabels, Labels, SlideLabels

SPANISH = Labels(
    drawing=DrawingLabels(
        lang="es",
        roles={
            "thesis": "Tesis",
            "claim": "Afirmación",
            "premise": "Premisa",
            "assumption": "Supuesto",
            "objection": "Objeción",
            "rebuttal": "Réplica",
            "undercut": "Objeción a la inferencia",
        },
        supports="Apoya",
        attacks="Ataca",
        undercuts="Ataca una inferencia",
        linked="Premisas enlazadas",
        unstated="Supuesto implícito",
        weak="Débil",
        moderate="Media",
        strong="Fuerte",
        strength_of_step="Fuerza de una inferencia",
        continues="continúa",
        source="fuente",
        sources="fuentes",
        said_by="por {}",
        link="enlace",
        group="grupo",
        legend="Leyenda",
        argument_map="Mapa argumentativo",
        supported_by="Apoyado por",
        attacked_by="Atacado por",
        step_undercut_by="La inferencia misma es atacada por",
        together_with="Junto con",
        see_above="véase arriba",
        see_below="véase abajo",
        stated_elsewhere="Enunciado en otro lugar",
        for_thesis="a favor de la tesis",
        against_thesis="en contra de la tesis",
        part_of="parte {} de {}: {}",
    ),
    changes=ChangeLabels(
        added="añadido",
        removed="eliminado",
        reworded="reformulado",
        moved="movido",
        before="antes: {}",
    ),
    slides=SlideLabels(
        overview="Visión general",
        rest="Los demás argumentos",
        sources="Fuentes",
    ),
    presenter=ENGLISH.presenter,
)
