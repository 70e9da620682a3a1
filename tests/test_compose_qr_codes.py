"""QR codes are the matrix of their address, with a quiet zone that nothing enters, and have a text of their own."""

from builder.compose.qr_codes import Target, code_modules, code_rows
from builder.compose.typesetting import Structure, Typesetter
from builder.model.document import Drawing, Line, Panel
from tests.test_compose_breaking import FONTS
from tests.test_compose_typesetting import THEME

CHILDLINE = Target("https://www.childline.org.uk", "Childline")


def setter(width: float = 499) -> Typesetter:
    return Typesetter(THEME, FONTS, Structure(), width)


def test_every_dark_module_is_drawn_and_no_light_one() -> None:
    modules = code_modules(CHILDLINE.address)
    assert modules is not None
    block = code_rows([CHILDLINE], 0, setter())
    assert block is not None
    drawing = next(item for row in block.rows for item in row.items if isinstance(item, Drawing))
    ground, *dark = [part for part in drawing.parts if isinstance(part, Panel)]
    side = drawing.width / len(modules)
    drawn = {
        (round((panel.y - drawing.y) / side), round((panel.x - drawing.x) / side) + step)
        for panel in dark
        for step in range(round(panel.width / side))
    }
    assert drawn == {(y, x) for y, row in enumerate(modules) for x, module in enumerate(row) if module}
    assert side >= 1.25
    assert abs(ground.width - (len(modules) + 8) * side) < 1e-6


def test_nothing_stands_in_the_quiet_zone() -> None:
    block = code_rows([CHILDLINE, Target("https://www.nspcc.org.uk", "NSPCC helpline")], 0, setter())
    assert block is not None
    row = block.rows[-1]
    grounds = [item.parts[0] for item in row.items if isinstance(item, Drawing)]
    for line in (item for item in row.items if isinstance(item, Line)):
        top = line.y - 0.72 * line.pieces[0].size  # its capitals
        for ground in grounds:
            assert isinstance(ground, Panel)
            x = line.pieces[0].x
            assert top >= ground.y + ground.height - 0.01 or not ground.x <= x <= ground.x + ground.width


def test_a_code_is_a_figure_that_says_where_it_leads() -> None:
    given = setter()
    code_rows([CHILDLINE], 0, given)
    assert [node.alt for node in given.structure.nodes if node.tag == "Figure"] == [
        "QR code of Childline, leading to https://www.childline.org.uk"
    ]


def test_many_codes_take_several_rows_and_an_address_too_long_has_none() -> None:
    long = Target("https://example.org/" + "a" * 1_900, "Long")
    block = code_rows([long, *[CHILDLINE] * 7], 0, setter())
    assert block is not None
    assert [sum(isinstance(item, Drawing) for item in row.items) for row in block.rows] == [0, 6, 1]
    assert code_rows([long], 0, setter()) is None
    assert code_modules("https://example.org/" + "ä" * 1_900) is None


def test_the_words_above_stand_clear_of_the_quiet_zones_and_captions_on_one_line() -> None:
    long = Target("https://www.example.org/" + "a" * 120, "Long")
    block = code_rows([CHILDLINE, long], 0, setter())
    assert block is not None
    row = block.rows[-1]
    grounds = [part for item in row.items if isinstance(item, Drawing) for part in item.parts[:1]]
    assert all(isinstance(ground, Panel) and ground.y >= -1e-6 for ground in grounds)
    assert len({item.y for item in row.items if isinstance(item, Line)}) == 1
