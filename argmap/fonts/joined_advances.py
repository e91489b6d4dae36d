"""Advance widths of letters by the forms that they take beside others, in thousandths of an em.

Measured from Noto Sans Arabic, Devanagari and Thai (Debian's fonts-noto-core 20201225), regular and bold. Two
base-36 digits a width, as in `advances`; marks that stand over or under others have none.
"""

ARABIC: dict[bool, str] = {
    False: (
        "000000000000000000000000000000000000000000000000hahahahahahahahaprprprpri1i1i1i1n5n5n5n5cfcfcfcf"
        "94949494a5a5a5a5p4p4p4p4eheheheh0000000000000000000000000000000000000000000000000000000000000000"
        "0000000000000000000000009k9k9k9k000000000000000081818181c2c2c2c2l48badkgbfbfbfbf6j6j81816j6j8181"
        "cfcfd4d46m6m8383l47h9jkg6m6m8383rl7h9judb9b9didirl8badudrl8badudhrgdhpi1hrgdhpi1hrgdhpi1d9d9eses"
        "d9d9esesa7a7b0b0a7a7b0b0xllsnmz9xllsnmz9zzp3qdzzzzp3qdzzlwitjqn3lwitjqn3e3dzehere3dzeherodbge4r3"
        "odbge4r3l47h9jkgl48badkgl48badkg7i7i7i7irbcfdruilicfdrmgoibge4pmjb788ckadgelg2fmj17h9jkab9fye3di"
        "cfcfd4d4l47h9jkgl48badkg000000000000000000000000000000000000000000000000000000000000000000000000"
        "000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
        "878787877s7s7s7sdjdjdjdjg7g7g7g7dadadadaesesesese0e0e0e0g2g2g2g2g0g0g0g0dndndndnd5d5d5d56t6t6t6t"
        "6t6t6t6tdudududurl7h9judlicfdrmg000000006j6j81816j6j81816m6m83835f5f5f5fb5b5bfbfcfcfd4d4glglerer"
        "nn9q9jkgrl8b9judrl7h9judrl7h9judrl8b9judrl8badudrl8badudrl8badudrl8badudhrgdhpi1hrgdhpi1ibgdhpjz"
        "hrgdhpi1hrgdhpi1ibgdhpjzibgdhpjzd9d9esesd9d9esesd9d9esesd9d9esesd9d9esesd9d9esesd9d9esesd9d9eses"
        "d9d9esesa7a7b0b0a7a7b0b0a7a7b0b0a7a7b0b0a7a7b0b0a7a7b0b0a7a7b0b0a7a7b0b0a7a7b0b0xllsnmz9xllsnmz9"
        "xlxlxlxlzzp3qdzzzzp3qdzzlwitjqn3e3dzeherrbcfdruirbcfdruirbcfdruirbcfdruirbcfdruirbcfdruilililimg"
        "licfdrmgodbge4r3sal7naubodbge4r3oibge4pmoibge4pmoibge4pmodbge4r3odbge4r3odbge4r3odbge4r3odbge4r3"
        "odbge4r3jb788ckajb788ckajb788ckajb788ckaj17h9jkaj1j1j1kaj18b9jkaj18badkaj17h9jkaiofye3h2ibgdhpjz"
        "b9b9didib97hc6dbb97hc6dbb9b9dbdbcfcfd4d4cfcfd4d4cfcfd4d4cfcfd4d4cfcfd4d4cfcfd4d4cfcfd4d4cfcfd4d4"
        "l48badkgototnmnml48badkgcfcfd4d4l47h9jkgl47h9jkgq6q6f9f9q6q6f9f98b8b8b8bb9b9didi0000000000000000"
        "000000000000000000000000000000000000000000000000rrrrrrrr0000000000000000000000000000000000000000"
        "00000000515151519r9r9r9r0000000000000000gwgwgwgw00000000000000000000000000000000d9d9esesa7a7b0b0"
        "878787877s7s7s7sdjdjdjdjg7g7g7g7dodododof5f5f5f5btbtbtbtg2g2g2g2g0g0g0g0dndndndnxllsnmz9zzp3qdzz"
        "e3dzeherbfbfbfbfdgdgdgdgiofye3h2"
    ),
    True: (
        "000000000000000000000000000000000000000000000000hmhmhmhmhmhmhmhmrkrkrkrkl0l0l0l0qzqzqzqze1e1e1e1"
        "8z8z8z8za5a5a5a5r5r5r5r5h8h8h8h80000000000000000000000000000000000000000000000000000000000000000"
        "0000000000000000000000009g9g9g9g000000000000000081818181e8e8e8e8mt9zbdm8d2d2d2d27j7j8s8s7j7j8s8s"
        "duduekek7l7l8u8umt8taom87l7l8u8usg8taovqd3d3fgfgsg9zbdvqsg9zbdvqj3hhi6kjj3hhi6kjj3hhi6kjededfvfv"
        "ededfvfvbdbdcicibdbdcicizzqesbzzzzqesbzzzzr2rwzzzzr2rwzzngkhl6nxngkhl6nxfufhfcfufufhfcfup9cme4qg"
        "p9cme4qgmt8taom8mt9zbdm8mt9zbdm881818181sge1epuzn4e1epnrpvcme4r2kl899klzf8g6hcidkl8taomdd3htfvfg"
        "duduekekmt8taom8mt9zbdm8000000000000000000000000000000000000000000000000000000000000000000000000"
        "000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
        "9l9l9l9l99999999f4f4f4f4h4h4h4h4dodododoftftftftfkfkfkfkhrhrhrhrhrhrhrhrf4f4f4f4f1f1f1f179797979"
        "79797979dudududusg8taovqn4e1epnr000000007j7j8s8s7j7j8s8s7l7l8u8u5x5x5x5xcqcqf8f8duduekekgvgvekek"
        "p09qaom8sg9zaovqsg8taovqsg8taovqsg9zaovqsg9zbdvqsg9zbdvqsg9zbdvqsg9zbdvqj3hhi6kjj3hhi6kjj3hhi6l3"
        "j3hhi6kjj3hhi6kjj3hhi6l3j3hhi6l3ededfvfvededfvfvededfvfvededfvfvededfvfvededfvfvededfvfvededfvfv"
        "ededfvfvbdbdcicibdbdcicibdbdcicibdbdcicibdbdcicibdbdcicibdbdcicibdbdcicibdbdcicizzqesbzzzzqesbzz"
        "zzzzzzzzzzr2rwzzzzr2rwzzngkhl6nxfufhfcfusge1epuzsge1epuzsge1epuzsge1epuzsge1epuzsge1epuzn4n4n4nr"
        "n4e1epnrp9cme4qgsqmlp0v6p9cme4qgpvcme4r2pvcme4r2pvcme4r2p9cme4qgp9cme4qgp9cmduqgp9cme4qgp9cme4qg"
        "p9cme4qgkl899klzkl899klzkl899klzkl899klzkl8taomdklklklmdkl9zaomdkl9zbdmdkl8taomdlfhtfvj1j3hhi6l3"
        "d3d3fgfgd38tebgad38tebgad3d3gagaduduekekduduekekduduekekduduekekduduekekduduekekduduekekduduekek"
        "mt9zbdm8r4r4popomt9zbdm8duduekekmt8taom8mt8taom8q6q6flflq6q6flfl91919191d3d3fgfg0000000000000000"
        "000000000000000000000000000000000000000000000000rrrrrrrr0000000000000000000000000000000000000000"
        "000000005v5v5v5v9r9r9r9r0000000000000000gwgwgwgw00000000000000000000000000000000ededfvfvbdbdcici"
        "9l9l9l9l99999999f4f4f4f4h4h4h4h4fkfkfkfkhihihihid0d0d0d0hrhrhrhrhrhrhrhrf4f4f4f4zzqesbzzzzr2rwzz"
        "fufhfcfud2d2d2d2f8f8f8f8lfhtfvj1"
    ),
}
"""From U+0600 on, four widths a letter: alone, at the beginning, in the middle, at the end of a word."""
DEVANAGARI: dict[bool, str] = {
    False: (
        "0000000000007k7kl8l8l8l8sfsfdndndndnf8f8l9l9npnpjfjffdfdfdfdfdfdfdfdsfsfsfsfsfsfsfsfl6grmqi0fn7t"
        "gf9rhzhzhmb0jhjhkmfwl0dtkmf0e0e0g9g9g1g1fnfnk3czfu9phuategegh3a2ff9yff9yfs8klfh0fvb5jjc7gm9qg494"
        "bdb3bdb3iudwl4jwl4jwfgawiwbbg2agisaterc0000077770000czcz7777777777770000000000000000000000000000"
        "0000777777777777777700007l7l7777p2p20000000000000000000000000000l6grmqi0fn7tkmfwg1g1fnfnlfh0g494"
        "npnpjfjf00000000ajajgngnfbfbfbfbfbfbfbfbfbfbfbfbfbfbfbfbfbfbfbfbbubu8t8tl8l8l8l8sfsfsfsfl8l8l8l8"
        "ffffkmkmg4g4fnfnk3k3d1d1g1g1fvfv"
    ),
    True: (
        "0000000000007z7znhnhnhnhvovoeeeeeeeeg8g8n0n0pipil1l1gwgwgwgwgwgwgwgwvovovovovovovovomvi9owiygy8k"
        "hxb5jbjbj6c4l4l4mogqmhe6n1glf1f1h6h6h6h6gqgqm6e5hca4jycififij3bfh6ash6ash19kmti7h8balheuhybbhna8"
        "c6bic6bikif4mdlmmdlmgtavkucmhdb4kodvfuds000086860000enen8686868686860000000000000000000000000000"
        "0000868686868686868600008l8l8686s6s60000000000000000000000000000mvi9owiygy8kmogqh6h6gqgqmti7hna8"
        "pipil1l100000000b2b2hqhqfufufufufufufufufufufufufufufufufufufufucdcd9494nhnhnhnhvovovovonhnhnhnh"
        "gqgqmomohnhngygymfmfdxdxh6h6h8h8"
    ),
}
"""From U+0900 on, two widths a letter: whole, and joined to the next as half a letter."""
THAI: dict[bool, str] = {
    False: (
        "gof7f9h2h9gmexesgsfafgp6p9grgrf7hep3p9h4hogqgxf4h1gsgti0i4jbiygrh2gidkgqfvgrdohghsfwgbikfyfkef9e"
        "00baba0000000000000000000000g887fs8k818gbagj0000000000000000gjfuf5h1fjezf0egk0fpe0lbo8"
    ),
    True: (
        "hcgggphyiahrfvfjhbgngrprq1hphpfwi2q6q1hmi6hdhwfjhyhmhniyizk7jyhphyhaeehdgnhpeaibirgqhajpghgkf39y"
        "00c3c30000000000000000000000g59hhu9p9e9nc3hp0000000000000000hwfrethwfqexfeemkufrf9mzp6"
    ),
}
"""From U+0E01 on, a width a letter."""
