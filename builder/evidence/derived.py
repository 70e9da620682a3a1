"""Sums: a figure that is made of numbers of the evidence, worked out again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Context, Decimal, DivisionByZero, InvalidOperation, Overflow

from builder.evidence.clauses import Claim
from builder.evidence.clauses.measures import measure_of
from builder.evidence.passages import Evidence
from builder.evidence.problem import Problem
from builder.evidence.quantities import Quantity
from builder.evidence.quantities.formats import number_format
from builder.evidence.quantities.support import approximates
from builder.evidence.text.lexicon import strong, subject_stems
from builder.model.outline import Figure
from builder.model.source import Span

_SUM = Context(prec=28, traps=[DivisionByZero, InvalidOperation, Overflow])
_PERCENT = Decimal(100)
_MAX_DEPTH = 16
_MAX_TERMS = 200
_TOKEN = re.compile(r"\s*(?:(?P<number>\d[\d,.\u00a0\u2009\u202f]*)(?P<percent>\s?%)?|(?P<sign>[-+*/()×÷·−:]))\s*")
_SIGNS = {"×": "*", "·": "*", "÷": "/", ":": "/", "−": "-"}


class _NotASum(Exception):
    """The text is no sum; the message says why."""


def check_derived(figure: Figure, wanted: Quantity, evidence: Evidence, language: str) -> Iterator[Problem]:
    """Hold the sum of a derived figure against its value, and the sum's numbers against the evidence.

    Sums have numbers, ``+ - * /`` (or ``− × ÷``) and brackets. 100 needs no evidence, for it makes per cent. Where the
    result is not the value to the last digit, the figure's qualifier has to say that it is rounded.
    """
    assert figure.derived is not None
    place = figure.derived.place
    try:
        terms = _tokens(str(figure.derived), language)
        result = _Parser(terms).result()
    except _NotASum as error:
        hint = "write a sum of numbers of the evidence, such as 85 - 7"
        yield Problem("figure-missing", f"`derived` is no sum: {error}", place, hints=(hint,))
        return
    scale = wanted.value / figure.value if figure.value else Decimal(1)
    operands = _operands(terms, scale, evidence)
    yield from _missing_terms(operands, evidence, figure)
    if "*" not in terms and "/" not in terms:
        yield from _mixed_measures(operands, wanted, figure)
    if number_format(language).words:
        yield from _otherwise_said(operands, evidence, figure)
    exact = replace(wanted, span=Span(0, 0), value=abs(result) * scale, qualifier=None)
    if abs(result) != figure.value and not approximates(wanted, exact):
        shown = f"{_SUM.create_decimal(result).normalize():f}"
        message = f"{figure.derived} makes {shown[:24]}, not {figure.written}"
        hint = "correct the value or the sum; where it is rounded, say so with a qualifier such as about"
        yield Problem("figure-missing", message, figure.written.place, hints=(hint,))
    if result < 0 and figure.direction == "up":
        message = f"{figure.derived} is less than nothing, so the figure did not go up"
        yield Problem("figure-direction", message, place, hints=("begin the sum with where it went",))


def _operands(terms: list[Decimal | str], scale: Decimal, evidence: Evidence) -> dict[Decimal, list[Claim]]:
    """The sum's numbers, each with the claims that may be meant; no ordinals, and no 100 that makes per cent.

    "3.4" stands for £3.4 million as well: what counts is that all are in one scale, which the result shows.
    """
    numbers = [term for term in dict.fromkeys(terms) if isinstance(term, Decimal)]
    amounts = [ground.claim for ground in evidence.grounds if ground.claim.quantity.kind != "ordinal"]
    found = {term: [c for c in amounts if _is_amount(abs(c.quantity.value), term, scale)] for term in numbers}
    return {term: claims for term, claims in found.items() if claims or term != _PERCENT or len(numbers) == 1}


def _missing_terms(operands: dict[Decimal, list[Claim]], evidence: Evidence, figure: Figure) -> Iterator[Problem]:
    assert figure.derived is not None
    for term, claims in operands.items():
        if not claims:
            yield Problem(
                "figure-missing",
                f"the evidence has no {f'{term:f}'[:24]}, which the figure is derived from",
                figure.derived.place,
                (("evidence has", evidence.numbers),),
                ("correct the sum, or cite the passage that has the number",),
            )


def _mixed_measures(operands: dict[Decimal, list[Claim]], wanted: Quantity, figure: Figure) -> Iterator[Problem]:
    """Only what is measured in one unit can be added, and the sum is in that unit, too: no days to per cent."""
    assert figure.derived is not None
    known = [{_measure(claim.quantity, claim.measure) for claim in claims} for claims in operands.values() if claims]
    common = set.intersection(*known) if known else set()
    its_own = _measure(wanted, measure_of(figure.unit))
    # "From 30 to 22" may be weeks.
    if not known or its_own in common or (wanted.kind == "number" and "number" in common):
        return
    if common:
        message = f"the numbers of {figure.derived} are not in the figure's unit"
    else:
        message = f"the numbers of {figure.derived} are in different units"
    hint = "take numbers of one unit, and give the figure in it"
    yield Problem("figure-unit", message, figure.derived.place, hints=(hint,))


def _measure(quantity: Quantity, measure: str) -> str:
    if quantity.kind in ("percent", "points", "fraction"):
        return "%"
    return (quantity.unit or "") if quantity.kind == "money" else measure or quantity.kind


# What a sum may be called without being in the source.
_OUTCOMES = subject_stems("difference gap total sum rest remainder remaining others balance net change combined")


def _otherwise_said(operands: dict[Decimal, list[Claim]], evidence: Evidence, figure: Figure) -> Iterator[Problem]:
    """The subject has to be known to the evidence, and a sum of numbers that are not exact is not exact."""
    assert figure.derived is not None
    subject = strong(subject_stems(str(figure.subject)) - _OUTCOMES)
    if subject and not subject & evidence.nearby:
        message = f"the evidence has nothing of {figure.subject}"
        hint = "call the figure what the source calls the things that are added"
        yield Problem("figure-subject", message, figure.subject.place, hints=(hint,))
    inexact = [claims[0] for claims in operands.values() if claims and all(c.quantity.qualifier for c in claims)]
    if inexact and figure.qualifier is None:
        quantity = inexact[0].quantity
        message = f"the evidence says {quantity.qualifier} {quantity.text}, so {figure.derived} is not exact"
        hint = "say so with a qualifier"
        yield Problem("figure-qualifier", message, figure.written.place, hints=(hint,))


_SCALES = (Decimal(1000), Decimal(10) ** 6, Decimal(10) ** 9)


def _is_amount(value: Decimal, term: Decimal, scale: Decimal) -> bool:
    return value in (term, term * scale, *(term * power for power in _SCALES))


def _tokens(text: str, language: str) -> list[Decimal | str]:
    form = number_format(language)
    tokens: list[Decimal | str] = []
    position = 0
    while position < len(text):
        found = _TOKEN.match(text, position)
        if found is None:
            raise _NotASum(f"{text[position : position + 12]!r} is neither a number nor a sign")
        position = found.end()
        if found["sign"]:
            tokens.append(_SIGNS.get(found["sign"], found["sign"]))
            continue
        plain = re.sub(r"[\u00a0\u2009\u202f]", "", found["number"]).replace(form.group.strip() or "\0", "")
        try:
            tokens.append(Decimal(plain.replace(form.decimal, ".")))
        except InvalidOperation:
            raise _NotASum(f"{found['number']} is no number") from None
        if len(tokens) > _MAX_TERMS:
            raise _NotASum("it is too long")
    return tokens


class _Parser:
    """Sums of products of numbers and brackets."""

    def __init__(self, tokens: list[Decimal | str]) -> None:
        self.tokens = tokens
        self.position = 0
        self.depth = 0

    def result(self) -> Decimal:
        try:
            value = self._sum()
        except (DivisionByZero, InvalidOperation, Overflow):
            raise _NotASum("it can't be worked out") from None
        if self.position < len(self.tokens):
            raise _NotASum(f"it goes on with {self.tokens[self.position]}")
        return value

    def _next(self, *signs: str) -> str:
        token = self.tokens[self.position] if self.position < len(self.tokens) else ""
        if isinstance(token, str) and token in signs:
            self.position += 1
            return token
        return ""

    def _sum(self) -> Decimal:
        value = self._product()
        while sign := self._next("+", "-"):
            value = (_SUM.add if sign == "+" else _SUM.subtract)(value, self._product())
        return value

    def _product(self) -> Decimal:
        value = self._term()
        while sign := self._next("*", "/"):
            value = (_SUM.multiply if sign == "*" else _SUM.divide)(value, self._term())
        return value

    def _term(self) -> Decimal:
        if self._next("("):
            self.depth += 1
            if self.depth > _MAX_DEPTH:
                raise _NotASum("its brackets are too deep")
            value = self._sum()
            if not self._next(")"):
                raise _NotASum("a bracket is not closed")
            self.depth -= 1
            return value
        token = self.tokens[self.position] if self.position < len(self.tokens) else "its end"
        if isinstance(token, str):
            raise _NotASum(f"a number is missing before {token}")
        self.position += 1
        return token
