"""What is kept of a shipped template is what python-pptx finds in it, and serves that template alone."""

from pathlib import Path

import pytest

from builder.render.powerpoint import read_template
from builder.render.powerpoint.resolved import dump_resolved, find_resolved, resolved_path
from builder.render.powerpoint.template import resolve_template

SHIPPED = sorted((Path(__file__).parents[1] / "builder" / "themes").glob("*.pptx"))


@pytest.mark.parametrize("template", SHIPPED, ids=lambda path: path.stem)
def test_what_is_kept_is_what_the_template_says(template: Path) -> None:
    opened = resolve_template(str(template), template.read_bytes())
    assert read_template(str(template)) == opened
    assert resolved_path(template).read_text("utf-8") == dump_resolved(opened)


def test_a_template_that_has_changed_is_opened() -> None:
    assert find_resolved(str(SHIPPED[0]), SHIPPED[0].read_bytes() + b" ") is None


def test_a_file_beside_a_template_of_somebody_elses_is_not_read(tmp_path: Path) -> None:
    data = SHIPPED[0].read_bytes()
    (tmp_path / "brand.pptx").write_bytes(data)
    resolved_path(tmp_path / "brand.pptx").write_text("{}", "utf-8")
    assert find_resolved(str(tmp_path / "brand.pptx"), data) is None
