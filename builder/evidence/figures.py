"""A figure held against its evidence: value, unit, subject, direction, period, qualifier.

The value is looked up first; what else the outline says of it is then held against the clauses in which it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from builder.evidence.agreement import find_disagreements
from builder.evidence.clauses import Claim
from builder.evidence.clauses.claim import Label
from builder.evidence.clauses.manner import manner_of_label
from builder.evidence.clauses.measures import measure_of
from builder.evidence.clauses.parts import names_in
from builder.evidence.clauses.periods import Period, find_periods
from builder.evidence.disagreements import disagreement_problem
from builder.evidence.passages import Evidence, Ground, has_time
from builder.evidence.problem import Problem, quoted
from builder.evidence.quantities import Quantity, find_quantities
from builder.evidence.quantities.formats import number_format
from builder.evidence.quantities.qualifiers import meaning_of
from builder.evidence.quantities.readings import EXACT, Kind
from builder.evidence.quantities.support import approximates, is_in_other_unit, stated_keys, unsigned
from builder.evidence.text.lexicon import WORD, content_stem, stem, subject_stems
from builder.model.outline import Figure
from builder.model.source import Span
from builder.model.text import Place, Text

# No passage repeats a figure so often; comparing all with all would take quadratic time.
_MAX_PLACES = 50
_CAPITALISED = re.compile(r"\b[A-Z][^\W\d_]+")
_PEOPLE = stem("people")


class _Wanted(NamedTuple):
    value: Decimal
    kind: Kind
    unit: str | None


def check_figure(figure: Figure, evidence: Evidence, language: str) -> list[Problem]:
    """Everything that the evidence doesn't bear out about a figure."""
    stated = _stated(figure, language)
    if figure.derived is not None:
        from builder.evidence.derived import check_derived

        return [*check_derived(figure, stated.quantity, evidence, language), *_check_period(figure, evidence, language)]
    candidates = _candidates(stated.quantity, evidence)
    if not candidates:
        return [*_without_value(figure, stated.quantity, evidence), *_check_period(figure, evidence, language)]
    problems: list[Problem] = []
    fitting, unit_problem = _check_unit_word(figure, candidates, evidence)
    if unit_problem is not None:
        problems.append(unit_problem)
        if unit_problem.severity == "error":
            return problems
    for found in find_disagreements(stated, fitting, evidence, strict=True):
        place = _place_of(found.about or found.fault, figure)
        problems.append(disagreement_problem(found, stated, place, _as_said(figure)))
    if all(problem.code != "figure-period" for problem in problems):
        problems += _check_period(figure, evidence, language)
    if all(problem.code not in ("figure-subject", "figure-unit") for problem in problems):
        problems += _check_qualifier(figure, stated.quantity, fitting)
    return problems


def figure_quantity(figure: Figure, language: str) -> Quantity:
    """A figure's number with its unit, as a text beside it may state it."""
    return _stated(figure, language).quantity


def _place_of(about: str, figure: Figure) -> Place:
    if about in ("subject", "figure-subject"):
        return figure.subject.place
    if about in ("period", "figure-period") and figure.period is not None:
        return figure.period.place
    if about in ("unit", "figure-unit"):
        return (figure.unit or figure.written).place
    return figure.place


def _as_said(figure: Figure) -> str:
    parts = (figure.subject, figure.direction, figure.qualifier, _as_written(figure), figure.period)
    return ", ".join(str(part) for part in parts if part)


# --- value and unit --------------------------------------------------------------------------------------------------


def _stated(figure: Figure, language: str) -> Claim:
    """The figure as what a clause would say."""
    wanted = _wanted(figure, language)
    qualifier = meaning_of(figure.qualifier) if figure.qualifier else None
    quantity = Quantity(Span(0, 0), wanted.value, wanted.kind, wanted.unit, str(figure.written), qualifier)
    unit = str(figure.unit or "")
    measures = list(filter(None, map(measure_of, (unit, *unit.split()))))
    subject, period = str(figure.subject), str(figure.period or "")
    in_subject = find_periods(subject, find_quantities(subject, language), language)
    times = (*in_subject, *find_periods(period, find_quantities(period, language), language))
    words = _without(subject, in_subject)
    return Claim(
        quantity,
        Span(0, 0),
        Span(0, 0),
        own=subject_stems(words) if number_format(language).words else frozenset(),
        compared=_counted(figure),
        head=tuple(filter(None, map(content_stem, WORD.findall(words.lower())))),
        wording=Label(named=names_in(words), names=subject_stems(" ".join(_CAPITALISED.findall(words)))),
        measure=measures[0] if measures and wanted.kind == "number" else "",
        manner=manner_of_label(f"{subject} {unit} {period} {figure.qualifier or ''}".rstrip()),
        direction=figure.direction if number_format(language).words else None,
        periods=frozenset((time.kind, time.value) for time in times if not time.kind.startswith("span")),
    )


def _without(text: str, times: Iterable[Period]) -> str:
    """A text with blanks for its times."""
    for time in times:
        text = text[: time.start] + " " * (time.end - time.start) + text[time.end :]
    return text


def _candidates(quantity: Quantity, evidence: Evidence) -> list[Ground]:
    found = [ground for key in stated_keys(unsigned(quantity)) for ground in evidence.by_key.get(key, ())]
    if not found and quantity.qualifier is not None:
        found = [ground for ground in evidence.grounds if approximates(quantity, ground.claim.quantity)]
    return found[:_MAX_PLACES]


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


def _without_value(figure: Figure, wanted: Quantity, evidence: Evidence) -> Iterator[Problem]:
    others = [g for g in evidence.grounds if _is_in_other_unit(g.claim.quantity, wanted, figure)]
    place = (figure.unit or figure.written).place
    if others:
        message = f"the evidence has {others[0].claim.quantity.text}, not {_as_written(figure)}"
        yield replace(
            _problem("figure-unit", message, place, others[0]), hints=("give the number in the source's unit",)
        )
        return
    where = ", ".join(dict.fromkeys(cited.where for cited in evidence.cited))
    yield Problem(
        "figure-missing",
        f"the evidence has no {figure.written}",
        figure.written.place,
        (("evidence has", evidence.numbers), ("line", where)),
        ("correct the figure, or cite the passage that has it",),
    )


def _is_in_other_unit(quantity: Quantity, wanted: Quantity, figure: Figure) -> bool:
    if is_in_other_unit(replace(wanted, text=quantity.text), quantity) or abs(quantity.value) == wanted.value:
        return True
    return is_in_other_unit(replace(quantity, value=figure.value), quantity)


def _as_written(figure: Figure) -> str:
    unit = str(figure.unit or "")
    if not unit:
        return f"{figure.written} without a unit"
    return f"{unit}{figure.written}" if unit in "£$€" else f"{figure.written}{'' if unit == '%' else ' '}{unit}"


# --- what is said of it ----------------------------------------------------------------------------------------------


def _check_unit_word(
    figure: Figure, places: Sequence[Ground], evidence: Evidence
) -> tuple[Sequence[Ground], Problem | None]:
    """The counted thing that the unit names has to be the one that the evidence counts."""
    unit = _counted(figure)
    if not unit:
        return places, None
    fitting = [p for p in places if unit & _words_beside(p) or (unit == {_PEOPLE} and not p.claim.measure)]
    if fitting:
        return fitting, None
    elliptic = [place for place in places if not _unit_of(place)]
    if elliptic and unit <= evidence.nearby | subject_stems(str(figure.subject)):
        return elliptic, None
    if any(place.claim.measure for place in places) or any(
        unit & subject_stems(_unit_of(ground)) for ground in evidence.grounds
    ):
        has = f"{places[0].claim.quantity.text} {_unit_of(places[0])}".rstrip()
        message = f"the evidence has {has}, not {_as_written(figure)}"
        return places, _problem("figure-unit", message, (figure.unit or figure.written).place, places[0])
    message = f"the rules can't tell whether the evidence counts {figure.unit}"
    problem = _problem("evidence-undecided", message, (figure.unit or figure.written).place, places[0])
    hint = "look it up; if the source bears it out, add `confirmed: {by: …, on: …}` to the entry"
    return places, replace(problem, severity="warning", hints=(hint,))


def _counted(figure: Figure) -> frozenset[str]:
    """The stems of a unit that is a counted thing; empty for per cent, money, measures and none."""
    words = str(figure.unit or "").lower()
    if not words or any(not (char.isalpha() or char in " -'") for char in words):
        return frozenset()
    if any(measure_of(word) for word in words.split()) or _read_unit(words, "en")[0] != "number":
        return frozenset()
    return subject_stems(words)


def _unit_of(place: Ground) -> str:
    """The counted thing or the measure behind a number; empty where another word stands there."""
    unit = place.claim.quantity.unit or ""
    return unit if measure_of(unit) or subject_stems(unit) else ""


def _words_beside(place: Ground) -> frozenset[str]:
    claim = place.claim
    return claim.words | subject_stems(place.cited.context[claim.sentence.start : claim.sentence.end])


# "Just under 60,000" is less than 60,000.
_IMPLIED = frozenset(
    (("more than", "at least"), ("less than", "at most"), ("nearly", "less than"), ("nearly", "about"))
)


def _check_qualifier(figure: Figure, stated: Quantity, places: Sequence[Ground]) -> Iterator[Problem]:
    quantities = [place.claim.quantity for place in places]
    if any(q.qualifier == stated.qualifier or (q.qualifier, stated.qualifier) in _IMPLIED for q in quantities):
        return
    if any(approximates(stated, q) and q.value != stated.value for q in quantities):
        return
    if any(_has_words(place, figure.qualifier) for place in places):
        return
    has = quantities[0].qualifier
    said = f"{figure.qualifier} {figure.written}" if figure.qualifier else f"{figure.written} alone"
    found = f"{has} {quantities[0].text}" if has else f"{quantities[0].text} alone"
    at = (figure.qualifier or figure.written).place
    hint = f"write qualifier: {has}" if has else "leave the qualifier out"
    problem = _problem("figure-qualifier", f"the evidence says {found}, not {said}", at, places[0])
    yield replace(problem, hints=(hint,))


def _has_words(place: Ground, qualifier: Text | None) -> bool:
    """Whether a qualifier that is in no list stands right before the number."""
    if qualifier is None or place.claim.quantity.qualifier is not None:
        return False
    before = place.cited.context[: place.claim.quantity.span.start].rstrip().lower()
    return before.endswith(qualifier.strip().lower())


def _check_period(figure: Figure, evidence: Evidence, language: str) -> Iterator[Problem]:
    """Years and dates of the period have to stand in the evidence."""
    if figure.period is None:
        return
    for quantity in find_quantities(figure.period, language):
        if evidence.keys.isdisjoint(stated_keys(quantity)) and not has_time(
            quantity, figure.period, evidence, language
        ):
            yield Problem(
                "figure-period",
                f"the evidence has no {quantity.text}",
                figure.period.place,
                (("evidence has", evidence.numbers),),
                ("give the period as the source does, or cite the passage that has it",),
            )


def _problem(code: str, message: str, place: Place, ground: Ground) -> Problem:
    details = (("source says", quoted(ground.text)), ("line", ground.cited.where))
    return Problem(code, message, place, details)
