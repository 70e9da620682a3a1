"""Whether two names mean one speaker, and whether a role is the speaker's."""

from __future__ import annotations

import pytest

from builder.evidence.speakers.attribution import find_attribution
from builder.evidence.speakers.names import abbreviates, same_person
from builder.evidence.speakers.roles import is_role_of
from builder.evidence.speakers.speakers import agreement, is_near
from builder.evidence.text.folding import FoldedSource, fold_source
from builder.model.source import Source, Span

ARTICLE = (
    "The National Crime Agency (NCA) published a report. Mr Babbage signed it.\n"
    "James Babbage, of the NCA, said: “We saw it coming.” Later he added: “It will grow.”\n"
    "NCA director general Zoë Biggar, a former judge, said: “Ask for help.” Her deputy, Ana Ruiz, was there.\n"
    "The agency said: “Call us.” NCA officers said: “Soon.” A spokesman for the Bank of Leeds said: “Not us.”\n"
    "“This is bad” is on the cover.\n"
    "Ms Biggar has been chair of the Lantern Trust since May. The home secretary, Bo Kim, met the prime minister.\n"
    "“No comment,” said Mr Biggar-Holt, her brother. “None at all,” said a spokeswoman for Mr Kim.\n"
)


def source(text: str = ARTICLE) -> FoldedSource:
    return fold_source(Source("a", "a.txt", "a.txt", text, ""))


def span(words: str) -> Span:
    start = ARTICLE.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("words", "speaker", "expected"),
    [
        ("We saw it coming.", "James Babbage", "same"),
        ("We saw it coming.", "Mr Babbage", "same"),
        ("We saw it coming.", "Babbage", "same"),
        ("We saw it coming.", "J. Babbage", "same"),
        ("We saw it coming.", "James Babbage, NCA", "same"),
        ("We saw it coming.", "John Babbage", "other"),
        ("We saw it coming.", "K. Babbage", "other"),
        ("We saw it coming.", "James Biggar", "other"),
        ("We saw it coming.", "National Crime Agency", "other"),
        ("It will grow.", "James Babbage", "same"),
        ("It will grow.", "Zoë Biggar", "other"),
        ("Ask for help.", "Zoe Biggar", "same"),
        ("Ask for help.", "NCA director general Zoë Biggar", "same"),
        ("Ask for help.", "The director general", "same"),
        ("Ask for help.", "Ana Ruiz", "other"),
        ("Call us.", "The agency", "same"),
        ("Call us.", "National Crime Agency", "same"),
        ("Call us.", "The NCA", "same"),
        ("Call us.", "Bank of Leeds", "other"),
        ("Call us.", "The bank", "other"),
        ("Soon.", "National Crime Agency", "same"),
        ("Soon.", "National Health Service", "other"),
        ("Not us.", "Bank of Leeds", "same"),
        ("Not us.", "National Crime Agency", "other"),
        ("No comment", "Mr Biggar-Holt", "same"),
        ("No comment", "Zoë Biggar", "other"),
        ("None at all", "A spokeswoman for Mr Kim", "same"),
        ("None at all", "Bo Kim", "other"),
    ],
)
def test_a_speaker_agrees_by_any_way_of_writing_the_name(words: str, speaker: str, expected: str) -> None:
    attribution = find_attribution(span(words), source())
    assert attribution is not None
    assert agreement(speaker, attribution, source()) == expected, attribution


@pytest.mark.parametrize(
    ("words", "role", "expected"),
    [
        ("Ask for help.", "Director general", True),
        ("Ask for help.", "Director general, National Crime Agency", True),
        ("Ask for help.", "NCA Director General", True),
        ("Ask for help.", "DG", True),
        ("Ask for help.", "Director", True),
        ("Ask for help.", "Former judge", True),
        ("Ask for help.", "Judge", False),
        ("Ask for help.", "Chairwoman of the Lantern Trust", True),
        ("Ask for help.", "Chair, Bank of Leeds", False),
        ("Ask for help.", "Deputy director general", False),
        ("Ask for help.", "Director general of threats", False),
        ("Ask for help.", "Home secretary", False),
        ("Ask for help.", "Spokeswoman", False),
        ("We saw it coming.", "National Crime Agency", True),
        ("We saw it coming.", "Director general", False),
        ("Call us.", "National Crime Agency", True),
        ("Call us.", "Department of Transport", False),
    ],
)
def test_a_role_is_the_speakers_when_the_source_says_all_of_it_of_the_name(
    words: str, role: str, expected: bool
) -> None:
    attribution = find_attribution(span(words), source())
    assert attribution is not None
    assert is_role_of(role, attribution, source()) is expected


@pytest.mark.parametrize(
    ("stated", "found", "expected"),
    [
        ("ann lee", "ann lee", True),
        ("lee", "ann lee", True),
        ("ann", "ann lee", True),
        ("a lee", "ann lee", True),
        ("ann marie lee", "ann lee", True),
        ("george w bush", "george bush", True),
        ("bea lee", "ann lee", False),
        ("b lee", "ann lee", False),
        ("ann kim", "ann lee", False),
        ("", "ann lee", False),
    ],
)
def test_names_of_one_person(stated: str, found: str, expected: bool) -> None:
    assert same_person(stated.split(), found.split()) is expected


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("NCA", "National Crime Agency", True),
        ("the NCA", "The National Crime Agency", True),
        ("NHS", "National Crime Agency", False),
        ("Ofskies", "Office for the Study of Skies", True),
        ("Ofskies", "National Crime Agency", False),
        ("N", "Nobody", False),
    ],
)
def test_an_abbreviation_is_one_by_its_letters_or_where_the_source_says_so(
    short: str, long: str, expected: bool
) -> None:
    assert abbreviates(short, long, source("The Office for the Study of Skies (Ofskies) opened.")) is expected


def test_without_grammar_the_name_has_to_stand_in_the_paragraph_or_near_it() -> None:
    text = "Ann Lee came.\n“We won” stood on the wall.\n" + "It rained. " * 400 + "Bo Kim left."
    words = Span(text.index("We won"), text.index("We won") + 6)
    assert is_near("the wall", words, source(text)) == "same"
    assert is_near("Ann Lee", words, source(text)) == "possible"
    assert is_near("Bo Kim", words, source(text)) == "other"
