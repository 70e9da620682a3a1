"""Outlines made by the format's own rules, with hostile texts in every place, through a whole check and build."""

from __future__ import annotations

import contextlib
import io
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from builder.cli import main

ARTICLE = (
    "The town library counted 48,000 visits in 2024, up from 40,000 in 2023. Visits by teenagers rose by 30%. "
    "“People told us that they could not come before five,” said Maria Holm, the head librarian.\n"
)
_SENTENCES = tuple(sentence.strip() + "." for sentence in ARTICLE.strip().split(".")[:2])
_PLAIN = ("The library", "counted", "visits", "of teenagers", "after work", "by nine", "and", "who", "Maria Holm")
_MARKUP = (
    "**", "*", "[a](https://a.example/)", "<b>", "&amp;", "]]>", "_x0041_", "{x}", "%s", "\\", "(", ")", "[", "](",
    "\u00a0", "\u200b", "\u00ad", "\u0301", "ﬁ", "é", "ß", "- ", ": ", "#", "\n", "=A+B", "@", "“", "”", "'", '"', "-",
    "–", "a" * 60, " ", "|", "~", "!", "`", "$",
)  # fmt: skip
_WRONG = ("[a](javascript:x)", "\u202e", "🎉", "漢", "א", "48,000", "30%", "2024", "", "\x07", "\x85", "\ue000")
_plain = st.lists(st.sampled_from(_PLAIN), min_size=1, max_size=6).map(" ".join)
_marked = st.tuples(_plain, st.lists(st.sampled_from(_MARKUP), max_size=6), _plain).map(
    lambda parts: f"{parts[0]}{''.join(parts[1])}{parts[2]}"
)
_wrong = st.lists(st.one_of(st.sampled_from(_WRONG), st.text(max_size=8), _plain), max_size=6).map("".join)
# Most texts are right, if odd, so that the others are seen by every phase.
words = st.integers(0, 79).flatmap(lambda n: _wrong if n == 0 else _marked if n < 40 else _plain)
_figures = st.fixed_dictionaries(
    {
        "subject": st.one_of(st.just("visits"), words),
        "value": st.one_of(st.sampled_from(["48,000", "30", "40000"]), words),
    },
    optional={
        "unit": st.one_of(st.just("%"), words),
        "direction": st.sampled_from(["up", "down"]),
        "period": st.one_of(st.just("2024"), words),
        "qualifier": st.sampled_from(["about", "more than"]),
        "derived": st.sampled_from(["48,000 - 40,000", "1 / 0", "((((1", "2 ** 9"]),
    },
)
_evidence = st.one_of(*[st.sampled_from(_SENTENCES)] * 9, _wrong)
_common: dict[str, Any] = {
    "notes": words,
    "show": st.sampled_from([["deck"], ["sheet"]]),
    "own": words,
    "evidence": _evidence,
}


def _entry(required: dict[str, Any], **optional: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(required, optional={**_common, **optional})


_lists = st.lists(words, min_size=1, max_size=4)
_rows = st.lists(st.lists(words, min_size=2, max_size=2), min_size=1, max_size=4)
_entries = st.one_of(
    _entry({"finding": words}, points=_lists, figure=_figures),
    _entry({"quotation": words, "speaker": words}, role=words),
    _entry({"advice": words, "steps": _lists}, numbered=st.booleans()),
    _entry({"question": words}, answer=words),
    _entry({"table": words, "columns": st.lists(words, min_size=2, max_size=2), "rows": _rows}),
    _entry(
        {"chart": words, "kind": st.sampled_from(["bar", "column", "line", "pie"]), "figures": st.just(["a", "b"])},
        unit=words,
        alt=words,
    ),
    _entry({"terms": words, "list": st.lists(st.fixed_dictionaries({"term": words, "meaning": words}), min_size=1)}),
    _entry(
        {
            "timeline": words,
            "events": st.lists(st.fixed_dictionaries({"date": words, "event": words}), min_size=1, max_size=4),
        }
    ),
)
_outlines = st.fixed_dictionaries(
    {
        "outline": st.just(1),
        "title": words,
        "language": st.sampled_from(["en-GB", "de", "tlh"]),
        "date": st.just("2025-02-03"),
        "sources": st.just({"article": {"file": "article.txt", "title": "A"}}),
        "sections": st.lists(
            st.fixed_dictionaries(
                {"section": words, "findings": st.lists(_entries, min_size=1, max_size=4)}, optional={"takeaway": words}
            ),
            min_size=1,
            max_size=3,
        ),
    },
    optional={
        "subtitle": words,
        "organisation": words,
        "audience": words,
        "notice": words,
        "theme": st.sampled_from(["safeguarding", "civic", "editorial"]),
        "contacts": st.lists(
            st.fixed_dictionaries({"name": words}, optional={"phone": words, "url": words, "for": words}),
            min_size=1,
            max_size=2,
        ),
    },
)


def _completed(outline: dict[str, Any]) -> dict[str, Any]:
    """With ids of its entries' own, with the findings that its charts draw, and a reason for what has no evidence."""
    findings = [_finding(name, value) for name, value in (("a", "48,000"), ("b", "40,000"))]
    first, *others = outline["sections"]
    sections = [{**first, "findings": [*findings, *first["findings"]]}, *others]
    for section in sections:
        for entry in section["findings"]:
            if "evidence" not in entry and not {"chart", "question"} & entry.keys():
                entry.setdefault("own", "Ours")
    return {**outline, "sections": sections}


def _finding(name: str, value: str) -> dict[str, Any]:
    figure = {"subject": "visits", "value": value, "period": "2024" if name == "a" else "2023"}
    return {"finding": f"The library counted {value} visits", "id": name, "figure": figure, "evidence": _SENTENCES[0]}


outlines = _outlines.map(_completed)


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


ended: Counter[int] = Counter()


def build(outline: dict[str, Any]) -> None:
    """Build an outline in a folder of its own: it ends with a code that is no bug's, and writes all or nothing."""
    text = yaml.dump(outline, Dumper=_Dumper, allow_unicode=True, sort_keys=False)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "sources" / "fuzzed"
        folder.mkdir(parents=True)
        (folder / "outline.yaml").write_text(text, encoding="utf-8", newline="")
        (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
        output = Path(place) / "output"
        told = io.StringIO()
        with contextlib.redirect_stderr(told), contextlib.redirect_stdout(io.StringIO()):
            code = main(
                ["build", "--verbose", "--format", "json", "--output", str(output), str(folder / "outline.yaml")]
            )
        written = sorted(path.name for path in output.iterdir()) if output.exists() else []
        ended[code] += 1
        assert code in (0, 3, 4, 5, 6), told.getvalue()
        assert (code == 0) == bool(written), (code, written)
