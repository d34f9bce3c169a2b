"""How well the rules of a check find what they are for: short drafts with and without it, rule by rule.

    python -m evaluation.drafts                     # each half apart
    python -m evaluation.drafts --half held-out
    python -m evaluation.drafts --half built-on --wrong

``tests/checks/drafts`` has a file a rule, a draft a line: ``triggers`` is whether the rule must speak, ``words`` are
those that its finding has to touch (or null), ``half`` is set when a draft is written.  Nothing was tuned on
those held out before their first measure; those written later are for rules mended after it.  The half ``blind`` was
written for all rules after that, and three rules were mended by what it showed; ``fresh`` are drafts for these three,
written before the mending and measured once after it.  Only the rule that a draft is written for is measured on it.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final, NamedTuple

import sayso
from corpora.articles import ROOT
from sayso.checks import RULES, Finding, check_reading
from sayso.checks.rulebook import Setting, shipped
from sayso.records import Reading

FOLDER: Final = ROOT / "tests" / "checks" / "drafts"
HALVES: Final = ("built-on", "held-out", "written-later", "blind", "fresh")


class Draft(NamedTuple):
    """A short draft that is written for one rule; ``words`` are those that a finding has to touch."""

    rule: str
    id: str
    text: str
    triggers: bool
    words: str | None
    half: str


class Outcome(NamedTuple):
    """A draft with what its rule finds in it."""

    draft: Draft
    findings: tuple[Finding, ...]

    @property
    def is_hit(self) -> bool:
        """Whether the rule had to speak, and spoke of the right words."""
        return self.draft.triggers and any(self._touches(finding) for finding in self.findings)

    @property
    def is_false_alarm(self) -> bool:
        """Whether the rule spoke, and not of what it had to speak of."""
        return bool(self.findings) and not self.is_hit

    @property
    def is_right(self) -> bool:
        """Whether the rule spoke where it had to, or kept silent where it had to."""
        return self.is_hit if self.draft.triggers else not self.findings

    def _touches(self, finding: Finding) -> bool:
        if self.draft.words is None:
            return True
        places = (match.span() for match in re.finditer(re.escape(self.draft.words), self.draft.text))
        return any(finding.span[0] < end and start < finding.span[1] for start, end in places)


class Figures(NamedTuple):
    """Counts over drafts: how many must trigger, how many of them do, and how many findings are wrong."""

    triggering: int
    hits: int
    false_alarms: int

    @property
    def precision(self) -> float:
        """Share of the drafts spoken of that had to be; 1 where there is none."""
        spoken = self.hits + self.false_alarms
        return self.hits / spoken if spoken else 1.0

    @property
    def recall(self) -> float:
        """Share of the drafts that must trigger which do; 1 where there is none."""
        return self.hits / self.triggering if self.triggering else 1.0


def drafts() -> list[Draft]:
    """The drafts of all rules, in the order of the rules."""
    return [
        Draft(rule, **json.loads(line))
        for rule in RULES
        for line in (FOLDER / f"{rule}.jsonl").read_text("utf-8").splitlines()
    ]


def read(wanted: Iterable[Draft]) -> dict[str, Reading]:
    """Read drafts, each text once; the readings by their texts."""
    return {text: sayso.read(text) for text in dict.fromkeys(draft.text for draft in wanted)}


def outcomes(wanted: Iterable[Draft], readings: Mapping[str, Reading]) -> Iterator[Outcome]:
    """Hold each draft against the rule that it is written for."""
    settings = shipped()
    for draft in wanted:
        alone: dict[str, Setting] = {
            name: replace(setting, enabled=name == draft.rule) for name, setting in settings.items()
        }
        yield Outcome(draft, check_reading(readings[draft.text], alone).findings)


def figures(rows: Iterable[Outcome]) -> Figures:
    """Count."""
    kept = list(rows)
    return Figures(
        sum(row.draft.triggers for row in kept),
        sum(row.is_hit for row in kept),
        sum(row.is_false_alarm for row in kept),
    )


def _print(rows: list[Outcome], half: str) -> None:
    print(f"\n{half}\n{'rule':26} precision  recall   hits  false alarms")
    for rule in (*RULES, "all rules"):
        counts = figures(row for row in rows if rule in (row.draft.rule, "all rules"))
        print(
            f"{rule:26} {100 * counts.precision:7.0f} % {100 * counts.recall:5.0f} %"
            f" {counts.hits:3} of {counts.triggering:<3} {counts.false_alarms:3}"
        )


def main() -> None:
    """The command line."""
    asks = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asks.add_argument("--half", choices=HALVES)
    asks.add_argument("--wrong", action="store_true", help="print the drafts that a rule gets wrong")
    asked = asks.parse_args()
    wanted = [draft for draft in drafts() if asked.half in (None, draft.half)]
    rows = list(outcomes(wanted, read(wanted)))
    for half in HALVES:
        if part := [row for row in rows if row.draft.half == half]:
            _print(part, half)
            for row in part:
                if asked.wrong and not row.is_right:
                    spoken = [finding.words for finding in row.findings]
                    print(
                        f"{row.draft.rule} {row.draft.id}: must {'' if row.draft.triggers else 'not '}trigger, {spoken}"
                    )
                    print(f"    {row.draft.text}")


if __name__ == "__main__":
    main()
