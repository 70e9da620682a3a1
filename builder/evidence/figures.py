"""A figure held against its evidence: value, unit, subject, direction, period, qualifier.

The value is looked up first; what else the outline says of it is then tried on the places where the value stands, and
each test leaves only the places that pass. So a figure is right where one place bears all of it out, and the code is
that of the first test that no place passes.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from builder.evidence.clauses import clause_at, directions, strong_words, subject_words
from builder.evidence.number_formats import number_format
from builder.evidence.number_readings import EXACT, Kind
from builder.evidence.passages import Cited, Evidence
from builder.evidence.problem import Problem, quoted
from builder.evidence.qualifiers import meaning_of
from builder.evidence.quantities import Quantity, find_quantities
from builder.evidence.support import stated_keys
from builder.model.outline import Direction, Figure
from builder.model.text import Place, Text

# No passage repeats a figure so often; comparing all with all would take quadratic time.
_MAX_PLACES = 50


class _Occurrence(NamedTuple):
    """A number of the evidence, with its passage and the clause it stands in."""

    quantity: Quantity
    cited: Cited
    clause: str


class _Wanted(NamedTuple):
    value: Decimal
    kind: Kind
    unit: str | None


def check_figure(figure: Figure, evidence: Evidence, language: str) -> list[Problem]:
    """Everything that the evidence doesn't bear out about a figure."""
    wanted = _wanted(figure, language)
    everywhere = list(_occurrences(evidence))
    places = [o for o in everywhere if _same_value(o.quantity, wanted) and _same_unit(o.quantity, wanted)]
    places = places[:_MAX_PLACES]
    if not places:
        return [*_without_value(figure, wanted, everywhere, evidence), *_check_period(figure, evidence, language)]
    problems: list[Problem] = []
    for test in (_check_subject, _check_direction, _check_qualifier):
        places, found = test(figure, places, everywhere)
        problems += found
    return [*problems, *_check_period(figure, evidence, language)]


def _occurrences(evidence: Evidence) -> Iterator[_Occurrence]:
    for cited in evidence.cited:
        for quantity in cited.quantities:
            yield _Occurrence(quantity, cited, clause_at(cited.text, quantity.span.start))


# --- value and unit --------------------------------------------------------------------------------------------------


def _wanted(figure: Figure, language: str) -> _Wanted:
    kind, unit, factor = _read_unit(str(figure.unit or ""), language)
    if kind == "fraction":
        written = f"{figure.value.normalize():f}".replace(".", number_format(language).decimal)
        whole = find_quantities(f"{written} {figure.unit}", language)
        if whole and whole[0].kind == "fraction":
            return _Wanted(whole[0].value, "fraction", whole[0].unit)
    return _Wanted(EXACT.multiply(figure.value, factor), kind, unit)


@lru_cache(maxsize=512)
def _read_unit(unit: str, language: str) -> tuple[Kind, str | None, Decimal]:
    """Kind, currency and factor of a unit: read as prose behind, or after its currency sign before, a number."""
    stripped = unit.strip()
    sign = next((s for s in ("US$", "£", "$", "€", "¥", "GBP", "EUR", "USD") if stripped.upper().startswith(s)), "")
    probe = f"{sign}2{stripped[len(sign) :]}" if sign else f"2 {stripped}"
    found = find_quantities(probe, language)
    if not stripped or not found:
        return "number", None, Decimal(1)
    first = found[0]
    if stripped.lower() == "times":
        return "multiple", "fold", Decimal(1)
    if first.kind in ("percent", "points", "money", "multiple", "number"):
        return first.kind, first.unit if first.kind == "money" else None, first.value / 2
    return ("fraction" if first.kind == "fraction" else "number"), None, Decimal(1)


def _same_value(quantity: Quantity, wanted: _Wanted) -> bool:
    return abs(quantity.value) == wanted.value


def _same_unit(quantity: Quantity, wanted: _Wanted) -> bool:
    kinds = {key[0] for key in stated_keys(quantity)}
    return wanted.kind in kinds and (wanted.kind != "money" or quantity.unit == wanted.unit)


def _without_value(
    figure: Figure, wanted: _Wanted, everywhere: list[_Occurrence], evidence: Evidence
) -> Iterator[Problem]:
    others = [o for o in everywhere if _same_value(o.quantity, wanted) or _same_digits(o.quantity, figure)]
    place = (figure.unit or figure.written).place
    if others:
        message = f"the evidence has {others[0].quantity.text}, not {_as_written(figure)}"
        yield _problem("figure-unit", message, place, others[0])
        return
    where = ", ".join(dict.fromkeys(cited.where for cited in evidence.cited))
    yield Problem(
        "figure-missing",
        f"the evidence has no {figure.written}",
        figure.written.place,
        (("evidence has", evidence.numbers), ("line", where)),
        ("correct the figure, or cite the passage that has it",),
    )


def _as_written(figure: Figure) -> str:
    unit = str(figure.unit or "")
    if not unit:
        return f"{figure.written} without a unit"
    return f"{unit}{figure.written}" if unit in "£$€" else f"{figure.written}{'' if unit == '%' else ' '}{unit}"


def _same_digits(quantity: Quantity, figure: Figure) -> bool:
    """Whether the number is the figure in another scale: 3bn for 3m."""
    if not figure.value or not any(char.isalpha() for char in quantity.text):
        return False
    ratio = abs(quantity.value) / figure.value
    return ratio in (Decimal(10) ** power for power in (3, 6, 9, 12, -3, -6, -9, -12))


# --- what is said of it ----------------------------------------------------------------------------------------------

_Tested = tuple[list[_Occurrence], list[Problem]]


def _check_subject(figure: Figure, places: list[_Occurrence], everywhere: list[_Occurrence]) -> _Tested:
    """The subject's words have to stand in the evidence, and no other clause with such a number may fit them better."""
    subject = subject_words(str(figure.subject))
    fitting = [o for o in places if subject <= subject_words(o.clause)]
    if fitting:
        return fitting, []
    mentioned = frozenset[str]().union(*(subject_words(text) for text in {o.cited.text for o in everywhere}))
    if not strong_words(subject) & mentioned:
        message = f"the evidence says nothing of {figure.subject}"
        return places, [_problem("figure-subject", message, figure.subject.place, places[0])]
    fitting = [o for o in places if _better_clause(o, subject, everywhere) is None]
    if fitting:
        return fitting, []
    better = _better_clause(places[0], subject, everywhere)
    message = f"the evidence gives {places[0].quantity.text} for another subject than {figure.subject}"
    problem = _problem("figure-subject", message, figure.subject.place, places[0])
    if better is None:
        return places, [problem]
    hint = f"of {figure.subject} it says {better.quantity.text} ({better.cited.where})"
    return places, [Problem(problem.code, message, problem.place, problem.details, (hint,))]


def _better_clause(place: _Occurrence, subject: frozenset[str], everywhere: list[_Occurrence]) -> _Occurrence | None:
    """A clause with another number of the kind that has all of the subject's words this one has, and more."""
    here = subject & subject_words(place.clause)
    for other in everywhere:
        if other.quantity.kind != place.quantity.kind or other.quantity.value == place.quantity.value:
            continue
        if other.clause != place.clause and here < subject & subject_words(other.clause):
            return other
    return None


def _check_direction(figure: Figure, places: list[_Occurrence], everywhere: list[_Occurrence]) -> _Tested:
    if figure.direction is None:
        return places, []
    says = [_direction_of(place) for place in places]
    fitting = [place for place, said in zip(places, says, strict=True) if said in (figure.direction, "unclear")]
    if fitting:
        return fitting, []
    if "none" in says:
        message = f"the evidence has no word for a {'rise' if figure.direction == 'up' else 'fall'}"
        problem = _problem("figure-direction", message, figure.place, places[0])
        hint = "leave direction out where nothing changes, or cite the passage that says it"
        return places, [
            Problem(problem.code, message, problem.place, problem.details, (hint,), severity="warning"),
        ]
    message = f"{figure.subject} went {says[0]} by the evidence, not {figure.direction}"
    return places, [_problem("figure-direction", message, figure.place, places[0])]


def _direction_of(place: _Occurrence) -> Direction | str:
    """``up`` or ``down``; ``unclear`` where words point both ways or are negated, ``none`` where there is no word.

    A sign decides; then the one direction word of the number's own clause; then the whole passage, if it is of a mind.
    """
    if place.quantity.value < 0:
        return "down"
    if place.quantity.text.lstrip().startswith("+"):
        return "up"
    words = directions(place.clause)
    if len(words) != 1:
        words = directions(place.cited.text)
    if not words:
        return "none"
    return words[0] if words[0] and len(set(words)) == 1 else "unclear"


def _check_qualifier(figure: Figure, places: list[_Occurrence], everywhere: list[_Occurrence]) -> _Tested:
    wanted = meaning_of(figure.qualifier) if figure.qualifier else None
    fitting = [o for o in places if o.quantity.qualifier == wanted or _has_words(o, figure.qualifier)]
    if fitting:
        return fitting, []
    has = places[0].quantity.qualifier
    said = f"{figure.qualifier} {figure.written}" if figure.qualifier else f"{figure.written} alone"
    found = f"{has} {places[0].quantity.text}" if has else f"{places[0].quantity.text} alone"
    at = (figure.qualifier or figure.written).place
    hint = f"write qualifier: {has}" if has else "leave the qualifier out"
    problem = _problem("figure-qualifier", f"the evidence says {found}, not {said}", at, places[0])
    return places, [Problem(problem.code, problem.message, at, problem.details, (hint,))]


def _has_words(place: _Occurrence, qualifier: Text | None) -> bool:
    """Whether a qualifier that is in no list stands right before the number."""
    if qualifier is None or place.quantity.qualifier is not None:
        return False
    return place.cited.text[: place.quantity.span.start].rstrip().lower().endswith(qualifier.strip().lower())


def _check_period(figure: Figure, evidence: Evidence, language: str) -> Iterator[Problem]:
    if figure.period is None:
        return
    for quantity in find_quantities(figure.period, language):
        if evidence.keys.isdisjoint(stated_keys(quantity)):
            yield Problem(
                "figure-period",
                f"the evidence has no {quantity.text}",
                figure.period.place,
                (("evidence has", evidence.numbers),),
                ("give the period as the source does, or cite the passage that has it",),
            )


def _problem(code: str, message: str, place: Place, occurrence: _Occurrence) -> Problem:
    details = (("source says", quoted(occurrence.clause)), ("line", occurrence.cited.where))
    return Problem(code, message, place, details)
