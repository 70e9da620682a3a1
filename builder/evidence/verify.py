"""The policy: what of an outline needs evidence, and what is said where the evidence falls short."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from builder.evidence.figures import check_figure, figure_quantity
from builder.evidence.passages import Cited, Evidence, Passages
from builder.evidence.problem import Problem
from builder.evidence.quantities import Quantity, find_quantities
from builder.evidence.quantities.formats import number_format
from builder.evidence.statements import Statements
from builder.evidence.texts import Stated, evidence_of, texts_of
from builder.model.diagnostic import Diagnostic
from builder.model.outline import (
    Advice,
    Chart,
    Comparison,
    Event,
    Finding,
    Item,
    Outline,
    Passage,
    Picture,
    Question,
    Quotation,
    Section,
    Side,
    Terms,
    Timeline,
)
from builder.model.records import PLACEHOLDER
from builder.model.source import Source, Verdict, VerdictStatus

if TYPE_CHECKING:
    from builder.evidence.changes.confirmations import ConfirmedEntry
    from builder.evidence.changes.lock import Lock


@dataclass(frozen=True, slots=True)
class Verification:
    """``verdicts`` has one per entry, in the outline's order; ``diagnostics`` everything found, in that order too.

    ``unchecked`` names the checks that did not run, because they don't know the outline's language.
    """

    verdicts: tuple[Verdict, ...]
    diagnostics: tuple[Diagnostic, ...]
    unchecked: tuple[str, ...] = ()


_ENGLISH_ONLY = ("subject", "direction", "period", "speaker", "number words")


def verify_outline(outline: Outline, sources: Mapping[str, Source], lock: Lock | None = None) -> Verification:
    """Hold an outline against its sources.

    Every passage cited has to stand in its source, every quotation in its passage and near its speaker's name, every
    figure and every number of a text in the evidence beside it. Advice and questions are the organisation's own words:
    they need no evidence, and so may state no figures without it. A section's takeaway is held against all evidence of
    the section, the outline's title against that of the outline; figures that are derived or the organisation's own may
    stand in them, too. An entry with ``own`` is not checked further than the passages it cites; but a quotation is
    never own, and a chart only where all the findings it draws are.

    Args:
        outline: The outline as loaded.
        sources: Its sources by id, as read.
        lock: What was confirmed earlier; a passage that has changed since is reported as such.

    Returns:
        An entry is ``supported`` when no error was found in it; warnings don't count.
    """
    return _Verifier(outline, sources, lock).verify()


class _Verifier:
    """One outline's verification; what was read of passages is kept while it goes on."""

    def __init__(self, outline: Outline, sources: Mapping[str, Source], lock: Lock | None) -> None:
        self.outline = outline
        self.changed: dict[str | None, list[Problem]] = defaultdict(list)
        self.explained: frozenset[tuple[str, str]] = frozenset()
        self.entries: Mapping[tuple[str, str, str], ConfirmedEntry] = {}
        if lock is not None:
            self.entries = lock.entries_of(outline)
            self._look_for_changes(lock, sources)
        self.passages = Passages(sources, str(outline.language))
        self.statements = Statements(self.passages, (str(c.phone) for c in outline.contacts if c.phone))
        self.findings = outline.findings()

    def _look_for_changes(self, lock: Lock, sources: Mapping[str, Source]) -> None:
        from builder.evidence.changes.changes import check_changes

        found = check_changes(self.outline, sources, lock)
        self.explained = found.explained
        for change in found.changes:
            self.changed[change.item].append(change.problem)

    def verify(self) -> Verification:
        problems = [*self.changed[None], *self._front_problems()]
        by_item: dict[int, list[Problem]] = {}
        for section in self.outline.sections:
            problems += self._section_problems(section)
            for item in section.items:
                by_item[id(item)] = self._item_problems(item)
                problems += by_item[id(item)]
        faulty = {
            str(item.id)
            for item in self.outline.items()
            if any(problem.severity == "error" for problem in by_item[id(item)])
        }
        return Verification(
            verdicts=tuple(self._verdict(item, faulty) for item in self.outline.items()),
            diagnostics=tuple(problem.located(self.outline.path) for problem in problems),
            unchecked=() if number_format(self.passages.language).words else _ENGLISH_ONLY,
        )

    def _verdict(self, item: Item, faulty: set[str]) -> Verdict:
        names = {str(item.id), *(map(str, item.figures) if isinstance(item, Chart | Comparison) else ())}
        status: VerdictStatus = "supported"
        if names & faulty:
            status = "unsupported"
        elif self._is_own(item):
            status = "own"
        cited = self.passages.read(item.evidence).cited
        return Verdict(str(item.id), status, tuple(c.match for c in cited if c.match is not None))

    # --- texts that belong to no entry -------------------------------------------------------------------------------

    def _front_problems(self) -> Iterator[Problem]:
        outline = self.outline
        beside = cache(lambda: self._evidence_beside(outline.items()))
        for text in (outline.title, outline.subtitle, outline.notice):
            if text is not None and self.statements.may_state(text):
                yield from _decided(self.statements.check(Stated(text, "own"), beside()))

    def _section_problems(self, section: Section) -> Iterator[Problem]:
        beside = cache(lambda: self._evidence_beside(section.items))
        if self.statements.may_state(section.title):
            yield from _decided(self.statements.check(Stated(section.title, "own"), beside()))
        if section.takeaway is not None and self.statements.may_state(section.takeaway):
            stated = Stated(section.takeaway, "strict" if beside().cited else "own")
            yield from _decided(self.statements.check(stated, beside()))

    def _evidence_beside(self, items: Iterable[Item]) -> Evidence:
        """The passages beside the texts of entries, and the numbers that no passage has.

        Those are worked out from the passages', or are the organisation's own.
        """
        passages: list[Passage] = []
        quantities: list[Quantity] = []
        for item in items:
            passages += evidence_of(item, self.findings)
            for each in self._drawn(item) if isinstance(item, Chart | Comparison) else (item,):
                quantities += self._without_passage(each)
        return replace(self.passages.read(passages), derived=tuple(quantities))

    def _without_passage(self, item: Item) -> Iterator[Quantity]:
        language, is_own = self.passages.language, self._is_own(item)
        figure = item.figure if isinstance(item, Finding) else None
        # A figure of the records is nobody's support: it differs from edition to edition.
        if figure and not PLACEHOLDER.search(figure.written) and (is_own or figure.derived is not None):
            yield figure_quantity(figure, language)
        if is_own and item.own is not None:
            for stated in texts_of(item):
                yield from find_quantities(stated.text, language)

    # --- entries -----------------------------------------------------------------------------------------------------

    def _is_own(self, item: Item) -> bool:
        if isinstance(item, Chart | Comparison) and (drawn := self._drawn(item)):
            # Drawing a source's figures doesn't make them the organisation's.
            return all(map(self._is_own, drawn)) and (item.own is not None or not item.evidence)
        if isinstance(item, Picture | Terms) and not item.evidence:
            return True
        # Nobody's words are the organisation's own: a quotation needs its source.
        return (item.own is not None and not isinstance(item, Quotation)) or isinstance(item, Advice | Question)

    def _drawn(self, item: Chart | Comparison) -> list[Finding]:
        return [self.findings[str(id)] for id in item.figures if str(id) in self.findings]

    def _item_problems(self, item: Item) -> list[Problem]:
        problems = [*self.changed[str(item.id)], *self._evidence_problems(item)]
        if item.confirmed is None:
            return problems
        hint = self._not_what_was_confirmed(item)
        return [_asked_again(p, hint) for p in problems] if hint else list(_decided(problems))

    def _not_what_was_confirmed(self, item: Item) -> str:
        """A hint where the lock says that another text or other evidence was confirmed; or else nothing."""
        if not self.entries:
            return ""
        from builder.evidence.changes.confirmations import confirm_entry

        now = confirm_entry(item, self.passages.read(evidence_of(item, self.findings)).cited)
        confirmed = now and self.entries.get(now.signature)
        if now is None or confirmed is None or (now.says, now.evidence) == (confirmed.says, confirmed.evidence):
            return ""
        changed = "its evidence" if now.evidence != confirmed.evidence else "the entry"
        return f"{changed} has changed since {now.by} confirmed it on {now.on}: look again, and write the day of that"

    def _evidence_problems(self, item: Item) -> list[Problem]:
        cited = self.passages.read(item.evidence)
        problems = [problem for passage in cited.cited for problem in self._passage_problems(passage)]
        if isinstance(item, Advice | Question) or (isinstance(item, Picture | Terms) and item.own is None):
            return problems + self._text_problems(item, cited)
        if self._is_own(item):
            return problems
        evidence = self._evidence_beside((item,)) if isinstance(item, Chart | Comparison) else cited
        if not evidence.cited:
            return [*problems, _without_evidence(item)]
        if isinstance(item, Timeline):
            problems += [_event_without_evidence(event) for event in item.events if not event.evidence]
        if isinstance(item, Comparison):
            bare = (side for side in item.sides if not side.evidence and side.figure is None)
            problems += [_side_without_evidence(side) for side in bare]
        if isinstance(item, Quotation):
            from builder.evidence.quotations.spoken import check_quotation

            problems += check_quotation(item, cited, self.passages)
        if isinstance(item, Finding) and item.figure is not None:
            problems += check_figure(item.figure, evidence, self.passages.language)
            if derived := tuple(self._without_passage(item)):
                evidence = replace(evidence, derived=derived)
        return problems + self._text_problems(item, evidence)

    def _text_problems(self, item: Item, evidence: Evidence) -> list[Problem]:
        problems: list[Problem] = []
        for stated in texts_of(item, self.findings):
            beside = evidence
            if stated.evidence is not None:
                beside = replace(self.passages.read(stated.evidence), derived=evidence.derived)
            problems += self.statements.check(stated, beside)
        return problems

    def _passage_problems(self, cited: Cited) -> Iterator[Problem]:
        words = cited.passage.words
        if cited.source is None:
            message = f"there is no source {cited.passage.source}"
            yield Problem("quote-missing", message, cited.passage.source.place)
        elif cited.match is None and (str(cited.passage.source), str(words)) not in self.explained:
            from builder.evidence.quotations.missing import missing_words

            yield missing_words("passage", words, [cited.source], self.passages)


def _decided(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Without what the rules can't decide: somebody did, or the text sums up more than one passage."""
    return (problem for problem in problems if problem.code != "evidence-undecided")


def _asked_again(problem: Problem, hint: str) -> Problem:
    return replace(problem, hints=(hint,)) if problem.code == "evidence-undecided" else problem


def _without_evidence(item: Item) -> Problem:
    kind = type(item).__name__.lower()
    hint = "cite the passage it rests on under evidence"
    if isinstance(item, Quotation):
        hint += "; somebody's words are never the organisation's own" if item.own is not None else ""
    else:
        hint += ", or say under own why it is the organisation's own"
    return Problem("evidence-absent", f"the {kind} {item.id} has no evidence", item.place, hints=(hint,))


def _event_without_evidence(event: Event) -> Problem:
    message = f"the event of {event.when} has no evidence"
    hint = "cite the passage it rests on under the event's evidence, or one for all under the timeline's"
    return Problem("evidence-absent", message, event.place, hints=(hint,))


def _side_without_evidence(side: Side) -> Problem:
    message = f"the side {side.heading} has no evidence"
    hint = "cite the passage it rests on under the side's evidence, or one for both under the comparison's"
    return Problem("evidence-absent", message, side.place, hints=(hint,))
