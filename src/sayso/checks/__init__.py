"""Check a draft: rules of sourcing, and quotations word for word against the documents they are taken from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from sayso.checks import attributing, balance, people, spellings, unnamed, wordings
from sayso.checks.draft import Draft
from sayso.checks.notes import Note
from sayso.checks.quotations import check_quotation, quotations_of
from sayso.checks.report import Finding, QuotationResult, Report
from sayso.checks.rulebook import SEVERITIES, Find, Hit, Setting, settings
from sayso.checks.sources import SourceDocument, SourceIndex
from sayso.records import Reading

RULES: Final[Mapping[str, Find]] = {
    "unnamed-without-reason": unnamed.without_reason,
    "vague-source": unnamed.vague,
    "unnamed-without-knowledge": unnamed.without_knowledge,
    "unnamed-opinion": unnamed.opinion,
    "one-unnamed-source": unnamed.single,
    "plural-for-one": unnamed.plural,
    "quotation-without-speaker": attributing.without_speaker,
    "claim-without-source": attributing.unattributed,
    "accused-not-heard": people.not_heard,
    "late-attribution": attributing.late,
    "speaker-without-role": people.without_role,
    "name-in-two-spellings": spellings.two_spellings,
    "quotation-twice": wordings.twice,
    "pile-up": balance.pile_up,
    "loaded-cue": attributing.loaded,
    "outlet-without-basis": attributing.secondary,
    "sources-of-one-kind": balance.one_kind,
}
"""The rules by their ids; each has its settings in ``rules.toml``."""


def check_reading(
    reading: Reading,
    rules: Mapping[str, Setting] | None = None,
    against: SourceIndex | None = None,
    notes: Sequence[Note] = (),
) -> Report:
    """Hold the reading of a draft against the rules, and its quotations against documents.

    ``rules`` are settings by the id of the rule, those that ship unless given.  ``notes`` set findings aside.
    """
    draft = Draft(reading)
    settings_by_rule = settings(None) if rules is None else rules
    hits = sorted(
        _uncovered(list(_hits(draft, settings_by_rule))), key=lambda pair: (pair[1].span, -_seriousness(pair[0]))
    )
    findings = tuple(_finding(number, draft, *pair, notes) for number, pair in enumerate(hits, 1))
    results: tuple[QuotationResult, ...] = ()
    if against is not None:
        checked = (check_quotation(quotation, against) for quotation in quotations_of(reading))
        results = tuple(QuotationResult.of(number, quotation) for number, quotation in enumerate(checked, 1))
    return Report(
        article=reading.article,
        findings=findings,
        quotations=results,
        documents=tuple(document.name for document in against.documents) if against else (),
    )


def _hits(draft: Draft, rules: Mapping[str, Setting]) -> Iterator[tuple[Setting, Hit]]:
    for name, find in RULES.items():
        setting = rules[name]
        if setting.enabled:
            yield from ((setting, hit) for hit in find(draft, setting) if hit.score >= setting.least_score)


def _uncovered(hits: list[tuple[Setting, Hit]]) -> Iterator[tuple[Setting, Hit]]:
    """Leave out what another rule, which the setting names, has found at the same place."""
    spoken = {(setting.id, hit.span) for setting, hit in hits}
    for setting, hit in hits:
        if not any((rule, hit.span) in spoken for rule in setting.unless):
            yield setting, hit


def _seriousness(setting: Setting) -> int:
    return SEVERITIES.index(setting.severity)


def _finding(number: int, draft: Draft, setting: Setting, hit: Hit, notes: Iterable[Note]) -> Finding:
    words = draft.text[slice(*hit.span)]
    reason = next(
        (note.reason for note in notes if (note.rule, note.words) == (setting.id, " ".join(words.split()))), None
    )
    return Finding(
        number=number,
        rule=setting.id,
        severity=setting.severity,
        span=hit.span,
        words=words,
        title=setting.title,
        why=setting.why,
        published=setting.published,
        remedy=setting.remedy,
        score=hit.score,
        ignored=reason,
    )


__all__ = [
    "RULES",
    "Finding",
    "Note",
    "Report",
    "SourceDocument",
    "SourceIndex",
    "check_reading",
    "settings",
]
