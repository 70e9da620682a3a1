"""Diagnostics of reading written decks and sheets back."""

from __future__ import annotations

from builder.codes.explanation import Explanation
from builder.model.diagnostic import OutputError

_AGAIN = "Build again; what was edited by hand belongs into the outline, or the next build takes it away."

READBACK = (
    Explanation(
        "output-absent",
        OutputError,
        "An outline has no written deck or sheet.",
        "builder verify sources/heat/outline.yaml     # and nothing was built yet",
        "Write it with `builder build`.",
    ),
    Explanation(
        "output-stale",
        OutputError,
        "A deck or sheet is not what a build would make now: something that it was made from has changed.",
        "builder build --check     # after article.txt was corrected",
        "Build again.",
    ),
    Explanation(
        "output-unreadable",
        OutputError,
        "A deck or sheet can't be read to its end: it is torn, or packed in a way that only its maker knows.",
        "builder verify half-a-deck.pptx",
        "Build it again, or ask for the file once more.",
    ),
    Explanation(
        "ledger-absent",
        OutputError,
        "A file that is verified without its outline carries no ledger of what it should say, or no longer.",
        "builder verify somebody-elses.pptx",
        "Verify it with the outline it was made from; decks and sheets of ours carry a ledger from version 0.1 on.",
    ),
    Explanation(
        "fact-different",
        OutputError,
        "A text, a value or a label of a deck or sheet is another than the outline's.",
        "slide 34: drug-use: its label 3 is different     # +85% became +58%",
        _AGAIN,
    ),
    Explanation(
        "fact-missing",
        OutputError,
        "A deck or sheet does not say something that the outline says.",
        "slide 7: com-reports: its notes is missing",
        _AGAIN,
    ),
    Explanation(
        "fact-extra",
        OutputError,
        "A deck or sheet says something that stands in no outline.",
        "slide 7: body says what nobody wrote",
        _AGAIN,
    ),
    Explanation(
        "fact-moved",
        OutputError,
        "A text stands in another place than the one it was given.",
        "page 2: motives: its H3 has moved, from page 1",
        _AGAIN,
    ),
    Explanation(
        "chart-torn",
        OutputError,
        "A chart and the workbook behind it disagree: it shows one thing, and another as soon as its data are edited.",
        "slide 34: the chart's value 3 is not the one in its workbook",
        "Build again; to change a chart, change the findings whose figures it shows.",
    ),
    Explanation(
        "package-unsound",
        OutputError,
        "A deck is put together in a way that PowerPoint would offer to repair.",
        "slide 3: two shapes have the id 4",
        "Build again; where a new build says so, too, the template or the builder is at fault: please report it.",
    ),
    Explanation(
        "file-edited",
        OutputError,
        "A file says what it should, but its bytes are not those that were built: its looks may differ.",
        "builder verify deck.pptx     # after a colour was changed in it",
        _AGAIN,
    ),
    Explanation(
        "outputs-mixed",
        OutputError,
        "A deck and a sheet, or a file and its outline, are of different builds, or a file is in another's place.",
        "builder verify old.pptx old.pdf",
        "Build both with one run of `builder build`.",
    ),
    Explanation(
        "files-disagree",
        OutputError,
        "A deck and a sheet of one publication say different things, as the ledgers that they carry have it.",
        "slide 32, page 2: ketamine: its figure is not that of heat.pptx",
        "Build both with one run of `builder build`; where they came by post, ask for both again.",
    ),
)
