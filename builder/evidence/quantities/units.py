"""Currencies and measures: how prose writes them and the one name each is given."""

from __future__ import annotations

CURRENCY_SIGNS = {
    "£": "GBP", "$": "USD", "€": "EUR", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₦": "NGN",
    "₪": "ILS", "₴": "UAH", "₫": "VND", "₱": "PHP", "฿": "THB", "us$": "USD", "us $": "USD", "u.s.$": "USD",
    "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD", "hk$": "HKD", "hk $": "HKD", "s$": "SGD",
    "r$": "BRL", "rs.": "INR", "rs": "INR", "kr.": "kr", "kr": "kr", "sfr": "CHF", "rm": "MYR",
}  # fmt: skip
# Of these a letter or two stand before the digits: "Rs 500", "kr 500".
_LETTERED = ("rs.", "rs", "kr.", "kr", "sfr", "rm")
SIGNS_BEFORE = tuple(sign for sign in CURRENCY_SIGNS if sign not in _LETTERED)
LETTERS_BEFORE = _LETTERED
SIGNS_BEHIND = "£$€¥₹₩₽₺₦₪₴₫₱฿"
CURRENCY_CODES = (
    "gbp", "usd", "eur", "jpy", "chf", "cad", "aud", "nzd", "sek", "nok", "dkk", "pln", "inr", "cny", "rmb", "hkd",
    "sgd", "krw", "brl", "mxn", "zar", "rub", "ils", "aed", "sar", "qar", "kwd", "egp", "huf", "czk", "ron",
    "bgn", "uah", "thb", "myr", "idr", "php", "vnd", "ngn", "kes", "ghs", "pkr", "bdt", "lkr", "twd", "isk", "mnt",
)  # fmt: skip
# ``cent`` and ``pence`` are hundredths; the rest are the currency itself.
HUNDREDTHS = {"pence": "GBP", "penny": "GBP", "pennies": "GBP", "cents": "USD", "cent": "USD", "p": "GBP", "¢": "USD"}
CURRENCY_WORDS = {
    "pound sterling": "GBP", "pounds sterling": "GBP", "pounds": "GBP", "pound": "GBP", "quid": "GBP",
    "dollars": "USD", "dollar": "USD", "bucks": "USD", "euros": "EUR", "euro": "EUR", "yen": "JPY",
    "francs": "CHF", "franc": "CHF", "franken": "CHF", "rupees": "INR", "rupee": "INR", "yuan": "CNY",
    "renminbi": "CNY",
    "roubles": "RUB", "rouble": "RUB", "rubles": "RUB", "ruble": "RUB", "rand": "ZAR", "lira": "TRY",
    "zloty": "PLN", "zlotys": "PLN", "złotych": "PLN", "złote": "PLN", "zł": "PLN", "kč": "CZK", "forint": "HUF",
    "kronor": "SEK", "krona": "SEK", "kroner": "kr", "krone": "kr", "kr": "kr", "shekels": "ILS", "shekel": "ILS",
    "ringgit": "MYR", "ringgits": "MYR", "baht": "THB", "reais": "BRL", "naira": "NGN", "hryvnia": "UAH",
    "hryvnias": "UAH", "rupiah": "IDR", "tugriks": "MNT", "tugrik": "MNT", "pesos": "peso", "peso": "peso",
    "dinars": "dinar", "dinar": "dinar", "dirhams": "AED", "dirham": "AED", "riyals": "SAR", "riyal": "SAR",
    "rials": "IRR", "rial": "IRR", "shillings": "shilling", "pesetas": "peseta", "guilders": "guilder",
    "markka": "markka", "deutschmarks": "DEM", "deutschemarks": "DEM", "lire": "lira",
}  # fmt: skip
# "Australian dollars": the adjective decides.
CURRENCIES_BY_COUNTRY = {
    "us dollar": "USD", "american dollar": "USD", "australian dollar": "AUD", "canadian dollar": "CAD",
    "new zealand dollar": "NZD", "hong kong dollar": "HKD", "singapore dollar": "SGD", "swiss franc": "CHF",
    "french franc": "FRF", "belgian franc": "BEF", "british pound": "GBP", "egyptian pound": "EGP",
    "lebanese pound": "LBP", "irish pound": "IEP", "indian rupee": "INR", "pakistani rupee": "PKR",
    "sri lankan rupee": "LKR", "chinese yuan": "CNY", "japanese yen": "JPY", "russian rouble": "RUB",
    "russian ruble": "RUB", "turkish lira": "TRY", "mexican peso": "MXN", "argentine peso": "ARS",
    "philippine peso": "PHP", "kuwaiti dinar": "KWD", "iraqi dinar": "IQD", "qatari riyal": "QAR", "saudi riyal": "SAR",
    "iranian rial": "IRR", "danish krone": "DKK", "norwegian krone": "NOK", "swedish krona": "SEK",
    "finnish markka": "FIM", "dutch guilder": "NLG", "malaysian ringgit": "MYR", "polish zloty": "PLN",
    "brazilian real": "BRL", "kenyan shilling": "KES", "south african rand": "ZAR", "south korean won": "KRW",
}  # fmt: skip
_PLURALS = {"krone": "kroner", "krona": "kronor", "real": "reais"}


def _countries() -> dict[str, str]:
    found = dict(CURRENCIES_BY_COUNTRY)
    for name, code in CURRENCIES_BY_COUNTRY.items():
        country, _, unit = name.rpartition(" ")
        found[f"{country} {_PLURALS.get(unit, unit + 's')}"] = code
    return found


MONEY = {**CURRENCY_WORDS, **HUNDREDTHS, **_countries()}

# The name of each measure, then what prose writes for it.
_SPELLED = {
    "km": "km kms kilometres kilometre kilometers kilometer", "m": "metres metre meters meter",
    "cm": "cm centimetres centimetre centimeters centimeter", "mm": "mm millimetres millimetre millimeters millimeter",
    "nm": "nm nanometres nanometre nanometers nanometer", "miles": "miles mile", "ft": "ft feet foot",
    "inches": "inches inch in", "yards": "yards yard yds yd",
    "kg": "kg kgs kilograms kilogram kilogrammes kilogramme kilos kilo", "g": "g grams gram grammes gramme",
    "mg": "mg milligrams milligram milligrammes", "µg": "µg μg mcg micrograms microgram", "lb": "lb lbs",
    "oz": "oz ounces ounce", "tonnes": "tonnes tonne", "tons": "tons ton", "stone": "stone",
    "litres": "litres litre liters liter l", "ml": "ml millilitres millilitre milliliters milliliter",
    "gallons": "gallons gallon", "pints": "pints pint", "barrels": "barrels barrel bpd",
    "hectares": "hectares hectare ha", "acres": "acres acre",
    "mph": "mph", "km/h": "km/h kph kmh kmph", "kW": "kw kilowatts kilowatt", "MW": "mw megawatts megawatt",
    "GW": "gw gigawatts gigawatt", "TW": "tw terawatts", "kWh": "kwh", "MWh": "mwh", "GWh": "gwh", "TWh": "twh",
    "watts": "watts watt", "volts": "volts volt", "hp": "hp bhp", "Hz": "hz hertz", "kHz": "khz kilohertz",
    "MHz": "mhz megahertz", "GHz": "ghz gigahertz", "KB": "kb kilobytes kilobyte", "MB": "mb megabytes megabyte",
    "GB": "gb gigabytes gigabyte", "TB": "tb terabytes terabyte", "kbps": "kbps",
    "Mbps": "mbps megabits", "Gbps": "gbps",
    "dB": "db decibels", "calories": "calories calorie kcal", "cc": "cc", "°C": "°c °C C", "°F": "°f °F F", "°": "°",
    "h": "h hrs hr", "min": "mins min", "s": "secs sec", "years": "yrs yr",
}  # fmt: skip
_SQUARES = {"km": "km²", "m": "m²", "cm": "cm²", "mm": "mm²", "miles": "sq miles", "ft": "sq ft", "yards": "sq yards",
            "inches": "sq inches"}  # fmt: skip
_CUBES = {"km": "km³", "m": "m³", "cm": "cm³", "ft": "cu ft", "miles": "cubic miles"}


def _measures() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, spelled in _SPELLED.items():
        for word in spelled.split():
            found[word] = name
            if name in _SQUARES:
                found.update({f"square {word}": _SQUARES[name], f"sq {word}": _SQUARES[name]})
            if name in _CUBES:
                found.update({f"cubic {word}": _CUBES[name], f"cu {word}": _CUBES[name]})
    for unit in ("km", "m", "cm", "mm"):
        found.update({f"{unit}²": _SQUARES[unit], f"{unit}2": _SQUARES[unit], f"sq {unit}": _SQUARES[unit]})
    found.update({"m³": "m³", "m3": "m³", "cm³": "cm³", "sq m": "m²"})
    for letter in "cf":
        name = f"°{letter.upper()}"
        word = {"c": "celsius", "f": "fahrenheit"}[letter]
        for degrees in ("degrees", "degree", "deg", "°"):
            found[f"{degrees} {word}"] = found[f"{degrees} {letter}"] = name
        found[word] = name
    for unit, per in (("miles", "mph"), ("kilometres", "km/h"), ("kilometers", "km/h"), ("km", "km/h")):
        found[f"{unit} per hour"] = found[f"{unit} an hour"] = per
    return found


MEASURES = _measures()
