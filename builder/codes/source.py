"""Diagnostics of the read phase: the articles."""

from __future__ import annotations

from builder.codes.explanation import Explanation
from builder.model.diagnostic import SourceError

SOURCE = (
    Explanation(
        "record-cell",
        SourceError,
        (
            "A record can't become an edition: a value is empty, too long, of another type than its field, has "
            "characters that the theme's font has not, or the row can't be read."
        ),
        "urn,school\n137842,          # there is no school",
        "Correct the cell that the message names. With `--skip-bad` the other editions are written.",
    ),
    Explanation(
        "record-column",
        SourceError,
        "The file of records has no column for a field that the outline declares.",
        "URN;Name of school         # and the outline has `records:` with `school:`",
        "Name the column after the field, in the file's first row.",
    ),
    Explanation(
        "record-name",
        SourceError,
        "The files of two records would have the same name, or those of one would have none.",
        "builder editions outline.yaml --records schools.csv --name '{town}'",
        "Put a field into --name that differs from record to record: `--name '{urn}-{school}'`.",
    ),
    Explanation(
        "records-unreadable",
        SourceError,
        "The file of records is missing, empty, of another kind, or damaged as a whole.",
        "builder editions outline.yaml --records schools.ods",
        "Save the table as .csv or .xlsx; its first row names the columns.",
    ),
    Explanation(
        "source-broken",
        SourceError,
        "The file is damaged, or of another kind than its name says, so its text can't be read whole.",
        "(half a download, or a .doc file renamed to .docx)",
        "Open it in the program that made it and save it again, or copy its text into a .txt file.",
    ),
    Explanation(
        "source-encrypted",
        SourceError,
        "The file asks for a password before it shows its text.",
        "(a PDF file with a password)",
        "Save it without the password, or copy its text into a .txt file.",
    ),
    Explanation(
        "source-encoding",
        SourceError,
        "The article is not saved as UTF-8, so its letters can't be told with certainty.",
        "(a text file saved as “ANSI”)",
        "Save it again and choose UTF-8 as the encoding.",
    ),
    Explanation(
        "source-file",
        SourceError,
        "The name leads to a folder or a device instead of a file.",
        "file: articles",
        "Put the article's text into a file beside the outline and name that.",
    ),
    Explanation(
        "source-kind",
        SourceError,
        "Sources can't be of this kind.",
        "file: article.odt",
        "Save the article's text as article.txt beside the outline.",
    ),
    Explanation(
        "source-limit",
        SourceError,
        "Reading the file takes far more than an article does: it has too many pages or parts, or was made to do harm.",
        "(a yearbook of 3,000 pages)",
        "Keep only the article in the file. `builder doctor` lists the limits.",
    ),
    Explanation(
        "source-missing",
        SourceError,
        "The article's file is not there.",
        "file: artcle.txt",
        "Correct the name, or put the file beside the outline.",
    ),
    Explanation(
        "source-no-text",
        SourceError,
        "There are no words in the file: it is empty, its pages are pictures, or a browser has yet to fetch its text.",
        "(a scanned page)",
        "Recognise the text of scanned pages (OCR), or copy the article's text into a .txt file.",
    ),
    Explanation(
        "source-nul",
        SourceError,
        "The article holds NUL characters: it is no text file, or one in UTF-16.",
        "(a Word document renamed to .txt)",
        "Save it as plain text in UTF-8.",
    ),
    Explanation(
        "source-path",
        SourceError,
        "The article's name leads out of the outline's folder.",
        "file: ../article.txt",
        "Copy the article into the outline's folder.",
    ),
    Explanation(
        "source-size",
        SourceError,
        "The article's file is far larger than an article.",
        "(a data set in the article's place)",
        "Keep only the article's text in the file.",
    ),
    Explanation(
        "source-tracked-changes",
        SourceError,
        (
            "Somebody's changes in a Word file are neither accepted nor rejected. It is read as if all were accepted: "
            "inserted words count, deleted words don't."
        ),
        "file: article.docx     # with changes tracked in it",
        "Accept or reject the changes in Word, under Review, and save the file.",
    ),
    Explanation(
        "source-unreadable",
        SourceError,
        "The article is there, but the system doesn't let it be read.",
        "(a file that belongs to somebody else)",
        "Give yourself the right to read it.",
    ),
)
