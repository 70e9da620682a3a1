"""Diagnostics of the command line itself."""

from __future__ import annotations

from builder.codes.explanation import Explanation
from builder.model.diagnostic import BuilderError, UsageError

USAGE = (
    Explanation(
        "bad-name",
        UsageError,
        "A new publication can't have this name, or there is something of that name already.",
        'builder new "Heat waves"',
        ("Use small letters, digits and hyphens: `builder new heat-waves`. Nothing that is there is overwritten."),
    ),
    Explanation(
        "no-outlines",
        UsageError,
        "No outline was named, and there is none at sources/NAME/outline.yaml in this folder.",
        "builder build      # in an empty folder",
        "Go to the folder that holds `sources`, name an outline, or begin one with `builder new NAME`.",
    ),
    Explanation(
        "many-outlines",
        UsageError,
        "The preview shows one outline, and there is more than one in this folder.",
        "builder serve      # where sources/ has two publications",
        "Name the outline: `builder serve sources/NAME/outline.yaml`.",
    ),
    Explanation(
        "part-missing",
        UsageError,
        "The preview and watching need packages that a plain installation does not have.",
        "builder serve      # after pip install builder",
        "Install them: `pip install 'builder[serve]'`.",
    ),
    Explanation(
        "address-taken",
        UsageError,
        "The preview can't listen at the address and port that were asked for, often because another program does.",
        "builder serve --port 80",
        "Choose another --port, or leave it out for one that is free; name an address of this machine as --host.",
    ),
    Explanation(
        "record-pattern",
        UsageError,
        "The pattern of file names has a name in braces that is none of the outline's fields.",
        "builder editions outline.yaml --records schools.csv --name '{nmae}'",
        "Use the fields that the outline declares under `records:`.",
    ),
    Explanation(
        "cluster-missing",
        UsageError,
        "`--cluster` needs packages that are not installed with Builder itself.",
        "builder editions outline.yaml --records schools.csv --cluster tcp://10.0.0.5:8786",
        "Install them here and on the workers: `pip install 'builder[cluster]'`.",
    ),
    Explanation(
        "cluster-unreachable",
        UsageError,
        "No Dask scheduler answers at the address given with `--cluster`.",
        "builder editions outline.yaml --records schools.csv --cluster tcp://10.0.0.5:8787     # the dashboard's port",
        "Start one with `dask scheduler`, and name the address that it prints.",
    ),
    Explanation(
        "same-name",
        UsageError,
        "Two outlines would be written to the same outputs: an output has the name of its outline's folder.",
        "builder build spring/heat/outline.yaml autumn/heat/outline.yaml",
        "Rename one of the folders, or build the two with different --output folders.",
    ),
    Explanation(
        "not-comparable",
        UsageError,
        "What should be compared is neither a file nor a revision of git that has an outline.",
        "builder diff HAED~1 sources/heat/outline.yaml",
        "Name two outlines, two decks or sheets, REVISION:sources/NAME/outline.yaml, or two revisions.",
    ),
    Explanation(
        "compared-unchecked",
        UsageError,
        "One of two outlines that are compared does not pass its checks; what it says is compared all the same.",
        "builder diff HEAD~1 HEAD      # when a figure was wrong in HEAD~1",
        "See what `builder check` says of that outline.",
    ),
    Explanation(
        "internal-error",
        BuilderError,
        "Builder came to something that its makers had not thought of. It is not your fault.",
        "(none is known)",
        "Please report it, with the outline if you may share it and with what `--verbose` prints.",
    ),
)
