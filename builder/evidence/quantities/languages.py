"""The formats of the languages beside English, by what CLDR has for each."""

from __future__ import annotations

from dataclasses import replace

from builder.evidence.quantities.conventions import AMERICAN, ENGLISH, NumberFormat


def _months(names: str) -> tuple[str, ...]:
    return tuple(names.split())


GERMAN = NumberFormat(
    group=".",
    decimal=",",
    scales={
        "tausend": 3, "millionen": 6, "million": 6, "milliarden": 9, "milliarde": 9, "billionen": 12, "billion": 12,
        "mio.": 6, "mio": 6, "mrd.": 9, "mrd": 9, "tsd.": 3, "tsd": 3,
    },
    percent=r"prozent",
    points=r"prozentpunkte?n?|%-punkte?n?",
    fold=r"fach(?:e[nrsm]?)?|mal",
    joint=r" von ",
    months=_months("januar februar märz april mai juni juli august september oktober november dezember"),
    short_months={"jänner": 1, "jan": 1, "feb": 2, "apr": 4, "aug": 8, "sept": 9, "sep": 9, "okt": 10,
                  "nov": 11, "dez": 12},
)  # fmt: skip
FRENCH = NumberFormat(
    group=" ",
    decimal=",",
    scales={
        "mille": 3, "millions": 6, "million": 6, "milliards": 9, "milliard": 9, "billions": 12, "billion": 12, "md": 9,
        "mds": 9, "mrd": 9, "mio": 6,
    },
    percent=r"pour ?cent",
    points=r"points? de pourcentage",
    fold=r"fois",
    joint=r" sur ",
    months=_months("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    short_months={"janv": 1, "févr": 2, "avr": 4, "juil": 7, "sept": 9, "oct": 10, "nov": 11, "déc": 12},
)  # fmt: skip
SPANISH = NumberFormat(
    group=".",
    decimal=",",
    scales={"mil millones": 9, "mil": 3, "millones": 6, "millón": 6, "billones": 12, "billón": 12},
    percent=r"por ciento|por cien",
    points=r"puntos? porcentual(?:es)?|pp",
    fold=r"veces",
    joint=r" de cada ",
    months=_months("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
)
ITALIAN = NumberFormat(
    group=".",
    decimal=",",
    scales={
        "mila": 3, "milioni": 6, "milione": 6, "miliardi": 9, "miliardo": 9, "mln": 6, "mld": 9,
        "mila miliardi": 12, "bilioni": 12, "trilioni": 12,
    },
    percent=r"per ?cento",
    points=r"punt[oi] percentual[ei]",
    fold=r"volte",
    joint=r" su ",
    months=_months("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
)  # fmt: skip
DUTCH = NumberFormat(
    group=".",
    decimal=",",
    scales={"duizend": 3, "miljoen": 6, "miljard": 9, "biljoen": 12, "mln": 6, "mln.": 6, "mld": 9, "mld.": 9},
    percent=r"procent",
    points=r"procentpunt(?:en)?",
    fold=r"keer|maal|voudig",
    joint=r" op (?:de )?",
    months=_months("januari februari maart april mei juni juli augustus september oktober november december"),
)
POLISH = NumberFormat(
    group=" ",
    decimal=",",
    scales={
        "tys.": 3, "tys": 3, "tysięcy": 3, "tysiące": 3, "tysiąca": 3, "tysiąc": 3, "mln": 6,
        "milionów": 6, "miliony": 6, "miliona": 6, "milion": 6, "mld": 9, "miliardów": 9, "miliardy": 9, "miliarda": 9,
        "miliard": 9, "bilionów": 12, "biliony": 12, "bilion": 12, "bln": 12,
    },
    percent=r"proc\.|procenta?|procentów",
    points=r"punkt(?:y|ów|u)? procentow(?:y|e|ych|ego)|p\.p\.|pkt proc\.",
    fold=r"razy|krotnie",
    joint=r" na ",
    months=_months(
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"
    ),
)  # fmt: skip
PORTUGUESE = NumberFormat(
    group=".",
    decimal=",",
    scales={
        "mil milhões": 9, "mil": 3, "milhões": 6, "milhão": 6, "bilhões": 9, "bilhão": 9, "biliões": 12, "bilião": 12,
        "trilhões": 12, "trilhão": 12, "mi": 6, "bi": 9,
    },
    percent=r"por cento",
    points=r"pontos? percentua(?:l|is)|p\.p\.",
    fold=r"vezes",
    joint=r" em cada ",
    months=_months("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
)  # fmt: skip
SWEDISH = NumberFormat(
    group=" ",
    decimal=",",
    scales={
        "tusen": 3,
        "miljoner": 6,
        "miljon": 6,
        "miljarder": 9,
        "miljard": 9,
        "biljoner": 12,
        "biljon": 12,
        "mn": 6,
        "mdr": 9,
    },
    percent=r"procent",
    points=r"procentenhet(?:er)?",
    fold=r"gånger|faldigt?",
    joint=r" av ",
    months=_months("januari februari mars april maj juni juli augusti september oktober november december"),
    kr="SEK",
)
NORWEGIAN = NumberFormat(
    group=" ",
    decimal=",",
    scales={
        "tusen": 3, "millioner": 6, "million": 6, "milliarder": 9, "milliard": 9, "billioner": 12, "billion": 12,
        "millionar": 6, "milliardar": 9, "mill.": 6,
        "mrd.": 9, "mill": 6, "mrd": 9,
    },
    percent=r"prosent",
    points=r"prosentpoeng",
    fold=r"ganger|doblet",
    joint=r" av ",
    months=_months("januar februar mars april mai juni juli august september oktober november desember"),
    kr="NOK",
)  # fmt: skip
DANISH = NumberFormat(
    group=".",
    decimal=",",
    scales={
        "tusind": 3, "tusinde": 3, "millioner": 6, "million": 6, "milliarder": 9, "milliard": 9, "billioner": 12,
        "billion": 12, "mio.": 6, "mio": 6, "mia.": 9, "mia": 9,
    },
    percent=r"procent|pct\.",
    points=r"procentpoint|procentpoints",
    fold=r"gange|doblet",
    joint=r" (?:ud )?af ",
    months=_months("januar februar marts april maj juni juli august september oktober november december"),
    kr="DKK",
)  # fmt: skip
WELSH = NumberFormat(
    group=",",
    decimal=".",
    scales={"mil": 3, "miliwn": 6, "filiwn": 6, "miliynau": 6, "biliwn": 9, "filiwn o filiynau": 12, "triliwn": 12},
    percent=r"y cant",
    points=r"pwynt(?:iau)? canran(?:nol)?",
    fold=r"gwaith",
    joint=r" (?:o bob|ym mhob|mewn|allan o) ",
    months=_months("ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr"),
    # As they begin behind "o" and "i".
    short_months={"fawrth": 3, "fai": 5, "fehefin": 6, "orffennaf": 7, "fedi": 9, "dachwedd": 11, "ragfyr": 12},
)

FORMATS_BY_TAG = {
    "en": ENGLISH, "en-us": AMERICAN, "en-za": replace(ENGLISH, group=" "),
    "de": GERMAN, "de-ch": replace(GERMAN, group="'", decimal="."), "de-li": replace(GERMAN, group="'", decimal="."),
    "fr": FRENCH, "es": SPANISH, "es-mx": replace(SPANISH, group=",", decimal="."),
    "es-us": replace(SPANISH, group=",", decimal="."), "it": ITALIAN,
    "it-ch": replace(ITALIAN, group="'", decimal="."), "nl": DUTCH, "pl": POLISH, "pt": PORTUGUESE,
    "pt-pt": replace(PORTUGUESE, group=" "), "sv": SWEDISH, "nb": NORWEGIAN, "nn": NORWEGIAN, "no": NORWEGIAN,
    "da": DANISH, "cy": WELSH,
}  # fmt: skip
