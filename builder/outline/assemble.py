"""From values that are known to be right to the model."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from builder.model.diagnostic import Diagnostic
from builder.model.outline import (
    Advice,
    Chart,
    ChartSeries,
    Comparison,
    Confirmation,
    Contact,
    Event,
    Figure,
    Finding,
    Item,
    Outline,
    Passage,
    Picture,
    Printing,
    Question,
    Quotation,
    Section,
    Side,
    SourceReference,
    Table,
    Term,
    Terms,
    Timeline,
)
from builder.outline.kinds import Values
from builder.outline.records import make_field

_ITEMS: dict[str, Callable[..., Item]] = {
    "finding": Finding,
    "quotation": Quotation,
    "chart": Chart,
    "table": Table,
    "advice": Advice,
    "question": Question,
    "picture": Picture,
    "timeline": Timeline,
    "terms": Terms,
    "comparison": Comparison,
}
_Part = Event | Term | Side
_PARTS: dict[str, tuple[str, Callable[..., _Part]]] = {
    "timeline": ("events", Event),
    "terms": ("terms", Term),
    "comparison": ("sides", Side),
}
_SEPARATORS = str.maketrans("", "", ", \u00a0\u2009\u202f")


def assemble_outline(values: Values, path: str, digest: str, remarks: tuple[Diagnostic, ...] = ()) -> Outline:
    """Make the outline of values in which nothing is missing or wrong.

    Args:
        values: The root record as read, its references checked.
        path: The outline's path as the user gave it.
        digest: SHA-256 of the file's bytes, in hex.
        remarks: Warnings of the file.
    """
    parts: dict[str, Any] = {key: value for key, value in values.items() if key != "outline"}
    parts["changes"] = values.get("changes") == "true"
    parts["records"] = tuple(map(make_field, values.get("records", ())))
    parts["sources"] = tuple(SourceReference(**source) for source in values.get("sources", ()))
    parts["sections"] = tuple(map(_section, values["sections"]))
    parts["contacts"] = tuple(Contact(**contact) for contact in values.get("contacts", ()))
    if "printing" in values:
        parts["printing"] = _printing(values["printing"])
    return Outline(path=path, digest=digest, remarks=remarks, **parts)


def _printing(values: Values) -> Printing:
    switches = {key: values[key] == "true" for key in ("marks", "duplex") if key in values}
    return Printing(bleed_pt=values.get("bleed_pt", 0.0), **switches)


def _section(values: Values) -> Section:
    items = tuple(map(_item, values.get("items", ())))
    return Section(title=values["title"], place=values.place, takeaway=values.get("takeaway"), items=items)


def _item(values: Values) -> Item:
    parts: dict[str, Any] = dict(values)
    for outputs in ("show", "reveal"):
        if outputs in parts:
            parts[outputs] = frozenset(map(str, parts[outputs]))
    if "numbered" in parts:
        parts["numbered"] = parts["numbered"] == "true"
    if "evidence" in parts:
        parts["evidence"] = tuple([Passage(**passage) for passage in parts["evidence"]])
    if "figure" in parts:
        parts["figure"] = _figure(parts["figure"])
    if "confirmed" in parts:
        parts["confirmed"] = Confirmation(**parts["confirmed"])
    if values.kind == "chart":
        _chart(parts)
    if "fit" in parts:
        parts["fit"] = str(parts["fit"])
    parts.pop("decorative", None)
    if values.kind in _PARTS:
        _add_parts(parts, *_PARTS[values.kind])
    return _ITEMS[values.kind](place=values.place, **parts)


def _chart(parts: dict[str, Any]) -> None:
    for key in ("kind", "measure"):
        if key in parts:
            parts[key] = str(parts[key])
    if "series" in parts:
        parts["series"] = tuple([ChartSeries(**series) for series in parts["series"]])
        parts["figures"] = tuple([key for series in parts["series"] for key in series.figures])


def _add_parts(parts: dict[str, Any], attribute: str, make: Callable[..., _Part]) -> None:
    """Make events, terms or sides: one without evidence has the entry's, and the entry has all of theirs."""
    shared: tuple[Passage, ...] = parts.get("evidence", ())
    made: list[_Part] = []
    for values in parts[attribute]:
        own = tuple([Passage(**passage) for passage in values.get("evidence", ())])
        made.append(make(**{**values, "evidence": own or shared, "place": values.place}))
    cited = {(str(p.source), str(p.words)): p for part in reversed(made) for p in reversed(part.evidence)}
    cited |= {(str(p.source), str(p.words)): p for p in shared}
    parts[attribute] = tuple(made)
    parts["evidence"] = tuple(sorted(cited.values(), key=lambda passage: passage.words.place))


def _figure(values: Values) -> Figure:
    parts: dict[str, Any] = dict(values)
    if "direction" in parts:
        parts["direction"] = str(parts["direction"])
    amount = parts.pop("amount", values["written"])
    return Figure(value=Decimal(amount.translate(_SEPARATORS)), place=values.place, **parts)
