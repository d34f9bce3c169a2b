"""Findings that follow from one another: one source is found once."""

from __future__ import annotations

import sayso


def rules_of(text: str) -> list[tuple[str, str]]:
    return [(finding.rule, finding.words) for finding in sayso.check(text).findings]


def test_what_rests_on_one_unnamed_source_is_not_found_twice() -> None:
    text = "The sergeant was about to retire, an acquaintance said. He had served for five years."
    assert rules_of(text) == [("unnamed-without-reason", "an acquaintance")]


def test_a_group_without_names_is_found_once() -> None:
    text = "His associates said that Lund was ill. The flight was redirected. Associates of Lund said he drank tea."
    assert [rule for rule, _ in rules_of(text)].count("unnamed-without-reason") == 1
