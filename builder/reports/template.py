"""A survey of a template: as text for people, and as one JSON object."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from builder.model.length import EMU_PER_POINT, Box
from builder.reports.text import plain
from builder.survey import Room, Service, Spot, Survey

_INCH = 72.0
_RUNNING = ("footer", "date", "number")


def survey_text(survey: Survey) -> str:
    """Kind by kind the layout that serves it, its places, and how much text they hold."""
    return "\n".join(_lines(survey))


def _lines(survey: Survey) -> Iterator[str]:
    size = f"{survey.width_pt / _INCH:.2f} x {survey.height_pt / _INCH:.2f} in"
    yield f"{plain(survey.path)}: slides of {size}"
    for (layout, spots), services in groupby(survey.services, key=lambda each: (each.layout, each.spots)):
        yield f"{', '.join(service.kind for service in services)}: {plain(layout)}"
        yield from (f"  {_spot_text(spot)}" for spot in spots if spot.role not in _RUNNING)
        if running := [spot.role for spot in spots if spot.role in _RUNNING]:
            yield f"  shows {', '.join(running)}"
    if survey.idle:
        yield f"not used: {', '.join(map(plain, survey.idle))}"
    for family, measured in survey.fonts:
        yield f"font: {plain(family)}" + (f", measured as {measured}" if measured != family else "")


def _spot_text(spot: Spot) -> str:
    where = plain(spot.placeholder) if spot.placeholder is not None else "no placeholder, a box of the builder's own"
    if spot.preferred is None or spot.least is None:
        return f"{spot.role:<9} {spot.box.width.pt:.0f} x {spot.box.height.pt:.0f} pt ({where})"
    least = f"; {_room_text(spot.least)}" if spot.least != spot.preferred else ""
    return f"{spot.role:<9} {_room_text(spot.preferred)}{least} ({where})"


def _room_text(room: Room) -> str:
    lines = "1 line" if room.lines == 1 else f"{room.lines} lines"
    return f"{room.size_pt:g} pt: {lines}, about {room.letters} letters"


def survey_json(survey: Survey) -> str:
    """The same for programs; lengths in points."""
    told = {
        "version": 1,
        "template": {
            "path": survey.path,
            "width": round(survey.width_pt, 2),
            "height": round(survey.height_pt, 2),
            "kinds": [_service_object(service) for service in survey.services],
            "unused": list(survey.idle),
            "fonts": [{"family": family, "measured": measured} for family, measured in survey.fonts],
            "diagnostics": [
                {
                    "severity": d.severity,
                    "code": d.code,
                    "message": d.message,
                    "details": [{"name": name, "value": value} for name, value in d.details],
                    "hints": list(d.hints),
                }
                for d in survey.diagnostics
            ],
        },
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _service_object(service: Service) -> dict[str, Any]:
    return {
        "kind": service.kind,
        "layout": service.layout,
        "lacking": list(service.lacking),
        "places": [
            {
                "role": spot.role,
                "placeholder": spot.placeholder,
                "box": _points(spot.box),
                "font": spot.font,
                "preferred": _room_object(spot.preferred),
                "least": _room_object(spot.least),
            }
            for spot in service.spots
        ],
    }


def _points(box: Box) -> list[float]:
    return [round(side / EMU_PER_POINT, 2) for side in box]


def _room_object(room: Room | None) -> dict[str, float] | None:
    return None if room is None else {"size": room.size_pt, "lines": room.lines, "letters": room.letters}
