"""Diagnostics of the verify phase: the outline held against its sources."""

from __future__ import annotations

from builder.codes.explanation import Explanation
from builder.model.diagnostic import EvidenceError

EVIDENCE = (
    Explanation(
        "quote-missing",
        EvidenceError,
        (
            "The words given as a quotation or as evidence don't stand in the source. They are compared letter "
            "by letter; only the kinds of spaces, hyphens at line ends and quotation marks may differ."
        ),
        "evidence: a rise of 3.1 degrees     # the article: a rise of 3.0 degrees",
        "Copy the words from the article.",
    ),
    Explanation(
        "quote-misattributed",
        EvidenceError,
        "The words stand in the source, but it gives them to somebody else.",
        ("quotation: We were not prepared.\nspeaker: The minister                # the article: the mayor"),
        "Name the speaker whom the article names.",
    ),
    Explanation(
        "figure-missing",
        EvidenceError,
        "The figure's number doesn't stand in the passage cited for it.",
        "figure: {subject: reports, value: 7}   # the passage: rose six-fold",
        "Correct the number, or cite the passage that has it.",
    ),
    Explanation(
        "figure-subject",
        EvidenceError,
        "The number stands in the passage, but for something else.",
        "figure: {subject: arrests, value: 800} # the passage: 800 reports",
        "Say of the number what the article says it counts.",
    ),
    Explanation(
        "figure-direction",
        EvidenceError,
        "The number stands in the passage, but it went down where the outline says up, or the reverse.",
        (
            'figure: {subject: burglaries, value: 12, unit: "%", direction: up}\n'
            "                                       # the passage: fell by 12%"
        ),
        "Correct the direction.",
    ),
    Explanation(
        "figure-unit",
        EvidenceError,
        (
            "The number stands in the passage, but in another unit or of another size: percent for percentage "
            "points, thousands for millions."
        ),
        "figure: {subject: losses, value: 3, unit: £}  # the passage: £3 million",
        "Write the unit of the article.",
    ),
    Explanation(
        "figure-period",
        EvidenceError,
        "The number stands in the passage, but for another time.",
        (
            "figure: {subject: reports, value: 6, period: 2023 to 2024}\n"
            "                                       # the passage: from 2022 to 2024"
        ),
        "Write the period of the article.",
    ),
    Explanation(
        "figure-qualifier",
        EvidenceError,
        "The article says that the number is not exact, and the outline leaves that out; or the reverse.",
        "figure: {subject: victims, value: 2000}  # the passage: more than 2,000",
        "Add or correct `qualifier:`.",
    ),
    Explanation(
        "number-unsupported",
        EvidenceError,
        "A number in a text that reaches the audience stands in none of the passages cited beside it.",
        ("- finding: Reports rose six-fold in three years\n  evidence: Reports rose six-fold from 2022 to 2024."),
        "Cite the passage that has the number, or take the number out.",
    ),
    Explanation(
        "evidence-undecided",
        EvidenceError,
        (
            "The number stands in the evidence, but the rules can't tell whether the evidence says the same of it: the "
            "subject has words that the evidence does not have; no word says which way a number went; the evidence "
            "says as planned, possible, claimed or denied what the entry states as a fact. Or a quotation leaves out "
            "its sentence's negation or condition, or its speaker may be one of two. It is a warning, and both texts "
            "are shown."
        ),
        "figure: {subject: referrals, value: 40} # the passage: 40 young people were sent there",
        (
            "Use the source's words, or cite the passage that has them. Where the source bears the statement out all "
            "the same, say in the entry who looked it up: `confirmed: {by: A. Nother, on: 2025-03-26}`. With a "
            "sources.lock, the question comes up again once the entry or its evidence says something else."
        ),
    ),
    Explanation(
        "evidence-absent",
        EvidenceError,
        "A finding cites no passage of a source, and is not marked as the organisation's own statement.",
        "- finding: Parents should be worried",
        "Add `evidence:`; or, where the organisation says so itself, `own:` with the reason.",
    ),
    Explanation(
        "source-changed",
        EvidenceError,
        (
            "The source is no longer the text that the evidence was confirmed against: sources.lock has another "
            "digest for its file. A cited passage has other words or another figure, or is gone; where it only moved, "
            "or where no cited passage is touched, that is a warning."
        ),
        "evidence: Ketamine consumption rose 85%  # the article now: rose 58%",
        "Correct the outline to what the source says now; then run `builder check --accept-source`.",
    ),
    Explanation(
        "lock-broken",
        EvidenceError,
        "The file sources.lock is not as the builder writes it, so nothing tells whether a source has changed.",
        "<<<<<<< ours                            # a merge that was not settled",
        (
            "Take the file from your version control, or run `builder check --accept-source` to write it anew. What is "
            "no lock of this builder's is never overwritten: move it away first."
        ),
    ),
)
