"""Figures as they are printed: on a slide and in a band."""

from __future__ import annotations

from builder.compose import phrases
from builder.model.outline import Figure

MINUS = "\u2212"
CURRENCIES = "£$€¥"
_SIGNS = {"up": "+", "down": MINUS, None: ""}


def figure_value(figure: Figure) -> str:
    """The number with unit and sign: ``+85%``, ``six-fold``, ``£3``, ``more than 2,000``."""
    if figure.unit == "fold":
        text = fold_value(figure)
    elif figure.unit == "%":
        text = f"{_SIGNS[figure.direction]}{figure.written}%"
    elif figure.unit is not None and figure.unit in CURRENCIES:
        text = f"{figure.unit}{figure.written}"
    else:
        text = str(figure.written)
    return f"{figure.qualifier} {text}" if figure.qualifier else text


def fold_value(figure: Figure) -> str:
    whole = figure.value == figure.value.to_integral_value()
    word = phrases.number_word(int(figure.value)) if whole else None
    return f"{word or figure.written}-fold"


def figure_caption(figure: Figure) -> str:
    """What the number is of: unit where it counts something else than the subject says, subject and period."""
    subject = str(figure.subject)
    if _counts(figure) and str(figure.unit).lower() not in subject.lower():
        subject = f"{figure.unit}: {subject}"
    return f"{subject}, {figure.period}" if figure.period else subject


def _counts(figure: Figure) -> bool:
    return figure.unit is not None and figure.unit not in ("%", "fold") and figure.unit not in CURRENCIES
