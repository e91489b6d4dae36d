"""In which order elements of a presentation may stand: ECMA-376, part 1, annex A, as far as we write them."""

import xml.etree.ElementTree as ET

FILLS = "noFill solidFill gradFill blipFill pattFill grpFill"
PROPERTIES = f"ln {FILLS} effectLst highlight latin ea cs sym hlinkClick rtl extLst"
ORDER = {
    name: order.split()
    for name, order in {
        "sld": "cSld clrMapOvr transition timing extLst",
        "sldMaster": "cSld clrMap sldLayoutIdLst transition timing hf txStyles extLst",
        "sldLayout": "cSld clrMapOvr transition timing hf extLst",
        "cSld": "bg spTree custDataLst controls extLst",
        "spTree": "nvGrpSpPr grpSpPr",
        "grpSp": "nvGrpSpPr grpSpPr",
        "sp": "nvSpPr spPr style txBody extLst",
        "cxnSp": "nvCxnSpPr spPr style extLst",
        "nvSpPr": "cNvPr cNvSpPr nvPr",
        "nvCxnSpPr": "cNvPr cNvCxnSpPr nvPr",
        "nvGrpSpPr": "cNvPr cNvGrpSpPr nvPr",
        "cNvPr": "hlinkClick hlinkHover extLst",
        "cNvCxnSpPr": "cxnSpLocks stCxn endCxn extLst",
        "spPr": f"xfrm custGeom prstGeom {FILLS} ln effectLst extLst",
        "grpSpPr": f"xfrm {FILLS} effectLst extLst",
        "xfrm": "off ext chOff chExt",
        "ln": f"{FILLS} prstDash custDash round bevel miter headEnd tailEnd extLst",
        "txBody": "bodyPr lstStyle p",
        "bodyPr": "prstTxWarp noAutofit normAutofit spAutoFit scene3d extLst",
        "p": "pPr r br fld endParaRPr",
        "pPr": "lnSpc spcBef spcAft buClr buSzPct buFont buNone buChar tabLst defRPr extLst",
        "lvl1pPr": "lnSpc spcBef spcAft buClr buSzPct buFont buNone buChar tabLst defRPr extLst",
        "r": "rPr t",
        "br": "rPr",
        "fld": "rPr pPr t",
        "rPr": PROPERTIES,
        "defRPr": PROPERTIES,
        "tcPr": f"lnL lnR lnT lnB lnTlToBr lnBlToTr {FILLS} extLst",
        "timing": "tnLst bldLst extLst",
        "seq": "cTn prevCondLst nextCondLst",
        "cTn": "stCondLst endCondLst endSync iterate childTnLst subTnLst",
        "set": "cBhvr to",
        "animEffect": "cBhvr progress",
        "cBhvr": "cTn tgtEl attrNameLst",
        "presentation": "sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz "
        "embeddedFontLst custShowLst photoAlbum custDataLst kinsoku defaultTextStyle modifyVerifier extLst",
        "theme": "themeElements objectDefaults extraClrSchemeLst custClrLst extLst",
        "themeElements": "clrScheme fontScheme fmtScheme",
        "clrScheme": "dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink",
        "majorFont": "latin ea cs font",
        "minorFont": "latin ea cs font",
    }.items()
}
MIXED = {"p": {"r", "br", "fld"}}
"""What may stand in any order among itself."""
OPEN = {"spTree": 2, "grpSp": 2}
"""After so many children any shapes follow."""


def find_order_errors(root: ET.Element) -> list[str]:
    """Elements that stand where they may not, or twice where one is due."""
    found = []
    for element in root.iter():
        name = local_name(element)
        if name in ORDER:
            children = [local_name(each) for each in element][: OPEN.get(name)]
            mixed = MIXED.get(name, set())
            ranks = [
                ORDER[name].index(_child_group(each, mixed)) if each in ORDER[name] else -1
                for each in children
            ]
            if -1 in ranks or ranks != sorted(ranks):
                found.append(f"{name}: {' '.join(children)}")
    return found


def _child_group(name: str, mixed: set[str]) -> str:
    return min(mixed) if name in mixed else name


def local_name(element: ET.Element) -> str:
    """An element's name without its namespace."""
    return element.tag.rpartition("}")[2]
