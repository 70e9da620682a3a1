"""What has digits and is no quantity: addresses, telephone numbers, versions, clause numbers, names."""

from __future__ import annotations

from builder.evidence.quantities.conventions import NumberFormat

_CALLS = "call|calls|called|calling|dial|dialled|dialed|dialling|ring|phone|telephone|tel|text|helpline|hotline|fax"
# The number behind these only says which one: "section 47", "Flight 370", "the FTSE 100".
_LABELS = (
    "article|articles|section|sections|clause|clauses|paragraph|paragraphs|para|paras|page|pages|pp|chapter|chapters"
    "|schedule|annex|appendix|table|figure|fig|rule|regulation|directive|resolution|amendment|exhibit|verse|volume|vol"
    "|issue|type|flight|boeing|airbus|route|highway|junction"
    "|room|channel|platform|gate|radio|bbc|episode|apollo|windows|iphone|ipad|playstation|xbox|ps|formula"
    "|league|division|world war|question|ftse|nikkei|cac|dax|s&p|nasdaq|fortune|proposition"
    "|isbn|issn|doi|rfc|iso|artikel|art|seite|abschnitt|kapitel|§|n°|intel|pentium|voyager|interstate"
)
_LISTED = "articles|sections|clauses|paragraphs|paras|pages|pp|chapters"


def not_quantities_by_letter(form: NumberFormat) -> list[str]:
    """Patterns that begin with a letter."""
    return [_called(), _label(form), r"(?P<code>[^\W\d_]+\d[^\W_]*+(?:[.+/-][^\W_]++)*+(?![%\w]))"]


def not_quantities_by_digit(form: NumberFormat) -> list[str]:
    """Patterns that begin with a digit."""
    return [_version(form), r"(?P<idiom>(?:24/7|9/11|20/20)(?![\d/]))"]


def chain() -> str:
    """What is left of hyphenated digits once dates are read: ids and line-ups, "4-4-2"."""
    return r"(?P<chain>\d{1,5}(?:-\d{1,7}){2,}+(?![\d%]))"


def address() -> str:
    """Web and mail addresses, tags."""
    return r"(?P<address>https?://\S++|www\.\S++|#[^\W\d]\w*|@\w++|(?<!\S)[^\s@]{1,64}+@\S++)"


def phone() -> str:
    """Telephone numbers by their own look."""
    return (
        r"(?P<phone>\+\d[\d ()/-]{6,20}\d(?!\d)|\(?0\d{2,5}\)?[ /-]?\d{3,9}(?:[ -]\d{3,6}){0,2}(?!\d)"
        r"|\(\d{3}\) ?\d{3}-\d{4}(?!\d)|(?:1-)?\d{3}-\d{3}-\d{4}(?!\d)|0\d(?: \d\d){4}(?!\d))"
    )


def _called() -> str:
    called = (
        rf"(?:{_CALLS})\.?:?(?: on)? \d{{3,6}}(?: \d{{2,6}})*+"
        r"(?:(?:,| or| and) \d{3}(?!\d))*+(?![,.]?\d|%| ?per ?cent)"
        r"(?! (?!if|or|and|to|for|when|now|at|in|free|straight|immediately|on|after|from|but)[a-z])"
    )
    return rf"(?P<called>{called}|(?:on|at|or) \d{{2,5}}(?: \d{{3,4}}){{1,3}}(?![,.]?\d|%))"


def _label(form: NumberFormat) -> str:
    number = r"\d{1,5}(?:\.\d{1,3}){0,3}[a-z]?(?:\(\w{1,4}\)){0,3}(?:-\d[\dx-]{0,16})?"
    counted = (
        rf"(?![,.]?\d| ?%| ?per ?cent| (?:{'|'.join(form.scales)})(?![^\W_])"
        r"|-(?:year|member|man|day|week|month)"
        r"| (?:years?|months?|weeks|days|hours|minutes|people|times|points|out of)\b)"
    )
    return (
        rf"(?P<label>(?:{_LISTED})\.? {number}(?:(?:, | and | or | to |-){number}){{1,9}}{counted}"
        rf"|(?:{_LABELS})\.? (?:no\.? )?{number}{counted}"
        r"|(?:no\.?|number) 10(?= (?:downing|said|says|has|had|is|was|will|would|insist|official|spokes|source)|'s))"
    )


def _version(form: NumberFormat) -> str:
    grouped = r"(?!\d{1,3}(?:\.\d{3})++(?!\.?\d))" if form.group == "." else ""
    return rf"(?P<version>{grouped}(?!\d\d?\.\d\d?\.\d{{4}})\d++(?:\.\d++){{2,}}+(?![/\d]))"
