"""Every diagnostic is explained, and nothing is explained that no longer exists."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.codes import EXPLANATIONS

BUILDER = Path(__file__).parents[1] / "builder"
CODE = re.compile(r"[a-z]+(?:-[a-z]+)*")
# Which argument of which call is a code.
CALLS = {"Diagnostic": 1, "error": 0, "warning": 0, "warn": 0, "Problem": 0}


def modules() -> Iterator[ast.Module]:
    for path in sorted(BUILDER.rglob("*.py")):
        if "codes" not in path.relative_to(BUILDER).parts:
            yield ast.parse(path.read_text(encoding="utf-8"))


def codes_raised() -> Iterator[str]:
    for call in (node for module in modules() for node in ast.walk(module) if isinstance(node, ast.Call)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        keywords = [keyword.value for keyword in call.keywords if keyword.arg == "code"]
        index = CALLS.get(name)
        arguments = call.args[index : index + 1] if index is not None else []
        for value in (*keywords, *arguments):
            if isinstance(value, ast.Constant) and isinstance(value.value, str) and CODE.fullmatch(value.value):
                yield value.value


def test_every_code_is_explained() -> None:
    raised = set(codes_raised())
    assert len(raised) > 40
    assert sorted(raised - EXPLANATIONS.keys()) == []


def test_every_explanation_is_of_a_code_that_exists() -> None:
    written = {
        node.value
        for module in modules()
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert sorted(EXPLANATIONS.keys() - written) == []


@pytest.mark.parametrize("code", EXPLANATIONS)
def test_an_explanation_says_what_it_means_and_how_to_mend_it(code: str) -> None:
    explanation = EXPLANATIONS[code]
    assert explanation.code == code
    assert explanation.example.strip()
    for text in (explanation.meaning, explanation.mend):
        assert text[0].isupper() or text[0] in "`"
        assert len(text.split()) >= 2
