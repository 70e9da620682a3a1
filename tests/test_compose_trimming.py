"""For a press, colour goes on beyond the page's edges, and marks stand outside of what is printed on it."""

from builder.compose.trimming import bled, crop_marks, margin_around
from builder.model.document import Panel, Rule, Shape

WIDTH, HEIGHT, BLEED = 600.0, 800.0, 9.0


def test_what_reaches_an_edge_goes_on_beyond_it_and_nothing_else_does() -> None:
    assert list(bled(Panel(0, 0, WIDTH, 90, "112233"), WIDTH, HEIGHT, BLEED)) == [Panel(-9, -9, 618, 99, "112233")]
    assert list(bled(Panel(580, 70, 20, 20, "112233"), WIDTH, HEIGHT, BLEED)) == [Panel(580, 70, 29, 20, "112233")]
    inside = Panel(48, 90, 200, 3, "112233")
    assert list(bled(inside, WIDTH, HEIGHT, BLEED)) == [inside]
    assert list(bled(Rule(0, 90, WIDTH, 90, 1, "000000"), WIDTH, HEIGHT, BLEED)) == [Rule(-9, 90, 609, 90, 1, "000000")]


def test_a_shape_along_the_edge_goes_on_as_an_area() -> None:
    quarter = Shape((560, 90), ((560, 68, 578, 50, 600, 50), (600, 90)), fill="445566")
    assert list(bled(quarter, WIDTH, HEIGHT, BLEED)) == [quarter, Panel(600, 50, 9, 40, "445566")]


def test_marks_point_at_the_corners_from_outside_the_bleed() -> None:
    marks = list(crop_marks(WIDTH, HEIGHT, BLEED))
    around = margin_around(BLEED, True)
    assert len(marks) == 8
    for mark in marks:
        assert mark.x1 in (0, WIDTH) or mark.y1 in (0, HEIGHT)
        away = [max(-x, x - WIDTH, -y, y - HEIGHT) for x, y in ((mark.x1, mark.y1), (mark.x2, mark.y2))]
        assert min(away) > BLEED
        assert max(away) < around
    assert margin_around(BLEED, False) == BLEED
