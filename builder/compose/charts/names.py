"""What the categories of a chart are called, from what their figures have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from builder.model.outline import Figure


class Told(NamedTuple):
    """What a figure says of itself, in the author's words."""

    subject: str
    period: str = ""


def told_by(figure: Figure) -> Told:
    return Told(str(figure.subject), str(figure.period or ""))


def name_categories(columns: Sequence[Sequence[Told]], in_time: bool) -> tuple[str, ...] | None:
    """Names for the categories, from what their figures have in common.

    Args:
        columns: For each category, what its figures say: one for each series.
        in_time: Whether the categories have to be periods, as those of a line.

    Returns:
        The period where it is what tells the categories apart, else the subject, else both; None where the figures
        of one category share neither, or two categories would have one name.
    """
    periods = [_shared([told.period for told in column]) for column in columns]
    if in_time:
        return _distinct(periods)
    subjects = [_shared([told.subject for told in column]) for column in columns]
    if len(columns[0]) > 1:
        return _distinct(periods) or _distinct(subjects)
    if len({subject.casefold() for subject in subjects}) == 1 and len(columns) > 1:
        return _distinct(periods)
    if len(set(periods)) == 1:
        return _distinct(subjects)
    both = [f"{subject}, {period}" if period else subject for subject, period in zip(subjects, periods, strict=True)]
    return _distinct(both)


def _shared(words: Sequence[str]) -> str:
    return words[0] if len({each.casefold() for each in words}) == 1 else ""


def _distinct(names: Sequence[str]) -> tuple[str, ...] | None:
    apart = all(names) and len({name.casefold() for name in names}) == len(names)
    return tuple(names) if apart else None
