"""Diagnostics of the load phase: the outline and its theme."""

from __future__ import annotations

from builder.codes.explanation import Explanation
from builder.model.diagnostic import OutlineError

OUTLINE = (
    Explanation(
        "no-earlier-edition",
        OutlineError,
        "The outline asks for what has changed, and there is no earlier edition to compare with.",
        "changes: true     # and published.lock has none from before the outline's date",
        "Run `builder check --published` whenever an edition is published; leave `changes` out until there are two.",
    ),
    Explanation(
        "published-broken",
        OutlineError,
        "The file that says what earlier editions said can't be read.",
        "published.lock, changed by hand",
        "Take it from the last commit that has it whole, or move it away.",
    ),
    Explanation(
        "records-changes",
        OutlineError,
        "Editions are asked for of an outline with `changes: true`: each record would have changes of its own.",
        "changes: true",
        "Leave `changes` out of the outline that editions are made of.",
    ),
    Explanation(
        "records-none",
        OutlineError,
        "Editions are asked for of an outline that says nothing of records.",
        "builder editions outline.yaml --records schools.csv     # and no `records:` in it",
        "Declare the fields under `records:`, each with an example, and write their names in braces into the texts.",
    ),
    Explanation(
        "record-mixed",
        OutlineError,
        "A chart or comparison shows a figure of the records beside one of a source, as if both were of a kind.",
        'figures: [region, england]     # region is `value: "{rate}"`, england cites an article',
        "Draw the two kinds in charts of their own, or leave the figure of the records to a finding with `own:`.",
    ),
    Explanation(
        "record-place",
        OutlineError,
        (
            "A field of the records stands where its values can't: in an id, a file name or the words of a source, "
            "under a key that takes another type, or as a figure in a text that is not the organisation's own."
        ),
        "takeaway: In your region {rate} schools took part.     # rate: {type: number, …}",
        "Figures go into entries with `own:`. Ids, file names and evidence are the same in all editions.",
    ),
    Explanation(
        "record-unknown",
        OutlineError,
        "A name in braces is none of the fields that the outline declares under `records`.",
        "title: Online safety at {shcool}",
        "Correct the name, or declare it under `records:` with an example. Braces with spaces in them are literal.",
    ),
    Explanation(
        "record-value",
        OutlineError,
        (
            "The value of a record is missing, empty, too long, of another type than its field, or has characters that "
            "no text or no font of the theme has."
        ),
        "urn,school\n137842,      # a row without a school",
        "Correct the cell that the message names; `--skip-bad` writes the other editions and lists these.",
    ),
    Explanation(
        "alias",
        OutlineError,
        (
            "A value starts with `&` or `*`, which YAML reads as a mark to repeat values by. The format has no "
            "such marks."
        ),
        "organisation: *press office",
        'Put the text in quotation marks: `"*press office"`.',
    ),
    Explanation(
        "bad-character",
        OutlineError,
        (
            "The file holds a character that no text has: a control character, half of an emoji, or an escape "
            "code of one."
        ),
        'title: "Heat\\x07 waves"',
        "Delete the character, and type it again if it was meant to be something else.",
    ),
    Explanation(
        "bad-date",
        OutlineError,
        "A date is not written as year-month-day, or is not in the calendar.",
        "date: 26 March 2025",
        "Write `date: 2025-03-26`.",
    ),
    Explanation(
        "bad-link",
        OutlineError,
        "A link leads somewhere other than to the web, a mail address or a telephone number.",
        ("points:\n  - See [our page](www.example.org)."),
        "Write the whole address, with https:// in front: `[our page](https://www.example.org)`.",
    ),
    Explanation(
        "bad-path",
        OutlineError,
        (
            "A file's name leads out of the outline's folder. What an outline names lies in its own folder, so "
            "that an outline from somebody else can't reach other files."
        ),
        "file: ../articles/heat.txt",
        "Copy the file into the outline's folder and name it without a path.",
    ),
    Explanation(
        "bad-value",
        OutlineError,
        "A value is of the right kind, but not one that can stand here.",
        "value: -3",
        "The message says what is expected; its hint shows how to write it.",
    ),
    Explanation(
        "bad-version",
        OutlineError,
        "The outline is written in a version of the format that this Builder does not know.",
        "outline: 2",
        "Write `outline: 1`, or install a newer Builder.",
    ),
    Explanation(
        "chart-label",
        OutlineError,
        (
            "A name in a chart doesn't fit its figures: it has words that they don't have, or nothing tells two of "
            "them apart. A chart can say no more than the findings it draws."
        ),
        "series: Girls          # the figure's subject: boys who read for pleasure",
        "Take words of the figures' subjects and periods, one name for each series and category.",
    ),
    Explanation(
        "chart-order",
        OutlineError,
        "A line joins figures that are not in the order of time, or whose names are no periods.",
        "kind: line\nfigures: [reports-2024, reports-2022]",
        "Put the figures in order, the earliest first; or draw them as `kind: column`.",
    ),
    Explanation(
        "chart-series",
        OutlineError,
        "A chart's series don't go together: they are of different lengths, too many, or too few for its kind.",
        "kind: stacked-bar\nfigures: [girls, boys]       # one series",
        "The message says what the kind of chart takes. All series have one figure for each category.",
    ),
    Explanation(
        "chart-values",
        OutlineError,
        (
            "A chart of this kind would say something untrue of its figures: slices and stacks show parts of a whole, "
            "and a fall is drawn below zero only among changes."
        ),
        "kind: pie              # the figures: 54% and 23%",
        "Draw all parts, use `kind: bar`, or say under `values:` whether the figures are changes or levels.",
    ),
    Explanation(
        "contrast",
        OutlineError,
        (
            "A theme writes text on a ground that it can hardly be told from. Text needs a contrast of 4.5 : 1 "
            "(WCAG 2, level AA)."
        ),
        ("palette:\n  ink: 999999\n  ground: FFFFFF"),
        "Darken the text's colour, or lighten the ground's.",
    ),
    Explanation(
        "duplicate-id",
        OutlineError,
        "Two entries have the same id.",
        ("- finding: Reports rose\n  id: reports\n- finding: Reports fell again\n  id: reports"),
        "Give one of them another id, or leave both out: ids are made from the words.",
    ),
    Explanation(
        "duplicate-key",
        OutlineError,
        "One key stands twice in the same place. Only one of the two values could count.",
        ("title: Heat waves\ntitle: Heat and drought"),
        "Keep the line that is right and delete the other.",
    ),
    Explanation(
        "empty-file",
        OutlineError,
        "There is nothing in the outline's file.",
        "(an empty outline.yaml)",
        "`builder new NAME` writes an outline to start from.",
    ),
    Explanation(
        "empty-value",
        OutlineError,
        "A key has no value, or a list has an entry without text.",
        ("points:\n  -"),
        "Write the value, or delete the key.",
    ),
    Explanation(
        "encoding",
        OutlineError,
        "The outline is not saved as UTF-8, so its letters can't be told with certainty.",
        "(a file saved as “ANSI” or “Unicode” by an old editor)",
        "Save it again and choose UTF-8 as the encoding.",
    ),
    Explanation(
        "entry-kind",
        OutlineError,
        (
            "It can't be told what kind of entry this is: it has none of the keys finding, quotation, chart, "
            "table, advice and question, or several."
        ),
        ("- finding: Reports rose\n  question: Why did they?"),
        "Start each entry with a hyphen and the one key that says what it is.",
    ),
    Explanation(
        "file-kind",
        OutlineError,
        "The path given is a folder or a device, not a file.",
        "builder build sources",
        "Give the path of the outline: `builder build sources/heat/outline.yaml`.",
    ),
    Explanation(
        "file-missing",
        OutlineError,
        "There is no file of this name.",
        "builder build sources/haet/outline.yaml",
        "Check the spelling, and the folder that you are in.",
    ),
    Explanation(
        "file-size",
        OutlineError,
        "The file is far larger than an outline can be.",
        "(a video in outline.yaml's place)",
        "Check that this is the right file; split a very long outline in two.",
    ),
    Explanation(
        "file-unreadable",
        OutlineError,
        "The file is there, but the system doesn't let it be read.",
        "(a file that belongs to somebody else)",
        "Give yourself the right to read it.",
    ),
    Explanation(
        "invisible-character",
        OutlineError,
        (
            "The file has a character that nobody sees. Those that order text anew, or hide one, are errors: a figure "
            "may read differently to people and to programs. Those that only come with copied text are left out."
        ),
        'notes: "They counted \\u202e000,84."',
        "Delete the character; typing the words around it anew is the surest way.",
    ),
    Explanation(
        "merge-key",
        OutlineError,
        (
            "`<<` copies keys from elsewhere in YAML. The format does without, so that what is said stands "
            "where it is read."
        ),
        ("figure:\n  <<: *reports"),
        "Write the keys out.",
    ),
    Explanation(
        "missing-key",
        OutlineError,
        "A key that is needed is not there.",
        ("- quotation: We were not prepared.\n  evidence: “We were not prepared,” said the mayor."),
        "Add the key that the message names; here `speaker`.",
    ),
    Explanation(
        "several-documents",
        OutlineError,
        "A line of three hyphens starts a second document in the file.",
        ("title: Heat waves\n---\ntitle: Drought"),
        "Give each publication a folder and an outline of its own, or delete the line.",
    ),
    Explanation(
        "source-ambiguous",
        OutlineError,
        "The outline has several sources, and this passage does not say which of them it is from.",
        "evidence: Reports rose six-fold.",
        ("Name the source:\nevidence:\n  - source: article\n    words: Reports rose six-fold."),
    ),
    Explanation(
        "tag",
        OutlineError,
        "A value starts with `!`, which YAML reads as a type. The format has no such marks.",
        "finding: !Important: reports rose",
        'Put the text in quotation marks: `"!Important: reports rose"`.',
    ),
    Explanation(
        "too-deep",
        OutlineError,
        "Lists stand within lists, deeper than any outline needs.",
        "[[[[[[ … ]]]]]]",
        "Look for brackets that were not meant as lists, and put that text in quotation marks.",
    ),
    Explanation(
        "too-long",
        OutlineError,
        "One text has more characters than a whole book's chapter.",
        "(an article pasted under `notes:`)",
        "Move the article into a file of its own and name it under `sources:`.",
    ),
    Explanation(
        "too-many-entries",
        OutlineError,
        "A list, or the whole outline, has more entries than any audience can bear.",
        "steps:     # and 2,001 of them",
        "Make several publications of it, or raise the limit for once: `--limit outline-list=3000`.",
    ),
    Explanation(
        "too-many-nodes",
        OutlineError,
        "The outline has more keys and values than can be shown to any audience.",
        "(a generated file of a million lines)",
        "Split it into several outlines.",
    ),
    Explanation(
        "too-many-problems",
        OutlineError,
        "The outline has so many problems that only the first are listed.",
        "(a file that is no outline)",
        "Mend what is listed, beginning with the first, and run again.",
    ),
    Explanation(
        "unknown-finding",
        OutlineError,
        "A chart names a finding that isn't there, or that has no figure to draw.",
        "figures: [heroine, cocaine]",
        "Name the ids of findings that have a `figure:`.",
    ),
    Explanation(
        "unknown-key",
        OutlineError,
        "The format has no such key here, and ignoring it would lose what you wrote.",
        "titel: Heat waves",
        "Correct the spelling; the hint names the key that is most like it.",
    ),
    Explanation(
        "unknown-source",
        OutlineError,
        "A passage names a source that the outline doesn't list.",
        ("evidence:\n  - source: artcle\n    words: Reports rose six-fold."),
        "Use one of the ids under `sources:`, or add the source there.",
    ),
    Explanation(
        "unknown-theme",
        OutlineError,
        "No theme of this name ships with Builder, and it is no theme file.",
        "theme: safegarding",
        "Name a theme that ships, or a file that ends in .yaml beside the outline.",
    ),
    Explanation(
        "wrong-type",
        OutlineError,
        "A list stands where a text is expected, or a text where keys are, or the like.",
        "points: Reports rose six-fold.",
        "The message says what is expected. A list has one entry a line, each with a hyphen in front.",
    ),
    Explanation(
        "yaml-syntax",
        OutlineError,
        (
            "The file can't be read as YAML: mostly an indentation, a bracket, a quotation mark or a colon that "
            "is not closed or not meant."
        ),
        "title: Heat: what to do",
        ("Put a text with a colon in it in quotation marks, and begin the keys of one group in the same column."),
    ),
)
