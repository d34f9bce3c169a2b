"""Dates of acts, on the cases of the corpus and on those that bring a rule down."""

from datetime import date

import pytest

from corpora.acts import FOLDER, MarkedDate, load_dates
from sayso.reading.acts.dates import act_date

THURSDAY = date(2018, 5, 10)


def resolved(case: MarkedDate) -> str | None:
    return act_date(case.text, case.predicate, (0, len(case.text)), case.published, case.before)


@pytest.mark.parametrize("case", load_dates(FOLDER / "dates_train.tsv"), ids=lambda case: case.text[:40])
def test_cases_written_before_the_rules(case: MarkedDate) -> None:
    assert resolved(case) == case.resolved


def test_held_out_cases() -> None:
    cases = load_dates(FOLDER / "dates_held_out.tsv")
    wrong = [case.text for case in cases if resolved(case) != case.resolved]
    assert len(cases) >= 60
    assert len(wrong) <= len(cases) * 0.08, wrong


@pytest.mark.parametrize(
    ("sentence", "date_of_act"),
    [
        ("Orr sued on Feb. 30.", None),
        ("Orr sued in May.", "2018-05"),
        ("Orr may have sued.", None),
        ("Orr sued.", None),
        ("Orr sued two hours ago.", "2018-05-10"),
        ("Orr sued 99999 years ago.", None),
    ],
)
def test_days_that_are_none_and_months_that_are_verbs(sentence: str, date_of_act: str | None) -> None:
    start = sentence.index("sued")
    assert act_date(sentence, (start, start + 4), (0, len(sentence)), THURSDAY, None) == date_of_act


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "It rained on Monday. Orr sued on Tuesday. It rained on Wednesday."
    assert act_date(text, (25, 29), (21, 41), THURSDAY, None) == "2018-05-08"
