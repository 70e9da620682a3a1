"""Numbers in prose: a table of cases, and what holds for any text."""

from __future__ import annotations

import re
import time
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from builder.evidence.quantities import Quantity, find_quantities

CASES = yaml.load(
    (Path(__file__).parent / "cases" / "evidence" / "quantities.yaml").read_text(encoding="utf-8"), yaml.BaseLoader
)
# Pieces that the grammar knows, so that joining them finds its corners.
PIECES = """
1 12 2,000 2022 /23 -24 % per cent six twenty -one hundred and a half million point five in out of every £ $ GBP bn k x6
fold - – — − + ( ) . , : ; March May 26 th st s quarter third double twice times call 999 0800 +44 www. @ Covid ½ 7.30
pm several tens thousands about more than or minus Mar Q3 FY 2022-23 aged -year-old over- s
No. section @ # & 1-in- e10 ×10 ^ €
basis points dozen lakh m B T km °C Rs kr pounds of spring first and three quarters
"""
PIECE = st.sampled_from([*PIECES.split(), "\n", "\u00a0", "\u202f", "\u00ad"])
JUNK = """
a 1 1,111 a1 -_ six_ one_in_ twenty- (0 May_ 1.1. @a_ a_hundred_and_ 1/ 0_ call_999,_999 [(£ ½ half_a_ _ tens_of_ £
x_ 1- +0 section_1 aged_ minus_ no._ 1-1-1 1.1.1. 1_and_a_ ×10^1 e1 1,11, 1_000_ &#1; #1 1/1/ may_1- of_every_ q1_
1_in_ rs_
"""
ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
ONES_AND_TEENS = f"{ONES} eighteen nineteen".split()
TENS_IN_ORDER = "none none twenty thirty forty fifty sixty seventy eighty ninety"
TENS = TENS_IN_ORDER.split()
# As the Unicode CLDR has them; "group" as writers type it.
SEPARATORS = [
    ("en", ",", "."), ("en-US", ",", "."), ("de", ".", ","), ("de-CH", "\u2019", "."), ("fr", "\u202f", ","),
    ("es", ".", ","), ("es-MX", ",", "."), ("it", ".", ","), ("nl", ".", ","), ("pl", "\u00a0", ","),
    ("pt", ".", ","), ("pt-PT", "\u00a0", ","), ("sv", "\u00a0", ","), ("nb", "\u00a0", ","), ("da", ".", ","),
]  # fmt: skip
LANGUAGES = [tag for tag, _, _ in SEPARATORS]
ALONE = st.from_regex(r"[0-9]{1,3}(,[0-9]{2,3}){0,3}%?", fullmatch=True)
IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth"}


def written(quantity: Quantity) -> str:
    value = f"{quantity.value.normalize():f}"
    words = [quantity.text, "=", value, quantity.kind, quantity.unit or "-", quantity.qualifier or ""]
    return " ".join(words).rstrip()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["say"][:40])
def test_prose_has_these_numbers(case: dict[str, str]) -> None:
    found = find_quantities(case["say"], case.get("language", "en-GB"))
    assert [written(quantity) for quantity in found] == list(case["has"])


@given(ALONE, st.sampled_from(LANGUAGES))
@example("2,024", "en")
@example("911", "en")
def test_a_number_alone_is_read_like_one_in_a_text(written: str, language: str) -> None:
    assert find_quantities(written, language) == find_quantities(f"{written} ", language)


@given(st.lists(PIECE).map("".join) | st.lists(PIECE).map(" ".join) | st.text(), st.sampled_from(LANGUAGES))
def test_any_text_gives_spans_of_itself_in_order(text: str, language: str) -> None:
    end = 0
    for quantity in find_quantities(text, language):
        assert end <= quantity.span.start < quantity.span.end <= len(text)
        assert quantity.text == text[quantity.span.start : quantity.span.end]
        end = quantity.span.end


@given(st.integers(0, 10**15), st.sampled_from(SEPARATORS), st.integers(0, 99), st.booleans())
def test_a_number_is_read_exactly_grouped_or_not(
    whole: int, separators: tuple[str, str, str], hundredths: int, grouped: bool
) -> None:
    tag, group, decimal = separators
    text = (f"{whole:,}".replace(",", group) if grouped else str(whole)) + f"{decimal}{hundredths:02}"
    (quantity,) = find_quantities(f"({text} %)", tag)
    assert quantity.value == Decimal(f"{whole}.{hundredths:02}")
    assert quantity.kind == "percent"


@given(st.integers(0, 999_999), st.booleans())
def test_a_number_in_words_is_its_digits(number: int, hyphens: bool) -> None:
    words = spelled(number) if hyphens else spelled(number).replace("-", " ")
    (quantity,) = find_quantities(f"{words} {'adult' if number == 1 else 'adults'}", "en")
    assert (quantity.value, quantity.kind) == (number, "number")


@given(st.integers(13, 99_999).filter(lambda number: number not in (100, 1000)))  # "one hundredth" is a fraction
@example(2100)
@example(21_000)
def test_an_ordinal_in_words_is_its_digits(number: int) -> None:
    (quantity,) = find_quantities(f"the {spelled_ordinal(number)} visitor", "en")
    assert (quantity.value, quantity.kind) == (number, "ordinal")


@given(
    st.from_regex(r"[1-9][0-9]{0,7}(\.[0-9]{1,4})?", fullmatch=True),
    st.data(),
    st.sampled_from(["{} adults", "£{}", "{}%", "{} million", "{} km", "{}-fold", "between 1 and {} pp"]),
)
def test_one_changed_digit_changes_what_is_read(digits: str, data: st.DataObject, prose: str) -> None:
    at = data.draw(st.sampled_from([i for i, char in enumerate(digits) if char != "."]))
    other = data.draw(st.sampled_from([char for char in "123456789" if char != digits[at]]))
    changed = digits[:at] + other + digits[at + 1 :]
    assert values(prose.format(digits)) != values(prose.format(changed))


def values(text: str) -> list[Decimal]:
    return [quantity.value for quantity in find_quantities(text, "en")]


def spelled(number: int) -> str:
    if number < 20:
        return ONES_AND_TEENS[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES_AND_TEENS[number % 10]}" if number % 10 else "")
    unit, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    rest = number % unit
    joint = " and " if rest and rest < 100 else " "
    return f"{spelled(number // unit)} {name}" + (joint + spelled(rest) if rest else "")


def spelled_ordinal(number: int) -> str:
    words = spelled(number)
    last = re.findall(r"[a-z]+", words)[-1]
    stem = words[: -len(last)]
    if last in IRREGULAR:
        return stem + IRREGULAR[last]
    return stem + (last[:-1] + "ieth" if last.endswith("y") else last.replace("twelve", "twelf") + "th")


@pytest.mark.parametrize("junk", [*(junk.replace("_", " ") for junk in JUNK.split()), "\u00ad", "e\u0301", "-\n"])
def test_junk_is_read_in_linear_time(junk: str) -> None:
    def seconds(length: int) -> float:
        text = junk * (length // len(junk))
        start = time.process_time()
        find_quantities(text, "en")
        return time.process_time() - start

    seconds(2_000)
    # Quadratic time would take sixty-four times as long for eight times the text.
    assert seconds(160_000) < 0.3 + 24 * seconds(20_000)


def test_the_span_is_that_of_the_text_before_folding() -> None:
    text = "Up\u00a0\u00a0by  1\u202f234\u00ad % in …\u2003twenty\u2011one towns"
    assert [quantity.text for quantity in find_quantities(text, "en")] == ["1\u202f234\u00ad %", "twenty\u2011one"]


def test_a_number_of_any_length_is_exact() -> None:
    (quantity,) = find_quantities("9" * 5000 + " million people", "en")
    assert quantity.value == Decimal("9" * 5000 + "000000")
